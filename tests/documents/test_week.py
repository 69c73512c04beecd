"""The whole folder of a week."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from mil.costs.shares import WeekShares
from mil.documents import write_week
from mil.documents.folder import MANIFEST
from mil.errors import InputError
from mil.plan import WeekPlan

Small = tuple[WeekPlan, WeekShares]


def names(folder: Path) -> set[str]:
    """Return the files in a folder, relative, without the manifest."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    return {p.relative_to(folder).as_posix() for p in files}


@pytest.fixture(scope="module")
def folder(small: Small, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the documents of the small week."""
    out = tmp_path_factory.mktemp("week")
    write_week(*small, out, lambda _: None)
    return out


def test_folder_holds_all_documents(small: Small, folder: Path) -> None:
    """One sheet per producer, round, day, delivery; cover, map and tables."""
    plan, _ = small
    found = names(folder)
    assert {f"pickup-sheets/pickup-ferme-0{i}.pdf" for i in range(4)} <= found
    assert {f"round-sheets/round-{r.id}.pdf" for r in plan.rounds} <= found
    assert {"hub/hub-2026-11-24.pdf", "hub/hub-2026-11-25.pdf"} <= found
    assert "delivery-notes/delivery-2026-11-24-client-00.pdf" in found
    tables = {f"{t}.{e}" for t in ("rounds", "shares") for e in ("csv", "xlsx")}
    assert {"week.pdf", "map.html"} | tables <= found
    assert len(found) == 21


def test_progress_and_paths(small: Small, tmp_path: Path) -> None:
    """The caller hears what is made and gets every path, the cover page first."""
    said: list[str] = []
    paths = write_week(*small, tmp_path / "out", said.append)
    assert paths[0].name == "week.pdf"
    assert {p.relative_to(tmp_path / "out").as_posix() for p in paths} == names(
        tmp_path / "out"
    )
    assert "Printing pickup sheets" in said


def test_same_plan_gives_the_same_files(
    small: Small, folder: Path, tmp_path: Path
) -> None:
    """A reprint is the same to the byte, in every file."""
    write_week(*small, tmp_path, lambda _: None)
    for name in names(folder):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_sheets_are_french_a4(folder: Path, text_of: Callable[[Path], str]) -> None:
    """A pickup sheet is A4, in French, with day, client and figures."""
    path = folder / "pickup-sheets/pickup-ferme-00.pdf"
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    text = text_of(path)
    assert "Fiche de ramassage" in text
    assert "mardi 24 novembre" in text
    assert "Client du Lieu 3" in text
    assert "Les horaires d’ouverture ne peuvent pas être tenus." in text
    assert "Closed at 11:00" not in text


def test_site_language_wins(
    small: Small, tmp_path: Path, text_of: Callable[[Path], str]
) -> None:
    """A client who reads English gets an English note, the farm stays French."""
    plan, shares = small
    sites = dict(plan.inputs.sites)
    sites["client-00"] = replace(sites["client-00"], language="en")
    mixed = replace(plan, inputs=replace(plan.inputs, sites=sites))
    write_week(mixed, shares, tmp_path, lambda _: None)
    note = text_of(tmp_path / "delivery-notes/delivery-2026-11-24-client-00.pdf")
    assert "Delivery note" in note
    assert "Fiche de ramassage" in text_of(
        tmp_path / "pickup-sheets/pickup-ferme-00.pdf"
    )


def test_who_drives_has_a_sheet_though_nobody_can_be_billed(
    small: Small, folder: Path, tmp_path: Path, text_of: Callable[[Path], str]
) -> None:
    """Without shares only their tables and amounts are left out, and that is said."""
    plan, shares = small
    write_week(plan, shares, tmp_path, lambda _: None)
    write_week(plan, None, tmp_path, lambda _: None)
    assert names(tmp_path) == names(folder) - {"shares.csv", "shares.xlsx"}
    for name in names(tmp_path):
        if not name.startswith(("week", "pickup")):
            assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name
    cover, before = text_of(tmp_path / "week.pdf"), text_of(folder / "week.pdf")
    assert "n’est pas connu et ne figure dans aucun de ces fichiers" in cover
    assert "shares.csv" not in cover
    assert "à quel prix" not in cover
    assert "pas connu et" not in before
    assert "à quel prix" in before
    sheet = text_of(tmp_path / "pickup-sheets/pickup-ferme-00.pdf")
    assert "la plateforme vous le dira" in sheet
    assert "Votre part" not in sheet
    empty = replace(plan, days=())
    write_week(empty, None, tmp_path, lambda _: None)
    sheet = text_of(tmp_path / "pickup-sheets/pickup-ferme-00.pdf")
    assert "la plateforme vous le dira" not in sheet


def test_documents_of_an_older_plan_go(small: Small, tmp_path: Path) -> None:
    """Sheets of rounds that the new plan no longer has are removed."""
    plan, shares = small
    write_week(plan, shares, tmp_path, lambda _: None)
    write_week(replace(plan, days=plan.days[:1]), shares, tmp_path, lambda _: None)
    left = names(tmp_path)
    assert "round-sheets/round-2026-11-25-van-2-1.pdf" not in left
    assert "round-sheets/round-2026-11-24-van-2-1.pdf" in left


def test_week_without_rounds_is_printed(small: Small, tmp_path: Path) -> None:
    """A week in which nothing can be carried still says why, on every sheet."""
    plan, shares = small
    empty = replace(plan, days=())
    write_week(empty, replace(shares, producers=()), tmp_path, lambda _: None)
    assert "week.pdf" in names(tmp_path)
    assert not any(name.startswith("round-sheets/") for name in names(tmp_path))


def test_unsafe_id_is_refused_before_anything_is_written(
    small: Small, tmp_path: Path
) -> None:
    """An id that leads out of the folder stops the run with an empty folder."""
    plan, shares = small
    bad = tuple(
        replace(day, rounds=tuple(replace(r, id="../../x") for r in day.rounds[:1]))
        for day in plan.days[:1]
    )
    with pytest.raises(InputError, match="is not safe"):
        write_week(replace(plan, days=bad), shares, tmp_path, lambda _: None)
    assert names(tmp_path) == set()


def test_pages_are_not_blank(folder: Path, pdftoppm: str, tmp_path: Path) -> None:
    """Poppler renders each kind of sheet, with ink on the first page."""
    for path in (
        "week.pdf",
        "pickup-sheets/pickup-ferme-00.pdf",
        "hub/hub-2026-11-24.pdf",
    ):
        stem = tmp_path / "page"
        command = [pdftoppm, "-gray", "-r", "20", "-f", "1", "-l", "1", "-singlefile"]
        subprocess.run([*command, str(folder / path), str(stem)], check=True)
        pixels = stem.with_suffix(".pgm").read_bytes()[-20_000:]
        assert min(pixels) < 200, path


def test_importing_the_room_is_light() -> None:
    """Neither Typst nor folium is loaded until something is printed."""
    code = "import sys, mil.documents; print(sorted(sys.modules))"
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not re.search(r"'(typst|folium|xlsxwriter|segno)'", done.stdout)
