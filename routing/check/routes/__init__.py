"""The judge of the engine's answers: recomputes a result from its problem.

Knows the rules only from the docstring of `routing.problem` and shares no code with
what makes plans: of `routing` it imports the plain types of `problem` and `result`.

Kinds of fault, each a stable word:

===========  ===========================================================  =======
kind         what is wrong                                                rule
===========  ===========================================================  =======
aboard       too long on board                                            7
access       a vehicle that may not do the task                           8
after        loaded before collections it waits for are handled           5
apart        goods together in a round that must be apart                 6
board        handed over without being on board, or left on board         2
bound        a bound above the cost, or called optimal and below it
break        worked or driven too long without a pause                    9
capacity     too much of a dimension on a leg                             6
cost         a part of the cost is not what the rules say                 11
doors        more services at the dock than it has doors                  4
driving      too long at the wheel                                        9
due          handled too late at the dock                                 5
empty        a round without any work                                     2
end, start   a round or a day begins or ends elsewhere                    1
idle         a step without work that is neither first nor last           2
loading      not loaded as a round's first work                           2
lock         something of a former plan that must stay did not            10
loss         the loss is not that of what is left out                     10
lost         a request neither served nor named as left out               10
lunch        no pause at lunch                                            9
malformed    not a result at all: figures or indices that cannot be
metres       the length is not the sum of all legs
mixed        tasks of several kinds in a round                            2
overlap      a round begins before the one before ends                    1
partial      some tasks of a way done, or of several ways                 10
pause        a pause where none may be                                    9
place        taken or handed over at the wrong place                      2
range        a round longer than the vehicle can go                       1
ready        loaded before it is ready                                    5
repeat       two steps in a row at one place                              3
road         a leg where there is no way                                  4
rounds       too many rounds of a vehicle                                 1
shift        outside the vehicle's shift                                  9
span         a day longer than allowed                                    9
time         a step's times do not follow from the one before             3, 4
twice        done twice, named twice, or done and named                   10
unloading    not unloaded as a round's last work                          2
vehicle      routes not one for each vehicle, by vehicle                  1
window       service begins outside the windows                           3, 4
===========  ===========================================================  =======
"""

from routing.check.routes.cost import cost_of
from routing.check.routes.judge import check_result

__all__ = ["check_result", "cost_of"]
