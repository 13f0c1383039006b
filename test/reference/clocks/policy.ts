import type { DayBudget } from '../reference.ts'

/** A duration: milliseconds, `PT6H`, or parts of one. */
export type Duration = number | string | Parts
export type Parts = {
  readonly hours?: number | undefined
  readonly minutes?: number | undefined
  readonly seconds?: number | undefined
  readonly milliseconds?: number | undefined
}

/** A target of a severity, §9 and §10. */
export type TargetTerms = {
  readonly within: Duration | DayBudget
  readonly clock: 'always' | 'business'
  readonly calendar?: string | undefined
  /** Whether all pauses, no pauses, or those with one of these reasons pause the target. */
  readonly pausable?: boolean | readonly string[] | undefined
  readonly outOfHours?: { readonly channel: string; readonly otherwise: 'advise' | 'next-opening' } | undefined
  /** Those who must have the ticket for time to count. */
  readonly heldBy?: readonly string[] | undefined
  readonly alerts?: readonly AlertTerms[] | undefined
}

/** A point of a target at which people are alerted, §13. */
export type AlertTerms =
  | number
  | ({ readonly name?: string | undefined } & (
      | { readonly share: number }
      | { readonly before: Duration }
      | { readonly after: Duration }
    ))

/** When a target starts and stops, §10. */
export type Definition = {
  readonly starts: string | readonly string[]
  readonly stops: string | readonly string[]
  readonly repeats?: boolean | undefined
  /** Without it, a target that `resolved` stopped continues. */
  readonly onReopen?: 'restart' | 'stay-stopped' | undefined
  readonly label?: unknown
}

/** A policy as plain data. */
export type PolicyTerms = {
  readonly targets?: { readonly [target: string]: Definition } | undefined
  readonly onSeverityChange?: 'retroactive' | 'carry' | 'restart' | undefined
  readonly alerts?: readonly AlertTerms[] | undefined
  readonly rank?: number | undefined
  readonly requestKinds?:
    | { readonly [kind: string]: { readonly milestones?: readonly string[] | undefined } }
    | undefined
  /** The level of each severity, and its targets by name. */
  readonly severities: { readonly [severity: string]: object }
}

const builtIn: { readonly [target: string]: Definition } = {
  firstResponse: { starts: 'reported', stops: 'responded' },
  nextResponse: { starts: ['reported', 'customerReplied'], stops: 'responded', repeats: true },
  update: { starts: ['reported', 'updated', 'responded'], stops: ['updated', 'responded'], repeats: true },
  resolution: { starts: 'reported', stops: 'resolved' },
}

/** The definitions of all targets: the built-in ones, each of which a policy may override, and then its own. */
export function definitionsOf(policy: PolicyTerms): { readonly [target: string]: Definition } {
  return { ...builtIn, ...policy.targets }
}

/** What a severity promises for a target. */
export function termsOf(policy: PolicyTerms, severity: string, target: string): TargetTerms | undefined {
  return (policy.severities[severity] as { readonly [target: string]: TargetTerms | undefined })[target]
}

export function includes(types: string | readonly string[], type: string): boolean {
  return typeof types === 'string' ? types === type : types.includes(type)
}

/** A duration in whole milliseconds. */
export function millisecondsOf(duration: Duration): number {
  if (typeof duration === 'number') return Math.round(duration)
  const parts = typeof duration === 'string' ? partsOf(duration) : duration
  const { hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = parts
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)
}

/** `PT1H30M` */
function partsOf(text: string): Parts {
  const number = (unit: string) => Number(new RegExp(`([\\d.]+)${unit}`).exec(text)?.[1] ?? 0)
  return { hours: number('H'), minutes: number('M'), seconds: number('S') }
}
