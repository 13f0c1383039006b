import { capital } from '../../text/capital.ts'
import { calendarAmount } from './calendar-amount.ts'
import type {
  ChangeMessages,
  DrawingMessages,
  ExplanationMessages,
  FindingMessages,
  Labels,
  MissedShare,
  ReasonMessages,
  Vocabulary,
  YearMessages,
} from './messages.ts'
import { targetText, typeText } from './target-text.ts'

/** The built-in targets. */
const TARGETS: { readonly [target: string]: string } = {
  firstResponse: 'first response',
  nextResponse: 'next response',
  update: 'update',
  resolution: 'resolution',
}

/** The built-in events that stop targets. */
const STOPS: { readonly [type: string]: string } = { responded: 'answered' }

/** What a built-in target that has not been stopped waits for. */
const OPEN: { readonly [target: string]: string } = {
  firstResponse: 'no response yet',
  nextResponse: 'no response yet',
  update: 'no update yet',
  resolution: 'not resolved yet',
}

const CALENDAR_UNITS = {
  days: ['calendar day', 'calendar days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  years: ['year', 'years'],
} as const

export const enVocabulary: Vocabulary = {
  target: (name, label) => targetText(name, label, 'en', TARGETS),
  severity: key => key,
  days(budget) {
    const until = UNTIL[budget.due] ?? `by ${budget.due}`
    if (!('workingDays' in budget)) {
      const day = budget.ifClosed && `, or on the ${budget.ifClosed.replaceAll('-', ' ')} if that is closed`
      return `${calendarAmount(budget, CALENDAR_UNITS)}, ${until}${day ?? ''}`
    }
    const { workingDays, cutoff, dayZero } = budget
    const days = workingDays === 0 ? 'the same working day' : counted(workingDays, 'working day')
    const from = dayZero === 'report' ? ', counted from the date of the report' : ''
    return `${days}, ${until}${cutoff === undefined ? '' : `, cut-off ${cutoff}`}${from}`
  },
  reasons: {
    'outside-hours': 'closed',
    holiday: 'holiday',
    exception: 'closed by exception',
    paused: 'paused',
    'held-by-others': 'with another team',
    waiting: 'waiting for a call or the next opening',
    stopped: 'clock stopped',
    restarted: 'counted, but reset by the severity change',
  },
  heldBy: holder => `assigned to ${holder}`,
}

export const enLabels: Labels = {
  reasons: { waiting: 'waiting for a call or an opening', restarted: 'reset by severity change' },
  stop: type => typeText(type ?? 'stopped', STOPS),
}

export const enExplanation: ExplanationMessages = {
  named: (text, _reason, name) => `${text}, ${name}`,
  budget: (duration, _ms, clock) => `${duration} ${clock === 'always' ? 'around the clock' : 'of working time'}`,
  promise: (promise, policy, calendar) =>
    `${promise}, as promised in the policy ${policy}` +
    `${calendar === undefined ? '' : `, counted on the calendar ${calendar}`}.`,
  reported: ({ date, time }, timeZone) => `Reported on ${date} at ${time} (${timeZone}).`,
  days: dates => `${capital(dates.map(([day, date]) => `day ${day} is ${date}`).join(', '))}.`,
  replaced: date => `That is not a working day, so ${date} replaces it.`,
  counted: duration => `${duration} counted`,
  folded: (count, counted) => `${count} more intervals, ${counted}`,
  due: ({ date, time }) => `Due on ${date} at ${time}.`,
  paused: duration => `No due time while paused: ${duration} left.`,
  heldByOthers: duration => `No due time while another team has the ticket: ${duration} left.`,
  pending: duration => `No due time before the start: ${duration} left.`,
  waiting: duration => `No due time while waiting for a call or the next opening: ${duration} left.`,
  stopped: ({ date, time }, duration) => `Stopped on ${date} at ${time} with ${duration} left.`,
  over: (duration, _ms, { date, time }) => `Overdue by ${duration} as of ${date} at ${time}.`,
  overUncounted: ({ date, time }) => `Overdue as of ${date} at ${time}, but outside counted hours.`,
  call: 'Outside business hours the contract requires a phone call.',
}

const STOPPED_EARLY = 'stopped before it was due'

/** The reasons for a missing due time. */
const NOT_DUE = {
  paused: 'no due time while paused',
  'held-by-others': 'no due time while with another team',
  waiting: 'no due time while waiting',
  stopped: 'no due time before the start',
}

const NO_DATE = 'this date does not exist'

export const enDrawing: DrawingMessages = {
  locale: 'en',
  kinds: { open: 'open, counted', extra: 'open by exception, counted', overrun: 'counted after due', unused: 'open' },
  lane: 'hours of each office',
  holder: 'assigned to',
  marks: { reported: 'reported', due: 'due', now: 'now' },
  counted: 'counted',
  sum: duration => `${duration} counted`,
  clock: (before, after) => `clock ${before} to ${after}`,
  noDate: NO_DATE,
  days: count => `${count} more ${count === 1 ? 'day' : 'days'}`,
  day: count => `day ${count}`,
  notDue: waitsFor => (waitsFor === undefined ? STOPPED_EARLY : NOT_DUE[waitsFor]),
}

export const enYear: YearMessages = {
  locale: 'en',
  kinds: {
    open: 'open',
    closed: 'closed',
    holiday: 'holiday',
    part: 'holiday for a part of the day',
    extra: 'open by exception',
    exception: 'closed by exception',
  },
  change: 'the clock changes',
  clock: (before, after) => `the clock goes from ${before} to ${after}`,
  noDate: NO_DATE,
  span: (first, last) => `${first} to ${last}`,
  total: (days, duration) => `${days} ${days === 1 ? 'day' : 'days'} with open time: ${duration}`,
  unnamed: 'a calendar',
  heading: (calendar, year, timeZone, total) => `${calendar}, ${year}, in ${timeZone}: ${total}`,
  noMark: 'no mark',
}

export const enReason: ReasonMessages = {
  locale: 'en',
  and: 'and',
  more: count => `${count} more`,
  nothing: 'nothing',
  days: (count, isOther) => `${count} ${isOther ? 'other ' : ''}${count === 1 ? 'day' : 'days'}`,
  onDate: (duration, date) => `${duration} on ${date}`,
  hours: (count, clock) => `${count} ${clock === 'business' ? 'working ' : ''}${count === 1 ? 'hour' : 'hours'}`,
  time(duration, clock) {
    if (clock === 'business') return `${duration} of working time`
    return clock === 'always' ? duration : `${duration} of counted time`
  },
  aroundTheClock: time => `${time} around the clock`,
  counted: duration => `${duration} counted`,
  over: duration => `${duration} over`,
  folded: count => `${count} more intervals`,
  outsideHours: 'outside hours',
  deadline(facts) {
    const { budget, isInDays, timeZone, calendar, opens, counted, closed } = facts
    const by = calendar === undefined ? `the calendar in ${timeZone}` : `the calendar ${calendar}`
    const wait = opens === undefined ? '' : `, closed then and open from ${opens}`
    return (
      `${nameOf(facts)}: ${budget}${isInDays ? ',' : ''} after ${startOf(facts)} by ${by}${wait}: ${counted}` +
      `${closed === undefined ? '' : `; closed on ${closed}`}.`
    )
  },
  deadlineAroundTheClock(facts) {
    if (facts.isInDays) return `${nameOf(facts)}: ${facts.budget}, after ${startOf(facts)}; closed time counts too.`
    return (
      `${nameOf(facts)}: ${facts.budget} after ${startOf(facts)}, ` +
      'around the clock: no night, weekend or holiday stops it.'
    )
  },
  verdict({ budget, policy, calendar, start, dayZero, replaced, timeZone, reported, counted, uncounted }) {
    return [
      `${budget}, per ${policy}`,
      ...(calendar === undefined ? [] : [`, counted on ${calendar}`]),
      ...(start === undefined ? [] : [`, from ${start}`]),
      ...(dayZero === undefined ? [] : [`, day 0 is ${dayZero}`]),
      ...(replaced === undefined ? [] : [`, ${replaced.by} replaces ${replaced.date}`]),
      ` (${timeZone}${reported === undefined ? '' : `; reported on ${reported}`})`,
      ...(counted === undefined ? [] : [`: ${counted}`]),
      ...(uncounted === undefined ? [] : [`; not counted: ${uncounted}`]),
    ].join('')
  },
  open: target => (Object.hasOwn(OPEN, target) ? OPEN[target] : 'not stopped yet'),
  openAt: (open, at) => `${open} on ${at}`,
  stopped: (event = 'stopped', at, isPaused) => `${event} on ${at}${isPaused ? ' while paused' : ''}`,
  due: at => `due on ${at}`,
  onTime: 'on time',
  late: time => `${time} too late`,
  lateUncounted: 'late, but outside counted hours',
}

/** Why a check has nothing to check. */
const NOTHING = {
  tickets: 'no ticket was judged',
  shares: 'no share could be judged',
  targets: 'no target applies to these tickets',
}

export const enFinding: FindingMessages = {
  nothingToCheck: reason => `Nothing to check: ${NOTHING[reason]}.`,
  share: (target, severity = 'all severities', period) =>
    `${target}, ${severity}${period === undefined ? '' : `, ${period}`}`,
  minimumMissed: (share, counts) => `${share}: ${missed(counts, 'minimum')}`,
  objectiveMissed: (share, counts) => `${share}: ${missed(counts, 'objective')}`,
  notJudged(share, ended, needed) {
    const reason = ended === 0 ? 'none has ended' : `only ${ended} ${ended === 1 ? 'has' : 'have'} ended`
    return `${share}: not judged, ${reason}${needed > 1 ? `, ${needed} needed` : ''}.`
  },
  periodsNotJudged(share, periods, more, needed) {
    const where = periods.length ? ` in ${periods.join(', ')}${more ? ` and ${more} more` : ''}` : ''
    return `${share}: not judged${where}, ${needed > 1 ? `fewer than ${needed} have ended` : 'none has ended'}.`
  },
  noColumn: (column, hint) => `No ticket has a column ${column} to compare with. ${hint}`,
  ambiguousYes: (column, cell) =>
    `The column ${column} says ${cell}, and its name does not show whether yes means met or breached. ` +
    'Set compare.yes (--compare-yes) to "met" or to "breached".',
  nothingCompared: (column, reason) => `Nothing could be compared with the column ${column}${reason}`,
  noneJudged: ': no ticket was judged.',
  allBlank: ': all its cells are blank.',
  noneEnded: target => `: ${target} has not ended for any ticket whose cell is not blank.`,
  unread: (column, count, example) =>
    `In the column ${column} ${count} ${count === 1 ? 'cell says' : 'cells say'} neither met nor breached, such as ${example}.`,
  waiverExpired: (ticket, target, until) => `${waiver(ticket, target)} has expired (${until}).`,
  waiverUnused: (ticket, target) => `${waiver(ticket, target)} excuses nothing: there is no such breach.`,
  baselineUnused: (count, entries) =>
    `${count} ${count === 1 ? 'baseline entry is no longer a breach' : 'baseline entries are no longer breaches'}: ${entries}`,
  datesWithoutTime: count =>
    `${count} ${count === 1 ? 'date has no time of day and is' : 'dates have no time of day and are'} counted from ` +
    'midnight. Export times as well, if the system has them.',
  ticketsRepeated: (count, ids) =>
    `${count} ${count === 1 ? 'row repeats a ticket' : 'rows repeat tickets'} with the same values, and each ticket ` +
    `counts once: ${ids}.`,
  eventsRepeated: (count, ids) =>
    `${count} ${count === 1 ? 'ticket has' : 'tickets have'} the same event in several rows, and each event counts ` +
    `once: ${ids}.`,
  logsCutOff: (count, ids) =>
    `${count} ${count === 1 ? 'ticket was' : 'tickets were'} not judged, because the log does not begin with an opening ` +
    `state: ${ids}. The log may be cut off at its beginning. A state is an opening one if tickets.states maps it to "open".`,
}

export const enChange: ChangeMessages = {
  locale: 'en',
  unknown: 'the reason can no longer be reconstructed',
  rejected: (version, error) => `${version} does not judge the ticket: ${error}`,
  noCycle: (version, cycle, target) => `${version} has no cycle ${cycle} of ${target}`,
  notPromised: (version, target, severity) => `${version} has no ${target} for ${severity}`,
  waived: (version, reason) => `waived in ${version}: ${reason}`,
  severity: (before, after) => `severity ${before} in OLD, ${after} in NEW`,
  budget: (before, after) => `${before} in OLD, ${after} in NEW`,
  clock(before, after) {
    const text = (clock: typeof before) => (clock === 'always' ? 'around the clock' : 'working time')
    return `counts ${text(before)} in OLD, ${text(after)} in NEW`
  },
  start(before, after) {
    const text = (at: string | undefined) => (at === undefined ? 'has not started' : `starts ${at}`)
    return `the timer ${text(before)} in OLD, ${text(after)} in NEW`
  },
  stop(before, after) {
    const text = (at: string | undefined) => (at === undefined ? 'has not stopped' : `stopped ${at}`)
    return `the timer ${text(before)} in OLD, ${text(after)} in NEW`
  },
  calendar: (before = 'a calendar', after = 'a calendar') => `counted on ${before} in OLD, on ${after} in NEW`,
  moreDates: count => `${count} more ${count === 1 ? 'date' : 'dates'}`,
  holiday: (date, name, version) => `${date} is a holiday${name} in ${version}`,
  countsOnlyIn({ duration, date, version, otherVersion, openBy, closedBy }) {
    const open = openBy === undefined ? '' : `, open by an exception${openBy}`
    const closed = closedBy === undefined ? '' : `, closed by an exception${closedBy} in ${otherVersion}`
    return `${duration} on ${date} count in ${version} only${open}${closed}`
  },
  onlyIn: (reason, duration, version) => `${reason} ${duration} in ${version} only`,
}

const UNTIL: { readonly [due: string]: string } = {
  close: 'until closing',
  'same-time': 'at the same time',
  'end-of-day': 'until the end of the day',
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function missed({ met, ended, percent, needed, excused, credit }: MissedShare, minimum: string): string {
  return (
    `${met} of ${ended} on time (${percent.toFixed(2)}%), ${minimum} ${needed}%` +
    `${excused ? `, ${excused} ${excused === 1 ? 'breach' : 'breaches'} excused` : ''}` +
    `${credit ? `, credit ${credit}%` : ''}.`
  )
}

function waiver(ticket: string, target: string | undefined): string {
  return `The waiver of ${ticket}${target === undefined ? '' : `, ${target},`}`
}

function nameOf({ severity, target }: { readonly severity: string; readonly target: string | undefined }): string {
  return target === undefined ? severity : `${severity}, ${target}`
}

function startOf(facts: { readonly start: string; readonly timeZone: string; readonly reported: string | undefined }) {
  const { start, timeZone, reported } = facts
  return `${start} (${timeZone}${reported === undefined ? '' : `; reported ${reported}`})`
}
