"""Rich days of a hub with a plan planted in each, and what they are compared with.

A day is made backwards: places and goods are drawn, an honest heuristic makes rounds
for them and drives them, then windows, due times, shifts and limits are drawn around
what was driven. So each day has a plan that keeps all its rules, and the engine must
find one that costs no more.

``python -m benchmarks.days`` plans such days, once as they are and once in two fixed
waves (all collections first, then all deliveries), and prints a table.
"""
