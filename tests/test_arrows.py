"""The arrows between the rooms, as CONTRIBUTING.md draws them."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("mil", "mil.documents", "routing", "scheduling", "data")
MAY_IMPORT = {
    "mil": {"mil"},
    "mil.documents": {"mil", "mil.documents"},
    "routing": {"mil", "routing"},
    "scheduling": {"mil", "scheduling"},
    "data": {"mil", "data"},
}
LIBRARIES = {
    "mil": {"numpy", "scipy"},
    "mil.documents": {
        *("babel", "branca", "folium", "rich", "segno", "typst"),
        "xlsxwriter",
    },
    "routing": {"geopy", "numba", "numpy", "ortools", "pyvrp"},
    "scheduling": {"ortools"},
    "data": {
        *("alembic", "cattrs", "geopy", "pandas", "python_calamine", "sqlalchemy"),
    },
}

PLAIN_TYPE = re.compile(r"routing\.(problem|result)\.[A-Z]\w*")
"""What the judge may import of routing outside itself: types, no functions."""


def room_of(module: str) -> str:
    """Name the room a module lies in."""
    if module == "mil.documents" or module.startswith("mil.documents."):
        return "mil.documents"
    return module.split(".", maxsplit=1)[0]


def sources() -> list[tuple[str, Path]]:
    """List all source files with their room."""
    found = []
    for top in ("mil", "routing", "scheduling", "data"):
        for path in sorted((ROOT / top).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found.append((room_of(module), path))
    return found


def imports_of(path: Path) -> set[str]:
    """List the modules a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize(
    ("room", "path"), sources(), ids=lambda value: str(value)[-40:]
)
def test_a_room_imports_only_whom_it_may(room: str, path: Path) -> None:
    """No file imports another room, or a library that is not its room's."""
    # _typeshed exists for type checkers only
    allowed = LIBRARIES[room] | set(sys.stdlib_module_names) | {"_typeshed"}
    for module in imports_of(path):
        top = module.split(".", maxsplit=1)[0]
        if top in {"mil", "routing", "scheduling", "data", "cli"}:
            assert room_of(module) in MAY_IMPORT[room], f"{path} imports {module}"
        else:
            assert top in allowed, f"{path} imports {module}"


def test_the_judge_shares_no_code_with_the_models() -> None:
    """The judge imports plain types and nothing that makes plans or shares costs."""
    judge = sorted((ROOT / "routing" / "check").rglob("*.py"))
    assert judge
    for path in judge:
        for module in imports_of(path):
            assert not module.startswith("mil.costs"), f"{path} imports {module}"
            if module.startswith("routing"):
                own = module.startswith("routing.check")
                plain = PLAIN_TYPE.fullmatch(module)
                assert own or plain, f"{path} imports {module}"


def test_help_imports_nothing_heavy() -> None:
    """`mil --help` answers without pandas, folium, a solver, a database or numpy."""
    code = (
        "import sys, cli\n"
        "try:\n    cli.app(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'pandas', 'folium', 'ortools', 'sqlalchemy', 'typst', 'numpy'}\n"
        "sys.exit(','.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout
