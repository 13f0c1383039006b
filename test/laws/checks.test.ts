import type { StandardSchemaV1 } from '@standard-schema/spec'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { ErrorPath } from '../../src/errors.ts'
import {
  type BusinessCalendar,
  businessCalendar,
  type CalendarSpec,
  type Policy,
  type PolicySpec,
  slaPolicy,
} from '../../src/index.ts'
import type { SpecCheck } from '../../src/validation/standard-schema.ts'
import { runs } from '../arbitraries/runs.ts'
import { refusal } from '../validation/refusal.ts'

/** A value to plant at a path of a valid spec: `undefined` removes the key. It causes one error, at that path or another. */
type Planted = { readonly at: ErrorPath; readonly value: unknown; readonly error?: ErrorPath }

const POLICY = {
  name: 'Gold',
  label: { en: 'Gold', it: 'Oro' },
  onSeverityChange: 'carry',
  rank: 2,
  channels: ['web', { id: 'phone', label: 'Phone' }],
  severities: {
    critical: {
      level: 1,
      label: 'Critical',
      firstResponse: { within: 'PT1H', clock: 'always', outOfHours: { channel: 'phone', otherwise: 'advise' } },
      resolution: { within: { hours: 8 }, clock: 'business', calendar: 'boston', pausable: false },
    },
    normal: {
      level: 2,
      firstResponse: {
        within: { workingDays: 1, due: 'close', cutoff: '15:00' },
        clock: 'business',
        alerts: [0.5, 0.9],
      },
      update: { within: { weeks: 1, due: 'end-of-day', ifClosed: 'next-working-day' }, clock: 'always' },
      triage: { within: { hours: 1, minutes: 30 }, clock: 'business' },
    },
  },
  alerts: [0.75, { name: 'late', after: 'PT1H' }],
  targets: { triage: { starts: 'reported', stops: ['triaged', 'resolved'], label: 'Triage' } },
  entitlements: { premium: { limit: 36, per: 'year' }, standard: { limit: null } },
  requestKinds: { update: { label: 'Update', milestones: ['assigned', 'released', 'informed'] } },
} satisfies PolicySpec

const CRITICAL = ['severities', 'critical']
const NORMAL = ['severities', 'normal']

const POLICY_ERRORS: readonly Planted[] = [
  { at: ['name'], value: undefined },
  { at: ['label', 'it'], value: 5 },
  { at: ['onSeverityChange'], value: 'cary' },
  { at: ['rank'], value: 0 },
  { at: ['channels', 0], value: '' },
  { at: ['channels', 1, 'label'], value: () => {} },
  { at: ['colour'], value: 'red' },
  { at: [...CRITICAL, 'level'], value: -1 },
  { at: [...CRITICAL, 'label'], value: { en: '' }, error: [...CRITICAL, 'label', 'en'] },
  { at: [...CRITICAL, 'firstResponse', 'within'], value: 'PT0S' },
  { at: [...CRITICAL, 'firstResponse', 'pausable'], value: 'yes' },
  { at: [...CRITICAL, 'firstResponse', 'calendar'], value: 'milan' },
  { at: [...CRITICAL, 'firstResponse', 'outOfHours', 'otherwise'], value: 'advice' },
  { at: [...CRITICAL, 'resolution', 'clock'], value: 'busines' },
  { at: [...CRITICAL, 'resolution', 'within'], value: 30 },
  { at: [...CRITICAL, 'resolution', 'pausible'], value: true },
  { at: ['severities', 'normal', 'level'], value: undefined },
  { at: ['severities', 'low'], value: 'P1' },
  { at: [...NORMAL, 'firstResponse', 'within', 'workingDays'], value: -1 },
  { at: [...NORMAL, 'firstResponse', 'within', 'due'], value: 'closing' },
  { at: [...NORMAL, 'firstResponse', 'within', 'cutoff'], value: '25:00' },
  { at: [...NORMAL, 'firstResponse', 'within', 'zero'], value: 1 },
  { at: [...NORMAL, 'firstResponse', 'alerts', 1], value: 75 },
  { at: [...NORMAL, 'update', 'within', 'weeks'], value: 0 },
  { at: [...NORMAL, 'update', 'within', 'due'], value: 'close' },
  { at: [...NORMAL, 'update', 'within', 'ifClosed'], value: 'next' },
  { at: [...NORMAL, 'triage', 'within', 'hours'], value: '1' },
  { at: [...NORMAL, 'triage', 'within', 'minutes'], value: null },
  { at: [...NORMAL, 'triage', 'within', 'second'], value: 5 },
  { at: ['alerts', 0], value: 0 },
  { at: ['alerts', 1, 'name'], value: '' },
  { at: ['targets', 'triage', 'starts'], value: 'resolved' },
  { at: ['targets', 'triage', 'stops', 0], value: 'reported' },
  { at: ['targets', 'triage', 'repeats'], value: 1 },
  { at: ['targets', 'triage', 'onReopen'], value: 'stop' },
  { at: ['entitlements', 'premium', 'limit'], value: 1.5 },
  { at: ['entitlements', 'standard', 'per'], value: 'week' },
  { at: ['requestKinds', 'update', 'milestones', 1], value: 7 },
  { at: ['requestKinds', 'update', 'milestones', 2], value: 'assigned' },
]

const CALENDAR = {
  difference: [
    {
      name: 'Milan',
      timeZone: 'Europe/Rome',
      hours: { 'mon-thu': ['09:00-13:00', '14:00-18:00'], fri: '09:00-12:00', sun: '22:00-06:00' },
      holidays: [
        '2026-12-07',
        { name: 'Natale', month: 12, day: 25, since: 1990, until: 2100 },
        { weekday: 'mon', nth: 1, month: 5, closed: '14:00-24:00' },
        { weekday: 'fri', onOrAfter: { month: 6, day: 20 }, years: [2025, 2026] },
        { easter: 1, church: 'western' },
        { month: 1, day: 1, observed: { sat: 'fri', sun: 'mon' } },
        { calendar: 'hebrew', month: 7, day: 10 },
        { covers: { from: 1990, to: 2100 } },
      ],
      exceptions: {
        '2026-12-24': '09:00-13:00',
        '2026-08-10/2026-08-21': { name: 'Ferie', hours: { 'mon-fri': '09:00-12:00' } },
        '2026-08-12/2026-08-13': 'closed',
        '2027-01-01/..': ['09:00-10:00', '11:00-12:00'],
      },
    },
    {
      union: [
        { timeZone: 'UTC', hours: { odd: { mon: '09:00-10:00' }, even: { 'mon-tue': '09:00-11:00' } } },
        { timeZone: 'UTC', hours: { rotation: ['07:00-19:00', 'closed', ['01:00-02:00']], startsOn: '2026-01-01' } },
        { always: true },
        {
          timeZone: 'UTC',
          hours: {},
          holidays: ['12-25', { day: 15, except: [2026], closed: ['09:00-10:00', '11:00-12:00'] }],
          exceptions: [
            { on: '12-24', hours: '09:00-13:00' },
            { on: { weekday: 'sat', nth: -1 }, hours: { sat: '09:00-13:00' }, name: 'Last Saturday' },
            { on: { workingDay: -1, month: 6 }, hours: 'closed', years: [2026] },
            { from: '07-01', to: '08-31', hours: { odd: {}, even: { mon: '08:00-14:00' } }, since: 2020 },
          ],
        },
        {
          timeZone: 'UTC',
          hours: { mon: '09:00-10:00' },
          exceptions: { '12-24/01-06': { name: 'Winter', hours: 'closed' } },
        },
      ],
    },
  ],
} satisfies CalendarSpec

const MILAN = ['difference', 0]
const UNION = ['difference', 1, 'union']

const CALENDAR_ERRORS: readonly Planted[] = [
  { at: [...MILAN, 'name'], value: '' },
  { at: [...MILAN, 'timeZone'], value: 'Europe/Milan' },
  { at: [...MILAN, 'hours', 'mon-thu', 0], value: '9-13' },
  { at: [...MILAN, 'hours', 'mon-thu', 1], value: null },
  { at: [...MILAN, 'hours', 'fri'], value: '09:00-09:00' },
  { at: [...MILAN, 'hours', 'monday'], value: '09:00-10:00' },
  { at: [...MILAN, 'hours', 'fri-sat'], value: '23:00-24:00' },
  { at: [...MILAN, 'holidays', 0], value: '2026-02-30' },
  { at: [...MILAN, 'holidays', 1, 'day'], value: 32 },
  { at: [...MILAN, 'holidays', 1, 'month'], value: 13 },
  { at: [...MILAN, 'holidays', 1, 'since'], value: 2101, error: [...MILAN, 'holidays', 1] },
  { at: [...MILAN, 'holidays', 1, 'names'], value: 'Natale' },
  { at: [...MILAN, 'holidays', 2, 'weekday'], value: 'monday' },
  { at: [...MILAN, 'holidays', 2, 'nth'], value: 6 },
  { at: [...MILAN, 'holidays', 2, 'month'], value: 0 },
  { at: [...MILAN, 'holidays', 2, 'closed'], value: '14-24' },
  { at: [...MILAN, 'holidays', 3, 'onOrAfter', 'month'], value: 'june' },
  { at: [...MILAN, 'holidays', 3, 'onOrAfter', 'day'], value: 0 },
  { at: [...MILAN, 'holidays', 3, 'years', 1], value: 26 },
  { at: [...MILAN, 'holidays', 4, 'easter'], value: 1.5 },
  { at: [...MILAN, 'holidays', 4, 'church'], value: 'east' },
  { at: [...MILAN, 'holidays', 5, 'observed', 'sat'], value: 'sat' },
  { at: [...MILAN, 'holidays', 5, 'observed', 'sun'], value: 'monday' },
  { at: [...MILAN, 'holidays', 6, 'month'], value: 13 },
  { at: [...MILAN, 'holidays', 6, 'day'], value: 31 },
  { at: [...MILAN, 'holidays', 7, 'covers', 'from'], value: 90 },
  { at: [...MILAN, 'exceptions', '2026-12-24'], value: '09:00-13:00-14:00' },
  { at: [...MILAN, 'exceptions', '2026-13-01'], value: 'closed' },
  { at: [...MILAN, 'exceptions', '2026-08-10/2026-08-21', 'name'], value: '' },
  { at: [...MILAN, 'exceptions', '2026-08-10/2026-08-21', 'hours', 'mon-fri'], value: 'open' },
  { at: [...MILAN, 'exceptions', '2026-08-20/2026-08-23'], value: 'closed' },
  { at: [...MILAN, 'exceptions', '2027-01-01/..', 1], value: '09:30-12:00' },
  { at: [...MILAN, 'exception'], value: {} },
  { at: [...UNION, 0, 'hours', 'odd', 'mon'], value: '9' },
  { at: [...UNION, 0, 'hours', 'even'], value: undefined },
  { at: [...UNION, 1, 'hours', 'rotation', 0], value: 'open' },
  { at: [...UNION, 1, 'hours', 'rotation', 2, 0], value: Symbol('night') },
  { at: [...UNION, 1, 'hours', 'startsOn'], value: '2026-02-29' },
  { at: [...UNION, 2, 'always'], value: 1 },
  { at: [...UNION, 3, 'holidays', 0], value: '13-25' },
  { at: [...UNION, 3, 'holidays', 1, 'day'], value: 32 },
  { at: [...UNION, 3, 'holidays', 1, 'except', 0], value: 26 },
  { at: [...UNION, 3, 'holidays', 1, 'closed', 1], value: '11-12' },
  { at: [...UNION, 3, 'exceptions', 0, 'on'], value: '24.12.' },
  { at: [...UNION, 3, 'exceptions', 0, 'hours'], value: '9-13' },
  { at: [...UNION, 3, 'exceptions', 1, 'on', 'weekday'], value: 'samstag' },
  { at: [...UNION, 3, 'exceptions', 1, 'on', 'nth'], value: 0 },
  { at: [...UNION, 3, 'exceptions', 1, 'hours', 'sat'], value: '9' },
  { at: [...UNION, 3, 'exceptions', 1, 'name'], value: '' },
  { at: [...UNION, 3, 'exceptions', 2, 'on', 'workingDay'], value: 0 },
  { at: [...UNION, 3, 'exceptions', 2, 'on', 'month'], value: 13 },
  { at: [...UNION, 3, 'exceptions', 2, 'years', 0], value: 'all' },
  { at: [...UNION, 3, 'exceptions', 3, 'to'], value: '' },
  { at: [...UNION, 3, 'exceptions', 3, 'since'], value: 20 },
  { at: [...UNION, 3, 'exceptions', 3, 'hours', 'even', 'mon'], value: '8' },
  { at: [...UNION, 3, 'exceptions', 3, 'untill'], value: 2030 },
  { at: [...UNION, 4, 'exceptions', '12-24/01-06', 'hours'], value: 'shut' },
  { at: ['difference', 2], value: { always: true }, error: ['difference'] },
]

/** Returns a copy of a spec with values planted in it. */
function plant(spec: unknown, all: readonly Planted[]): unknown {
  const copy = structuredClone(spec)
  for (const { at, value } of all) {
    let parent = copy as Record<string | number, unknown>
    for (const step of at.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>
    if (value === undefined) delete parent[at[at.length - 1]]
    else parent[at[at.length - 1]] = value
  }
  return copy
}

/** Returns the paths of all values in a spec. */
function pathsIn(value: unknown): ErrorPath[] {
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(Object(value))
  if (typeof value !== 'object') return []
  return steps.flatMap(step => [[step], ...pathsIn(value?.[step as keyof unknown]).map(path => [step, ...path])])
}

const pathOf = ({ at, error = at }: Planted) => error.join('/')

describe.each<[string, Checked, unknown, readonly Planted[]]>([
  ['slaPolicy', slaPolicy as unknown as Checked, POLICY, POLICY_ERRORS],
  ['businessCalendar', businessCalendar as unknown as Checked, CALENDAR, CALENDAR_ERRORS],
])('%s.check', (_, create, spec, errors) => {
  it('returns the value of a valid spec', () => {
    const result = create.check(spec)
    expect(result.issues).toBeUndefined()
    expect(JSON.stringify(result)).toBe(JSON.stringify({ value: create(spec) }))
  })

  it.each(errors.map(planted => [pathOf(planted), planted] as const))('finds one error, at %s', (path, planted) => {
    expect(issuesOf(create.check(plant(spec, [planted]))).map(issue => issue.path.join('/'))).toEqual([path])
  })

  it('finds one error, whatever value cannot be copied', () => {
    for (const at of pathsIn(spec)) {
      const issues = issuesOf(create.check(plant(spec, [{ at, value: () => {} }])))
      expect(issues.map(({ path, message }) => [path, message])).toEqual([
        [at, expect.stringContaining('A function is not')],
      ])
    }
  })

  it('finds all errors in the order of the input, and the function throws the first', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...errors], { minLength: 1 }), planted => {
        const given = plant(spec, planted)
        const issues = issuesOf(create.check(given))
        expect(issues.map(({ path }) => path.join('/')).sort()).toEqual(planted.map(pathOf).sort())
        expect(issues.map(({ path }) => path)).toEqual([...issues].map(({ path }) => path).sort(orderIn(given)))
        expect(refusal(() => create(given))).toBe(`${issues[0].code} ${issues[0].message}`)
      }),
      runs(100),
    )
  })
})

describe.each([
  ['slaPolicy', slaPolicy as unknown as Checked],
  ['businessCalendar', businessCalendar as unknown as Checked],
])('%s.check, of hostile values', (_, create) => {
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a number', Number.NaN],
    ['a text', 'gold'],
    ['a symbol', Symbol('gold')],
    ['a big integer', 5n],
    ['a function', () => {}],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['a list', []],
    ['a list of four thousand million', Object.assign([], { length: 2 ** 32 - 1 })],
    ['a circular object', circular()],
    ['an object nested too deeply', nested(100)],
    ['a revoked proxy', revoked()],
    ['a proxy whose every trap throws', hostileProxy({})],
    [
      'a getter that throws',
      {
        name: 'Gold',
        get severities() {
          throw new Error('no')
        },
        get hours() {
          throw 5
        },
      },
    ],
    ['a symbol as key', { [Symbol('name')]: 'Gold' }],
    ['__proto__ as key', JSON.parse('{ "__proto__": { "name": "Gold" } }')],
    [
      'hostile values inside',
      { name: revoked(), severities: { high: hostileProxy({}), low: Symbol('low') }, hours: { mon: revoked() } },
    ],
  ])('refuses %s without throwing', (_, value) => {
    const issues = issuesOf(create.check(value))
    expect(issues.map(({ code }) => code)).toEqual(
      issues.map(({ code }) => code).filter(code => typeof code === 'string'),
    )
    expect(refusal(() => create(value))).toBe(`${issues[0].code} ${issues[0].message}`)
  })

  it('never throws, whatever the value', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withSparseArray: true,
        }),
        value => {
          expect(issuesOf(create.check(value)).length).toBeGreaterThan(0)
        },
      ),
      runs(100),
    )
  })
})

function circular() {
  const object: Record<string, unknown> = { name: 'Gold' }
  object.severities = { object }
  return object
}

function nested(depth: number): object {
  return depth ? { severities: nested(depth - 1) } : {}
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

function hostileProxy(target: object): object {
  const trap = () => {
    throw new Error('no')
  }
  return new Proxy(target, Object.fromEntries(Object.getOwnPropertyNames(Reflect).map(name => [name, trap])))
}

type Checked = ((spec: unknown) => unknown) & { check(spec: unknown): SpecCheck<unknown> }

function issuesOf(result: SpecCheck<unknown>) {
  if (!result.issues) throw new Error('No issue was found.')
  return result.issues
}

/** Compares two paths by their places in a spec, absent keys first. */
function orderIn(spec: unknown) {
  const place = (path: ErrorPath) => {
    let at = spec
    return path.map(step => {
      const index = typeof step === 'number' ? step : Object.keys(Object(at)).indexOf(step)
      at = (at as Record<string | number, unknown> | undefined)?.[step]
      return index + 1
    })
  }
  return (a: ErrorPath, b: ErrorPath) => {
    const [first, second] = [place(a), place(b)]
    const i = first.findIndex((step, i) => step !== second[i])
    return i < 0 ? first.length - second.length : first[i] - (second[i] ?? -1)
  }
}

describe('the Standard Schema', () => {
  it('of slaPolicy has the interface of version 1', () => {
    const schema: StandardSchemaV1<PolicySpec, Policy> = slaPolicy
    expect(schema['~standard'].version).toBe(1)
    expect(schema['~standard'].vendor).toBe('sla-calendar')
    expect(schema['~standard'].validate).toBe(slaPolicy.check)
    expectTypeOf<StandardSchemaV1.InferOutput<typeof slaPolicy>>().toEqualTypeOf<Policy>()
  })

  it('of businessCalendar has the interface of version 1', () => {
    const schema: StandardSchemaV1<CalendarSpec, BusinessCalendar> = businessCalendar
    expect(schema['~standard'].version).toBe(1)
    expect(schema['~standard'].vendor).toBe('sla-calendar')
    expect(schema['~standard'].validate).toBe(businessCalendar.check)
    expectTypeOf<StandardSchemaV1.InferInput<typeof businessCalendar>>().toEqualTypeOf<CalendarSpec>()
  })
})

describe('the issues of a spec', () => {
  it('are at most 1,000', () => {
    const channels = Array.from({ length: 5000 }, () => 7)
    expect(issuesOf(slaPolicy.check({ ...POLICY, channels }))).toHaveLength(1000)
  })

  it('name a misspelt required key once', () => {
    const { name, ...rest } = POLICY
    expect(issuesOf(slaPolicy.check({ Name: name, ...rest })).map(({ message }) => message)).toEqual([
      'Name: This key is not known. Did you mean name?',
    ])
  })

  it('do not refuse a move to a working day because the hours have an error', () => {
    const holidays = [{ month: 12, day: 25, substitute: 'next-working-day' }]
    const paths = (hours: object) =>
      issuesOf(businessCalendar.check({ timeZone: 'UTC', hours, holidays })).map(({ path }) => path)
    expect(paths({ mon: '9-5' })).toEqual([['hours', 'mon']])
    expect(paths({})).toEqual([['holidays', 0]])
  })

  it('do not refuse a channel that is listed with another error', () => {
    const channels = ['web', { id: 'phone', lable: 'Phone' }, { id: '' }]
    const paths = issuesOf(slaPolicy.check({ ...POLICY, channels })).map(({ path }) => path)
    expect(paths).toEqual([
      ['channels', 1, 'lable'],
      ['channels', 2, 'id'],
    ])
  })

  it('have what the error has', () => {
    const [issue] = issuesOf(slaPolicy.check({ ...POLICY, rank: 0 }))
    expect(issue).toEqual({
      code: 'input-invalid',
      path: ['rank'],
      message: 'rank: 0 is not a whole number from 1 to 1000000.',
      hint: '',
    })
  })
})
