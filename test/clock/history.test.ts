import { describe, expect, it } from 'vitest'
import { italianOffice } from '../../src/calendar/presets/italian-office.ts'
import type { TicketEvent } from '../../src/clock/event.ts'
import { type HistoryInput, milestonesOf, readHistory } from '../../src/clock/history.ts'
import { compiledPolicy, slaPolicy } from '../../src/policy/policy.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'
import { at, BOSTON, DESK, events } from './notation.ts'

const GOLD = slaPolicy({
  name: 'Gold',
  channels: ['web', 'phone'],
  severities: { high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business' } }, low: { level: 2 } },
  requestKinds: { update: { milestones: ['assigned', 'released'] }, advice: {} },
})
const BARE = slaPolicy({ name: 'Bare', severities: { high: { level: 1 } } })

const NOW = at('mon 23 12:00')
const REPORT: TicketEvent = { at: at('mon 23 09:00'), type: 'reported', severity: 'high' }
const gold = { policy: GOLD, calendar: DESK, calendars: { boston: BOSTON } }

const read = (...events: readonly unknown[]) =>
  readHistory({ ...gold, events: events as readonly TicketEvent[], now: NOW })
const refusedAs = (input: unknown) => refusal(() => readHistory(input as HistoryInput))
/** The error of a history with the report and one other event. */
const refused = (event: unknown) => refusal(() => read(REPORT, event))
/** What a report is refused with. */
const refusedReport = (report: object) => refusal(() => read({ at: 0, type: 'reported', severity: 'high', ...report }))

const ONE_OBJECT = 'Pass one object: { policy, calendar, events, now }.'

describe('readHistory', () => {
  it.each([0, 1, 60_000])('takes a now of another machine, %d ms before the report, for the report', early => {
    const start = at('mon 23 09:00')
    expect(readHistory({ ...gold, events: [REPORT], now: start - early }).now).toBe(start)
  })

  it.each([1e8, 1_780_000_000, 1_780_000_000.5, 1e10])('refuses %d, which looks like seconds', seconds => {
    const hint = `looks like seconds; an instant is in milliseconds. Did you mean ${seconds * 1000}?`
    const events = [{ ...REPORT, at: seconds }] as TicketEvent[]
    expect(refusal(() => readHistory({ ...gold, events, now: 2e12 }))).toBe(
      `instant-invalid events[0].at: ${seconds} ${hint}`,
    )
    expect(refusal(() => readHistory({ ...gold, events: [REPORT], now: seconds }))).toBe(
      `instant-invalid now: ${seconds} ${hint}`,
    )
  })

  it.each([0, 1e8 - 1, 1e10 + 1, -1e9])('reads %d as milliseconds', ms => {
    const events = [{ ...REPORT, at: ms }] as TicketEvent[]
    expect(readHistory({ ...gold, events, now: 2e12 }).report.at).toBe(ms)
  })

  it('reads the report, and what followed up to now in time order', () => {
    const given = events(
      'mon 23 11:00 paused customer',
      'mon 23 10:00 responded',
      'mon 23 09:00 reported high web update',
      'mon 23 12:00:00.001 resolved',
      'mon 23 12:00 severityChanged low',
      'mon 23 11:30 calendarChanged boston',
      'mon 23 11:40 milestone assigned',
    )
    const history = readHistory({ ...gold, events: given, now: NOW })
    const none = { name: undefined, channel: undefined, requestKind: undefined }
    const report = { at: at('mon 23 09:00'), type: 'reported', event: given[2] }
    expect(history).toEqual({
      policy: compiledPolicy(GOLD, []),
      calendar: DESK,
      calendars: { boston: BOSTON },
      report: { ...report, name: 'high', channel: 'web', requestKind: 'update' },
      events: [
        { ...none, at: at('mon 23 10:00'), type: 'responded', event: given[1] },
        { ...none, at: at('mon 23 11:00'), type: 'paused', event: given[0], name: 'customer' },
        { ...none, at: at('mon 23 11:30'), type: 'calendarChanged', event: given[5], name: 'boston' },
        { ...none, at: at('mon 23 11:40'), type: 'milestone', event: given[6], name: 'assigned' },
        { ...none, at: at('mon 23 12:00'), type: 'severityChanged', event: given[4], name: 'low' },
      ],
      now: NOW,
      nowGiven: NOW,
    })
    expect(history.events[0].event).toBe(given[1])
    expect(history.report.event).toBe(given[2])
  })

  it('leaves the order of events at one instant as it is given', () => {
    const given = events('mon 23 10:00 responded', 'mon 23 10:00 updated', 'mon 23 09:00 reported high')
    const types = (list: TicketEvent[]) =>
      readHistory({ ...gold, events: list, now: NOW }).events.map(({ type }) => type)
    expect(types(given)).toEqual(['responded', 'updated'])
    expect(types([...given].reverse())).toEqual(['updated', 'responded'])
  })

  it('accepts events at the instant of the report, before or after it in the list', () => {
    const given = events('mon 23 09:00 paused', 'mon 23 09:00 reported high')
    expect(readHistory({ ...gold, events: given, now: at('mon 23 09:00') }).events).toHaveLength(1)
  })

  it('takes the seed contract where neither policy nor calendar is given', () => {
    const { policy, calendar, calendars } = readHistory({ events: [REPORT], now: NOW })
    expect(policy).toBe(compiledPolicy(msaBusiness, []))
    expect(calendar).toBe(italianOffice)
    expect(calendars).toEqual({})
  })

  it.each<[string, TicketEvent['at']]>([
    ['a Date', new Date(NOW)],
    ['a number', NOW],
    ['a number with a fraction', NOW + 0.75],
    ['text with an offset', '2026-11-23T12:00+01:00'],
    ['text in UTC', '2026-11-23T11:00Z'],
    ['text with a zone in brackets', '2026-11-23T06:00[America/New_York]'],
    ['a Temporal.Instant', Temporal.Instant.fromEpochMilliseconds(NOW)],
    ['a Temporal.ZonedDateTime', Temporal.ZonedDateTime.from('2026-11-23T20:00[Asia/Tokyo]')],
    ['any object with milliseconds', { epochMilliseconds: NOW }],
  ])('reads %s as an instant', (_, instant) => {
    const history = readHistory({ ...gold, events: [REPORT, { at: instant, type: 'responded' }], now: instant })
    expect(history.now).toBe(NOW)
    expect(history.events.map(({ at }) => at)).toEqual([NOW])
    expect(readHistory({ ...gold, events: [{ ...REPORT, at: instant }], now: NOW }).report.at).toBe(NOW)
  })

  it('never reads an instant as minus zero', () => {
    const history = readHistory({ ...gold, events: [{ ...REPORT, at: -0 }], now: -0 })
    expect([history.now, history.report.at]).toEqual([0, 0])
  })

  it('takes keys that are undefined for absent ones', () => {
    const none = { channel: undefined, requestKind: undefined }
    expect(read({ ...REPORT, ...none, ref: undefined }).report).toMatchObject(none)
    expect(read(REPORT, { at: NOW, type: 'paused', reason: undefined }).events[0].name).toBeUndefined()
  })

  it('takes a ref of any kind, and keys that are inherited', () => {
    const event = Object.assign(Object.create({ colour: 'red' }), { at: NOW, type: 'responded', ref: Symbol('mine') })
    expect(read(REPORT, event).events[0].event).toBe(event)
  })

  it('takes one event object twice', () => {
    const [paused] = events('mon 23 10:00 paused')
    expect(read(REPORT, paused, paused).events.map(({ event }) => event)).toEqual([paused, paused])
  })

  it('takes any milestone of a ticket without a kind of request', () => {
    const [milestone] = events('mon 23 10:00 milestone whatever')
    expect(read(REPORT, milestone).events[0].name).toBe('whatever')
  })

  it('accepts further keys that the caller names', () => {
    const input = { ...gold, events: [REPORT], now: NOW, target: 'update' }
    expect(readHistory(input, ['target']).now).toBe(NOW)
    expect(refusedAs(input)).toBe(
      'key-unknown target: This key is not known. Known: policy, calendar, calendars, events, now, ref.',
    )
    expect(refusal(() => readHistory({ ...input, targets: 1 } as HistoryInput, ['target']))).toBe(
      'key-unknown targets: This key is not known. Did you mean target?',
    )
  })

  describe('refuses a history', () => {
    it.each<[string, unknown, string]>([
      ['that is nothing', undefined, `input-invalid undefined is not an object. ${ONE_OBJECT}`],
      ['that is null', null, `input-invalid null is not an object. ${ONE_OBJECT}`],
      ['that is a list of events', [REPORT], `input-invalid A list is not an object. ${ONE_OBJECT}`],
      ['that is text', 'history', `input-invalid "history" is not an object. ${ONE_OBJECT}`],
      [
        'with an unknown key',
        { ...gold, events: [REPORT], now: NOW, event: REPORT },
        'key-unknown event: This key is not known. Did you mean events?',
      ],
      [
        'with a policy alone',
        { policy: GOLD, events: [REPORT], now: NOW },
        'calendar-required calendar: undefined is not a calendar. Pass a calendar or its spec.',
      ],
      [
        'with a calendar alone',
        { calendar: DESK, events: [REPORT], now: NOW },
        'policy-required policy: undefined is not a policy. Pass a policy or its spec.',
      ],
      [
        'with an invalid policy',
        { ...gold, policy: { ...GOLD, rank: 0 }, events: [REPORT], now: NOW },
        'input-invalid policy.rank: 0 is not a whole number from 1 to 1000000.',
      ],
      ['without events', { ...gold, now: NOW }, 'input-invalid events: undefined is not a list of events.'],
      [
        'whose events are not a list',
        { ...gold, events: { 0: REPORT, length: 1 }, now: NOW },
        'input-invalid events: An object is not a list of events.',
      ],
      [
        'whose events are an iterable only',
        { ...gold, events: new Set([REPORT]), now: NOW },
        'input-invalid events: An object is not a list of events.',
      ],
      [
        'without now',
        { ...gold, events: [REPORT] },
        'key-missing now: This key is required. Give the instant to judge by, such as new Date().',
      ],
      [
        'whose now is null',
        { ...gold, events: [REPORT], now: null },
        'instant-invalid now: null is not an instant. Pass a Date, epoch milliseconds or text with a zone.',
      ],
      [
        'whose now has no zone',
        { ...gold, events: [REPORT], now: '2026-11-23T12:00' },
        'instant-without-zone now: "2026-11-23T12:00" is not an instant: it has no zone. Add Z, an offset or a zone: 2026-11-20T16:30+01:00, 2026-11-20T16:30[Europe/Rome].',
      ],
      [
        'whose now is out of range',
        { ...gold, events: [REPORT], now: Date.UTC(2200, 0) },
        'instant-out-of-range now: The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z. A number is epoch milliseconds.',
      ],
      [
        'whose now is before the report',
        { ...gold, events: [REPORT], now: at('mon 23 09:00') - 60_001 },
        'history-invalid now: It lies more than a minute before the report. Use a now at or after the report.',
      ],
      [
        'without any event',
        { ...gold, events: [], now: NOW },
        'history-invalid events: There is no event of type "reported". Add one: { at, type: "reported", severity }.',
      ],
      [
        'without a report',
        { ...gold, events: events('mon 23 10:00 responded'), now: NOW },
        'history-invalid events: There is no event of type "reported". Add one: { at, type: "reported", severity }.',
      ],
      [
        'with two reports',
        {
          ...gold,
          events: events('mon 23 09:00 reported high', 'mon 23 09:30 updated', 'mon 23 10:00 reported low'),
          now: NOW,
        },
        'history-invalid events[2]: The ticket is reported a second time. Keep one event of type "reported".',
      ],
      [
        'with an event before the report',
        {
          ...gold,
          events: events('mon 23 10:00 responded', 'mon 23 08:59:59.999 paused', 'mon 23 09:00 reported high'),
          now: NOW,
        },
        'history-invalid events[1]: It happened before the report. Correct one of the two times.',
      ],
      [
        'that throws when it is read',
        {
          ...gold,
          get events() {
            throw new Error('no')
          },
          now: NOW,
        },
        'input-invalid The value cannot be read.',
      ],
    ])('%s', (_, input, message) => {
      expect(refusedAs(input)).toBe(message)
    })
  })

  describe('refuses an event', () => {
    it.each<[string, unknown, string]>([
      [
        'that is nothing',
        undefined,
        "input-invalid events[1]: undefined is not an event. Such as { at, type: 'responded' }.",
      ],
      ['that is null', null, "input-invalid events[1]: null is not an event. Such as { at, type: 'responded' }."],
      [
        'that is text',
        'paused',
        'input-invalid events[1]: "paused" is not an event. Such as { at, type: \'responded\' }.',
      ],
      [
        'that is a function',
        () => REPORT,
        "input-invalid events[1]: A function is not an event. Such as { at, type: 'responded' }.",
      ],
      [
        'that is a list',
        [],
        'event-unknown events[1].type: undefined is not known. Known: reported, responded, customerReplied, updated, paused, resumed, severityChanged, calendarChanged, phoned, assigned, milestone, resolved, ….',
      ],
      [
        'without a type',
        { at: NOW },
        'event-unknown events[1].type: undefined is not known. Known: reported, responded, customerReplied, updated, paused, resumed, severityChanged, calendarChanged, phoned, assigned, milestone, resolved, ….',
      ],
      [
        'of a misspelt type',
        { at: NOW, type: 'respond' },
        'event-unknown events[1].type: "respond" is not known. Did you mean responded?',
      ],
      [
        'of a type of every object',
        { at: NOW, type: 'toString' },
        'event-unknown events[1].type: "toString" is not known. Known: reported, responded, customerReplied, updated, paused, resumed, severityChanged, calendarChanged, phoned, assigned, milestone, resolved, ….',
      ],
      [
        'with an unknown key',
        { at: NOW, type: 'paused', raeson: 'customer' },
        'key-unknown events[1].raeson: This key is not known. Did you mean reason?',
      ],
      [
        'with a key of other events',
        { at: NOW, type: 'responded', reason: 'customer' },
        'key-unknown events[1].reason: This key is not known. Known: at, type, ref.',
      ],
      [
        'with a key of the report',
        { at: NOW, type: 'severityChanged', severity: 'low', channel: 'web' },
        'key-unknown events[1].channel: This key is not known. Known: at, type, ref, severity.',
      ],
      [
        'without an instant',
        { type: 'responded' },
        'instant-invalid events[1].at: undefined is not an instant. Pass a Date, epoch milliseconds or text with a zone.',
      ],
      [
        'at an invalid Date',
        { at: new Date(Number.NaN), type: 'responded' },
        'instant-invalid events[1].at: An invalid Date is not an instant. Pass a valid Date or epoch milliseconds.',
      ],
      [
        'out of range',
        { at: Date.UTC(1900, 0) - 1, type: 'responded' },
        'instant-out-of-range events[1].at: The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z. A number is epoch milliseconds.',
      ],
      [
        'of an unknown severity',
        { at: NOW, type: 'severityChanged', severity: 'hihg' },
        'severity-unknown events[1].severity: "hihg" is not known. Did you mean high?',
      ],
      [
        'without a severity',
        { at: NOW, type: 'severityChanged' },
        'severity-unknown events[1].severity: This key is required. Known: high, low.',
      ],
      [
        'of a severity of every object',
        { at: NOW, type: 'severityChanged', severity: 'constructor' },
        'severity-unknown events[1].severity: "constructor" is not known. Known: high, low.',
      ],
      [
        'of an unknown calendar',
        { at: NOW, type: 'calendarChanged', calendar: 'bostn' },
        'calendar-unknown events[1].calendar: "bostn" is not one of the calendars given. Did you mean boston?',
      ],
      [
        'without a calendar',
        { at: NOW, type: 'calendarChanged' },
        'calendar-unknown events[1].calendar: undefined is not one of the calendars given. Known: boston.',
      ],
      [
        'with a blank reason',
        { at: NOW, type: 'paused', reason: ' ' },
        'input-invalid events[1].reason: " " is not a text.',
      ],
      [
        'with an empty reason',
        { at: NOW, type: 'resumed', reason: '' },
        'input-invalid events[1].reason: "" is not a text.',
      ],
      [
        'with a reason that is null',
        { at: NOW, type: 'paused', reason: null },
        'input-invalid events[1].reason: null is not a text.',
      ],
      [
        'without a holder',
        { at: NOW, type: 'assigned' },
        'input-invalid events[1].to: undefined is not the name of a holder. Name the team or person.',
      ],
      [
        'that hands the ticket to nobody',
        { at: NOW, type: 'assigned', to: null },
        'input-invalid events[1].to: null is not the name of a holder. Name the team or person.',
      ],
      [
        'that hands the ticket to a blank name',
        { at: NOW, type: 'assigned', to: ' ' },
        'input-invalid events[1].to: " " is not the name of a holder. Name the team or person.',
      ],
      ['without a milestone', { at: NOW, type: 'milestone' }, 'input-invalid events[1].name: undefined is not a text.'],
      [
        'with a blank milestone',
        { at: NOW, type: 'milestone', name: '\t' },
        'input-invalid events[1].name: "\\t" is not a text.',
      ],
      [
        'that throws when it is read',
        {
          get at() {
            throw new Error('no')
          },
          type: 'responded',
        },
        'input-invalid events[1]: The value cannot be read.',
      ],
      [
        'with an instant that throws when it is read',
        {
          at: {
            get epochNanoseconds() {
              throw new Error('no')
            },
          },
          type: 'responded',
        },
        'input-invalid events[1].at: The value cannot be read.',
      ],
    ])('%s', (_, event, message) => {
      expect(refused(event)).toBe(message)
    })

    it('that is missing from the list', () => {
      const sparse = [REPORT]
      sparse.length = 2
      expect(refusedAs({ ...gold, events: sparse, now: NOW })).toBe(
        "input-invalid events[1]: undefined is not an event. Such as { at, type: 'responded' }.",
      )
    })

    it('that is wrong, even after now', () => {
      expect(refused({ at: NOW + 1, type: 'severityChanged', severity: 'lo' })).toBe(
        'severity-unknown events[1].severity: "lo" is not known. Did you mean low?',
      )
    })
  })

  describe('refuses a report', () => {
    it.each<[string, object, string]>([
      [
        'of an unknown severity',
        { severity: 'lwo' },
        'severity-unknown events[0].severity: "lwo" is not known. Did you mean low?',
      ],
      [
        'through a misspelt channel',
        { channel: 'fone' },
        'channel-unknown events[0].channel: "fone" is not known. Did you mean phone?',
      ],
      [
        'through a channel that is null',
        { channel: null },
        'channel-unknown events[0].channel: null is not known. Known: web, phone.',
      ],
      [
        'of a misspelt kind of request',
        { requestKind: 'updates' },
        'request-kind-unknown events[0].requestKind: "updates" is not known. Did you mean update?',
      ],
      [
        'of a kind of request of every object',
        { requestKind: 'constructor' },
        'request-kind-unknown events[0].requestKind: "constructor" is not known. Known: update, advice.',
      ],
      [
        'with the name of a milestone',
        { name: 'assigned' },
        'key-unknown events[0].name: This key is not known. Known: at, type, ref, severity, channel, requestKind.',
      ],
    ])('%s', (_, report, message) => {
      expect(refusedReport(report)).toBe(message)
    })

    it('of any kind of request where the policy has none', () => {
      const given = [{ ...REPORT, requestKind: 'update' } as TicketEvent]
      expect(refusedAs({ policy: BARE, calendar: DESK, events: given, now: NOW })).toBe(
        'request-kind-unknown events[0].requestKind: "update" is not known.',
      )
    })
  })

  it.each([
    ['a misspelt one', 'update', '"releesed" is not known. Did you mean released?'],
    ['any where the kind has none', 'advice', '"releesed" is not known.'],
  ])('refuses, of milestones, %s', (_, kind, message) => {
    const given = events(
      'mon 23 10:00 responded',
      'mon 23 11:00 milestone releesed',
      `mon 23 09:00 reported high web ${kind}`,
    )
    expect(refusedAs({ ...gold, events: given, now: NOW })).toBe(`milestone-unknown events[1].name: ${message}`)
  })

  it('refuses a type or a kind of request that is not a string, even if it prints like one', () => {
    expect(refused({ at: NOW, type: ['paused'] })).toMatch(/^event-unknown events\[1\]\.type: A list is not known\./)
    expect(refusedReport({ requestKind: ['update'] })).toMatch(/^request-kind-unknown events\[0\]\.requestKind: /)
  })
})

describe('milestonesOf', () => {
  const report = (requestKind?: string) => read({ ...REPORT, requestKind }).report
  it('are those of the kind of request, in its order', () => {
    expect(milestonesOf(report('update'), compiledPolicy(GOLD, []))).toEqual(['assigned', 'released'])
  })
  it('are none for a kind without, and for no kind', () => {
    expect(milestonesOf(report('advice'), compiledPolicy(GOLD, []))).toEqual([])
    expect(milestonesOf(report(), compiledPolicy(GOLD, []))).toEqual([])
    expect(milestonesOf(report(), compiledPolicy(BARE, []))).toEqual([])
  })
})
