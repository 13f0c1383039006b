import type { TargetSpec } from '../dist/index.js'

/** A budget as the form shows it: an amount of a unit and, for days, the time on the last day. */
export type BudgetTerms = {
  readonly amount: string
  readonly unit: string
  readonly due: string
  readonly cutoff: string
}

type Unit = {
  readonly id: string
  readonly clock: TargetSpec['clock']
  /** The key of a budget in days; absent for a length of time, which `suffix` ends. */
  readonly days?: 'workingDays' | 'days' | 'weeks' | 'months'
  readonly suffix?: 'H' | 'M'
}

/** The units that the form offers. Other budgets stay in the JSON. */
export const UNITS: readonly Unit[] = [
  { id: 'businessHours', clock: 'business', suffix: 'H' },
  { id: 'businessMinutes', clock: 'business', suffix: 'M' },
  { id: 'hours', clock: 'always', suffix: 'H' },
  { id: 'minutes', clock: 'always', suffix: 'M' },
  { id: 'workingDays', clock: 'business', days: 'workingDays' },
  { id: 'days', clock: 'always', days: 'days' },
  { id: 'weeks', clock: 'always', days: 'weeks' },
  { id: 'months', clock: 'always', days: 'months' },
]

/** The words for the time of the last day at which a unit of days can be due. A local time is possible too. */
export function dueWords(unit: string): readonly string[] {
  return unit === 'workingDays' ? ['close', 'same-time'] : ['end-of-day', 'same-time']
}

export function isInDays(unit: string): boolean {
  return UNITS.some(({ id, days }) => id === unit && days !== undefined)
}

/** Returns the terms of a target; undefined if the form cannot show them. */
export function termsOf({ within, clock }: TargetSpec): BudgetTerms | undefined {
  const given: Readonly<Record<string, unknown>> = typeof within === 'object' ? { ...within } : {}
  const days = UNITS.find(unit => unit.days !== undefined && given[unit.days] !== undefined)
  if (days) {
    const { due = '', cutoff = '', [days.days!]: amount, ...others } = given
    if (Object.keys(others).length) return undefined
    return { amount: String(amount), unit: days.id, due: String(due), cutoff: String(cutoff) }
  }
  // Keeps the typed text while it is not a number yet.
  const [, typed, ending] = /^PT(.*)([HM])$/.exec(typeof within === 'string' ? within : '') ?? []
  const minutes = minutesIn(within)
  const isHours = minutes === undefined ? ending === 'H' : minutes % 60 === 0
  const amount = minutes === undefined ? typed : String(isHours ? minutes / 60 : minutes)
  const unit = UNITS.find(one => one.clock === clock && one.suffix === (isHours ? 'H' : 'M'))
  return unit && amount !== undefined ? { amount, unit: unit.id, due: '', cutoff: '' } : undefined
}

/** Returns the minutes of a budget in hours and minutes together; undefined for other budgets. */
function minutesIn(within: TargetSpec['within']): number | undefined {
  if (typeof within === 'object') {
    const {
      hours = 0,
      minutes = 0,
      ...others
    } = Object(within) as { readonly hours?: number; readonly minutes?: number }
    return Object.keys(others).length ? undefined : hours * 60 + minutes
  }
  const [, hours, minutes] = /^PT(\d+)H(\d+)M$/.exec(String(within)) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** Returns the keys of a target that the terms give. An amount that is not a number is kept, so that it is reported. */
export function targetOf({ amount, unit, due, cutoff }: BudgetTerms): Pick<TargetSpec, 'within' | 'clock'> {
  const { clock, days, suffix } = UNITS.find(({ id }) => id === unit)!
  if (days === undefined) return { within: `PT${amount.trim()}${suffix}`, clock }
  const number = amount.trim() === '' || Number.isNaN(Number(amount)) ? amount : Number(amount)
  const isKnown = dueWords(unit).includes(due) || /^\d/.test(due)
  return {
    within: {
      [days]: number,
      due: isKnown ? due : dueWords(unit)[0],
      ...(cutoff && unit === 'workingDays' ? { cutoff } : {}),
    } as never,
    clock,
  }
}
