"""The week as a CP-SAT model: variables, rules, and what is preferred.

Each rule is one method with its words as docstring. Hard rules are few (a possible day
for each consignment, nobody in two places, days and turns as agreed), so a solution
always exists; what a day lacks is priced by `Weights`, dearest first.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from ortools.sat.python import cp_model

from mil.orders import ZONES, Zone
from scheduling.answer import Answer, Status
from scheduling.problem import Collection, Need, Offer, Problem
from scheduling.weights import Weights

Expression: TypeAlias = cp_model.LinearExpr | int
"""A linear expression of whole numbers."""

EFFORT = 1.2
"""CP-SAT's deterministic time, a few seconds of one core: unlike the clock it gives the
same answer on every machine."""

LARGEST = 10**7
"""Upper bound of what may exceed a day's vehicles, in its unit."""

TEN_KILOGRAMS = 10_000
TEN_MINUTES = 600

_STATUSES = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.MODEL_INVALID: Status.INVALID,
    cp_model.UNKNOWN: Status.UNKNOWN,
}


class WeekModel:
    """Builds and solves the model of a week.

    Parameters
    ----------
    problem
        The week.
    weights
        What is preferred.
    """

    def __init__(self, problem: Problem, weights: Weights) -> None:
        self._problem = problem
        self._weights = weights
        self._model = cp_model.CpModel()
        self._terms: list[Expression] = []
        self._variables()
        self._each_consignment_once()
        self._visits()
        self._days_with_work()
        self._one_vehicle_one_driver()
        self._driver_days()
        self._producer_turns()
        self._somebody_can_carry()
        self._crates_fit()
        self._weight_fits()
        self._time_suffices()
        self._little_time_to_spare()
        self._nights_at_the_hub()
        self._balance()
        self._own_vehicles_first()
        self._a_producer_to_spare()
        self._own_goods_on_a_turn()
        self._even_turns()
        self._model.minimize(sum(self._terms))

    def solve(self, seed: int) -> Answer:
        """Search with a fixed effort; the same problem and seed give the same answer.

        Parameters
        ----------
        seed
            Any integer.

        Returns
        -------
        Answer
            With the best solution found, if any.
        """
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        # else it takes Ctrl-C away from Python, for good
        solver.parameters.catch_sigint_signal = False
        # The whole model as linear relaxation: proven in 0.1 s instead of 5 s.
        solver.parameters.linearization_level = 2
        solver.parameters.random_seed = seed % 2**31
        solver.parameters.max_deterministic_time = EFFORT
        status = _STATUSES[solver.solve(self._model)]
        if status not in {Status.OPTIMAL, Status.FEASIBLE}:
            return Answer(status, {}, ())
        chosen = solver.boolean_value
        return Answer(
            status,
            {name: day for (name, day), var in self._collect.items() if chosen(var)},
            tuple(offer for offer, var in self._present if chosen(var)),
            solver.objective_value,
            solver.best_objective_bound,
        )

    # --- variables

    def _variables(self) -> None:
        """Make one per consignment and day, farm and day, day with work, offer."""
        problem, new = self._problem, self._model.new_bool_var
        self._collect: dict[tuple[str, date], cp_model.IntVar] = {}
        self._visit: dict[tuple[str, date], cp_model.IntVar] = {}
        self._on: dict[date, list[tuple[Collection, cp_model.IntVar]]] = defaultdict(
            list
        )
        for collection in problem.collections:
            goods = collection.consignment
            for option in collection.options:
                chosen = self._collect[goods.id, option.day] = new("collect")
                self._on[option.day].append((collection, chosen))
                if (goods.origin, option.day) not in self._visit:
                    self._visit[goods.origin, option.day] = new("visit")
        days = self._on.keys() | problem.deliveries.keys()
        self._worked = {day: new("worked") for day in sorted(days)}
        self._present = [
            (offer, new("present")) for offer in problem.offers if offer.day in days
        ]

    def _price(self, weight: int, term: Expression) -> None:
        """Add something that is not wanted to the objective."""
        self._terms.append(weight * term)

    def _price_lack(self, weight: int, wanted: Expression, had: Expression) -> None:
        """Price a wish that nothing fulfils: wanted and had are 0 or more."""
        lack = self._model.new_bool_var("lack")
        self._model.add(wanted <= had + lack)
        self._price(weight, lack)

    def _price_excess(
        self,
        weight: int,
        load: Expression,
        limit: Expression,
        unit: int,
    ) -> None:
        """Price what exceeds a limit, by each unit begun."""
        over = self._model.new_int_var(0, LARGEST, "over")
        self._model.add(load <= limit + unit * over)
        self._price(weight, over)

    def _shifts(self, day: date) -> Iterable[tuple[Offer, cp_model.IntVar]]:
        """Offers of a day, with whether they are taken up."""
        return [(offer, var) for offer, var in self._present if offer.day == day]

    # --- rules

    def _each_consignment_once(self) -> None:
        """Collect each consignment on exactly one of its possible days."""
        for collection in self._problem.collections:
            name = collection.consignment.id
            self._model.add_exactly_one(
                self._collect[name, option.day] for option in collection.options
            )

    def _visits(self) -> None:
        """Visit a farm on each day that something of it is collected; visits cost."""
        for day, collected in self._on.items():
            for collection, var in collected:
                visit = self._visit[collection.consignment.origin, day]
                self._model.add_implication(var, visit)
        for visit in self._visit.values():
            self._price(self._weights.visit, visit)

    def _days_with_work(self) -> None:
        """Take up offers only on days with a delivery or a visit; such days cost."""
        for day, worked in self._worked.items():
            visits = [var for (_, on), var in self._visit.items() if on == day]
            if day in self._problem.deliveries:
                self._model.add(worked == 1)
            else:
                self._model.add_max_equality(worked, visits)
            self._price(self._weights.day, worked)
            for _, present in self._shifts(day):
                self._model.add_implication(present, worked)

    def _one_vehicle_one_driver(self) -> None:
        """Give a vehicle one driver a day, and a driver one vehicle a day."""
        sharing = defaultdict(list)
        for offer, present in self._present:
            sharing[offer.day, "vehicle", offer.vehicle.id].append(present)
            sharing[offer.day, "driver", offer.driver.id].append(present)
        for shifts in sharing.values():
            self._model.add_at_most_one(shifts)

    def _driver_days(self) -> None:
        """Ask no driver for more days a week than agreed."""
        by_driver = defaultdict(list)
        for offer, present in self._present:
            by_driver[offer.driver.id, offer.driver.max_days].append(present)
        for (_, max_days), shifts in by_driver.items():
            self._model.add(sum(shifts) <= max_days)

    def _producer_turns(self) -> None:
        """Ask no producer for more turns a week than the hub's rules say."""
        for shifts in self._turns_by_producer().values():
            self._model.add(sum(shifts) <= self._problem.rules.producer_turns)

    def _turns_by_producer(self) -> dict[str, list[cp_model.IntVar]]:
        """Group the turns on offer."""
        by_producer = defaultdict(list)
        for offer, present in self._present:
            if offer.turn:
                by_producer[offer.driver.producer].append(present)
        return by_producer

    # --- what a day lacks

    def _somebody_can_carry(self) -> None:
        """Have a vehicle for each zone and site on the day that it is needed."""
        for day in self._worked:
            needs: dict[Need, list[Expression]] = defaultdict(list)
            for collection, var in self._on.get(day, ()):
                needs[collection.need].append(var)
            if day in self._problem.deliveries:
                for need, count in self._problem.deliveries[day].needs.items():
                    needs[need].append(count)
            for need, wanting in sorted(needs.items()):
                self._price_uncarried(day, need, wanting)

    def _price_uncarried(
        self, day: date, need: Need, wanting: list[Expression]
    ) -> None:
        """Price each consignment of a day that no vehicle of the day can carry."""
        fitting = [var for offer, var in self._shifts(day) if need.met_by(offer)]
        most = len(self._problem.collections) + sum(
            sum(deliveries.needs.values())
            for deliveries in self._problem.deliveries.values()
        )
        wanted, carried = sum(wanting), most * sum(fitting)
        self._price_excess(self._weights.uncarried, wanted, carried, 1)

    def _crates_fit(self) -> None:
        """Have room for the crates of each zone, in and out, over a day's rounds."""
        for day in self._worked:
            for number, zone in enumerate(ZONES):
                room = sum(
                    offer.vehicle.crates[number] * self._rounds(offer) * present
                    for offer, present in self._shifts(day)
                )
                self._price_excess(self._weights.over, self._crates(day, zone), room, 1)

    def _crates(self, day: date, zone: Zone) -> Expression:
        """Crates of a zone that come in or go out on a day."""
        deliveries = self._problem.deliveries.get(day)
        out = deliveries.crates[ZONES.index(zone)] if deliveries else 0
        return out + sum(
            collection.consignment.crates * var
            for collection, var in self._on.get(day, ())
            if collection.consignment.zone is zone
        )

    def _rounds(self, offer: Offer) -> int:
        """Return the rounds that an offer is counted for."""
        return offer.rounds(self._problem.hub, self._problem.rules)

    def _weight_fits(self) -> None:
        """Have the payload for all goods, in and out, over a day's rounds."""
        for day in self._worked:
            deliveries = self._problem.deliveries.get(day)
            load = (deliveries.grams if deliveries else 0) + sum(
                collection.consignment.grams * var
                for collection, var in self._on.get(day, ())
            )
            limit = sum(
                offer.vehicle.max_grams * self._rounds(offer) * present
                for offer, present in self._shifts(day)
            )
            self._price_excess(self._weights.over, load, limit, TEN_KILOGRAMS)

    def _time_suffices(self) -> None:
        """Keep the work of all stops within three quarters of the drivers' hours."""
        for day in self._worked:
            deliveries = self._problem.deliveries.get(day)
            work = (deliveries.seconds if deliveries else 0) + sum(
                collection.seconds * var for collection, var in self._on.get(day, ())
            )
            work += sum(
                self._problem.visit_seconds[farm] * var
                for (farm, on), var in self._visit.items()
                if on == day
            )
            limit = sum(
                offer.seconds * 3 // 4 * present
                for offer, present in self._shifts(day)
                if offer.counted()
            )
            self._price_excess(self._weights.over, work, limit, TEN_MINUTES)

    # --- preferences

    def _little_time_to_spare(self) -> None:
        """Avoid collecting on the delivery day what might then come too late."""
        for collection in self._problem.collections:
            for option in collection.options:
                if option.tight:
                    var = self._collect[collection.consignment.id, option.day]
                    self._price(self._weights.tight, var)

    def _nights_at_the_hub(self) -> None:
        """Keep goods at the hub for few nights, chilled and frozen ones fewest."""
        for collection in self._problem.collections:
            goods = collection.consignment
            ambient = goods.zone is Zone.AMBIENT
            weight = (
                self._weights.ambient_night if ambient else self._weights.cold_night
            )
            for option in collection.options:
                points = weight * goods.crates * option.nights
                self._price(points, self._collect[goods.id, option.day])

    def _balance(self) -> None:
        """Keep the fullest day as small as can be."""
        peak = self._model.new_int_var(0, LARGEST, "peak")
        for day in self._worked:
            self._model.add(sum(self._crates(day, zone) for zone in ZONES) <= peak)
        self._price(self._weights.peak, peak)

    def _own_vehicles_first(self) -> None:
        """Offer every own van, bike and carrier on each day with work."""
        by_vehicle = defaultdict(list)
        for offer, present in self._present:
            by_vehicle[offer.day, offer.vehicle.id].append((offer, present))
        for (day, _), shifts in by_vehicle.items():
            if not all(offer.turn for offer, _ in shifts):
                weight = self._weights.missing + sum(shifts[0][0].vehicle.crates)
                there = sum(present for _, present in shifts)
                self._price_lack(weight, self._worked[day], there)

    def _a_producer_to_spare(self) -> None:
        """Offer a producer's turn on each day with work: the router may need it."""
        for day, worked in self._worked.items():
            turns = [present for offer, present in self._shifts(day) if offer.turn]
            if turns:
                self._price_lack(self._weights.spare, worked, sum(turns))

    def _own_goods_on_a_turn(self) -> None:
        """Let a producer drive on a day when its own goods leave."""
        for offer, present in self._present:
            if offer.turn:
                visit = self._visit.get((offer.driver.producer, offer.day), 0)
                self._price_lack(self._weights.away, present, visit)

    def _even_turns(self) -> None:
        """Even out turns, those of the weeks before included, by their squares."""
        before = self._problem.turns_before
        for producer, shifts in self._turns_by_producer().items():
            steps = [self._model.new_bool_var("turn") for _ in shifts]
            self._model.add(sum(steps) == sum(shifts))
            for number, step in enumerate(steps, start=before[producer]):
                self._price(self._weights.turn * (2 * number + 1), step)
