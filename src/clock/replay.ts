import type { History, ParsedEvent } from './history.ts'
import { TargetTracker } from './target-tracker.ts'
import { type Effect, type HolderChange, type MilestoneState, type Step, Ticket } from './ticket.ts'

/** The state of a ticket at the `now` of its history. */
export type TicketState = {
  /** The severity in force. */
  readonly severity: string
  /** All holders, in time order. */
  readonly holders: readonly HolderChange[]
  /** Whether somebody has called. */
  readonly isPhoned: boolean
  /** Whether the ticket is resolved, and not reopened since. */
  readonly isResolved: boolean
  /** The targets that any severity of the policy has, in the order of reports. */
  readonly trackers: readonly TargetTracker[]
  /** The last step. */
  readonly lastStep: Step
  /** The milestones of the request's kind, in its order. */
  readonly milestones: readonly MilestoneState[]
  /** The events that changed nothing, in time order. */
  readonly ignored: readonly ParsedEvent[]
}

const NO_NAMES: readonly string[] = []

/**
 * Replays a history and returns the ticket's state at `now` (§10). First the ticket takes its events, then its targets
 * take the resulting steps.
 *
 * @param logged the targets whose cycles keep their phases, for explanations
 * @throws {SlaCalendarError} `never-opens`, `instant-out-of-range` if a deadline cannot be computed
 */
export function replay(history: History, logged = NO_NAMES): TicketState {
  const ticket = new Ticket(history)
  const steps = [history.report, ...history.events].map(event => ticket.take(event))
  const trackers = history.policy.targets.map(
    definition => new TargetTracker(definition, history, logged.includes(definition.name)),
  )
  const effects = effectsOf(steps, trackers)
  for (const { last } of trackers) if (last?.stoppedAt === null) last.advance(history.now)
  const { severity, isPhoned, isResolved, milestones, holders } = ticket
  const ignored = history.events.filter((_, i) => effects[i + 1] !== 'applied')
  return { severity, holders, isPhoned, isResolved, trackers, lastStep: steps[steps.length - 1], milestones, ignored }
}

/** Takes every target through the steps; returns the effect of each step on the ticket and its targets together. */
function effectsOf(steps: readonly Step[], trackers: readonly TargetTracker[]): Effect[] {
  const effects = steps.map(({ effect }) => effect)
  for (const step of steps)
    if (step.effect !== 'ignored') for (const tracker of trackers) takeStep(tracker, step, steps, effects)
  return effects
}

/** Takes a target through a step, and records the steps that have an effect on it. */
function takeStep(tracker: TargetTracker, step: Step, steps: readonly Step[], effects: Effect[]): void {
  if (step.type !== 'severityChanged') {
    if (tracker.take(step) === 'applied') effects[step.index] = 'applied'
    return
  }
  for (const index of tracker.changeSeverity(step, steps)) effects[index] = 'applied'
}
