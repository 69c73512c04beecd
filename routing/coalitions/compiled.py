"""How this package's loops are compiled, and where their machine code is kept.

It is kept apart from the search's (`routing.rich.compiled`), by the digest of the
sources named here: a change to one does not have the other compiled anew.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba

from routing.rich.compiled import cache_folder
from routing.rich.compiled import entrance as kept

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

SOURCES = [
    Path(__file__).with_name(f"{name}.py")
    for name in (
        "along",
        "compiled",
        "labels",
        "legs",
        "repair",
        "single",
        "spans",
        "split",
        "within",
    )
]

FOLDER = cache_folder(SOURCES)


def entrance(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Compile a function that Python calls, and keep the machine code on disk.

    Neither it nor what it calls may call itself: kept machine code of such functions
    crashes when it is loaded again.
    """
    config = cast(Any, numba.config)
    usual = config.CACHE_DIR
    # numba settles where to keep the code when it is told to keep it
    config.CACHE_DIR = str(FOLDER)
    try:
        return kept(function)
    finally:
        config.CACHE_DIR = usual
