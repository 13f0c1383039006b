import { midnight } from './dates.ts'
import { type Exceptions, exceptionsOf } from './exceptions.ts'
import { type Rule, ruleOf } from './holiday-dates.ts'
import type { DeskSpec } from './specs.ts'
import { type Hours, type Weekly, weeklyOf } from './weekly-hours.ts'

/** The description of one calendar, read once. */
export type Desk = {
  readonly timeZone: string
  readonly weekly: Weekly
  readonly rules: readonly Rule[]
  readonly exceptionOn: Exceptions
}

/** @param worksOn whether a date is a working day without the exceptions that count working days */
export function deskOf(spec: DeskSpec, worksOn: (date: string) => boolean): Desk {
  return {
    timeZone: spec.timeZone,
    weekly: weeklyOf(spec.hours),
    rules: (spec.holidays ?? []).map(ruleOf),
    exceptionOn: exceptionsOf(spec.exceptions, worksOn),
  }
}

/** The shifts that start on a date by the weekly hours in force: those of the calendar, or of a week's exception. */
export function shiftsInForce(desk: Desk, date: string): readonly Hours[] {
  const exception = desk.exceptionOn(date)
  return exception && 'weekly' in exception ? exception.weekly(date) : desk.weekly(date)
}

/** The reading of a date's clock at a wall time. */
export function reading(date: string, wallTime: number): number {
  return midnight(date) + wallTime
}
