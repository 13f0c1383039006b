import { expect } from 'vitest'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import { day } from '../dates.ts'
import type { Segment } from './explain.ts'
import type { AnyEvent } from './history.ts'

/**
 * Instants are written by Rome's clock, an hour ahead of UTC, in the fortnight from Monday, 16 November 2026: `fri 16:30` lies
 * in the first week, `+mon 09:00` in the second. Wednesday, the 25th (`+wed`), is a holiday, on Thursday they move house.
 */
export const rome: CalendarSpec = {
  name: 'Rome',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [{ name: 'Feast', date: '2026-11-25' }],
  exceptions: { '2026-11-26': { name: 'Trasloco', hours: 'closed' } },
}
/** Open from 15:00 to 23:00 on Rome's clock. */
export const boston: CalendarSpec = {
  name: 'Boston',
  timeZone: 'America/New_York',
  hours: { 'mon-fri': '09:00-17:00' },
}
/** Open from 01:00 to 09:00 on Rome's clock. */
export const tokyo: CalendarSpec = { name: 'Tokyo', timeZone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-17:00' } }

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const monday = Date.parse('2026-11-16T00:00+01:00')

/** An instant in this notation. */
export function t(text: string): number {
  const [, next, weekday, time] = /^(\+?)([a-z]{3}) (\S+)$/.exec(text)!
  const date = weekdays.indexOf(weekday) + (next ? 7 : 0)
  return monday + date * day + Date.parse(`1970-01-01T${time}Z`)
}

/** The same, read backwards. */
export function told(at: number | null): string | null {
  if (at === null) return null
  const date = Math.floor((at - monday) / day)
  const time = new Date(at - monday).toISOString().slice(11)
  return `${date < 7 ? '' : '+'}${weekdays[date % 7]} ${time.replace(/(:00)?\.000Z$/, '').replace('Z', '')}`
}

/** An event as `mon 10:00 paused customer`; one detail follows the type, for the report the severity and the channel. */
export function event(text: string): AnyEvent {
  const [weekday, time, type, detail, channel] = text.split(' ')
  const at = t(`${weekday} ${time}`)
  const details: Record<string, object> = {
    reported: { severity: detail, ...(channel && { channel }), requestKind: 'database' },
    paused: detail ? { reason: detail } : {},
    resumed: detail ? { reason: detail } : {},
    severityChanged: { severity: detail },
    calendarChanged: { calendar: detail },
    milestone: { name: detail },
    assigned: { to: detail },
  }
  return { at, type, ...details[type] } as AnyEvent
}

/** A segment as `+ mon 09:00 .. mon 18:00 hours`; those that do not count begin with a minus. */
export function segment({ start, end, counted, reason, name, calendar, holder, ms }: Segment): string {
  expect(ms).toBe(end - start)
  const notes = [name && `“${name}”`, calendar && `of ${calendar}`, holder && `by ${holder}`]
    .filter(Boolean)
    .map(note => ` ${note}`)
  return `${counted ? '+' : '-'} ${told(start)} .. ${told(end)} ${reason}${notes.join('')}`
}
