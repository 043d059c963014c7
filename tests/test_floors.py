"""The floors of the house: a module imports only from floors below its own, siblings never import each other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "noticeconv"

FLOORS = (
    ("kept",),
    ("records",),
    ("errors", "diagnostics", "roles", "validation", "zh"),
    ("model", "options", "layout", "files", "soffice"),
    ("source", "flow", "outline", "schema"),
    ("recognise", "rules", "readers", "writers"),
    ("conversion", "restyling", "modelling", "preview"),
    ("batch",),
    ("cli", "web"),
    ("__main__",),
)
"""Modules and packages from the ground up; docs/architecture.md shows the same picture."""

FLOOR_OF = {name: level for level, names in enumerate(FLOORS) for name in names}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")
HOUSE = "noticeconv"
LIMIT = 300
"""Lines that a module may have."""


def home(path: Path) -> str:
    """The module or package directly under noticeconv that `path` belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Names of what `path` imports of ours, at the top or inside functions, directly under noticeconv."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == HOUSE else [node.module or ""]
        else:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        found |= {name.split(".")[1] for name in names if name.startswith(HOUSE + ".")}
    return found - {"__version__"}


def test_the_picture_is_true() -> None:
    """docs/architecture.md shows these floors, and every module that there is stands on one."""
    rows = re.findall(r"^\| (\d) \| (`[^|]+`) \|", (ROOT.parents[1] / "docs" / "architecture.md").read_text("utf-8"), re.MULTILINE)
    assert [tuple(re.findall(r"`(\w+)`", names)) for _, names in rows] == list(FLOORS)
    assert {home(path) for path in MODULES} <= set(FLOOR_OF)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    own = home(path)
    assert own in FLOOR_OF, f"{own} has no floor yet: give it one here and in docs/architecture.md"
    wrong = {name for name in imported(path) - {own} if FLOOR_OF[name] >= FLOOR_OF[own]}
    assert not wrong, f"{own} (floor {FLOOR_OF[own]}) imports {sorted(wrong)}"


def test_every_module_is_short() -> None:
    lines = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in MODULES}
    assert not {name: count for name, count in lines.items() if count > LIMIT}, "split these"


def test_no_module_of_leftovers() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "util", "helpers", "helper", "common", "misc", "manager"}]


def test_the_check_sees_imports(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text("from noticeconv import convert, __version__\ndef f():\n    import noticeconv.cli.app\n    from noticeconv.zh import dates\n")
    assert imported(sample) == {"convert", "cli", "zh"}
