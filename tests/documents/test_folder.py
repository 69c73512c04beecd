"""The folder of documents: whole files, safe names, only our own removed."""

import errno
import json
import os
from pathlib import Path

import pytest

from mil.documents.folder import (
    MANIFEST,
    Document,
    prepare_folder,
    write_atomically,
    write_documents,
)
from mil.errors import InputError, MilError

ONE = Document("hub/hub-1.pdf", b"one")
TWO = Document("week.pdf", b"two")
THREE = Document("map.html", b"three")


def test_documents_are_written(tmp_path: Path) -> None:
    """Each document is on disk under its name, in the order given."""
    paths = write_documents((ONE, TWO), tmp_path / "new")
    assert [p.read_bytes() for p in paths] == [b"one", b"two"]
    assert paths[0] == tmp_path / "new/hub/hub-1.pdf"


def test_stale_document_of_ours_is_removed(tmp_path: Path) -> None:
    """What the next plan no longer has goes away; what it keeps is replaced."""
    write_documents((ONE, TWO), tmp_path)
    write_documents((Document("week.pdf", b"new"),), tmp_path)
    assert not (tmp_path / ONE.name).exists()
    assert (tmp_path / "week.pdf").read_bytes() == b"new"


def test_foreign_and_changed_files_stay(tmp_path: Path) -> None:
    """A file we did not write, or that somebody has changed since, is not removed."""
    (tmp_path / "notes.txt").write_text("mine")
    write_documents((ONE, TWO), tmp_path)
    (tmp_path / ONE.name).write_bytes(b"annotated")
    write_documents((TWO,), tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / ONE.name).read_bytes() == b"annotated"


@pytest.mark.parametrize(
    "name",
    [
        "../week.pdf",
        "/etc/week.pdf",
        "a/../../b",
        "pickup-é.pdf",
        "a b.pdf",
        "",
        "a\0b",
    ],
)
def test_unsafe_name_is_refused(tmp_path: Path, name: str) -> None:
    """A name that is not made of safe characters writes nothing at all."""
    out = tmp_path / "out"
    with pytest.raises(InputError, match="is not safe"):
        write_documents((TWO, Document(name, b"x")), out)
    assert list(out.iterdir()) == []


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A subfolder that is a link to elsewhere is not followed."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "hub").symlink_to(elsewhere)
    with pytest.raises(InputError, match="leads out of"):
        write_documents((ONE,), out)
    assert list(elsewhere.iterdir()) == []


def test_names_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    """Two documents that one file system takes for the same are not both written."""
    with pytest.raises(InputError, match="more than its case"):
        write_documents((TWO, Document("Week.pdf", b"x")), tmp_path)


def test_hostile_manifest_removes_nothing_outside(tmp_path: Path) -> None:
    """A manifest that names a file elsewhere is refused before anything is written."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"two")
    out = tmp_path / "out"
    write_documents((TWO,), out)
    (out / MANIFEST).write_text(json.dumps({"../victim": TWO.sha256}))
    with pytest.raises(MilError, match="is damaged → delete it"):
        write_documents((ONE,), out)
    assert victim.exists()
    assert not (out / ONE.name).exists()


@pytest.mark.parametrize("text", ["[", "[]", '{"week.pdf": 1}', "[" * 100_000, "\xff"])
def test_damaged_manifest_is_named(tmp_path: Path, text: str) -> None:
    """A manifest that cannot be read is said at once, and nothing is written."""
    (tmp_path / MANIFEST).write_bytes(text.encode("latin-1"))
    for work in (prepare_folder, lambda out: write_documents((ONE,), out)):
        with pytest.raises(MilError, match="is damaged → delete it"):
            work(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]


def test_prepared_folder_is_there_and_keeps_its_own(tmp_path: Path) -> None:
    """A folder is made, and what is known to be ours in it stays ours."""
    assert prepare_folder(tmp_path / "a" / "b").is_dir()
    write_documents((ONE,), tmp_path)
    before = (tmp_path / MANIFEST).read_bytes()
    prepare_folder(tmp_path)
    assert (tmp_path / MANIFEST).read_bytes() == before


@pytest.mark.parametrize("inside", ["week.pdf", "week.pdf/sub"])
def test_a_file_in_the_folder_s_place(tmp_path: Path, inside: str) -> None:
    """It is named with the remedy, before and while documents are written."""
    (tmp_path / "week.pdf").write_bytes(b"mine")
    for work in (prepare_folder, lambda out: write_documents((ONE,), out)):
        with pytest.raises(MilError, match=r"in the way: no folder → .*--out"):
            work(tmp_path / inside)
    assert (tmp_path / "week.pdf").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full → free some space"),
        (errno.EROFS, "is on a read-only disk → choose another folder"),
        (errno.EACCES, "is not yours to write → choose another folder"),
        (errno.EIO, r"cannot be written \(.*\) → check the disk"),
    ],
)
def test_what_the_disk_says_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    """Each reason not to write gets its remedy."""

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("mil.documents.folder.os.fsync", refuse)
    for work in (prepare_folder, lambda out: write_documents((ONE,), out)):
        with pytest.raises(MilError, match=said):
            work(tmp_path)


def test_a_stale_document_that_stays_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody's notes are kept and told once; what cannot go is tried again."""
    said: list[str] = []
    write_documents((ONE, TWO), tmp_path)
    (tmp_path / ONE.name).write_bytes(b"annotated")
    write_documents((TWO,), tmp_path, said.append)
    assert len(said) == 1
    assert f"Kept {tmp_path / ONE.name}: " in said[0]
    assert "somebody has changed it" in said[0]

    def refuse(_: Path, missing_ok: bool = False) -> None:
        if not missing_ok:
            raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        write_documents((THREE,), tmp_path, said.append)
    assert "cannot be removed (Permission denied)" in said[1]
    assert (tmp_path / THREE.name).exists()
    write_documents((THREE,), tmp_path, said.append)
    assert not (tmp_path / TWO.name).exists()
    assert len(said) == 2


def test_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails, the earlier document is still whole and no rest is left."""
    path = tmp_path / "week.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mil.documents.folder.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["week.pdf"]


def test_interrupted_run_still_owns_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of a run that broke off are removed by a later plan that lacks them."""
    real = write_atomically

    def breaking(path: Path, content: bytes) -> None:
        if path.name == "week.pdf":
            raise OSError(5, "gone")
        real(path, content)

    monkeypatch.setattr("mil.documents.folder.write_atomically", breaking)
    with pytest.raises(MilError, match="gone"):
        write_documents((ONE, TWO), tmp_path)
    monkeypatch.undo()
    assert (tmp_path / ONE.name).exists()
    write_documents((TWO,), tmp_path)
    assert not (tmp_path / ONE.name).exists()
