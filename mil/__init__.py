"""The hub's language: places, orders, consignments, rounds, weeks and their cost.

Knows nobody: nothing in here imports a solver, a database or a data-frame library.
Units everywhere, unless a name says otherwise: cents, grams, metres, seconds,
crates, and thousandths of a sales unit for quantities. Times inside a day are
seconds elapsed since local midnight of that day (see `mil.calendar.DayClock`).
"""
