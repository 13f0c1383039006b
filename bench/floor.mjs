// The floor: the smallest cost of a result. It has no validation, no types except numbers, no years compiled on demand, and
// one calendar that is known in advance. It shares no code with the library, so that equal results are evidence.
// A library faster than the floor would need another algorithm.
//
// The open intervals are in one flat array of records [open, cum], where cum is the open time before that opening:
//
//   records   -Infinity, 0,   open 0, cum 0,   open 1, cum 1,   …   Infinity, total
//
// A closing is derived: open + (the next cum - cum). There are two indexes, one by instant and one by open time. For each
// bucket of about an hour they give the first record to look at; the right one is a step or two further.

const ZONE = 'Europe/Rome'
const MINUTE = 60_000
const DAY = 86_400_000
const BUCKET = 2 ** 22 // 70 minutes, in milliseconds; its reciprocal is exact
const PER_BUCKET = 1 / BUCKET

/** The shifts of a working day, in minutes after midnight: 09:00-13:00 and 14:00-18:00. */
const SHIFTS = [
  [540, 780],
  [840, 1080],
]

/**
 * The split shift of the years `firstYear` to `lastYear`, both included, compiled in advance.
 *
 * It supports only instants and deadlines inside those years and budgets above zero, all in milliseconds. Its arrays belong to
 * an object, as a program with several calendars needs them. As constants they would be some nanoseconds faster.
 */
export class Floor {
  constructor(firstYear, lastYear) {
    this.intervals = openIntervals(firstYear, lastYear)
    this.records = recordsOf(this.intervals)
    this.from = Date.UTC(firstYear, 0, 1) - DAY
    this.byInstant = indexOf(this.records, 0, this.from, Date.UTC(lastYear + 1, 0, 1) + DAY)
    this.byOpenTime = indexOf(this.records, 1, 0, this.records[this.records.length - 1])
  }

  add(at, budget) {
    return this.instantOf(this.openTimeAt(at) + budget)
  }

  elapsed(from, to) {
    return this.openTimeAt(to) - this.openTimeAt(from)
  }

  /** Writes `add` of each start and its budget into `out`. */
  addMany(starts, budgets, out) {
    for (let k = 0; k < starts.length; k++) out[k] = this.add(starts[k], budgets[k])
    return out
  }

  /** Returns the open time up to `at`, in milliseconds. It grows inside an interval and is constant between two. */
  openTimeAt(at) {
    const { records } = this
    let i = this.byInstant[((at - this.from) * PER_BUCKET) | 0]
    while (records[i + 2] <= at) i += 2
    const open = records[i + 1] + (at - records[i])
    const whenClosed = records[i + 3]
    return open < whenClosed ? open : whenClosed
  }

  /** Returns the first instant at which `open` milliseconds of open time have passed. */
  instantOf(open) {
    const { records } = this
    let i = this.byOpenTime[(open * PER_BUCKET) | 0]
    while (records[i + 3] < open) i += 2
    return records[i] + (open - records[i + 1])
  }
}

/** Returns the open intervals `[start, end]` of those years, in epoch milliseconds, in order. */
function openIntervals(firstYear, lastYear) {
  const offsetAt = offsetReader()
  const instantOfWall = wall => {
    const guess = wall - offsetAt(wall)
    return wall - offsetAt(guess) // no shift begins or ends near a clock change, because Rome's are at night
  }
  const intervals = []
  for (let year = firstYear; year <= lastYear; year++) {
    const holidays = italianHolidayDates(year)
    for (let date = Date.UTC(year, 0, 1); date < Date.UTC(year + 1, 0, 1); date += DAY) {
      const weekday = new Date(date).getUTCDay()
      if (weekday === 0 || weekday === 6 || holidays.has(isoDate(date))) continue
      for (const [from, to] of SHIFTS)
        intervals.push([instantOfWall(date + from * MINUTE), instantOfWall(date + to * MINUTE)])
    }
  }
  return intervals
}

function recordsOf(intervals) {
  const records = new Float64Array(2 * (intervals.length + 2))
  records[0] = -Infinity
  let total = 0
  intervals.forEach(([start, end], k) => {
    records[2 * k + 2] = start
    records[2 * k + 3] = total
    total += end - start
  })
  records[records.length - 2] = Infinity
  records[records.length - 1] = total
  return records
}

/** Returns for each bucket from `from` to `to` the position of the last record whose `field` (0 open, 1 cum) is not above it. */
function indexOf(records, field, from, to) {
  if (records.length > 65_535) throw new Error('The floor holds at most 32,767 intervals.')
  const index = new Uint16Array(Math.floor((to - from) * PER_BUCKET) + 1)
  let i = 0
  for (let bucket = 0; bucket < index.length; bucket++) {
    const start = from + bucket * BUCKET
    // By open time the record must be strictly below: a budget used up at a closing is due then, not at the next opening.
    while (i + 4 < records.length && (field === 0 ? records[i + 2] <= start : records[i + 3] < start)) i += 2
    index[bucket] = i
  }
  return index
}

/** Returns Italy's national holidays of a year as `YYYY-MM-DD`, with San Francesco from 2026 on. */
export function italianHolidayDates(year) {
  const fixed = ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26']
  if (year >= 2026) fixed.push('10-04')
  const easter = easterSunday(year)
  return new Set([...fixed.map(day => `${year}-${day}`), isoDate(easter), isoDate(easter + DAY)])
}

/** Returns midnight UTC of Easter Sunday, in epoch milliseconds, by the anonymous Gregorian computus. */
function easterSunday(year) {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1)
}

/** Returns a function that gives the zone's offset at an instant, in milliseconds, positive east of Greenwich. */
function offsetReader() {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: ZONE,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return at => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) - at
  }
}

function isoDate(at) {
  return new Date(at).toISOString().slice(0, 10)
}
