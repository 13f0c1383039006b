import { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { type CalendarInput, checkCalendar } from '../../calendar/check-calendar.ts'
import type { Shifts } from '../../calendar/hours.ts'
import type { CalendarSource } from '../../calendar/sources/source.ts'
import { DAY, dateText, type EpochDay, parseDate, yearOf } from '../../time/epoch-day.ts'
import { type InstantInput, toEpochMs } from '../../time/instant.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { zoneOf } from '../../time/zone.ts'
import { InputValue } from '../../validation/input-value.ts'
import { contentLine, textValue } from './content-line.ts'

/** The parts of a calendar that {@link toICalendar} can write. */
export type ICalendarContent = 'openings' | 'holidays' | 'availability'

/** The options of {@link toICalendar}. */
export type ICalendarWriteOptions = {
  /** The first date, `YYYY-MM-DD` in the calendar's zone. */
  readonly from: string
  /** The last date, included. */
  readonly to: string
  /**
   * The time stamp of the text, floored to whole seconds. It is required so that equal calendars give equal texts.
   */
  readonly dtstamp: InstantInput
  /**
   * The parts to write: `openings` and `holidays` as one event each, `availability` as one availability (RFC 7953).
   *
   * @defaultValue `['openings', 'holidays']`
   */
  readonly what?: readonly ICalendarContent[] | undefined
  /**
   * The end of each UID, different for each calendar.
   *
   * @defaultValue the calendar's name and `.sla-calendar`
   */
  readonly domain?: string | undefined
}

/** A deadline that {@link deadlinesToICalendar} writes. */
export type ICalendarDeadline = {
  /** The ticket's id. It is part of the UID, so a deadline that is written again replaces the earlier one. */
  readonly id: string
  /** The target, such as `firstResponse`. */
  readonly target?: string | undefined
  /** When it is due, floored to whole seconds. */
  readonly dueAt: InstantInput
  /**
   * The text to show.
   *
   * @defaultValue the id and the target
   */
  readonly name?: string | undefined
}

/** The options of {@link deadlinesToICalendar}. */
export type DeadlinesWriteOptions = {
  /** The time stamp of the text; see {@link ICalendarWriteOptions.dtstamp}. */
  readonly dtstamp: InstantInput
  /**
   * Writes deadlines as events without a length, or as tasks with DUE.
   *
   * @defaultValue `'events'`
   */
  readonly as?: 'events' | 'tasks' | undefined
  /** The end of each UID, different for each ticketing system. */
  readonly domain: string
}

/** A content line: its name with parameters, and its value. */
type Line = readonly [name: string, value: string]

const CONTENTS: readonly ICalendarContent[] = ['openings', 'holidays', 'availability']

/**
 * Writes openings and holidays of a calendar as the text of an `.ics` file (RFC 5545). Events are in UTC, whole holidays
 * are dates. Openings have the category OPENING and leave their time free (TRANSP:TRANSPARENT); holidays have the
 * category HOLIDAY. Openings are clipped to the dates. The same dates of the same calendar have the same UIDs.
 *
 * @param calendar the calendar to write, or its spec
 * @param options the dates, and the time stamp of the text
 * @throws {SlaCalendarError} `date-invalid`, `range-reversed`, `key-unknown`, `key-missing`, `instant-invalid`;
 * `years-not-covered` if the calendar's holidays do not cover the dates
 * @example
 * ```ts
 * import { italianOffice } from 'sla-calendar'
 * import { holidaysFromICalendar, toICalendar } from 'sla-calendar/icalendar'
 *
 * const dtstamp = '2026-11-20T09:00:00Z'
 * const text = toICalendar(italianOffice, { from: '2026-12-01', to: '2026-12-31', dtstamp, what: ['holidays'] })
 * text.split('\r\n').filter(line => line.startsWith('DTSTART'))
 * // => ['DTSTART;VALUE=DATE:20261208', 'DTSTART;VALUE=DATE:20261225', 'DTSTART;VALUE=DATE:20261226']
 * ```
 */
export function toICalendar(calendar: CalendarInput, options: ICalendarWriteOptions): string {
  const checked = checkCalendar(calendar, ['calendar'])
  const input = new InputValue(options, []).onlyKeys(['from', 'to', 'dtstamp', 'what', 'domain'])
  const [from, to] = ['from', 'to'].map(key => {
    const date = input.required(key, 'Give a date such as 2026-12-31.')
    return parseDate(date.text(), date)
  })
  if (to < from) throw input.at('to').error('range-reversed', `${options.to} is before ${options.from}.`, 'Swap them.')
  const dtstamp = stampOf(input)
  const what = input
    .optional('what')
    ?.list()
    .map(item => item.oneOf(CONTENTS)) ?? ['openings', 'holidays']
  const name = checked.name ?? checked.timeZone
  const domain = input.optional('domain')?.text() ?? `${uidPart(name)}.sla-calendar`
  const make = { openings, holidays, availability }
  const parts = CONTENTS.filter(content => what.includes(content)).flatMap(content =>
    make[content](checked, from, to, domain, dtstamp),
  )
  return calendarText([['NAME', textValue(name)], ['X-WR-CALNAME', textValue(name)], ...parts])
}

/**
 * Writes deadlines as the text of an `.ics` file (RFC 5545), in UTC and in the order of the list.
 *
 * @param deadlines the deadlines; leave out paused ones, whose `dueAt` is null
 * @param options the time stamp of the text, and the domain of its UIDs
 * @throws {SlaCalendarError} `input-invalid`, also for an id and target that occur twice; `instant-invalid`,
 * `key-unknown`, `key-missing`
 * @example
 * ```ts
 * import { deadline } from 'sla-calendar'
 * import { deadlinesToICalendar } from 'sla-calendar/icalendar'
 *
 * const { dueAt } = deadline({ severity: 'high', reportedAt: '2026-11-20T16:30+01:00' })
 * const text = deadlinesToICalendar([{ id: 'INC-7', target: 'firstResponse', dueAt }], {
 *   dtstamp: '2026-11-20T16:31+01:00',
 *   domain: 'tickets.example.com',
 * })
 * text.split('\r\n').filter(line => /^(UID|DTSTART)/.test(line))
 * // => ['UID:deadline-INC-7-firstResponse@tickets.example.com', 'DTSTART:20261123T123000Z']
 * ```
 */
export function deadlinesToICalendar(deadlines: readonly ICalendarDeadline[], options: DeadlinesWriteOptions): string {
  const input = new InputValue(options, []).onlyKeys(['dtstamp', 'as', 'domain'])
  const dtstamp = stampOf(input)
  const isTask = input.optional('as')?.oneOf(['events', 'tasks']) === 'tasks'
  const domain = input.required('domain', 'Such as tickets.example.com.').text()
  const seen = new Set<string>()
  const lines = new InputValue(deadlines, ['deadlines']).list().flatMap(item => {
    item.onlyKeys(['id', 'target', 'dueAt', 'name'])
    const id = item.required('id', "Give the ticket's id.").text()
    const target = item.optional('target')?.text()
    const key = [id, target].filter(part => part !== undefined)
    const dueAt = item.required('dueAt', 'Leave out paused tickets.')
    const due = utcText(toEpochMs(dueAt.value, dueAt.path))
    if (seen.has(JSON.stringify(key)))
      throw item.error('input-invalid', `The deadline ${key.join(' ')} is there twice.`, 'Name the target of each.')
    seen.add(JSON.stringify(key))
    const uid = `deadline-${key.map(uidPart).join('-')}@${domain}`
    const summary = item.optional('name')?.text() ?? key.join(' ')
    return isTask
      ? component('VTODO', uid, dtstamp, [
          ['DUE', due],
          ['SUMMARY', textValue(summary)],
          ['STATUS', 'NEEDS-ACTION'],
        ])
      : component('VEVENT', uid, dtstamp, [['DTSTART', due], ...described(summary, 'DEADLINE', 'TRANSPARENT')])
  })
  return calendarText(lines)
}

function openings(calendar: BusinessCalendar, from: EpochDay, to: EpochDay, domain: string, dtstamp: string): Line[] {
  return openSpans(calendar, from, to).flatMap(({ start, end }) =>
    component('VEVENT', `opening-${utcText(start)}@${domain}`, dtstamp, [
      ['DTSTART', utcText(start)],
      ['DTEND', utcText(end)],
      ...described(calendar.name ?? 'Open', 'OPENING', 'TRANSPARENT'),
    ]),
  )
}

/** Returns one VAVAILABILITY that closes its time, with one AVAILABLE per opening. */
function availability(
  calendar: BusinessCalendar,
  from: EpochDay,
  to: EpochDay,
  domain: string,
  dtstamp: string,
): Line[] {
  const [start, end] = [from, to + 1].map(date => utcText(startOf(calendar, date)))
  const available = openSpans(calendar, from, to).flatMap(({ start, end }) =>
    component('AVAILABLE', `available-${utcText(start)}@${domain}`, dtstamp, [
      ['DTSTART', utcText(start)],
      ['DTEND', utcText(end)],
    ]),
  )
  return component('VAVAILABILITY', `availability-${start}@${domain}`, dtstamp, [
    ['DTSTART', start],
    ['DTEND', end],
    ['BUSYTYPE', 'BUSY-UNAVAILABLE'],
    ...available,
  ])
}

function holidays(calendar: BusinessCalendar, from: EpochDay, to: EpochDay, domain: string, dtstamp: string): Line[] {
  const seen = new Map<string, number>()
  return holidaysOf(BusinessCalendar.internalsOf(calendar), from, to).flatMap(({ name, times }) => {
    const key = times[0][1]
    // Two holidays on one date are two events, with different UIDs.
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    const uid = `holiday-${key}${nth > 1 ? `-${nth}` : ''}@${domain}`
    return component('VEVENT', uid, dtstamp, [...times, ...described(name, 'HOLIDAY', 'OPAQUE')])
  })
}

/** Returns the holidays of a calendar. For a combination these are the holidays of all operands, each once. */
function holidaysOf(source: CalendarSource, from: EpochDay, to: EpochDay): { name: string; times: Line[] }[] {
  if (source.operands.length) {
    const all = source.operands.flatMap(operand => holidaysOf(operand, from, to))
    const once = new Map(all.map(holiday => [JSON.stringify(holiday), holiday]))
    return [...once.values()].sort((a, b) => (a.times[0][1] < b.times[0][1] ? -1 : 1))
  }
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i)
  return years
    .flatMap(year => source.holidays(year))
    .filter(({ date }) => date >= from && date <= to)
    .flatMap(({ date, name, closed }) =>
      (closed ? partsOf(source, date, closed) : [wholeDate(date)]).map(times => ({ name, times })),
    )
}

function wholeDate(date: EpochDay): Line[] {
  return [
    ['DTSTART;VALUE=DATE', dateText(date).replaceAll('-', '')],
    ['DTEND;VALUE=DATE', dateText(date + 1).replaceAll('-', '')],
  ]
}

function partsOf({ zone }: CalendarSource, date: EpochDay, closed: Shifts): Line[][] {
  const times = closed.map(minute => utcText(zone.instantOf(date * DAY + minute * 60_000)))
  return times.flatMap((start, i) => (i % 2 ? [] : [[['DTSTART', start] as Line, ['DTEND', times[i + 1]] as Line]]))
}

function openSpans(calendar: BusinessCalendar, from: EpochDay, to: EpochDay) {
  return [...calendar.intervals(startOf(calendar, from), startOf(calendar, to + 1))]
}

/** Returns the first instant of a date, clipped to the supported range. */
function startOf(calendar: BusinessCalendar, date: EpochDay): number {
  const at = zoneOf(calendar.timeZone).startOf(date)
  return Math.min(Math.max(at, RANGE_START), RANGE_END - 1)
}

function component(name: string, uid: string, dtstamp: string, lines: readonly Line[]): Line[] {
  return [['BEGIN', name], ['UID', textValue(uid)], ['DTSTAMP', dtstamp], ...lines, ['END', name]]
}

function described(summary: string, category: string, transparency: string): Line[] {
  return [
    ['SUMMARY', textValue(summary)],
    ['CATEGORIES', category],
    ['TRANSP', transparency],
  ]
}

function calendarText(lines: readonly Line[]): string {
  const all: Line[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//sla-calendar//sla-calendar//EN'],
    ...lines,
    ['END', 'VCALENDAR'],
  ]
  return all.map(([name, value]) => contentLine(name, value)).join('')
}

function stampOf(input: InputValue): string {
  const dtstamp = input.required('dtstamp', 'Give the instant at which the text is made.')
  return utcText(toEpochMs(dtstamp.value, dtstamp.path))
}

/** Returns an instant in whole seconds: `20261120T090000Z`. */
function utcText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** Returns a text as a part of a UID: ASCII without blanks. */
function uidPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}
