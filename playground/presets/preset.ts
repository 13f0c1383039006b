import type { CalendarSpec, PolicySpec } from '../../dist/index.js'
import type { OtherEvent, Pause } from '../state.ts'

/** An example to start from. */
export type Preset = {
  /** The name in the address, such as `#preset=seed`. It must not change, because links contain it. */
  readonly id: string
  readonly title: string
  /** An explanation, shown below the title. */
  readonly note: string
  readonly calendar: CalendarSpec
  readonly policy: PolicySpec
  readonly severity: string
  readonly target?: string
  readonly channel?: string
  readonly at: string
  readonly zone: string
  readonly pauses?: readonly Pause[]
  readonly events?: readonly OtherEvent[]
}

/** Returns a policy with one severity, whose first response is due after the business hours `within`. */
export function promise(name: string, within: string): PolicySpec {
  return { name, severities: { normal: { level: 1, firstResponse: { within, clock: 'business' } } } }
}

export const OFFICE = { 'mon-fri': '09:00-18:00' } as const
export const NIGHTS = { 'mon-sun': '22:00-06:00' } as const
export const AROUND_THE_CLOCK = { 'mon-sun': '00:00-24:00' } as const
