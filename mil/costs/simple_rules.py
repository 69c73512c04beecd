"""Rules that need no game of all groups: what each does well, and badly."""

from mil.costs.rules import EFFICIENT, RATIONAL, SYMMETRIC, Rule

NEVER_PAID = "nobody is paid for taking part"
MORE = "but for the cent, when the cost of all rises nobody pays less"
NO_SPLIT = "but for the cent, nobody gains by splitting up or joining"
KNOWN = "known before rounds are planned"
WEEKLY = "sums over weeks"

SIMPLE_RULES = (
    Rule(
        "equal",
        "equal parts",
        "the same for each week with goods on board",
        "custom; Guajardo and Rönnqvist 2016",
        (EFFICIENT, NEVER_PAID, MORE),
        "one crate pays as much as a van full; who splits up pays twice",
    ),
    Rule(
        "by_kg",
        "by weight",
        "in proportion to kilograms on board",
        "custom; volume weights in Frisk and others 2010; Moulin 2002",
        (EFFICIENT, NEVER_PAID, MORE, NO_SPLIT),
        "flour pays for salad, and a farm next door for one far away",
    ),
    Rule(
        "by_crates",
        "by crates",
        "in proportion to crates on board",
        "custom; volume weights in Frisk and others 2010; Moulin 2002",
        (EFFICIENT, NEVER_PAID, MORE, NO_SPLIT),
        "ignores distance; crates half full pay as full ones",
    ),
    Rule(
        "by_stops",
        "by stops",
        "in proportion to stops with own goods, counted for each who has some there",
        "custom",
        (EFFICIENT, NEVER_PAID, MORE),
        "a stop on the way pays as much as one at the end of the world; two who hand "
        "over at one stop pay twice",
    ),
    Rule(
        "by_turnover",
        "by turnover",
        "in proportion to what the goods on board sell for",
        "custom; Moulin 2002",
        (EFFICIENT, NEVER_PAID, MORE, NO_SPLIT),
        "dear goods pay for cheap ones whatever they cost to carry; needs all prices",
    ),
    Rule(
        "by_going_alone",
        "in proportion to going alone",
        "in proportion to what the same goods cost brought alone",
        "custom; Guajardo and Rönnqvist 2016; Moulin 2002",
        (EFFICIENT, NEVER_PAID, MORE, RATIONAL),
        "ignores who lies on whose way; who could not bring all alone pays too little",
    ),
    Rule(
        "fee_per_crate",
        "fee per crate",
        "a price for each crate carried for a client",
        "custom",
        (NEVER_PAID, NO_SPLIT, KNOWN, WEEKLY),
        "need not pay for the rounds: the hub bears what is lacking; ignores distance",
    ),
    Rule(
        "fee_per_basket",
        "fee per basket",
        "a price for the goods of one producer for one client on one day",
        "custom",
        (NEVER_PAID, KNOWN, WEEKLY),
        "need not pay for the rounds; one crate pays as much as ten; who splits up "
        "pays twice",
    ),
    Rule(
        "commission",
        "commission on sales",
        "a part of what is sold",
        "custom; La France Agricole 769038, 2021 (15 to 30 %)",
        (NEVER_PAID, NO_SPLIT, KNOWN, WEEKLY),
        "need not pay for the rounds; dear goods pay for cheap ones",
    ),
    Rule(
        "by_detour",
        "by detour",
        "c(N) m_i / sum of all m_j, of the road of a round",
        "custom",
        (EFFICIENT, SYMMETRIC, NEVER_PAID),
        "looks at the last to join only: two neighbours add nothing and pay next to "
        "nothing, who lies apart pays for them",
    ),
)
"""Rules of `mil compare` that `mil.costs.rules` has not, in the order shown there."""
