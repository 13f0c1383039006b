import { dateText, type EpochDay, epochDay } from '../../time/epoch-day.ts'
import type { Zone } from '../../time/zone.ts'
import { MIDNIGHT, WEEKDAYS } from '../hours.ts'
import type { HolidayTarget, Weekday } from '../spec.ts'
import { type HolidayClosure, nearestWeekday, type ParsedHoliday, shiftTarget } from './holiday-rule.ts'

/** What moves need to know about dates. */
export type MoveDates = {
  readonly zone: Pick<Zone, 'exists'>
  /** Whether the date exists and the weekly hours in force on it have hours. */
  hasHours(date: EpochDay): boolean
}

/** A holiday on its unshifted date. */
type Occurrence = {
  readonly date: EpochDay
  readonly holiday: ParsedHoliday
  /** Where it goes if it moves. */
  readonly target: HolidayTarget | undefined
  /** Whether it moves whatever the other holidays do. */
  readonly mustMove: boolean
}

/** Moves go less far than this many days: where no date is free within a year, the holiday stays. */
const FURTHEST_MOVE = 366

/** Finds the closings of a calendar, year by year. */
export class HolidayDates {
  readonly #holidays: readonly ParsedHoliday[]
  readonly #dates: MoveDates
  /** The occurrences of the years that were needed: each year of moves needs its neighbours. */
  readonly #occurrences: { [year: number]: readonly Occurrence[] } = {}

  constructor(holidays: readonly ParsedHoliday[], dates: MoveDates) {
    this.#holidays = holidays
    this.#dates = dates
  }

  /**
   * Returns the closings of a year, in date order, holidays moved as their rules say (§4).
   *
   * If any holiday moves, the neighbouring years count too: it may cross the year's end in both directions.
   */
  datesIn(year: number): HolidayClosure[] {
    if (!this.#holidays.some(({ options }) => options.observed ?? options.substitute))
      return this.#eachIn(year, holiday => closingsIn(holiday, year)).sort(byDate)
    const occurrences = [year - 1, year, year + 1].flatMap(year => this.#occurrencesIn(year)).sort(byDate)
    const goals = goalsOf(occurrences, this.#dates)
    const [first, next] = [epochDay(year, 1, 1), epochDay(year + 1, 1, 1)]
    const closings: HolidayClosure[] = []
    for (const occurrence of occurrences)
      for (const date of closedDates(occurrence, goals.get(occurrence)))
        if (date >= first && date < next) closings.push(closingOn(date, occurrence.date, occurrence.holiday))
    return closings.sort((a, b) => byDate(a, b) || +a.observed - +b.observed)
  }

  #occurrencesIn(year: number): readonly Occurrence[] {
    this.#occurrences[year] ??= this.#eachIn(year, holiday =>
      holiday.datesIn(year).map(date => occurrenceOf(holiday, date, this.#dates)),
    )
    return this.#occurrences[year]
  }

  /** Lists something of each holiday that a year can have. The holidays are in the order of the list. */
  #eachIn<T>(year: number, make: (holiday: ParsedHoliday) => readonly T[]): T[] {
    return this.#holidays.flatMap(holiday => (holiday.years?.includes(year) === false ? [] : make(holiday)))
  }
}

/** Returns the closings of a holiday that does not move. All calendars with the holiday share them. */
function closingsIn(holiday: ParsedHoliday, year: number): readonly HolidayClosure[] {
  holiday.closings[year] ??= holiday.datesIn(year).map(date => closingOn(date, date, holiday))
  return holiday.closings[year]
}

function occurrenceOf(holiday: ParsedHoliday, date: EpochDay, dates: MoveDates): Occurrence {
  const move = holiday.options.observed ?? holiday.options.substitute
  const target = shiftTarget(move, date)
  return {
    date,
    holiday,
    target,
    mustMove: target !== undefined && (typeof move === 'object' || !dates.hasHours(date)),
  }
}

/**
 * Returns where the holidays go. Those of whole days come first, because a holiday of part of a day does not get in
 * their way.
 *
 * Both groups settle in two steps. First come the holidays whose place is certain. The others follow in date order,
 * and each of them avoids where a holiday is: the certain ones, those that have chosen before it, and those that stay
 * on their own date unless another holiday has it. So each date that a move passes over is closed or has no hours.
 */
function goalsOf(occurrences: readonly Occurrence[], dates: MoveDates): Map<Occurrence, EpochDay> {
  const goals = new Map<Occurrence, EpochDay>()
  /** Dates that are closed entirely. */
  const closed = new Set<EpochDay>()
  /** Dates to which holidays have moved. */
  const given = new Set<EpochDay>()
  for (const isWhole of [true, false]) {
    const place = (occurrence: Occurrence, goal: EpochDay) => {
      goals.set(occurrence, goal)
      for (const date of closedDates(occurrence, goal)) {
        if (date !== occurrence.date) given.add(date)
        if (isWhole) closed.add(date)
      }
    }
    /** Dates of holidays that stay there unless another holiday closes the date. */
    const held = new Set<EpochDay>()
    const choosing: Occurrence[] = []
    for (const occurrence of occurrences) {
      const { date, holiday, target, mustMove } = occurrence
      if (closesAll(holiday) !== isWhole) continue
      if (target === undefined) place(occurrence, date)
      else if (mustMove && isWeekday(target)) place(occurrence, nearestWeekday(date, target))
      else {
        choosing.push(occurrence)
        if (isWhole && !mustMove) held.add(date)
        if (isWhole && mustMove && holiday.options.substitute) closed.add(date)
      }
    }
    const search = searchIn(date => closed.has(date) || held.has(date) || given.has(date), dates)
    for (const occurrence of choosing) {
      const { date, target, mustMove } = occurrence
      if (!mustMove && !closed.has(date)) place(occurrence, date)
      else place(occurrence, isWeekday(target!) ? nearestWeekday(date, target) : search(date, target!))
    }
  }
  return goals
}

/**
 * Returns the search for the nearest date that a target may have; it finds the date itself if there is none within a
 * year. A date that is taken stays taken, so the search remembers how far it came, and does not walk there again.
 */
function searchIn(isTaken: (date: EpochDay) => boolean, dates: MoveDates) {
  const walked: { [target in HolidayTarget]?: Map<EpochDay, EpochDay> } = {}
  return (from: EpochDay, target: HolidayTarget): EpochDay => {
    const step = target === 'previous-working-day' ? -1 : 1
    const isOpen = (date: EpochDay) => (target === 'next-non-holiday' ? dates.zone.exists(date) : dates.hasHours(date))
    walked[target] ??= new Map()
    const steps = walked[target]
    const isWithin = (date: EpochDay) => Math.abs(date - from) < FURTHEST_MOVE
    const passed = [from]
    let goal = steps.get(from) ?? from + step
    while (isWithin(goal) && (isTaken(goal) || !isOpen(goal))) {
      passed.push(goal)
      goal = steps.get(goal) ?? goal + step
    }
    for (const date of passed) steps.set(date, goal)
    return isWithin(goal) ? goal : from
  }
}

function isWeekday(target: HolidayTarget): target is Weekday {
  return WEEKDAYS.includes(target as Weekday)
}

function closesAll({ closed }: ParsedHoliday): boolean {
  return !closed || (closed[0] === 0 && closed[1] === MIDNIGHT)
}

/** The dates that a holiday closes when it goes to one: its own date too when it only has a substitute there. */
function closedDates({ date, holiday }: Occurrence, goal = date): EpochDay[] {
  return holiday.options.substitute && goal !== date ? [date, goal] : [goal]
}

/** @param original the date of the holiday before it moved */
function closingOn(date: EpochDay, original: EpochDay, { options, closed }: ParsedHoliday): HolidayClosure {
  return { date, name: options.name ?? dateText(original), observed: date !== original, closed }
}

function byDate(a: { readonly date: EpochDay }, b: { readonly date: EpochDay }): number {
  return a.date - b.date
}
