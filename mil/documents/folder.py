"""A folder of documents that is always whole: written atomically, cleaned of our own.

What this program wrote is kept in a manifest, with a digest of each file. A document
that a new plan no longer has is removed only when it is still the file we wrote.
"""

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mil.errors import InputError, MilError
from mil.ports import Progress

MANIFEST = ".mil-documents.json"

SAFE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}", re.ASCII)
"""What each part of a document's path must look like."""

_NO_FOLDER = ("is in the way: no folder", "choose another folder with --out")
_FULL = ("cannot be written: the disk is full", "free some space, then run it again")
_NOT_YOURS = ("is not yours to write", "choose another folder with --out")
_REASONS = {
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: ("is a folder in the way", "remove it, or choose another with --out"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: ("is on a read-only disk", "choose another folder with --out"),
    errno.EACCES: _NOT_YOURS,
    errno.EPERM: _NOT_YOURS,
}
"""What is wrong with a place and the remedy, by the system's error number."""


def _say_nothing(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file to write.

    Attributes
    ----------
    name
        Path inside the folder, with ``/``, made from ids only.
    content
        Its bytes.
    """

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Digest of the content."""
        return hashlib.sha256(self.content).hexdigest()


def prepare_folder(out: Path) -> Path:
    """Make the folder and see that documents can be written into it.

    Worth doing before the documents are made, which takes longer.

    Parameters
    ----------
    out
        Folder; made when missing.

    Returns
    -------
    Path
        The same folder.

    Raises
    ------
    MilError
        When it cannot be made or written to, or its manifest is damaged.
    """
    with _explained(out):
        out.mkdir(parents=True, exist_ok=True)
        names = _read_manifest(out)
        _write_manifest(out, names)
    return out


def write_documents(
    documents: tuple[Document, ...], out: Path, progress: Progress = _say_nothing
) -> tuple[Path, ...]:
    """Write documents into a folder and remove our own that are no longer among them.

    Parameters
    ----------
    documents
        All documents of the week.
    out
        Folder; made when missing.
    progress
        Told of earlier documents that stay, because somebody has changed them since.

    Returns
    -------
    tuple of Path
        The files written, in the order given.

    Raises
    ------
    InputError
        When a name is not made of safe characters, two names differ in case only, or
        a name leads out of the folder.
    MilError
        When the folder cannot be made or written to, or its manifest is damaged.
    """
    _refuse_twins(documents)
    with _explained(out):
        out.mkdir(parents=True, exist_ok=True)
        paths = tuple(_inside(out, document.name) for document in documents)
        before = _read_manifest(out)
        now = {document.name: document.sha256 for document in documents}
        stale = {n: (_inside(out, n), d) for n, d in before.items() if n not in now}
        # both old and new are ours until the new ones are all there
        _write_manifest(out, {**before, **now})
        for path, document in zip(paths, documents, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, document.content)
        _write_manifest(out, {**_remove_stale(stale, progress), **now})
    return paths


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    """Turn what the system says about the folder into an error with a remedy."""
    try:
        yield
    except OSError as error:
        place = error.filename or out
        message, remedy = _REASONS.get(
            error.errno or 0,
            (
                f"cannot be written ({error.strerror or error})",
                "check the disk, or choose another folder with --out",
            ),
        )
        raise MilError(f"{place} {message} → {remedy}") from None


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _is_safe(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and all(SAFE_NAME.fullmatch(part) for part in parts)


def _inside(out: Path, name: str) -> Path:
    """Return the path of a document, having made sure that it lies in the folder."""
    if not _is_safe(name):
        raise InputError(
            f"document name {name!r} is not safe: give the site, vehicle or round an "
            "id of letters, digits, - and _ only"
        )
    path = out.joinpath(*PurePosixPath(name).parts)
    # a link inside the folder may lead elsewhere; the file itself is replaced, not read
    if not path.parent.resolve().is_relative_to(out.resolve()):
        raise InputError(
            f"{path.parent} leads out of {out}: remove that link, or choose another "
            "folder with --out"
        )
    return path


def _refuse_twins(documents: tuple[Document, ...]) -> None:
    """Refuse names that some file systems take for the same."""
    seen: dict[str, str] = {}
    for document in documents:
        key = document.name.casefold()
        if twin := seen.get(key):
            raise InputError(
                f"documents {twin!r} and {document.name!r} cannot lie in one folder: "
                "give one of the two sites an id that differs in more than its case"
            )
        seen[key] = document.name


def _read_manifest(out: Path) -> Mapping[str, str]:
    """Return the digests of our own documents by name, each name a safe one."""
    path = out / MANIFEST
    if not path.exists():
        return {}
    try:
        names = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        names = None
    if not isinstance(names, dict) or not all(
        _is_safe(name) and isinstance(digest, str) for name, digest in names.items()
    ):
        raise MilError(f"{path} is damaged → delete it, or choose another folder")
    return names


def _write_manifest(out: Path, names: Mapping[str, str]) -> None:
    text = json.dumps(dict(names), indent=1, sort_keys=True) + "\n"
    write_atomically(out / MANIFEST, text.encode())


def _remove_stale(
    stale: Mapping[str, tuple[Path, str]], progress: Progress
) -> Mapping[str, str]:
    """Remove what an earlier plan left, unless somebody has changed it since.

    Everything new is written by now: what cannot be removed is said, and returned
    with its digest for the next time.
    """
    left = {}
    for name, (path, digest) in stale.items():
        try:
            if _digest(path) == digest:
                path.unlink()
            elif os.path.lexists(path):
                progress(
                    f"Kept {path}: this plan no longer has it, but somebody has "
                    "changed it; remove it yourself when it is of no use"
                )
        except OSError as error:
            left[name] = digest
            progress(
                f"Kept {path}: this plan no longer has it, but it cannot be removed "
                f"({error.strerror})"
            )
    return left


def _digest(path: Path) -> str:
    """Return the digest of a file, or nothing where there is no plain file."""
    if path.is_symlink() or not path.is_file():
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()
