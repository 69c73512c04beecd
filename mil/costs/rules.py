"""The rules by which a cost game can be shared: what each does well, and badly."""

from dataclasses import dataclass

EFFICIENT = "adds up to the cost"
SYMMETRIC = "equal players pay the same"
DUMMY = "who adds just its own cost pays that"
ADDITIVE = "sums over days"
RATIONAL = "nobody pays more than alone, if that can be"
RATIONAL_FROM_NOTHING = f"{RATIONAL} and no cost alone is negative"
STABLE = "in the core whenever the core has a point"
MONOTONE = "when the cost of all rises nobody pays less"
MONOTONE_FROM_NOTHING = f"{MONOTONE}, if no cost alone is negative"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to share.

    Attributes
    ----------
    name
        Stable, as in JSON.
    title
        For people.
    definition
        With c the cost of a coalition, N everybody, m_i = c(N) - c(N without i), and g
        what is left of c(N) after all m_i.
    source
        Where it comes from.
    axioms
        What it promises of games for which it is defined; all rules add up to the cost
        and treat equals equally.
    weakness
        What it does badly.
    """

    name: str
    title: str
    definition: str
    source: str
    axioms: tuple[str, ...]
    weakness: str


RULES = (
    Rule(
        "equal_split",
        "equal shares",
        "c(N) / n",
        "custom",
        (EFFICIENT, SYMMETRIC, ADDITIVE, MONOTONE),
        "a small farm next door pays as much as a large one far away",
    ),
    Rule(
        "proportional_standalone",
        "in proportion to going alone",
        "c(N) c(i) / sum of all c(j)",
        "custom; Guajardo and Rönnqvist 2016",
        (EFFICIENT, SYMMETRIC, RATIONAL_FROM_NOTHING, MONOTONE_FROM_NOTHING),
        "ignores who lies on whose way",
    ),
    Rule(
        "equal_savings",
        "equal savings",
        "c(i) less the same amount for everybody",
        "Tijs and Driessen 1986",
        (EFFICIENT, SYMMETRIC, ADDITIVE, RATIONAL, MONOTONE),
        "a small farm may be paid to take part; a large one gains least by its size",
    ),
    Rule(
        "ensc",
        "equal non-separable cost",
        "m_i + g / n",
        "Tijs and Driessen 1986",
        (EFFICIENT, SYMMETRIC, ADDITIVE, MONOTONE),
        "looks at the last to join only; can be negative, or more than going alone",
    ),
    Rule(
        "acam",
        "alternate cost avoided (SCRB)",
        "m_i, and g in proportion to c(i) - m_i",
        "Tijs and Driessen 1986; Young 1985",
        (EFFICIENT, SYMMETRIC, DUMMY),
        "ignores all groups between one and all but one",
    ),
    Rule(
        "cost_gap_tau",
        "cost gap (tau value)",
        "m_i, and g in proportion to the least c(S) - m(S) of the groups S with i",
        "Tijs and Driessen 1986",
        (EFFICIENT, SYMMETRIC, DUMMY, RATIONAL),
        "not defined for every game",
    ),
    Rule(
        "shapley",
        "Shapley value",
        "the mean of what i adds to the cost, over all orders of joining",
        "Shapley 1953",
        (EFFICIENT, SYMMETRIC, DUMMY, ADDITIVE, MONOTONE),
        "a group may pay more than it would cost alone, even where that can be avoided",
    ),
    Rule(
        "shapley_in_core",
        "Shapley value, moved into the (least) core",
        "the point of the core, or of the least core, closest to the Shapley value",
        "least squares; Maschler, Peleg and Shapley 1979 for the least core",
        (EFFICIENT, SYMMETRIC, DUMMY, STABLE),
        "no longer sums over days",
    ),
    Rule(
        "nucleolus",
        "nucleolus",
        "the largest x(S) - c(S) is least, then the second largest, and so on",
        "Schmeidler 1969",
        (EFFICIENT, SYMMETRIC, DUMMY, RATIONAL, STABLE),
        "hard to explain; when the cost of all rises somebody may pay less",
    ),
    Rule(
        "per_capita_nucleolus",
        "nucleolus per head",
        "the same with (x(S) - c(S)) / |S|",
        "Young, Okada and Hashimoto 1982",
        (EFFICIENT, SYMMETRIC, RATIONAL, STABLE),
        "hard to explain; large groups may have to bear more",
    ),
    Rule(
        "epm",
        "equal profit method",
        "in the core, shares as parts of c(i) differ least",
        "Frisk, Göthe-Lundgren, Jörnsten and Rönnqvist 2010",
        (EFFICIENT, SYMMETRIC, DUMMY, RATIONAL, STABLE),
        "needs a core, which not every game has; of several one is chosen",
    ),
    Rule(
        "epm_in_least_core",
        "equal profit method, in the least core",
        "the same, where the core is empty in the least core",
        "Frisk and others 2010; Maschler, Peleg and Shapley 1979",
        (EFFICIENT, SYMMETRIC, DUMMY, STABLE),
        "leaves little choice: the least core is thin",
    ),
)
"""All rules that need nothing but the game, in the order in which they are shown."""
