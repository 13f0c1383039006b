import type { TargetName } from './spec.ts'

/** A target's name, and the event types that start and stop its timer (§10). */
export type TargetDefinition = {
  readonly name: TargetName
  /** Event types that start a cycle if none is running. */
  readonly starts: readonly string[]
  /** Event types that stop the running cycle. `resolved` stops every target, listed or not. */
  readonly stops: readonly string[]
  /**
   * Whether a start event after the first cycle starts another one.
   * @defaultValue `false`
   */
  readonly repeats?: boolean
}

/** The built-in targets, in the order in which reports list them. */
export const TARGET_DEFINITIONS: readonly TargetDefinition[] = [
  { name: 'firstResponse', starts: ['reported'], stops: ['responded'] },
  { name: 'nextResponse', starts: ['reported', 'customerReplied'], stops: ['responded'], repeats: true },
  { name: 'update', starts: ['reported', 'updated', 'responded'], stops: ['updated', 'responded'], repeats: true },
  { name: 'resolution', starts: ['reported'], stops: ['resolved'] },
]
