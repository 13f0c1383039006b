import * as v from 'valibot'
import { described, optional, ref } from '../validation/shape.ts'
import { alertsShape } from './alerts-shape.ts'
import { dayBudgetShapes } from './day-budget-shapes.ts'
import { durationShapes } from './duration-shapes.ts'
import { ENTITLEMENT_PERIODS } from './entitlement-terms.ts'

// The shape of policies in a config file, for the JSON Schema. `slaPolicy` checks what a shape cannot express.

const text = v.pipe(v.string(), v.regex(/\S/))
const integer = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const count = integer(1, 1_000_000)

export const localTextShape = v.pipe(
  v.union([text, v.record(v.string(), text)]),
  v.description('Text for people: in one language, or by language tag (en, it).'),
)

const label = v.optional(described('The name for people.', ref(localTextShape)))
const description = v.optional(described('The meaning, for people.', ref(localTextShape)))

const alerts = optional('Points at which somebody needs to know (default: the alerts of the policy).', ref(alertsShape))
const pausable = optional(
  'Whether a pause stops the timer: every pause (default: true), none, or those with one of these reasons.',
  v.union([v.boolean(), v.array(text)]),
)
const heldBy = optional(
  'The holders who must have the ticket for time to count (default: anybody).',
  v.pipe(v.array(text), v.minLength(1)),
)

const allTime = described('All time counts, around the clock.', v.literal('always'))

const outOfHours = optional(
  'The rule for tickets reported outside business hours.',
  v.strictObject({
    channel: described('The channel that starts the timer at once.', text),
    otherwise: described(
      'For other channels: start at once with a notice, or start at the next opening.',
      v.picklist(['advise', 'next-opening']),
    ),
  }),
)

export const targetShape = v.pipe(
  v.variant('clock', [
    v.strictObject({
      within: described('The time allowed.', v.union([...durationShapes, dayBudgetShapes.workingDays])),
      clock: described("Only the calendar's open time counts.", v.literal('business')),
      calendar: optional('The calendar of this file whose hours count (default: that of the contract).', text),
      pausable,
      heldBy,
      alerts,
    }),
    v.strictObject({
      within: described('The time allowed.', v.union([...durationShapes])),
      clock: allTime,
      pausable,
      heldBy,
      alerts,
      outOfHours,
    }),
    v.strictObject({
      within: described('The days allowed.', dayBudgetShapes.calendarDays),
      clock: allTime,
      calendar: optional('The calendar of this file whose dates count (default: that of the contract).', text),
      pausable,
      heldBy,
      alerts,
      outOfHours,
    }),
  ]),
  v.description('A target: how much time is allowed, and which time counts.'),
)

const oneOrMoreEvents = v.union([text, v.pipe(v.array(text), v.minLength(1))])

export const targetDefinitionShape = v.pipe(
  v.strictObject({
    starts: described('The event types that start the timer: one or several.', oneOrMoreEvents),
    stops: described('The event types that stop the timer: one or several.', oneOrMoreEvents),
    repeats: optional('Whether a start event after the first cycle starts another one (default: false).', v.boolean()),
    onReopen: optional(
      'What reopened does if resolved stopped the target (default: it continues).',
      v.picklist(['restart', 'stay-stopped']),
    ),
    label,
  }),
  v.description('The events that start and stop a target.'),
)

export const severityShape = v.pipe(
  v.objectWithRest(
    {
      level: described('1 for the most severe.', count),
      label,
      description,
      firstResponse: optional('Until the first response.', ref(targetShape)),
      nextResponse: optional('Until the response to each message of the customer.', ref(targetShape)),
      update: optional('Until each next update.', ref(targetShape)),
      resolution: optional('Until the ticket is resolved.', ref(targetShape)),
    },
    ref(targetShape),
  ),
  v.description('A severity and its targets.'),
)

const channel = v.union([
  described('The name that tickets give.', text),
  v.strictObject({ id: described('The name that tickets give.', text), label, description }),
])

const period = v.picklist(ENTITLEMENT_PERIODS)
/** The forms of a length of time; a bare number is a number of tickets. */
const [, ...hours] = durationShapes

const entitlement = v.union([
  v.strictObject({
    limit: v.union([described('The number of tickets per period.', integer(0, 1_000_000)), ...hours]),
    per: described('The period, which begins on the day of the month of the contract start.', period),
    label,
  }),
  v.strictObject({ limit: described('Any number of tickets.', v.null()), per: v.optional(period), label }),
])

const requestKind = v.strictObject({
  label,
  description,
  milestones: optional('The names of its steps, in order.', v.pipe(v.array(text), v.metadata({ uniqueItems: true }))),
})

export const policySpecShape = v.pipe(
  v.strictObject({
    name: described('The name that reports show.', text),
    label,
    description,
    onSeverityChange: optional(
      'What a change of severity does to a running target (default: retroactive).',
      v.picklist(['retroactive', 'carry', 'restart']),
    ),
    alerts: optional('The alerts of every target without a list of its own.', ref(alertsShape)),
    rank: optional("The plan's place in the queue: 1 comes before 2.", count),
    targets: optional(
      'The targets of this policy by name, and built-in targets that it defines otherwise.',
      v.record(v.string(), ref(targetDefinitionShape)),
    ),
    severities: described(
      'The severities by the names that tickets give.',
      v.pipe(v.record(v.string(), severityShape), v.minEntries(1)),
    ),
    entitlements: optional('What the contract includes, by name.', v.record(v.string(), entitlement)),
    channels: optional('The channels that tickets may name.', v.array(channel)),
    requestKinds: optional('Kinds of requests with steps of their own, by name.', v.record(v.string(), requestKind)),
  }),
  v.description('The targets by severity.'),
)

/** A policy of a config file: its description, or the name of the built-in policy. */
export const policyShape = v.union([
  described('The built-in contract MSA Business 2023.', v.literal('msaBusiness')),
  policySpecShape,
])
