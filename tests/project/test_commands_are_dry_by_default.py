"""Every command has a help that suffices; one that writes is dry unless it is told `--write`."""

import argparse
from collections.abc import Iterator

import pytest

from balise.cli import parser

# What writes nothing but what it prints or serves; every other command takes --write.
READING = {"help", "places search", "pack verify", "scales check", "scales preview", "serve"}


def commands(top: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command that runs, sub-commands included."""
    groups = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield name, top
    for group in groups:
        for word, sub in group.choices.items():
            yield from commands(sub, f"{name} {word}".strip())


COMMANDS = dict(commands(parser()))


def test_the_list_is_the_whole_command_line() -> None:
    assert len(COMMANDS) >= 9
    assert COMMANDS.keys() >= READING


@pytest.mark.parametrize("name", COMMANDS)
def test_it_writes_only_when_told(name: str) -> None:
    flags = {flag: action for action in COMMANDS[name]._actions for flag in action.option_strings}
    if name in READING:
        assert "--write" not in flags
        return
    assert flags["--write"].const is True
    assert flags["--write"].default is False, "dry unless told"
    assert flags["--write"].help


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_says_what_it_is_for(name: str) -> None:
    command = COMMANDS[name]
    assert command.description, name
    for action in command._actions:
        assert action.help, (name, action.dest)
    with pytest.raises(SystemExit) as done:
        parser().parse_args([*name.split(), "--help"])
    assert done.value.code == 0
