"""The sample week, planned once for all tests that look at the whole way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import cli


@pytest.fixture(scope="session")
def mil() -> Callable[..., Result]:
    """Give a runner of the `mil` command, in process."""
    runner = CliRunner()

    def run(*arguments: str | Path) -> Result:
        return runner.invoke(cli.app, [str(argument) for argument in arguments])

    return run


@pytest.fixture(scope="session")
def sample_run(
    mil: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Result]:
    """Give the workspace that `mil demo` made with little time, and its answer."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    return folder, mil("demo", "--out", folder, "--seconds", "5")
