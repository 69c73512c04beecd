"""Ctrl-C once: come to an end with what there is. Twice: stop at once."""

import signal
import threading
from types import FrameType, TracebackType
from typing import Self

from mil.ports import Progress


class Ending:
    """Hears Ctrl-C in a ``with`` block.

    Elsewhere than in the main thread, or where Ctrl-C is ignored, it hears nothing.

    Parameters
    ----------
    progress
        Told when Ctrl-C was heard.
    listening
        Whether to listen at all.
    """

    def __init__(self, progress: Progress, *, listening: bool = True) -> None:
        self._progress = progress
        self._listening = listening
        self._former = signal.getsignal(signal.SIGINT)
        self._heard = self._told = False

    def __enter__(self) -> Self:
        """Listen from now on."""
        if self._listens():
            signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave Ctrl-C to whoever had it before."""
        if self._listens():
            signal.signal(signal.SIGINT, self._former)

    def asked(self) -> bool:
        """Whether Ctrl-C was pressed."""
        if self._heard and not self._told:
            self._told = True  # said here: a signal may come in the middle of a print
            self._progress(
                "Ending with the best rounds so far … (Ctrl-C again: without a plan)"
            )
        return self._heard

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if self._heard:
            raise KeyboardInterrupt
        self._heard = True

    def _listens(self) -> bool:
        main = threading.current_thread() is threading.main_thread()
        return self._listening and main and callable(self._former)
