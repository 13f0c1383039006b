"""Counts the attainment of each month from the verdicts of the report ndjson, which is read from standard input.

It prints one line of JSON: for each target and severity the met, breached and open verdicts by month.
"""

import json
import sys
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

counts = {}
for line in sys.stdin:
    verdict = json.loads(line)
    if verdict["type"] != "verdict" or verdict["outcome"] == "not-applicable":
        continue
    reported = datetime.fromisoformat(verdict["reportedAt"].replace("Z", "+00:00"))
    month = reported.astimezone(ZoneInfo(verdict["timeZone"])).strftime("%Y-%m")
    outcome = verdict["outcome"]
    if outcome == "breached" and (verdict.get("waived") is not None or verdict.get("known")):
        outcome = "excused"
    elif outcome not in ("met", "breached"):
        outcome = "open"
    key = f"{verdict['target']} {verdict['severity']} {month}"
    counts.setdefault(key, Counter())[outcome] += 1
print(json.dumps(counts))
