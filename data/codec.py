"""Frozen dataclasses to canonical JSON and back, strictly, and their digest.

Canonical: UTF-8, keys sorted, no spaces, enumerations by value, dates in ISO, sets
sorted, times in UTC. The same value gives the same bytes on every machine, so that
their SHA-256 tells whether a stored plan is still what was saved.
"""

import json
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import BaseValidationError

from mil.errors import StoreError
from mil.plan import WeekInputs

T = TypeVar("T")


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for kind in (int, str, bool):
        _add_exact(converter, kind)
    for enumeration in (IntEnum, StrEnum):
        converter.register_structure_hook(enumeration, _read_member)
    converter.register_structure_hook(float, _read_float)
    converter.register_unstructure_hook_func(lambda kind: kind is float, float)
    converter.register_structure_hook_func(lambda kind: kind is date, _read_day)
    converter.register_unstructure_hook_func(
        lambda kind: kind is date, lambda day: day.isoformat()
    )
    converter.register_structure_hook_func(lambda kind: kind is datetime, _read_moment)
    converter.register_unstructure_hook_func(
        lambda kind: kind is datetime, _write_moment
    )
    converter.register_unstructure_hook_func(
        lambda kind: kind == frozenset[int], sorted
    )
    return converter


def _add_exact(converter: Converter, exact: type) -> None:
    """Take a JSON value of exactly this type: never ``int("12")`` nor ``int(1.5)``."""

    def read(value: Any, _: Any) -> Any:
        if type(value) is not exact:
            raise ValueError(f"{value!r} is no {exact.__name__}")
        return value

    converter.register_structure_hook(exact, read)


def _read_member(value: Any, kind: Any) -> Any:
    return kind(value)


def _read_float(value: Any, _: Any) -> float:
    if type(value) not in (int, float):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _read_day(value: Any, _: Any) -> date:
    return date.fromisoformat(value)


def _read_moment(value: Any, _: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} has no offset")
    return moment.astimezone(UTC)


def _write_moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(UTC).isoformat()


def to_bytes(value: object) -> bytes:
    """Return the canonical JSON of a dataclass.

    Raises
    ------
    ValueError
        When a number is not finite or a time has no zone.
    """
    plain = _converter().unstructure(value)
    return json.dumps(
        plain,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    ).encode()


def from_bytes(raw: bytes, kind: type[T]) -> T:
    """Return the dataclass of a canonical JSON text.

    Parameters
    ----------
    raw
        What `to_bytes` made.
    kind
        The dataclass.

    Returns
    -------
    T
        Equal to what was written.

    Raises
    ------
    StoreError
        When it is no such JSON: a key is missing or unknown, a type is wrong.
    """
    try:
        return _converter().structure(json.loads(raw), kind)
    except (
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        BaseValidationError,
    ) as error:
        raise StoreError(
            f"the stored {kind.__name__} cannot be read ({type(error).__name__}) "
            "→ it is damaged or from another version; restore a copy or plan again"
        ) from None


def digest(raw: bytes) -> str:
    """Return the SHA-256 of some bytes, hexadecimal."""
    return sha256(raw).hexdigest()


def inputs_digest(inputs: WeekInputs) -> str:
    """Return the SHA-256 of the canonical JSON of a week's inputs."""
    return digest(to_bytes(inputs))
