"""The judge: recomputes a plan from the data and names every fault.

Shares no code with what makes plans: it imports the standard library and the plain
data types of `mil`, derives opening hours, loads, times, prices and quantities for
itself, and knows the rules only from the docstring of `mil.rounds`.

Kinds of fault, each a stable word:

===========  ===========================================================  =======
kind         what is wrong                                                rule
===========  ===========================================================  =======
aboard       goods too long on board                                      12
access       the vehicle is too large for a site, or lacks a tail lift    7
alone        figures for going alone are missing or there twice
break        worked or driven too long without a pause                    11
capacity     too many grams or crates on a leg                            6
collected    goods leave the hub that never came in                       8
cost         a part of a price is not what the tariff says                10
day          carried on another day than promised, or outside the week
days         a driver or a producer drives on too many days
doors        more vehicles at the dock than it has doors                  5
driver       this driver does not drive this vehicle
driving      too long at the wheel in a day                               11
due          handled at the depot after the selling session opens         8
end, start   a vehicle's day ends or starts elsewhere, or teleports       1
empty        a round that carries nothing
goods        grams, crates, producer or zone disagree with the products
hours        longer from first start to last end than allowed             9
id           ids not unique, or not made as they should be
job          carried although nobody asked for it that day
line         consignments disagree with the order lines
lost         neither carried to its end nor named as not served
lot          a lot is overdrawn, expired, unknown, or of other goods
lunch        no pause at lunch                                            11
malformed    not a plan at all
matrix       the travel matrices are not well formed
metres       a round's length is not the sum of its legs
on_board     handed over without being on board, or left on board         2
overlap      a vehicle or driver in two rounds at a time                  1
pause        a pause where none may be                                    11
place        taken or handed over at the wrong site                       2
range        a round longer than the vehicle can go                       9
ready        leaves the depot before it is there and handled              8
repeat       two stops in a row at one site                               3
rounds       too many rounds of a vehicle on a day                        9
shape        not the kind of round it is said to be, or not allowed       2
shift        outside the vehicle's and driver's hours                     9
time         a stop's times do not follow from the one before             4
twice        carried twice, named twice, or carried and named             2
unknown      an id that nothing has
window       service begins when the site is closed                       5
zone         a temperature zone that the vehicle cannot carry             6
===========  ===========================================================  =======

The engine's answers, in its own language, are judged by `routing.check.routes`.

The days of a producer going alone are judged by `check_day` when they are routed; a
saved plan holds only their totals, which cannot be recomputed from it.
"""

from routing.check.day import check_day
from routing.check.routes import check_result, cost_of
from routing.check.week import check_week

__all__ = ["check_day", "check_result", "check_week", "cost_of"]
