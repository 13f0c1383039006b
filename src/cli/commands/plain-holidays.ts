import { easterSunday } from '../../calendar/holidays/easter.ts'
import type { HolidayRule, Weekday } from '../../calendar/spec.ts'
import { DAY, type EpochDay, weekdayOf, yearOf } from '../../time/epoch-day.ts'

/** A holiday on a date, and the parts of the date that it closes. */
type DatedHoliday = { readonly date: string; readonly name?: string; readonly closed?: string }

/** Minimum number of years in which a holiday follows a rule. */
const MIN_YEARS = 3
const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * Returns the holidays of consecutive years by rules where their dates follow one in every year: the same day of a month,
 * the same distance from Easter, or the same weekday of a month. Other holidays stay lists of dates.
 *
 * @param dated the holidays by date, in order
 */
export function plainHolidays(dated: readonly DatedHoliday[], from: number, to: number): HolidayRule[] {
  const groups = new Map<string, DatedHoliday[]>()
  for (const holiday of dated) {
    const key = JSON.stringify([holiday.name, holiday.closed])
    groups.set(key, [...(groups.get(key) ?? []), holiday])
  }
  return [...groups.values()].flatMap((group): HolidayRule[] => {
    const rule = ruleOf(group, from, to)
    if (!rule) return group
    const { date: _, ...rest } = group[0]
    return [{ ...rest, ...rule }]
  })
}

function ruleOf(group: readonly DatedHoliday[], from: number, to: number) {
  const years = group.map(({ date }) => Number(date.slice(0, 4)))
  const isYearly = group.length === to - from + 1 && years.every((year, i) => year === from + i)
  if (!isYearly || group.length < MIN_YEARS) return undefined
  const days = group.map(dayOf)
  return (
    sameOf(group, sameDay) ??
    sameOf(days, afterEaster('western')) ??
    sameOf(days, afterEaster('orthodox')) ??
    nthOf(group)
  )
}

/** Returns what a function gives for every item; undefined if it gives different values. */
function sameOf<T, R>(items: readonly T[], of: (item: T) => R): R | undefined {
  const texts = new Set(items.map(item => JSON.stringify(of(item))))
  return texts.size === 1 ? of(items[0]) : undefined
}

function dayOf({ date }: DatedHoliday): EpochDay {
  return Date.parse(date) / DAY
}

function sameDay({ date }: DatedHoliday) {
  return { month: Number(date.slice(5, 7)), day: Number(date.slice(8)) }
}

function afterEaster(church: 'western' | 'orthodox') {
  return (day: EpochDay) => ({
    easter: day - easterSunday(yearOf(day), church),
    ...(church === 'orthodox' ? { church } : {}),
  })
}

/** Returns the rule of a weekday of a month, counted from the start, or its last one. */
function nthOf(group: readonly DatedHoliday[]) {
  const fromStart = sameOf(group, holiday => weekdayRule(holiday, ({ day }) => Math.ceil(day / 7)))
  return fromStart ?? sameOf(group, holiday => weekdayRule(holiday, ({ day, length }) => (day + 7 > length ? -1 : day)))
}

function weekdayRule(holiday: DatedHoliday, nth: (date: { readonly day: number; readonly length: number }) => number) {
  const { month, day } = sameDay(holiday)
  const length = new Date(Date.UTC(Number(holiday.date.slice(0, 4)), month, 0)).getUTCDate()
  return { month, weekday: WEEKDAYS[weekdayOf(dayOf(holiday))], nth: nth({ day, length }) }
}
