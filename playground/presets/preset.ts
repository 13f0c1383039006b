import type { CalendarSpec, PolicySpec } from '../../dist/index.js'
import type { Pause } from '../state.ts'

/** A question to start from. */
export type Preset = {
  /** Also its address: `#preset=seed`. Links name it, so it stays what it is. */
  readonly id: string
  readonly title: string
  /** What to look at. */
  readonly note: string
  readonly calendar: CalendarSpec
  readonly policy: PolicySpec
  readonly severity: string
  readonly target?: string
  readonly channel?: string
  readonly at: string
  readonly zone: string
  readonly pauses?: readonly Pause[]
}

/** A policy of one severity: `within` of the calendar's hours to a first response. */
export function promise(name: string, within: string): PolicySpec {
  return { name, severities: { normal: { level: 1, firstResponse: { within, clock: 'business' } } } }
}

export const OFFICE = { 'mon-fri': '09:00-18:00' } as const
export const NIGHTS = { 'mon-sun': '22:00-06:00' } as const
export const AROUND_THE_CLOCK = { 'mon-sun': '00:00-24:00' } as const
