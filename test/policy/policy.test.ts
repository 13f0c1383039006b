import { describe, expect, expectTypeOf, it } from 'vitest'
import { builtInPolicy, compiledPolicy, type Policy, type PolicyOf, slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'
import { BUILT_IN_TARGETS } from '../../src/policy/target-definitions.ts'
import { refusal } from '../validation/refusal.ts'

const HOUR = 3_600_000

const TARGET = { within: { hours: 6 }, clock: 'business' } as const
const GOLD: PolicySpec = {
  name: 'Gold',
  channels: ['web', 'phone'],
  severities: { high: { level: 1, firstResponse: TARGET } },
}

/** A policy with one severity `high` that promises this first response. */
const promising = (firstResponse: object) => ({ ...GOLD, severities: { high: { level: 1, firstResponse } } })
const refused = (spec: unknown) => refusal(() => slaPolicy(spec as PolicySpec))
/** The place of the first response that `promising` promises. */
const PLACE = 'severities.high.firstResponse'

describe('slaPolicy', () => {
  it('returns plain data, equal to the given data', () => {
    const spec = {
      name: 'Gold',
      label: 'Gold plan',
      description: { en: 'For many', it: 'Per molti' },
      onSeverityChange: 'carry',
      alerts: [0.5, { name: 'soon', share: 0.75 }, { before: 'PT30M' }, { after: { hours: 1 } }],
      rank: 2,
      severities: {
        critical: {
          level: 1,
          label: { en: 'Critical' },
          description: 'All stands still.',
          firstResponse: {
            within: 'PT1H',
            clock: 'always',
            pausable: false,
            outOfHours: { channel: 'phone', otherwise: 'next-opening' },
          },
          nextResponse: { within: 7_200_000, clock: 'business', calendar: 'boston', pausable: true },
          update: { within: { minutes: 30 }, clock: 'always' },
          resolution: { within: { workingDays: 1, due: 'close', cutoff: '15:00' }, clock: 'business' },
        },
        none: { level: 1_000_000 },
      },
      entitlements: {
        premium: { limit: 36, per: 'year', label: 'Premium' },
        free: { limit: null },
        none: { limit: 0, per: 'year' },
      },
      channels: ['web', { id: 'phone', label: 'Phone', description: { en: 'Call' } }],
      requestKinds: { update: { label: 'Update', description: 'New', milestones: ['one', 'two'] }, other: {} },
    } as const
    expect(slaPolicy(spec)).toEqual(spec)
  })

  it('keeps no reference to the given data', () => {
    const spec = structuredClone(GOLD) as { name: string; severities: { high: { level: number } } }
    const policy = slaPolicy(spec)
    spec.name = 'Silver'
    spec.severities.high.level = 9
    expect(policy.name).toBe('Gold')
    expect(policy.severities.high.level).toBe(1)
    expect(Object.isFrozen(spec)).toBe(false)
  })

  it('freezes the policy deeply', () => {
    const policy = slaPolicy({ ...GOLD, alerts: [{ share: 0.5 }] as const })
    const parts = [policy, policy.severities, policy.severities.high, policy.severities.high.firstResponse]
    expect([...parts, policy.channels, policy.alerts, policy.alerts?.[0]].every(Object.isFrozen)).toBe(true)
    expect(() => Object.assign(policy, { name: 'Silver' })).toThrow(TypeError)
  })

  it('hands a checked policy back as it is', () => {
    const policy = slaPolicy(GOLD)
    expect(slaPolicy(policy)).toBe(policy)
    expect(JSON.stringify(policy)).toBe(JSON.stringify(GOLD))
    expect({ ...policy }).toEqual(GOLD)
  })

  it.each([['retroactive'], ['carry'], ['restart']] as const)('takes the change of severity %s', onSeverityChange => {
    expect(slaPolicy({ ...GOLD, onSeverityChange }).onSeverityChange).toBe(onSeverityChange)
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'input-invalid undefined is not an object.'],
    ['null', null, 'input-invalid null is not an object.'],
    ['text', 'Gold', 'input-invalid "Gold" is not an object.'],
    ['a list', [GOLD], 'input-invalid A list is not an object.'],
    [
      'a value that is not plain data',
      { ...GOLD, name: () => 'Gold' },
      'input-invalid name: A function is not plain data.',
    ],
    [
      'an unknown key',
      { ...GOLD, severity: {} },
      'key-unknown severity: This key is not known. Did you mean severities?',
    ],
    ['a missing name', { severities: {} }, 'key-missing name: This key is required. Explanations name the policy.'],
    ['an empty name', { ...GOLD, name: '' }, 'input-invalid name: "" is not a text.'],
    ['a number for a label', { ...GOLD, label: 5 }, 'input-invalid label: 5 is not a text.'],
    ['a blank label', { ...GOLD, label: ' ' }, 'input-invalid label: " " is not a text.'],
    ['a label that is null', { ...GOLD, label: null }, 'input-invalid label: null is not an object.'],
    ['a list of labels', { ...GOLD, label: ['a'] }, 'input-invalid label: A list is not an object.'],
    ['an empty translation', { ...GOLD, label: { en: 'a', it: '' } }, 'input-invalid label.it: "" is not a text.'],
    ['a number for a description', { ...GOLD, description: 5 }, 'input-invalid description: 5 is not a text.'],
    [
      'an empty translated description',
      { ...GOLD, description: { en: '' } },
      'input-invalid description.en: "" is not a text.',
    ],
    [
      'an unknown change of severity',
      { ...GOLD, onSeverityChange: 'restarted' },
      'input-invalid onSeverityChange: "restarted" is not known. Did you mean restart?',
    ],
    [
      'an unreadable change of severity',
      { ...GOLD, onSeverityChange: { toString: 'restart' } },
      'input-invalid onSeverityChange: An object is not known. Known: retroactive, carry, restart.',
    ],
    ['rank 0', { ...GOLD, rank: 0 }, 'input-invalid rank: 0 is not a whole number from 1 to 1000000.'],
    ['half a rank', { ...GOLD, rank: 1.5 }, 'input-invalid rank: 1.5 is not a whole number from 1 to 1000000.'],
    [
      'too high a rank',
      { ...GOLD, rank: 1e6 + 1 },
      'input-invalid rank: 1000001 is not a whole number from 1 to 1000000.',
    ],
    [
      'missing severities',
      { name: 'Gold' },
      'key-missing severities: This key is required. Name at least one severity.',
    ],
    [
      'no severities',
      { ...GOLD, severities: {} },
      'input-invalid severities: An object is not a severity. Name at least one.',
    ],
    ['a list of severities', { ...GOLD, severities: ['high'] }, 'input-invalid severities: A list is not an object.'],
    [
      'a severity that is text',
      { ...GOLD, severities: { high: 'x' } },
      'input-invalid severities.high: "x" is not an object.',
    ],
    [
      'a severity without level',
      { ...GOLD, severities: { high: {} } },
      'key-missing severities.high.level: This key is required. Use 1 for the most severe.',
    ],
    [
      'level 0',
      { ...GOLD, severities: { high: { level: 0 } } },
      'input-invalid severities.high.level: 0 is not a whole number from 1 to 1000000.',
    ],
    [
      'an unknown target',
      { ...GOLD, severities: { high: { level: 1, firstResponce: TARGET } } },
      'key-unknown severities.high.firstResponce: This key is not known. Did you mean firstResponse?',
    ],
    [
      'a label of a severity',
      { ...GOLD, severities: { high: { level: 1, label: 5 } } },
      'input-invalid severities.high.label: 5 is not a text.',
    ],
    [
      'the second severity',
      { ...GOLD, severities: { high: { level: 1 }, low: { level: 2, description: '' } } },
      'input-invalid severities.low.description: "" is not a text.',
    ],
    ...BUILT_IN_TARGETS.map<[string, unknown, string]>(name => [
      `a mistaken ${name}`,
      { ...GOLD, severities: { high: { level: 1, [name]: {} } } },
      `key-missing severities.high.${name}.within: This key is required. Write the promised time, such as 'PT6H'.`,
    ]),
  ])('refuses %s', (_, spec, message) => {
    expect(refused(spec)).toBe(message)
  })

  it('takes the highest rank', () => {
    expect(slaPolicy({ ...GOLD, rank: 1_000_000 }).rank).toBe(1_000_000)
    expect(slaPolicy({ ...GOLD, rank: 1 }).rank).toBe(1)
  })

  it.each<[string, object, string]>([
    ['an unknown key', { ...TARGET, witin: 1 }, 'key-unknown %.witin: This key is not known. Did you mean within?'],
    ['a missing clock', { within: 1000 }, "key-missing %.clock: This key is required. Write 'always' or 'business'."],
    [
      'an unknown clock',
      { within: 1000, clock: 'busines' },
      'input-invalid %.clock: "busines" is not known. Did you mean business?',
    ],
    ['a target that is not an object', [], 'input-invalid %: A list is not an object.'],
    [
      'a day',
      { ...TARGET, within: 'P1D' },
      "budget-invalid %.within: The open time of days varies. For 1 working day write { workingDays: 1, due: 'close' }; for 8 working hours write { hours: 8 }; for 1 calendar day write { days: 1, due: 'end-of-day' } with clock always.",
    ],
    ['8h', { ...TARGET, within: '8h' }, 'budget-invalid %.within: "8h" is not an amount of time. Did you mean PT8H?'],
    [
      'an unknown unit',
      { ...TARGET, within: { hour: 1 } },
      'key-unknown %.within.hour: This key is not known. Did you mean hours?',
    ],
    [
      'no working days',
      { ...TARGET, within: { workingDays: 0, due: 'same-time' } },
      'budget-invalid %.within: It is due when it starts. Give 1 or more.',
    ],
    ['no time', { ...TARGET, within: 0 }, 'budget-invalid %.within: 0 is not more than no time.'],
    [
      'less than half a millisecond',
      { ...TARGET, within: 0.4 },
      'budget-invalid %.within: 0.4 is not more than no time.',
    ],
    [
      'time below none',
      { ...TARGET, within: 'PT-1H' },
      'budget-invalid %.within: "PT-1H" is not an amount of time. Pass milliseconds, \'PT6H\' or { hours: 6 }.',
    ],
    ['negative time', { ...TARGET, within: '-PT1H' }, 'budget-invalid %.within: "-PT1H" is not more than no time.'],
    [
      'working days of the clock always',
      { within: { workingDays: 1, due: 'close' }, clock: 'always' },
      "budget-invalid %.within: Working days need clock 'business'. For 1 calendar day write { days: 1, due: 'end-of-day' }; for 1 working day write { workingDays: 1, due: 'close' } with clock business.",
    ],
    [
      'calendar days of the clock business',
      { within: { days: 3, due: 'same-time' }, clock: 'business' },
      "budget-invalid %.within: Calendar days need clock 'always'. For 3 working days write { workingDays: 3, due: 'close' }; for 24 working hours write { hours: 24 }; for 3 calendar days write { days: 3, due: 'end-of-day' } with clock always.",
    ],
    [
      'a calendar with the clock always',
      { within: 1000, clock: 'always', calendar: 'boston' },
      "policy-invalid %.calendar: It means nothing with clock 'always'. Leave one of them out.",
    ],
    [
      'outOfHours with the clock business',
      { ...TARGET, outOfHours: { channel: 'phone', otherwise: 'advise' } },
      "policy-invalid %.outOfHours: It means nothing with clock 'business'. Leave one of them out.",
    ],
    ['a calendar without name', { ...TARGET, calendar: '' }, 'input-invalid %.calendar: "" is not a text.'],
    [
      'pausable as text',
      { ...TARGET, pausable: 'yes' },
      'input-invalid %.pausable: "yes" is not true, false or a list of reasons.',
    ],
    [
      'pausable null',
      { ...TARGET, pausable: null },
      'input-invalid %.pausable: null is not true, false or a list of reasons.',
    ],
    [
      'an unlisted channel',
      { within: 1000, clock: 'always', outOfHours: { channel: 'phon', otherwise: 'advise' } },
      'channel-unknown %.outOfHours.channel: "phon" is not known. Did you mean phone?',
    ],
    [
      'no channel',
      { within: 1000, clock: 'always', outOfHours: { otherwise: 'advise' } },
      'channel-unknown %.outOfHours.channel: undefined is not known. Known: web, phone.',
    ],
    [
      'no otherwise',
      { within: 1000, clock: 'always', outOfHours: { channel: 'phone' } },
      'input-invalid %.outOfHours.otherwise: undefined is not known. Known: advise, next-opening.',
    ],
    [
      'an unknown otherwise',
      { within: 1000, clock: 'always', outOfHours: { channel: 'phone', otherwise: 'advice' } },
      'input-invalid %.outOfHours.otherwise: "advice" is not known. Did you mean advise?',
    ],
    [
      'an unknown key of outOfHours',
      { within: 1000, clock: 'always', outOfHours: { channel: 'phone', otherwise: 'advise', chanel: 1 } },
      'key-unknown %.outOfHours.chanel: This key is not known. Did you mean channel?',
    ],
    [
      'outOfHours as text',
      { within: 1000, clock: 'always', outOfHours: 'phone' },
      'input-invalid %.outOfHours: "phone" is not an object.',
    ],
    [
      'outOfHours with the clock business for working days',
      {
        ...{ within: { workingDays: 1, due: 'close' }, clock: 'business' },
        outOfHours: { channel: 'phone', otherwise: 'advise' },
      },
      "policy-invalid %.outOfHours: It means nothing with clock 'business'. Leave one of them out.",
    ],
    [
      'a reason of pauses that is blank',
      { ...TARGET, pausable: [' '] },
      'input-invalid %.pausable[0]: " " is not a text.',
    ],
    ['no holder', { ...TARGET, heldBy: [] }, 'input-invalid %.heldBy: A list is not a holder. Name at least one.'],
    ['a holder without name', { ...TARGET, heldBy: ['desk', ''] }, 'input-invalid %.heldBy[1]: "" is not a text.'],
    ['one holder as text', { ...TARGET, heldBy: 'desk' }, 'input-invalid %.heldBy: "desk" is not a list.'],
  ])('refuses a target with %s', (_, target, message) => {
    expect(refused(promising(target))).toBe(message.replace('%', PLACE))
  })

  it.each<[string, object]>([
    ['reasons of pauses', { ...TARGET, pausable: ['customer'] }],
    ['holders', { ...TARGET, heldBy: ['desk', 'network'] }],
    ['half a day of milliseconds', { ...TARGET, within: 43_200_000 }],
    ['one second', { ...TARGET, within: 1000 }],
    ['half a second, as text', { ...TARGET, within: 'PT0.5S' }],
    ['the same working day', { within: { workingDays: 0, due: 'close' }, clock: 'business' }],
    ['a working day later', { within: { workingDays: 1, due: 'same-time' }, clock: 'business' }],
    ['a day later', { within: { days: 1, due: 'same-time' }, clock: 'always' }],
    ['the days of a calendar', { within: { days: 1, due: 'end-of-day' }, clock: 'always', calendar: 'boston' }],
    [
      'days and a rule out of hours',
      {
        ...{ within: { days: 1, due: 'end-of-day' }, clock: 'always' },
        outOfHours: { channel: 'phone', otherwise: 'advise' },
      },
    ],
  ])('takes a target with %s', (_, target) => {
    expect(slaPolicy(promising(target) as PolicySpec)).toEqual(promising(target))
  })

  it('refuses the channel of a policy without channels', () => {
    const outOfHours = { channel: 'phone', otherwise: 'advise' }
    const { channels, ...bare } = promising({ within: 1000, clock: 'always', outOfHours })
    expect(channels).toHaveLength(2)
    expect(refused(bare)).toBe(`channel-unknown ${PLACE}.outOfHours.channel: "phone" is not known.`)
  })

  it.each<[string, object, string]>([
    ['channels as text', { channels: 'web' }, 'input-invalid channels: "web" is not a list.'],
    ['a blank channel', { channels: ['web', ' '] }, 'input-invalid channels[1]: " " is not a text.'],
    ['a channel that is a number', { channels: [5] }, 'input-invalid channels[0]: 5 is not a text.'],
    ['a channel that is null', { channels: [null] }, 'input-invalid channels[0]: null is not an object.'],
    [
      'a channel without id',
      { channels: [{ label: 'Web' }] },
      'input-invalid channels[0].id: undefined is not a text.',
    ],
    [
      'a channel with another key',
      { channels: [{ id: 'web', name: 'Web' }] },
      'key-unknown channels[0].name: This key is not known. Known: id, label, description.',
    ],
    [
      'a channel with a mistaken label',
      { channels: [{ id: 'web', label: 5 }] },
      'input-invalid channels[0].label: 5 is not a text.',
    ],
    ['a list of entitlements', { entitlements: [] }, 'input-invalid entitlements: A list is not an object.'],
    [
      'an entitlement without limit',
      { entitlements: { a: {} } },
      "key-missing entitlements.a.limit: This key is required. Give a number of tickets, hours such as 'PT40H', or null for any number.",
    ],
    [
      'a limit without period',
      { entitlements: { a: { limit: 36 } } },
      "key-missing entitlements.a.per: This key is required. Write per: 'month', 'quarter' or 'year'.",
    ],
    [
      'an unknown period',
      { entitlements: { a: { limit: 36, per: 'yaer' } } },
      'input-invalid entitlements.a.per: "yaer" is not known. Did you mean year?',
    ],
    [
      'an unknown period of no limit',
      { entitlements: { a: { limit: null, per: 'day' } } },
      'input-invalid entitlements.a.per: "day" is not known. Known: month, quarter, year.',
    ],
    [
      'a negative limit',
      { entitlements: { a: { limit: -1, per: 'year' } } },
      'input-invalid entitlements.a.limit: -1 is not a whole number from 0 to 1000000.',
    ],
    [
      'an infinite limit',
      { entitlements: { a: { limit: Infinity, per: 'year' } } },
      'input-invalid entitlements.a.limit: Infinity is not a whole number from 0 to 1000000.',
    ],
    [
      'an entitlement with another key',
      { entitlements: { a: { limit: null, pre: 'year' } } },
      'key-unknown entitlements.a.pre: This key is not known. Did you mean per?',
    ],
    [
      'an entitlement with a mistaken label',
      { entitlements: { a: { limit: null, label: 5 } } },
      'input-invalid entitlements.a.label: 5 is not a text.',
    ],
    ['a list of request kinds', { requestKinds: [] }, 'input-invalid requestKinds: A list is not an object.'],
    [
      'a request kind with another key',
      { requestKinds: { a: { milestone: [] } } },
      'key-unknown requestKinds.a.milestone: This key is not known. Did you mean milestones?',
    ],
    [
      'a request kind with a mistaken label',
      { requestKinds: { a: { label: 5 } } },
      'input-invalid requestKinds.a.label: 5 is not a text.',
    ],
    [
      'a request kind with a mistaken description',
      { requestKinds: { a: { description: 5 } } },
      'input-invalid requestKinds.a.description: 5 is not a text.',
    ],
    [
      'a bank of hours without period',
      { entitlements: { a: { limit: 'PT40H' } } },
      "key-missing entitlements.a.per: This key is required. Write per: 'month', 'quarter' or 'year'.",
    ],
    [
      'a bank of days',
      { entitlements: { a: { limit: 'P5D', per: 'year' } } },
      "budget-invalid entitlements.a.limit: Hours are counted here, not days. For 40 hours write 'PT40H' or { hours: 40 }.",
    ],
    [
      'a bank of working days',
      { entitlements: { a: { limit: { workingDays: 5, due: 'close' }, per: 'year' } } },
      "budget-invalid entitlements.a.limit: Hours are counted here, not days. For 40 hours write 'PT40H' or { hours: 40 }.",
    ],
    [
      'a bank below zero',
      { entitlements: { a: { limit: { hours: -1 }, per: 'year' } } },
      'budget-invalid entitlements.a.limit: An object is not a time of 0 or more.',
    ],
    [
      'milestones as text',
      { requestKinds: { a: { milestones: 'one' } } },
      'input-invalid requestKinds.a.milestones: "one" is not a list.',
    ],
    [
      'a milestone without name',
      { requestKinds: { a: { milestones: ['one', ''] } } },
      'input-invalid requestKinds.a.milestones[1]: "" is not a text.',
    ],
    [
      'a milestone named twice',
      { requestKinds: { a: { milestones: ['one', 'two', 'one'] } } },
      'policy-invalid requestKinds.a.milestones[2]: This milestone is named twice. Name each once.',
    ],
  ])('refuses %s', (_, part, message) => {
    expect(refused({ ...GOLD, ...part })).toBe(message)
  })

  it('refuses a value that throws when it is read', () => {
    const spec = {
      name: 'Gold',
      get severities() {
        throw new Error('no')
      },
    }
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(refused(spec)).toBe('input-invalid severities: The value cannot be read.')
    expect(refused(proxy)).toBe('input-invalid The value cannot be read.')
    expect(refused({ ...GOLD, severities: { high: JSON.parse('{ "level": 1, "__proto__": {} }') } })).toBe(
      'key-unknown severities.high: The key __proto__ is not known.',
    )
  })
})

describe('slaPolicy.check', () => {
  const problems = (spec: unknown) => {
    const { issues = [] } = slaPolicy.check(spec as PolicySpec)
    return issues.map(({ path = [] }) => path.join('.'))
  }
  it('names every error once, in the order of the spec', () => {
    const spec = {
      ...{ rank: 0, channels: ['web', 5], name: '' },
      severities: { high: { level: 0, firstResponse: { within: 'soon', clock: 'never' } }, low: 1 },
    }
    expect(problems(spec)).toEqual([
      'rank',
      'channels.1',
      'name',
      'severities.high.level',
      'severities.high.firstResponse.within',
      'severities.high.firstResponse.clock',
      'severities.low',
    ])
  })
  it('checks no name against a list that has an error itself', () => {
    const outOfHours = { channel: 'phon', otherwise: 'advise' }
    const high = { level: 1, firstResponse: { within: 'PT1H', clock: 'always', outOfHours } }
    expect(problems({ ...GOLD, channels: ['phone', 5], severities: { high } })).toEqual(['channels.1'])
    const triaged = { high: { level: 1, triage: TARGET } }
    expect(problems({ ...GOLD, targets: [], severities: triaged })).toEqual(['targets'])
    expect(problems({ ...GOLD, targets: { triage: {} }, severities: triaged })).toEqual([
      'targets.triage.starts',
      'targets.triage.stops',
    ])
  })
  it('names a misspelt point of an alert once', () => {
    expect(problems({ ...GOLD, alerts: [{ befor: 'PT1H' }] })).toEqual(['alerts.0.befor'])
  })
  it('names a budget that cannot be read once', () => {
    const within = { hours: () => 1 }
    expect(problems(promising({ within, clock: 'business' }))).toEqual([`${PLACE}.within.hours`])
  })
})

describe('compiledPolicy', () => {
  it('has the targets of each severity in the order of reports, with their milliseconds', () => {
    const resolution = { within: { workingDays: 1, due: 'close' }, clock: 'business' } as const
    const update = { within: 'PT0.001S', clock: 'always' } as const
    const policy = slaPolicy({
      ...GOLD,
      severities: { high: { level: 1, resolution, update, firstResponse: TARGET }, none: { level: 2 } },
    })
    const { severities } = compiledPolicy(policy, [])
    expect([...severities.keys()]).toEqual(['high', 'none'])
    expect([...severities.get('high')!]).toEqual([
      ['firstResponse', { spec: TARGET, ms: 6 * HOUR, plainMs: 6 * HOUR, needsEvents: false }],
      ['update', { spec: update, ms: 1, plainMs: 1, needsEvents: false }],
      ['resolution', { spec: resolution, ms: undefined, plainMs: undefined, needsEvents: false }],
    ])
    expect(severities.get('none')!.size).toBe(0)
    expect(severities.get('high')!.get('firstResponse')!.spec).toBe(policy.severities.high.firstResponse)
  })

  it('lists the targets of any severity, and the lists of reasons that pause them', () => {
    const pausable = ['customer', 'vendor']
    const severities = {
      high: { level: 1, firstResponse: TARGET, resolution: { ...TARGET, pausable } },
      low: { level: 2, firstResponse: { ...TARGET, pausable: false } },
    }
    const { targets, pauseLists } = compiledPolicy(slaPolicy({ ...GOLD, severities }), [])
    expect(targets.map(({ name }) => name)).toEqual(['firstResponse', 'resolution'])
    expect(pauseLists).toEqual([pausable])
  })

  it('marks the targets that no single report decides', () => {
    const fix = { ...TARGET, heldBy: ['desk'] }
    const policy = slaPolicy({
      ...GOLD,
      targets: { triage: { starts: 'diagnosed', stops: 'triaged' }, ack: { starts: ['reported'], stops: 'seen' } },
      severities: { high: { level: 1, firstResponse: TARGET, resolution: fix, triage: TARGET, ack: TARGET } },
    })
    const targets = [...compiledPolicy(policy, []).severities.get('high')!]
    expect(targets.filter(([, { needsEvents }]) => needsEvents).map(([name]) => name)).toEqual(['resolution', 'triage'])
  })

  it('has the names of the channels', () => {
    const channels = ['web', { id: 'phone', label: 'Phone' }]
    expect(compiledPolicy(slaPolicy({ ...GOLD, channels }), []).channels).toEqual(['web', 'phone'])
    expect(compiledPolicy(slaPolicy({ name: 'Gold', severities: { high: { level: 1 } } }), []).channels).toEqual([])
  })

  it.each<[string, () => unknown, string]>([
    ['nothing', () => undefined, 'policy-required policy: undefined'],
    ['null', () => null, 'policy-required policy: null'],
    ['a name', () => 'Gold', 'input-invalid policy: "Gold"'],
    ['a number', () => 0, 'input-invalid policy: 0'],
  ])('refuses %s', (_, policy, words) => {
    expect(refusal(() => compiledPolicy(policy(), ['policy']))).toBe(
      `${words} is not a policy. Pass a policy or its spec.`,
    )
  })
})

describe('compiledPolicy, of a spec', () => {
  it.each<[string, () => PolicySpec]>([
    ['a spec', () => structuredClone(GOLD)],
    ['a shallow copy of a policy', () => ({ ...slaPolicy(GOLD) })],
    ['a deep copy of a policy', () => structuredClone(slaPolicy(GOLD))],
  ])('compiles %s once', (_, make) => {
    const spec = make()
    const compiled = compiledPolicy(spec, ['policy'])
    expect(compiled.policy).toEqual(slaPolicy(GOLD))
    expect(compiledPolicy(spec, ['policy'])).toBe(compiled)
    expect(Object.isFrozen(spec)).toBe(false)
  })

  it('reads a spec again that has changed', () => {
    const spec = structuredClone(GOLD) as { name: string }
    const compiled = compiledPolicy(spec, ['policy'])
    spec.name = 'Silver'
    expect(compiledPolicy(spec, ['policy']).policy.name).toBe('Silver')
    expect(compiled.policy.name).toBe(GOLD.name)
  })

  it('names the place of an error', () => {
    expect(refusal(() => compiledPolicy({ ...GOLD, rank: 0 }, ['contracts', 1, 'policy']))).toBe(
      'input-invalid contracts[1].policy.rank: 0 is not a whole number from 1 to 1000000.',
    )
  })

  it('refuses an heir of a policy', () => {
    expect(refusal(() => compiledPolicy(Object.create(slaPolicy(GOLD)), ['policy']))).toBe(
      'input-invalid policy: An object is not plain data.',
    )
  })
})

describe('builtInPolicy', () => {
  it('is compiled once, at its first use, to the same as any other policy', () => {
    const policy = builtInPolicy(GOLD)
    const compiled = compiledPolicy(policy, [])
    expect(compiledPolicy(policy, [])).toBe(compiled)
    expect(compiled).toEqual(compiledPolicy(slaPolicy(GOLD), []))
    expect(compiled.policy).toBe(policy)
    expect(slaPolicy(policy as never)).toBe(policy)
    expect(Object.isFrozen(policy)).toBe(true)
  })
})

describe('BUILT_IN_TARGETS', () => {
  it('are in the order of reports', () => {
    expect(BUILT_IN_TARGETS).toEqual(['firstResponse', 'nextResponse', 'update', 'resolution'])
  })
})

describe('PolicyOf', () => {
  it('has the severities, targets and channels of a literal', () => {
    const policy = slaPolicy({
      name: 'Gold',
      severities: {
        high: { level: 1, firstResponse: TARGET },
        low: { level: 2, resolution: TARGET, label: 'Low' },
      },
      channels: ['web', { id: 'phone', label: 'Phone' }],
    })
    expectTypeOf(policy).toExtend<Policy<'high' | 'low', 'firstResponse' | 'resolution', 'web' | 'phone'>>()
    expectTypeOf(policy).toExtend<Policy>()
    expectTypeOf<PolicyOf<PolicySpec>>().toExtend<Policy<string, string>>()
    expect(policy).not.toHaveProperty('~types')
  })
})
