"""A folder of documents that is always whole: written atomically, cleaned of our own.

What this program wrote is kept in a manifest, with a digest of each file. A document
that a new plan no longer has is removed only when it is still the file we wrote.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mil.errors import InputError, MilError

MANIFEST = ".mil-documents.json"

SAFE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}", re.ASCII)
"""What each part of a document's path must look like."""


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


def write_documents(documents: tuple[Document, ...], out: Path) -> tuple[Path, ...]:
    """Write documents into a folder and remove our own that are no longer among them.

    Parameters
    ----------
    documents
        All documents of the week.
    out
        Folder; made when missing.

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
        When the folder's manifest is damaged.
    """
    _refuse_twins(documents)
    out.mkdir(parents=True, exist_ok=True)
    paths = tuple(_inside(out, document.name) for document in documents)
    before = _read_manifest(out)
    now = {document.name: document.sha256 for document in documents}
    # both old and new are ours until the new ones are all there
    _write_manifest(out, {**before, **now})
    for path, document in zip(paths, documents, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, document.content)
    _remove_stale(out, {n: d for n, d in before.items() if n not in now})
    _write_manifest(out, now)
    return paths


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


def _inside(out: Path, name: str) -> Path:
    """Return the path of a document, having made sure that it lies in the folder."""
    parts = PurePosixPath(name).parts
    if not parts or not all(SAFE_NAME.fullmatch(part) for part in parts):
        raise InputError(
            f"document name {name!r} is not safe: give the site, vehicle or round an "
            "id of letters, digits, - and _ only"
        )
    path = out.joinpath(*parts)
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
    path = out / MANIFEST
    if not path.exists():
        return {}
    try:
        names = json.loads(path.read_text("utf-8"))
    except ValueError:
        names = None
    if not isinstance(names, dict):
        raise MilError(f"{path} is damaged: delete it, or choose another folder")
    return {str(name): str(digest) for name, digest in names.items()}


def _write_manifest(out: Path, names: Mapping[str, str]) -> None:
    text = json.dumps(dict(names), indent=1, sort_keys=True) + "\n"
    write_atomically(out / MANIFEST, text.encode())


def _remove_stale(out: Path, stale: Mapping[str, str]) -> None:
    """Remove what an earlier plan left, unless somebody has changed it since."""
    for name, digest in stale.items():
        path = _inside(out, name)
        if _digest(path) == digest:
            path.unlink()


def _digest(path: Path) -> str:
    """Return the digest of a file, or nothing where there is no plain file."""
    if path.is_symlink() or not path.is_file():
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()
