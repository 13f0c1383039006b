"""Adds business hours with pandas and prints the results and the CPU time of a call, as JSON.

Reads {"starts": [...], "holidays": [...], "calls": {"8": n, "800": n}} from the standard input. Instants are local times
of the calendar, in milliseconds as if they were UTC: CustomBusinessHour has no time zone.
"""

import json
import sys
import time

import pandas as pd

given = json.load(sys.stdin)
shift = pd.offsets.CustomBusinessHour(start=["09:00", "14:00"], end=["13:00", "18:00"], holidays=given["holidays"])
starts = [pd.Timestamp(at, unit="ms") for at in given["starts"]]
found = {"version": pd.__version__, "ns": {}, "due": {}}
for hours, calls in given["calls"].items():
    budget = shift * int(hours)
    [start + budget for start in starts[:20]]
    before = time.process_time_ns()
    due = [start + budget for start in starts[:calls]]
    found["ns"][hours] = (time.process_time_ns() - before) / calls
    found["due"][hours] = [int(at.value // 1_000_000) for at in due]
print(json.dumps(found))
