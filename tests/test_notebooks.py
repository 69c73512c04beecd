"""Notebooks explain at least as much as they compute, and are stored without outputs.

They are executed with the other tests (nbmake).
"""

import json
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_about_half_of_a_notebook_is_prose(file: Path) -> None:
    """By characters of words against code."""
    written = {"markdown": 0, "code": 0}
    for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
        written[cell["cell_type"]] += len("".join(cell["source"]))
    assert written["markdown"] >= 0.45 * sum(written.values()), written


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_outputs_are_not_stored(file: Path) -> None:
    """Nor is what they were made by: whoever opens a notebook runs it."""
    for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs"), cell["id"]
        assert cell.get("execution_count") is None, cell["id"]
