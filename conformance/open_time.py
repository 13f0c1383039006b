"""Open time in Python, without a library: weekly hours, holidays on single dates, exceptions by date. run.py checks it."""
import re
from datetime import date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

EPOCH, MILLISECOND, MONTH = datetime(1970, 1, 1), timedelta(milliseconds=1), 30 * 86_400_000
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DATE, BUDGET = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?")


def millis(text):
    return round((datetime.fromisoformat(text[:-1]) - EPOCH) / MILLISECOND)


def utc(at):
    return (EPOCH + at * MILLISECOND).isoformat(timespec="milliseconds").replace(".000", "") + "Z"


EARLIEST, LATEST = millis("1900-01-01T00:00:00Z"), millis("2200-01-01T00:00:00Z")


def day_of(hours):
    """The intervals of a day, in minutes from midnight. A night shift ends after 24:00."""
    texts = [] if hours == "closed" else [hours] if isinstance(hours, str) else hours
    times = [[int(time[:2]) * 60 + int(time[3:]) for time in text.split("-")] for text in texts]
    return [(start, end if end > start else end + 1440) for start, end in times]


def shown(zone, at):
    return (EPOCH + at * MILLISECOND).replace(tzinfo=timezone.utc).astimezone(zone).replace(tzinfo=None)


@cache
def first_showing(zone, day, minutes):
    """The first instant at which the clock of the zone shows a local time or a later one."""
    local = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    both = [local.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc).replace(tzinfo=None) for fold in (0, 1)]
    early, late = sorted((one - EPOCH) // MILLISECOND for one in both)
    if shown(zone, late) == local:
        return early
    while late - early > 1:  # the time is skipped: find the jump
        middle = (early + late) // 2
        early, late = (early, middle) if shown(zone, middle) >= local else (middle, late)
    return late


class Calendar:
    def __init__(self, timeZone, hours, holidays=(), exceptions={}):
        self.zone, self.holidays, self.week = ZoneInfo(timeZone), holidays, {}
        for key, intervals in hours.items():
            first, last = [WEEKDAYS.index(name) for name in (key.split("-") * 2)[:2]]
            self.week.update({(first + i) % 7: day_of(intervals) for i in range((last - first) % 7 + 1)})
        ranges = [([date.fromisoformat(end) for end in (key.split("/") * 2)[:2]], exceptions[key]) for key in exceptions]
        self.exceptions = sorted(ranges, key=lambda one: one[0][1] - one[0][0])  # the one with the fewest days applies

    def spans(self, start, end):
        """The open time in [start, end): shifts without holidays and replaced dates, and the hours that replace them."""
        shifts, closed, replacing = [], [], []
        first = shown(self.zone, start).date()
        for day in (first + timedelta(days=n) for n in range(-3, (end - start) // 86_400_000 + 5)):
            whole = (first_showing(self.zone, day, 0), first_showing(self.zone, day, 1440))
            exception = next((day_of(hours) for (first, last), hours in self.exceptions if first <= day <= last), None)
            for spans, hours in ((shifts, self.week.get(day.weekday(), [])), (replacing, exception or [])):
                spans += [tuple(first_showing(self.zone, day, time) for time in one) for one in hours if whole[0] < whole[1]]
            if exception is not None or str(day) in self.holidays:
                closed.append(whole)
        edges = sorted({start, end} | {at for one in shifts + closed + replacing for at in one if start < at < end})
        inside = lambda spans, at: any(first <= at < last for first, last in spans)
        is_open = lambda at: inside(replacing, at) or (inside(shifts, at) and not inside(closed, at))
        pieces, joined = [piece for piece in zip(edges, edges[1:]) if is_open(piece[0])], []
        for first, last in pieces:
            joined.append((joined.pop()[0] if joined and joined[-1][1] == first else first, last))
        return joined

    def add(self, at, budget):
        """Walks month by month into the future or, for a negative budget, into the past."""
        edge, left, opened = at, abs(budget), budget == 0
        while left > 0:
            if edge in (EARLIEST, LATEST):
                return {"error": "instant-out-of-range" if opened else "never-opens"}
            step = min(edge + MONTH, LATEST) if budget > 0 else max(edge - MONTH, EARLIEST)
            for first, last in self.spans(edge, step) if budget > 0 else reversed(self.spans(step, edge)):
                opened, taken = True, min(left, last - first)
                left, at = left - taken, at if taken == 0 else first + taken if budget > 0 else last - taken
            edge = step
        return {"error": "instant-out-of-range"} if at >= LATEST else {"result": utc(at)}


def is_known(spec, query):
    """Whether spec and query have only the forms that this file reads."""
    calendar, budget = spec.get("calendar", {}), query.get("budget", 0)
    exceptions = calendar.get("exceptions", {})
    return (
        {"timeZone", "hours"} <= set(calendar) and isinstance(exceptions, dict)
        and query["call"] in ("isOpen", "elapsed", "intervals", "add", "subtract")
        and all(re.fullmatch(r"[a-z]{3}(-[a-z]{3})?", key) and key != "odd" for key in calendar["hours"])
        and all(isinstance(rule, str) and DATE.fullmatch(rule) for rule in calendar.get("holidays", []))
        and all(DATE.match(key) and not isinstance(exceptions[key], dict) for key in exceptions)
        and (isinstance(budget, int) or (isinstance(budget, str) and BUDGET.fullmatch(budget)))
    )


def answer(spec, query):
    """The answer in the form of the vectors: `result` or `error`; None for what this file does not know."""
    if not is_known(spec, query):
        return None
    calendar, call, budget = Calendar(**spec["calendar"]), query["call"], query.get("budget", 0)
    at, start, end = [millis(query.get(key, "2000-01-01T00:00:00Z")) for key in ("at", "from", "to")]
    if call in ("add", "subtract"):
        hours, minutes = (0, 0) if isinstance(budget, int) else BUDGET.fullmatch(budget).groups("0")
        amount = budget if isinstance(budget, int) else (int(hours) * 60 + int(minutes)) * 60_000
        return calendar.add(at, amount if call == "add" else -amount)
    if call == "intervals":
        return {"result": [[utc(one) for one in span] for span in calendar.spans(start, end)]}
    if call == "elapsed":
        total = sum(last - first for first, last in calendar.spans(min(start, end), max(start, end)))
        return {"result": -total if end < start else total}
    return {"result": calendar.spans(at, at + 1) != []}
