import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { readHistory } from '../../src/clock/history.ts'
import { eventsSchema } from '../../src/document/events-schema.ts'
import { isSlaCalendarError } from '../../src/errors.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import { deskHistory } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'

const POLICY = slaPolicy({
  name: 'Gold',
  channels: ['web', 'phone'],
  targets: { triage: { starts: 'reported', stops: ['triaged'] } },
  severities: { high: { level: 1, triage: { within: 'PT1H', clock: 'always' } } },
  requestKinds: { update: { milestones: ['released'] } },
})
const CALENDAR = businessCalendar({ always: true })

function validator(policy?: Parameters<typeof eventsSchema>[0]) {
  return new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(
    eventsSchema(policy),
  )
}

/** The code with which the library refuses events; undefined if it accepts them. */
function refusedAs(events: unknown): string | undefined {
  const now = '2030-01-01T00:00Z'
  try {
    readHistory({ policy: POLICY, calendar: CALENDAR, calendars: { boston: CALENDAR }, events, now } as never)
    return undefined
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return error.code
  }
}

/** Errors that a schema cannot find: in the order of events, and in names and dates that do not exist. */
const BEYOND = [
  'history-invalid',
  'calendar-unknown',
  'milestone-unknown',
  'instant-invalid',
  'instant-offset-mismatch',
  'instant-out-of-range',
  'time-zone-unknown',
]

describe('eventsSchema', () => {
  const isValid = validator(POLICY)
  const report = { at: '2026-11-20T16:30+01:00', type: 'reported', severity: 'high' }

  it.each([
    [[report]],
    [[{ ...report, channel: 'web', requestKind: 'update', ref: { any: 1 } }]],
    [
      [
        { ...report, at: 0 },
        { at: '2026-11-20 16:30[Europe/Rome]', type: 'triaged' },
      ],
    ],
    [[{ at: '2026-11-20T16:30:01.5Z[Europe/Rome][u-ca=iso8601]', type: 'paused', reason: 'customer' }, report]],
    [[report, { at: 1.8e12, type: 'milestone', name: 'released' }]],
    [[report, { at: 1.8e12, type: 'assigned', to: 'network' }]],
  ])('accepts %j', events => {
    expect(refusedAs(events)).toBeUndefined()
    expect(isValid(JSON.parse(JSON.stringify(events)))).toBe(true)
  })

  it.each([
    [{}],
    [[]],
    [[5]],
    [[{ at: 0, type: 'responded' }]],
    [[{ ...report, severity: 'low' }]],
    [[{ ...report, channel: 'fax' }]],
    [[{ ...report, requestKind: 'other' }]],
    [[{ ...report, reason: 'customer' }]],
    [[{ ...report, at: '2026-11-20T16:30' }]],
    [[{ ...report, at: '2026-11-20' }]],
    [[{ ...report, at: 1_800_000_000 }]],
    [[{ ...report, at: null }]],
    [[{ at: 0, type: 'reported' }]],
    [[report, { at: 0, type: 'closed' }]],
    [[report, { at: 0, type: 'paused', reason: '' }]],
    [[report, { at: 0, type: 'milestone' }]],
    [[report, { at: 0, type: 'assigned' }]],
    [[report, { at: 0, type: 'assigned', to: null }]],
    [[report, { at: 0, type: 'assigned', to: ' ' }]],
    [[report, { at: 0, type: 'assigned', holder: 'network' }]],
    [[report, { at: 0, type: 'triaged', by: 'me' }]],
  ])('refuses %j', events => {
    expect(refusedAs(events)).toBeTypeOf('string')
    expect(isValid(events)).toBe(false)
  })

  it('agrees with the check on random events', () => {
    const value = fc.oneof(
      { arbitrary: fc.constantFrom('high', 'web', 'update', 'boston', 'released', 'customer'), weight: 4 },
      { arbitrary: fc.constantFrom('', 'low', null, 5, {}), weight: 1 },
    )
    const type = fc.constantFrom(
      ...['reported', 'responded', 'customerReplied', 'updated', 'paused', 'resumed', 'severityChanged'],
      ...['calendarChanged', 'phoned', 'assigned', 'milestone', 'resolved', 'reopened', 'triaged', 'closed', null],
    )
    const at = fc.oneof(
      fc.constantFrom('2026-11-20T16:30Z', '2026-11-21T16:30:15,5+01:00', '2026-11-22 16:30[Europe/Rome]'),
      fc.constantFrom('2026-11-20T16:30', '2026-11-20', 'now', '', null, {}, 1.7e12, 1.7e9, 1e8, 1e10, 0, 1e300),
    )
    const event = fc.record(
      {
        ...{
          at,
          type,
          severity: value,
          channel: value,
          requestKind: value,
          reason: value,
          calendar: value,
          name: value,
        },
        to: value,
      },
      { requiredKeys: ['at', 'type'] },
    )
    const pruned = fc
      .tuple(event, fc.subarray(['severity', 'channel', 'requestKind', 'reason', 'calendar', 'name', 'to']))
      .map(([event, keep]) =>
        Object.fromEntries(Object.entries(event).filter(([key]) => ['at', 'type', ...keep].includes(key))),
      )
    fc.assert(
      fc.property(fc.array(pruned, { maxLength: 2 }), fc.boolean(), (others, isReported) => {
        const events = [...(isReported ? [report] : []), ...others]
        const code = refusedAs(events)
        const isBeyond = code !== undefined && BEYOND.includes(code)
        // A refusal that only the check can make says nothing about the schema.
        expect(isBeyond || isValid(events) === (code === undefined)).toBe(true)
      }),
      runs(200),
    )
  })

  it('accepts every history that can be evaluated', () => {
    fc.assert(
      fc.property(deskHistory(), ({ policy, events }) => {
        expect(validator(policy)(JSON.parse(JSON.stringify(events)))).toBe(true)
        expect(validator()(JSON.parse(JSON.stringify(events)))).toBe(true)
      }),
      runs(10),
    )
  })

  it('without a policy knows the built-in types, and accepts any severity', () => {
    const isBuiltIn = validator()
    expect(isBuiltIn([{ ...report, severity: 'low', channel: 'fax' }])).toBe(true)
    expect(isBuiltIn([report, { at: 0, type: 'triaged' }])).toBe(false)
  })

  it('accepts no channel for a policy without channels', () => {
    const isQuiet = validator({ name: 'Quiet', severities: { high: { level: 1 } } })
    expect(isQuiet([report])).toBe(true)
    expect(isQuiet([{ ...report, channel: 'web' }])).toBe(false)
  })

  it('takes the policy or its spec', () => {
    expect(eventsSchema({ ...msaBusiness })).toEqual(eventsSchema(msaBusiness))
  })
})
