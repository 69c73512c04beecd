"""How this package compiles its loops.

Machine code is kept on disk by the digest of all sources it is made of: numba itself
looks only at the file of the function that Python calls.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba
import numpy as np

NONE, FIRST = cast(int, np.int64(-1)), cast(int, np.int64(0))
NO = cast(bool, np.bool_(False))
"""For arguments: numba compiles functions anew for each plain constant passed on."""

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

INTERPRETED = {
    *("cooling.py", "fits.py", "flatten.py", "improve.py", "loop.py", "near.py"),
    *("prices.py", "starts.py", "telling.py", "timetable.py"),
}

SOURCES = sorted(
    source
    for source in Path(__file__).parent.glob("*.py")
    if source.name not in INTERPRETED
)


def cache_folder(sources: Iterable[Path] = SOURCES) -> Path:
    """Return where machine code made of some sources by this numba is kept."""
    digest = hashlib.sha256(numba.__version__.encode())
    for source in sources:
        digest.update(source.read_bytes())
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    folder = Path(home) / "mil-planner" / digest.hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # no home, or one that cannot be written to
        return Path(tempfile.gettempdir()) / f"mil-planner-{digest.hexdigest()[:16]}"
    return folder


# what others compile in this process goes there too, and is right there as well
_config = cast(Any, numba.config)
_config.CACHE_DIR = _config.CACHE_DIR or str(cache_folder())

_njit = cast(Any, numba.njit)


def compiled(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Compile a function that only other compiled ones call, and makes no arrays.

    Without arrays to be freed nobody counts references to tables: counting takes ten
    times as long as the work when a dozen tables are passed to small functions.
    """
    return _inner(function, _nrt=False)


def inlined(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Compile a function like `compiled` into those that call it."""
    return _inner(function, _nrt=False, forceinline=True)


def allocating(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Compile a function that only other compiled ones call, and makes arrays."""
    return _inner(function)


def _inner(
    function: Callable[Given, Answer], **options: bool
) -> Callable[Given, Answer]:
    inner = _njit(
        error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True, **options
    )
    return cast(Callable[Given, Answer], inner(function))


def entrance(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Compile a function that Python calls, and keep the machine code on disk."""
    outer = _njit(error_model="numpy", cache=True)
    return cast(Callable[Given, Answer], outer(function))
