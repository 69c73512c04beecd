"""Which places are weighed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = Path(__file__).with_name("refused.py")


@pytest.mark.parametrize(("seed", "tight"), [(1, 0.1), (5, 0.5), (12, 0.9)])
def test_only_what_breaks_a_rule_is_refused_at_a_glance(seed, tight):
    """Every place that keeps all rules is listed, few of the others are."""
    counts = subprocess.run(
        [sys.executable, str(CHILD), str(seed), "30", str(tight)],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    good, good_refused, bad, bad_refused = map(int, counts.split())
    assert good > 100
    assert good_refused == 0
    assert bad_refused > 0.9 * bad > 0
