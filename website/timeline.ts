import { businessCalendar, formatDuration } from 'sla-calendar'

const HOUR = 3_600_000
const MINUTE = 60_000
/** A space at which no line ends. */
const NO_BREAK = '\u00A0'
const BUDGET = 4 * HOUR
const ZONE = 'Europe/Berlin'

/** The week that the front page shows, in which no clock changes. */
const START = Date.parse('2026-04-29T00:00+02:00')
const DAYS = 7
const END = START + DAYS * 24 * HOUR
/** The hours of each day that the picture shows. */
const SHOWN = { from: 7 * HOUR, to: 20 * HOUR }
const STEP = 15 * MINUTE
const STEPS_PER_DAY = (SHOWN.to - SHOWN.from) / STEP

const office = businessCalendar({
  timeZone: ZONE,
  hours: { 'mon-fri': ['09:00-12:30', '13:30-18:00'] },
  holidays: [{ name: 'Labour Day', month: 5, day: 1 }],
})

/** The slider counts the quarters of an hour that the picture shows. The last due time is still in the picture. */
export const slider = {
  steps: DAYS * STEPS_PER_DAY,
  last: stepOf(office.subtract(END - 6 * HOUR, BUDGET)),
  /** Before anybody drags: Thursday at 16:30. */
  first: stepOf(Date.parse('2026-04-30T16:30+02:00')),
}

/** A part of the week, in percent of its width. */
export type Band = { readonly left: number; readonly width: number }

/** The days, and why some are closed. */
export const days = Array.from({ length: DAYS }, (_, i) => {
  const start = START + i * 24 * HOUR
  const [first] = office.explain(start, start + 24 * HOUR).filter(({ reason }) => reason !== 'outside-hours')
  return { name: textOf(start, { weekday: 'short', day: 'numeric' }), left: placeOf(start), closed: closedBy(first) }
})

/** The office hours. */
export const openHours: readonly Band[] = Array.from(office.intervals(START, END), bandOf)

/** What the picture shows for a time of reporting. */
export type View = {
  readonly reportedAt: string
  readonly reported: number
  readonly dueAt: string
  readonly due: number
  readonly counted: readonly Band[]
  /** The counted time of each day: `1 h 30 min on Thu 30 Apr`. */
  readonly parts: readonly string[]
}

/** Returns the due time of a ticket that is reported at a step of the slider, and where its four hours are counted. */
export function viewOf(step: number): View {
  const reported = START + Math.floor(step / STEPS_PER_DAY) * 24 * HOUR + SHOWN.from + (step % STEPS_PER_DAY) * STEP
  const due = office.add(reported, BUDGET)
  const counted = Array.from(office.intervals(reported, due))
  const byDay = new Map<string, number>()
  for (const { start, end } of counted) byDay.set(dayOf(start), (byDay.get(dayOf(start)) ?? 0) + end - start)
  return {
    reportedAt: momentOf(reported),
    reported: placeOf(reported),
    dueAt: momentOf(due),
    due: placeOf(due),
    counted: counted.map(bandOf),
    parts: Array.from(byDay, ([day, ms]) =>
      `${formatDuration(ms, { style: 'short' })} on ${day}`.replaceAll(' ', NO_BREAK),
    ),
  }
}

function bandOf({ start, end }: { readonly start: number; readonly end: number }): Band {
  return { left: placeOf(start), width: placeOf(end) - placeOf(start) }
}

function placeOf(instant: number): number {
  return (stepOf(instant) * 100) / (DAYS * STEPS_PER_DAY)
}

/** Returns the step of the slider at an instant. The hours that are not shown take no room. */
function stepOf(instant: number): number {
  const sinceStart = instant - START
  const day = Math.floor(sinceStart / (24 * HOUR))
  const time = Math.min(Math.max(sinceStart - day * 24 * HOUR, SHOWN.from), SHOWN.to)
  return day * STEPS_PER_DAY + (time - SHOWN.from) / STEP
}

function closedBy(first: { readonly reason: string; readonly name?: string } | undefined): string | undefined {
  if (!first) return 'closed'
  return first.reason === 'holiday' ? first.name : undefined
}

function dayOf(instant: number): string {
  return textOf(instant, { weekday: 'short', day: 'numeric', month: 'short' })
}

function momentOf(instant: number): string {
  const day = textOf(instant, { weekday: 'long', day: 'numeric', month: 'long' })
  return `${day} at ${textOf(instant, { hour: '2-digit', minute: '2-digit' })}`
}

function textOf(instant: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options }).format(instant).replace(',', '')
}
