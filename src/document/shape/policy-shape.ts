import * as v from 'valibot'
import { described, optional, ref } from './shape.ts'

// What policies look like, for editors: whether they make sense is for `slaPolicy` to say.

/** An ISO 8601 duration in hours, minutes and seconds, of which only the last part has a fraction. */
const DURATION =
  /^\+?[Pp][Tt](?=\d)(\d+[Hh])?(\d+[Mm])?(\d+[Ss])?$|^\+?[Pp][Tt](\d+[.,]\d+[Hh]|(\d+[Hh])?\d+[.,]\d+[Mm]|(\d+[Hh])?(\d+[Mm])?\d+[.,]\d+[Ss])$/

const text = v.pipe(v.string(), v.regex(/\S/))
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const count = whole(1, 1_000_000)

export const localText = v.pipe(
  v.union([text, v.record(v.string(), text)]),
  v.description('Text for people: in one language, or by language tag (en, it).'),
)

const label = v.optional(described('The name for people.', ref(localText)))
const description = v.optional(described('What it means, for people.', ref(localText)))

const duration = [
  described('Milliseconds, 1000 or more.', v.pipe(v.number(), v.minValue(1000))),
  v.pipe(v.string(), v.regex(DURATION), v.description('An ISO 8601 duration.'), v.examples(['PT6H', 'PT30M'])),
  v.pipe(
    v.strictObject({
      hours: v.optional(v.number()),
      minutes: v.optional(v.number()),
      seconds: v.optional(v.number()),
      milliseconds: v.optional(v.number()),
    }),
    v.minEntries(1),
    v.description('Hours, minutes and seconds; fractions are fine.'),
  ),
] as const

const workingDays = v.pipe(
  v.strictObject({
    workingDays: described(
      'How many working days after the one that the start counts for.',
      v.pipe(v.number(), v.integer(), v.minValue(0)),
    ),
    due: described('When that day closes, or at the time of day of the start.', v.picklist(['close', 'same-time'])),
    cutoff: optional(
      'HH:MM; a start at or after it counts from the next working day.',
      v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    ),
  }),
  v.description('Working days.'),
)

const pausable = optional('Whether a pause stops the clock; true if left out.', v.boolean())

export const target = v.pipe(
  v.variant('clock', [
    v.strictObject({
      within: described('The promised time.', v.union([...duration, workingDays])),
      clock: described("Only the calendar's open time counts.", v.literal('business')),
      calendar: optional("A calendar of this file, for a target that counts another desk's hours.", text),
      pausable,
    }),
    v.strictObject({
      within: described('The promised time.', v.union([...duration])),
      clock: described('All time counts, around the clock.', v.literal('always')),
      pausable,
      outOfHours: optional(
        'What holds for tickets reported outside business hours.',
        v.strictObject({
          channel: described('The channel that makes the clock start at once.', text),
          otherwise: described(
            'For the others: start at once with a notice, or start at the next opening.',
            v.picklist(['advise', 'next-opening']),
          ),
        }),
      ),
    }),
  ]),
  v.description('A promise: how much time of which clock.'),
)

export const severity = v.pipe(
  v.strictObject({
    level: described('1 for the most severe.', count),
    label,
    description,
    firstResponse: optional('Until the first answer.', ref(target)),
    nextResponse: optional("Until the answer to each message of the customer's.", ref(target)),
    update: optional('Until the next update, again and again.', ref(target)),
    resolution: optional('Until the solution.', ref(target)),
  }),
  v.description('A severity and its promises.'),
)

const channel = v.union([
  described('The name that tickets give.', text),
  v.strictObject({ id: described('The name that tickets give.', text), label, description }),
])

const entitlement = v.union([
  v.strictObject({
    limit: described('The number of tickets a year.', whole(0, 1_000_000)),
    per: v.literal('year'),
    label,
  }),
  v.strictObject({ limit: described('Any number of tickets.', v.null()), per: v.optional(v.literal('year')), label }),
])

const requestKind = v.strictObject({
  label,
  description,
  milestones: optional('The names of its steps, in order.', v.pipe(v.array(text), v.metadata({ uniqueItems: true }))),
})

export const policySpec = v.pipe(
  v.strictObject({
    name: described('The name that reports show.', text),
    label,
    description,
    onSeverityChange: optional(
      'What a change of severity does to a running target; retroactive if left out.',
      v.picklist(['retroactive', 'carry', 'restart']),
    ),
    warnAt: optional(
      'At which shares of the budget to warn, such as 0.75.',
      v.array(v.pipe(v.number(), v.gtValue(0), v.ltValue(1))),
    ),
    rank: optional("The plan's place in the queue: 1 comes before 2.", count),
    severities: described(
      'The severities by the names that tickets give.',
      v.pipe(v.record(v.string(), severity), v.minEntries(1)),
    ),
    entitlements: optional('What the contract includes, by name.', v.record(v.string(), entitlement)),
    channels: optional('The channels that tickets may name.', v.array(channel)),
    requestKinds: optional('Kinds of requests with steps of their own, by name.', v.record(v.string(), requestKind)),
  }),
  v.description('What is promised, by severity.'),
)

/** A policy of a document: its description, or the one that comes with the library. */
export const policy = v.union([described('The contract MSA Business 2023.', v.literal('msaBusiness')), policySpec])
