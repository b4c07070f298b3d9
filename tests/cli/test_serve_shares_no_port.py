"""Two sites on one port would answer in turn, one of them old: the second one says so and stops."""

import socket

import pytest

from balise.cli import main


def test_a_port_that_answers_is_not_shared(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert main(["serve", "--port", port]) == 1
    said = capsys.readouterr()
    assert f"Un autre programme répond déjà sur 127.0.0.1:{port}." in said.err
    assert said.out == ""
