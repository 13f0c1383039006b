/**
 * Calendar dates as text, `2026-03-29`, and clock readings as numbers.
 *
 * A clock reading, `local` below, is the epoch millisecond at which a clock on UTC would show the same date and time.
 * It is no instant: only `clock.ts` and `wall-time.ts` know how to come from one to the other.
 */
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** Sunday first, as `Date.prototype.getUTCDay` counts. */
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type WeekdayName = (typeof weekdays)[number]

/** The reading at the start of a date. */
export function midnight(date: string): number {
  return remembered(midnights, date, () => Date.parse(`${date}T00:00:00Z`))
}

/** The date that a reading shows. */
export function dateShown(local: number): string {
  const days = Math.floor(local / day)
  return remembered(dates, days, () => new Date(days * day).toISOString().slice(0, 10))
}

const midnights = new Map<string, number>()
const dates = new Map<number, string>()

function remembered<K, V>(memory: Map<K, V>, key: K, compute: () => V): V {
  let found = memory.get(key)
  if (found === undefined) {
    found = compute()
    memory.set(key, found)
  }
  return found
}

/** What a reading shows beside the date, in milliseconds from midnight. */
export function timeOfDay(local: number): number {
  return local - midnight(dateShown(local))
}

export function dateOf(year: number, month: number, dayOfMonth: number): string {
  return dateShown(Date.UTC(year, month - 1, dayOfMonth))
}

export function addDays(date: string, days: number): string {
  return dateShown(midnight(date) + days * day)
}

export function yearOf(date: string): number {
  return new Date(midnight(date)).getUTCFullYear()
}

export function weekdayOf(date: string): WeekdayName {
  return weekdays[new Date(midnight(date)).getUTCDay()]
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayNumber(name: string): number {
  return weekdays.indexOf(name as WeekdayName)
}

/** The dates from `from` to `to`, both included. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = []
  for (let local = midnight(from); local <= midnight(to); local += day) dates.push(dateShown(local))
  return dates
}

/** Whether month and day exist in the year: 29 February does not in most. */
export function exists(year: number, month: number, dayOfMonth: number): boolean {
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCMonth() === month - 1
}
