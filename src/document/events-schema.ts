import { EVENT_KEYS, type EventKey } from '../clock/event.ts'
import type { EventType } from '../policy/event-types.ts'
import { type CompiledPolicy, compiledPolicy, type Policy } from '../policy/policy.ts'
import { RANGE_END, RANGE_START } from '../time/range.ts'
import type { JsonSchema } from './json-schema.ts'

/** A date, a time and a zone: an offset, a name in brackets, or both, with the suffixes of RFC 9557. */
const INSTANT =
  '^(\\d{4}|[+-]\\d{6})-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d{1,9})?)?' +
  '(([Zz]|[+-][\\d:]+)(\\[!?[^\\[\\]=]+\\])?|\\[!?[^\\[\\]=]+\\])(\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d-]+\\])*$'

const TEXT = { type: 'string', pattern: '\\S' }

/** The keys that an event may lack. */
const OPTIONAL: readonly EventKey[] = ['channel', 'requestKind', 'reason']

const DESCRIPTIONS: Readonly<Record<EventKey, string>> = {
  severity: "A key of the policy's severities.",
  channel: "One of the policy's channels.",
  requestKind: "A key of the policy's request kinds.",
  reason: 'The reason to wait, such as customer.',
  calendar: 'The name of a calendar.',
  name: "A milestone of the request's kind.",
  to: 'The team or person that has the ticket from then on.',
}

/**
 * Makes the JSON Schema, draft 7, of a list of events as JSON: the `events` of `evaluate`. It checks what a schema
 * can express. `evaluate` checks the rest, such as the order of events and whether dates exist.
 *
 * @param policy the policy, or its spec: the schema then knows its severities, channels, kinds of requests and own event
 * types
 * @defaultValue `policy` is absent: the schema knows the built-in event types, and accepts any name
 * @throws {SlaCalendarError} the errors of `slaPolicy`
 * @example
 * ```ts
 * import { msaBusiness } from 'sla-calendar'
 * import { eventsSchema } from 'sla-calendar/document'
 *
 * const schema = eventsSchema(msaBusiness)
 * JSON.stringify(schema).includes('["critical","high","medium","low"]') // => true
 * ```
 */
export function eventsSchema(policy?: Policy): JsonSchema {
  const compiled = policy === undefined ? undefined : compiledPolicy(policy, ['policy'])
  const own = [...(compiled?.eventTypes ?? [])].filter(type => !Object.hasOwn(EVENT_KEYS, type))
  const builtIn = Object.keys(EVENT_KEYS) as EventType[]
  const words = wordsOf(compiled)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Events of a ticket',
    description: 'The events of a ticket in any order, one of them of type reported.',
    type: 'array',
    contains: { properties: { type: { const: 'reported' } }, required: ['type'] },
    items: { oneOf: [...builtIn.map(type => eventShape(type, EVENT_KEYS[type], words)), ...own.map(ownEventShape)] },
    definitions: {
      instant: {
        description: 'An instant: text with a zone, such as 2026-11-20T16:30+01:00, or epoch milliseconds.',
        anyOf: [{ type: 'string', pattern: INSTANT }, ...numberShapes()],
      },
    },
  }
}

/** The words that each key may have; undefined if any text is fine. */
type Words = Readonly<Partial<Record<EventKey, readonly string[]>>>

function wordsOf(compiled: CompiledPolicy | undefined): Words {
  if (!compiled) return {}
  const { severities, channels, policy } = compiled
  return { severity: [...severities.keys()], channel: channels, requestKind: Object.keys(policy.requestKinds ?? {}) }
}

function ownEventShape(type: string): JsonSchema {
  return eventShape(type, [], {})
}

function eventShape(type: string, keys: readonly EventKey[], words: Words): JsonSchema {
  // A policy without channels accepts no channel, and an empty enum is not allowed.
  const possible = keys.filter(key => words[key]?.length !== 0)
  return {
    type: 'object',
    properties: {
      at: { $ref: '#/definitions/instant' },
      type: { const: type },
      ref: { description: 'A value of your own. It is returned unchanged.' },
      ...Object.fromEntries(possible.map(key => [key, valueShape(key, words[key])])),
    },
    required: ['at', 'type', ...keys.filter(key => !OPTIONAL.includes(key))],
    additionalProperties: false,
  }
}

function valueShape(key: EventKey, known: readonly string[] | undefined): JsonSchema {
  return { description: DESCRIPTIONS[key], ...(known ? { enum: known } : TEXT) }
}

/** Numbers in the supported range, except those that look like seconds. */
function numberShapes(): JsonSchema[] {
  return [
    { type: 'number', minimum: RANGE_START, exclusiveMaximum: 1e8 },
    { type: 'number', exclusiveMinimum: 1e10, exclusiveMaximum: RANGE_END },
  ]
}
