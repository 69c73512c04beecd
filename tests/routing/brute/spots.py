"""What the constraint model has a time for: stops, and pauses that may be taken."""

from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from benchmarks.days.skeleton import Stop

Var = cp_model.IntVar
Expr = cp_model.LinearExpr | cp_model.IntVar | int


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that may be taken: of no length when it is not.

    Attributes
    ----------
    begin, end
        Times.
    taken
        Whether it is.
    wheel
        Seconds at the wheel since the place for a pause before this one.
    """

    begin: Var
    end: Var
    taken: Var
    wheel: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A stop with its times.

    Attributes
    ----------
    stop
        What is done.
    arrive, begin, leave
        Times.
    pauses
        That may be taken here, in order.
    """

    stop: Stop
    arrive: Var
    begin: Var
    leave: Var
    pauses: list[Pause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Times:
    """A model, and the longest any time in it may be.

    Attributes
    ----------
    model
        Of CP-SAT.
    horizon
        No time is later.
    """

    model: cp_model.CpModel
    horizon: int

    def time(self) -> Var:
        """Return a new time."""
        return self.model.new_int_var(0, self.horizon, "")

    def choice(self) -> Var:
        """Return something new that is so, or not."""
        return self.model.new_bool_var("")
