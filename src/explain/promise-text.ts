import type { LocalText } from '../policy/spec.ts'
import type { WorkingDayBudget } from '../time/budget.ts'

/** What a language says of a budget in working days. */
type Words = {
  readonly days: (count: number) => string
  readonly due: Readonly<Record<WorkingDayBudget['due'], string>>
  readonly cutoff: (time: string) => string
}

const EN: Words = {
  days: count => (count === 0 ? 'the same working day' : `${count} working ${count === 1 ? 'day' : 'days'}`),
  due: { close: 'until closing', 'same-time': 'at the same time' },
  cutoff: time => `cut-off ${time}`,
}

const IT: Words = {
  days: count => {
    if (count === 0) return 'lo stesso giorno lavorativo'
    return count === 1 ? '1 giorno lavorativo' : `${count} giorni lavorativi`
  },
  due: { close: 'entro la chiusura', 'same-time': 'alla stessa ora' },
  cutoff: time => `orario limite ${time}`,
}

/** Whether a language tag is Italian; every other one gets English words. */
export function isItalian(locale: string): boolean {
  return new Intl.Locale(locale).language === 'it'
}

/**
 * Returns a budget in working days as a contract states it: `1 working day, until closing`. Returns undefined for every
 * other budget: its length in milliseconds is all there is to say.
 */
export function workingDaysText(within: unknown, locale: string): string | undefined {
  if (typeof within !== 'object' || within === null || !('workingDays' in within)) return undefined
  const { workingDays, due, cutoff } = within as WorkingDayBudget
  const words = isItalian(locale) ? IT : EN
  return [words.days(workingDays), words.due[due], ...(cutoff === undefined ? [] : [words.cutoff(cutoff)])].join(', ')
}

/** Returns the name of a severity: in Italian its label, in English its key in the policy. */
export function severityText({ severity, label }: { severity: string; label?: LocalText }, locale: string): string {
  return (isItalian(locale) && typeof label === 'object' && label.it) || severity
}

/** Returns an Italian adjective that agrees with a duration: `2 ore lavorative`, `1 ora e 30 minuti lavorativi`. */
export function agreeing(ms: number, stem: string): string {
  const { isOne, isHours } = shownUnits(ms)
  if (isHours) return stem + (isOne ? 'a' : 'e')
  return stem + (isOne ? 'o' : 'i')
}

/** Returns whether the text of a duration is a single unit, and whether it consists of hours alone. */
export function shownUnits(ms: number): { isOne: boolean; isHours: boolean } {
  const minutes = Math.floor(ms / 60_000)
  const isHours = minutes > 0 && minutes % 60 === 0
  return { isHours, isOne: isHours ? minutes === 60 : (minutes || Math.floor(ms / 1000)) === 1 }
}
