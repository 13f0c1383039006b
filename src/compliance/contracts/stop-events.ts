import type { EventType } from '../../clock/event.ts'
import type { TargetName } from '../../policy/spec.ts'

/**
 * The events that an export must show so that each target can be judged: its own stop events (§10). `resolved` stops
 * every target, but is listed only under `resolution`.
 */
export const STOP_EVENTS: Readonly<Record<TargetName, readonly EventType[]>> = {
  firstResponse: ['responded'],
  nextResponse: ['responded'],
  update: ['updated', 'responded'],
  resolution: ['resolved'],
}
