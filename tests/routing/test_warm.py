"""Machine code that is kept on disk."""

import os

from routing.warm import UNUSED, throw_away_unused


def test_only_what_nobody_used_for_long_is_thrown_away(tmp_path):
    """A version stays while one of its files is new, and what is no version stays."""
    ago = {"0" * 16: 0.5, "1" * 16: 1.5, "f" * 15 + "g": 1.5, "notes": 1.5}
    now = tmp_path.stat().st_mtime
    for name, times in ago.items():
        (tmp_path / name).mkdir()
        for file in (tmp_path / name / "search-1", tmp_path / name):
            file.touch()
            os.utime(file, (now, now - times * UNUSED))
    os.utime(tmp_path / ("0" * 16), (now, now - 2 * UNUSED))
    throw_away_unused(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(ago) - {"1" * 16}
