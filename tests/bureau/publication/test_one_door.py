"""Rule 2 of the architecture: only `declassify.py` turns rows into public records."""

import ast
from pathlib import Path

BALISE = Path(__file__).resolve().parents[3] / "balise"
DOOR = "bureau/publication/declassify.py"
PUBLIC = {"Structure", "Service", "Channel", "Directory"}


def imported(tree: ast.AST) -> set[str]:
    """Every module and name that a file imports, in dotted form."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def files() -> dict[str, ast.AST]:
    return {
        path.relative_to(BALISE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(BALISE.rglob("*.py"))
    }


def builds_public_records(tree: ast.AST) -> bool:
    """Whether a file can call a constructor of the public types, by name or through the module."""
    own = {f"balise.core.pack.records.{name}" for name in PUBLIC}
    if not imported(tree) & {*own, "balise.core.pack.records"}:
        return False
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            by_module = isinstance(called, ast.Attribute) and called.attr in PUBLIC
            if by_module and isinstance(called.value, ast.Name) and called.value.id == "records":
                return True
            if isinstance(called, ast.Name) and f"balise.core.pack.records.{called.id}" in imported(tree):
                return called.id in PUBLIC
    return False


def test_only_the_door_builds_public_records() -> None:
    assert [name for name, tree in files().items() if builds_public_records(tree)] == [DOOR]


def test_only_the_door_knows_rows_and_public_records() -> None:
    both = [
        name
        for name, tree in files().items()
        if any(one.startswith("balise.bureau.directory.models") for one in imported(tree))
        and imported(tree) & {f"balise.core.pack.records.{public}" for public in PUBLIC}
    ]
    assert both == [], "a file other than the door imports rows and public records by name"


def test_the_door_names_its_fields() -> None:
    tree = files()[DOOR]
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    forbidden = {"getattr", "setattr", "vars", "model_to_dict", "asdict", "convert", "to_builtins"}
    assert not called & forbidden
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not attributes & {"__dict__", "_meta", "values", "values_list", "payload"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            assert all(keyword.arg is not None for keyword in node.keywords), "no ** in the door"
