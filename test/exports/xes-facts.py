"""Counts the facts of a real event log with Python's own XML parser, for the test of real XES files.

Usage: python3 test/exports/xes-facts.py bpic2013-incidents.xes.gz

States: Accepted+Wait* pauses, Accepted+* and Queued+* are open, Completed+* is resolved, Unmatched+* changes nothing.
"""

import gzip
import sys
from collections import Counter
from datetime import datetime
from xml.etree import ElementTree


def meaning(event):
    activity, transition = event["concept:name"], event["lifecycle:transition"]
    if activity == "Completed":
        return "resolved"
    if activity == "Unmatched":
        return "unchanged"
    return transition if activity == "Accepted" and transition.startswith("Wait") else "open"


def count(events, counts):
    events.sort(key=lambda event: datetime.fromisoformat(event["time:timestamp"]))
    first = events[0]["time:timestamp"]
    if not any(meaning(event) == "open" and event["time:timestamp"] == first for event in events):
        counts["leftOut"] += 1
        return
    counts["reported"] += 1
    severity, holder, pause, resolved = events[0]["impact"], None, None, False
    for event in events:
        state = meaning(event)
        if resolved:
            if state in ("resolved", "unchanged"):
                continue
            counts["reopened"] += 1
            resolved = False
        if event["org:group"] != holder:
            counts["assigned"] += 1
            holder = event["org:group"]
        if event["impact"] != severity:
            counts["severityChanged"] += 1
            severity = event["impact"]
        if state == "resolved":
            counts["resolved"] += 1
            resolved, pause = True, None
        elif state != "unchanged":
            wait = None if state == "open" else state
            counts["resumed"] += pause is not None and wait != pause
            counts["paused"] += wait is not None and wait != pause
            pause = wait


counts = Counter()
with gzip.open(sys.argv[1]) as file:
    for _, element in ElementTree.iterparse(file):
        if element.tag.endswith("}trace"):
            counts["traces"] += 1
            events = [
                {attribute.get("key"): attribute.get("value") for attribute in event}
                for event in element
                if event.tag.endswith("}event")
            ]
            counts["events"] += len(events)
            count(events, counts)
            element.clear()
print(dict(sorted(counts.items())))
