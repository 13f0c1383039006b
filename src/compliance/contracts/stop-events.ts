import type { EventType } from '../../clock/event.ts'
import type { TargetName } from '../../policy/spec.ts'

/**
 * The events that stop each target (§10). `resolved` stops every target; it is listed only for the target that it
 * means. An export that cannot show one of these events cannot show how the target stands.
 */
export const STOP_EVENTS: Readonly<Record<TargetName, readonly EventType[]>> = {
  firstResponse: ['responded'],
  nextResponse: ['responded'],
  update: ['updated', 'responded'],
  resolution: ['resolved'],
}
