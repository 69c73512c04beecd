"""Columns of the tables in `routing.rich.arrays.Data`, `Draft` and `Sheet`."""

# Data.visit: where and when; what of a former plan should or must stay.
PLACE, FIXED, HANDOVER, WINDOWS, WINDOWS_END = range(5)
SOFT = 5  # begin, end, price of a second early, late
KEEP_VEHICLE, KEEP_PRICE, KEEP_BEFORE, KEEP_ORDER, LOCK, LOCK_RANK = range(9, 15)
VISIT_COLUMNS = 15

# Data.locks
LOCK_VEHICLE, LOCK_ROUND, LOCK_WHOLE = range(3)

# Data.task; AFTER and NEXT are ranges of Data.links, LOADS the first dimension.
KIND, DOCK_SECONDS, HANDLING, READY, DUE, ABOARD, GOODS, HOSTILE = range(8)
REQUEST, AFTER, AFTER_END, NEXT, NEXT_END, LOADS = range(8, 14)

# Data.request; WAYS is a range of Data.way.
LOSS_OF, SKIP, WAYS, WAYS_END = range(4)

# Data.vehicle
START, END, OPENS, CLOSES, PROFILE, MAX_ROUNDS, MAX_ROUND, SPAN = range(8)
DRIVING, LEAVES_LATE, TWIN, RULED = range(8, 12)
LUNCH = 12  # earliest, latest, length
DAY_PRICE, ROUND_PRICE, STOP_PRICE, METRE_PRICE, SECOND_PRICE = range(15, 20)
OVER_PRICE, OVER_AFTER, GAPS_PAID, PAUSES_PAID = range(20, 24)
VEHICLE_COLUMNS = 24

# Data.leg, Data.room, Data.breaks, Data.fit: the last axis.
METRES, SECONDS = range(2)
CAPACITY, LOAD_PRICE, LOAD_PER = range(3)
BREAK_AFTER, BREAK_LENGTH, BREAK_WHEEL = range(3)
ALLOWED, DEAR = range(2)

# Draft.vehicle, Draft.task, Draft.dock, Draft.when
SIZE, COST, LENGTH = range(3)
WHO, DONE, LATE, LOAD_LATE, TIMED_FOR, LOAD_SOON = range(6)
STATE_COLUMNS = 6
BEGUN, ENDED, HOLD, SLOW, SOON, AT_MOST = range(6)
DOCK_COLUMNS = 6
SOONEST, AT_LATEST, WAITED, BEGINS = range(4)
WHEN_COLUMNS = 4

# Sheet.step
AT, DOING, LASTS, ROUND, FIRST, LAST, TRAVEL, EARLY = range(8)
ARRIVE, BEGIN, LEAVE, LATEST, PAUSE, PAUSED, REST = range(8, 15)
BEFORE, AFTERWARDS, RESTED, LIMIT = range(15, 19)
STEP_COLUMNS = 19

# Sheet.turn
FROM, UNTIL, KINDS, CARRIED, SHUNNED, WORK, NEEDED_BY, FREE = range(8)
TURN_COLUMNS = 8

# Sheet.task
HANDLED, SEEN = range(2)

# Sheet.tally
STEPS, ROUNDS, PRICE, STAMP, PAID, WHEEL, LIMITED, SOFTLY = range(8)
