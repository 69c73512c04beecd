"""PDF by Typst. Imported text reaches it as JSON strings, never as template code."""

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mil.documents.words import Words
from mil.errors import MilError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from typst import Compiler

TEMPLATES = Path(__file__).parent / "templates"

LONGEST = 400
"""Characters of one text that are printed; the rest is cut with an ellipsis."""

UNBROKEN = 24
"""Longest word that is printed as it is."""

PIECE = 8
"""Longer ones may be broken after so many characters, so that none overflows."""


class Press:
    """Prints sheets, one compiler for all of them.

    Parameters
    ----------
    made_at
        Time stamp in the PDFs: the plan's, so that a reprint gives the same bytes.
    """

    def __init__(self, made_at: datetime) -> None:
        self._timestamp = int(made_at.timestamp())

    @cached_property
    def _compiler(self) -> "Compiler":
        import typst  # noqa: PLC0415  (80 MB on disk: only when paper is asked for)

        return typst.Compiler(root=str(TEMPLATES))

    def sheet(self, template: str, words: Words, sheet: "DataclassInstance") -> bytes:
        """Return the PDF of one sheet.

        Parameters
        ----------
        template
            Name of a file in ``templates/``, without ``.typ``.
        words
            Language of the labels.
        sheet
            What the template shows.

        Raises
        ------
        MilError
            When Typst cannot print it.
        """
        import typst  # noqa: PLC0415

        data = {
            "language": words.language,
            "words": dict(words.texts),
            "sheet": printable(asdict(sheet)),
        }
        try:
            made = self._compiler.compile(
                input=str(TEMPLATES / f"{template}.typ"),
                format="pdf",
                sys_inputs={"data": json.dumps(data)},
                timestamp=self._timestamp,
            )
        except typst.TypstError as error:
            raise MilError(
                f"the {template} sheet cannot be printed: {error}"
            ) from error
        if not isinstance(made, bytes):
            raise MilError(f"the {template} sheet came out as {type(made).__name__}")
        return made


def printable(value: Any) -> Any:
    """Return data for a template: texts made fit for paper, SVG (bytes) as it is."""
    match value:
        case str():
            return fit(value)
        case bytes():
            return value.decode()
        case dict():
            return {key: printable(item) for key, item in value.items()}
        case list() | tuple():
            return [printable(item) for item in value]
        case _:
            return value


def plain(text: str) -> str:
    """Return a text without control characters and doubled blanks.

    Direction overrides go too: they could make one name look like another.
    """
    kept = "".join(_kept(letter) for letter in text)
    # typographic blanks (no-break, thin) are meant and stay
    return re.sub(r" {2,}", " ", kept).strip(" ")


def fit(text: str) -> str:
    """Return a text for paper: plain, not endless, and with places to break."""
    short = plain(text)
    if len(short) > LONGEST:
        short = short[: LONGEST - 1] + "…"
    return re.sub(rf"\S{{{UNBROKEN + 1},}}", _breakable, short)


def _breakable(word: re.Match[str]) -> str:
    starts = range(0, len(word[0]), PIECE)
    return "\N{ZERO WIDTH SPACE}".join(word[0][i : i + PIECE] for i in starts)


def _kept(letter: str) -> str:
    """Return a character as it is printed: itself, a blank, or nothing."""
    match unicodedata.category(letter):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cs":
            return "\N{REPLACEMENT CHARACTER}"
        # joiners (ZWJ, ZWNJ) are part of emoji, Arabic and Persian
        case "Cf" if letter not in "\u200c\u200d":
            return ""
        case _:
            return letter
