import type { Span } from './definition.ts'
import { DAY, HOUR, MINUTE, SECOND } from './intl-changes.ts'

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const DATE = /^(sun|mon|tue|wed|thu|fri|sat) (\d{4}-\d{2}-\d{2})$/
const TIME = /^(\d{2}):(\d{2})(?::(\d{2}))?([+-]\d{2}:\d{2}(?::\d{2})?)$/

/** A date with its weekday, `fri 2011-12-30`, as `2011-12-30`; a weekday that does not match its date is refused. */
export function date(text: string): string {
  const [, weekday, day] = matched(DATE, text)
  const falls = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]
  if (falls !== weekday) throw new Error(`${day} is a ${falls}, not a ${weekday}.`)
  return day
}

/** A date or a range of dates, both ends included: `sun 2000-10-08 .. fri 2000-10-13`. */
export function dates(text: string): string[] {
  const [first, last = first] = text.split(' .. ').map(end => Date.parse(date(end)))
  return Array.from({ length: (last - first) / DAY + 1 }, (_, i) =>
    new Date(first + i * DAY).toISOString().slice(0, 10),
  )
}

/** A local date and time with the offset that its clock has then, `sun 2018-11-04 01:00-02:00`, in epoch milliseconds. */
export function at(text: string): number {
  const space = text.lastIndexOf(' ')
  return localTime(date(text.slice(0, space)), text.slice(space + 1))
}

/** `sun 2018-11-04 01:00-02:00 .. 02:00-02:00`; the second end carries its own date where that is another one. */
export function span(text: string): Span {
  const [from, to] = text.split(' .. ')
  return { start: at(from), end: at(to.includes(' ') ? to : `${from.slice(0, from.lastIndexOf(' '))} ${to}`) }
}

/** A length of time in hours, minutes and seconds, `24`, `23:30`, `23:15:30`, in milliseconds. */
export function length(text: string): number {
  const [hours, minutes = 0, seconds = 0] = text.split(':').map(Number)
  return hours * HOUR + minutes * MINUTE + seconds * SECOND
}

/** An offset, `-00:44:30`, in milliseconds east of UTC. */
export function offset(text: string): number {
  return (text.startsWith('-') ? -1 : 1) * length(text.slice(1))
}

function localTime(day: string, text: string): number {
  const [, hours, minutes, seconds = '00', east] = matched(TIME, text)
  return Date.parse(`${day}T00:00:00Z`) + length(`${hours}:${minutes}:${seconds}`) - offset(east)
}

function matched(pattern: RegExp, text: string): RegExpExecArray {
  const match = pattern.exec(text)
  if (match === null) throw new Error(`“${text}” is not written as ${pattern}.`)
  return match
}
