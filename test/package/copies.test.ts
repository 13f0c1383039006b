import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import * as ours from '../../src/index.ts'
import { toICalendar } from '../../src/integrations/icalendar/index.ts'
import { calendarTable } from '../../src/integrations/sql/index.ts'
import { refusal } from '../validation/refusal.ts'

type Library = typeof ours

const code = await bundled()
const sameRealm: Library = new Function(`${code}; return library`)()
/** A copy in another realm, as in Jest: it also has its own classes of the language. */
const otherRealm: Library = runInContext(`${code}; library`, createContext({}))

const POLICY = {
  name: 'Gold',
  channels: ['web', 'phone'],
  severities: {
    high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business', calendar: 'boston' } },
    low: { level: 2, firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } },
  },
} as const
const MILAN = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' }, holidays: ['2026-12-07'] } as const
const BOSTON = { name: 'Boston', timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } } as const
const reportedAt = '2026-12-04T16:30+01:00'

describe.each<[string, Library]>([
  ['another copy of the library', sameRealm],
  ['another copy of the library in another realm', otherRealm],
])('%s', (_, theirs) => {
  const policy = theirs.slaPolicy(POLICY)
  const calendar = theirs.businessCalendar(MILAN)
  const calendars = { boston: theirs.businessCalendar(BOSTON) }
  const own = {
    policy: ours.slaPolicy(POLICY),
    calendar: ours.businessCalendar(MILAN),
    calendars: { boston: ours.businessCalendar(BOSTON) },
  }

  it('has its own classes', () => {
    expect(theirs.SlaCalendarError).not.toBe(ours.SlaCalendarError)
    expect(calendar.constructor).not.toBe(own.calendar.constructor)
  })

  it('has policies and calendars that deadline takes', () => {
    for (const severity of ['high', 'low'] as const) {
      const due = ours.deadline({ policy, calendar, calendars, severity, reportedAt })
      expect(due).toEqual(ours.deadline({ ...own, severity, reportedAt }))
    }
    expect(ours.deadline({ policy, calendar, severity: 'low', reportedAt }).dueAt).toBe('2026-12-08T18:00:00+01:00')
  })

  it('has policies and calendars that evaluate and explain take', () => {
    const events = [
      { at: reportedAt, type: 'reported', severity: 'low' },
      { at: '2026-12-04T17:00+01:00', type: 'calendarChanged', calendar: 'boston' },
    ] as const
    const now = '2026-12-09T12:00+01:00'
    expect(ours.evaluate({ policy, calendar, calendars, events, now })).toEqual(ours.evaluate({ ...own, events, now }))
    const explained = { severity: 'high', reportedAt } as const
    expect(ours.explain({ policy, calendar, calendars, ...explained })).toEqual(ours.explain({ ...own, ...explained }))
  })

  it('has calendars that can be combined, written as SQL and as iCalendar', () => {
    const { calendar: milan, calendars: named } = own
    expect(ours.union(calendar, named.boston).toJSON()).toEqual(ours.union(milan, named.boston).toJSON())
    const range = { from: '2026-12-01T00:00Z', to: '2026-12-31T00:00Z' }
    expect([...calendarTable({ milan: calendar }, range)]).toEqual([...calendarTable({ milan }, range)])
    const dates = { from: '2026-12-01', to: '2026-12-31', dtstamp: '2026-11-20T09:00:00Z' }
    expect(toICalendar(calendar, dates)).toBe(toICalendar(milan, dates))
  })

  it('has policies whose entitlements entitlementUse counts', () => {
    const year = { contractStart: '2025-03-01', timeZone: 'Europe/Rome', now: '2026-11-22T12:00Z' }
    expect(ours.entitlementUse(theirs.msaBusiness, [], year)).toEqual(ours.entitlementUse(ours.msaBusiness, [], year))
  })

  it('has policies that slaPolicy returns unchanged', () => {
    expect(ours.slaPolicy(policy)).toBe(policy)
    expect(Object.keys(policy)).toEqual(['name', 'channels', 'severities'])
    expect(JSON.stringify(policy)).toBe(JSON.stringify(own.policy))
  })

  it('has calendars that are read only once', () => {
    let reads = 0
    const counted = theirs.businessCalendar(MILAN)
    const toJSON = () => {
      reads++
      return own.calendar.toJSON()
    }
    Object.defineProperty(counted, 'toJSON', { value: toJSON })
    for (let i = 0; i < 3; i++) ours.deadline({ policy, calendar: counted, severity: 'low', reportedAt })
    expect(reads).toBe(1)
  })

  it('has errors that isSlaCalendarError recognises', () => {
    const error = thrownBy(() => theirs.businessCalendar({ timeZone: 'Europe/Rome', hours: { mon: '09:00-09:00' } }))
    expect(error).toBeInstanceOf(theirs.SlaCalendarError)
    expect(error).not.toBeInstanceOf(ours.SlaCalendarError)
    expect(ours.isSlaCalendarError(error)).toBe(true)
    expect((error as ours.SlaCalendarError).code).toBe('hours-empty')
  })

  it('has policies and calendars from which no other object may inherit', () => {
    const posing = Object.create(policy)
    expect(refusal(() => ours.deadline({ policy: posing, calendar, severity: 'low', reportedAt }))).toBe(
      'input-invalid policy: An object is not plain data.',
    )
    expect(refusal(() => ours.union(Object.create(calendar)))).toBe('input-invalid [0]: An object is not plain data.')
  })

  it('may be newer: keys that this copy does not know are refused with their path', () => {
    const newer = theirs.businessCalendar(MILAN)
    Object.defineProperty(newer, 'toJSON', { value: () => ({ ...MILAN, tides: 'high' }) })
    expect(refusal(() => ours.deadline({ policy, calendar: newer, severity: 'low', reportedAt }))).toMatch(
      /^key-unknown calendar.tides: This key is not known/,
    )
  })
})

// With a Temporal of its own a platform does not ask Intl for offsets.
describe('a copy that was just loaded, without Temporal', () => {
  const formats: string[] = []
  const context = createContext({ count: () => formats.push('one') })
  const library: Library = runInContext(
    `delete globalThis.Temporal
    const Real = Intl.DateTimeFormat
    Intl.DateTimeFormat = class {
      constructor(...options) {
        this.real = new Real(...options)
      }
      format(ms) {
        count()
        return this.real.format(ms)
      }
      resolvedOptions() {
        return this.real.resolvedOptions()
      }
    }
    ${code}; library`,
    context,
  )

  it('has not used Intl yet, because built-in calendars are made on first use', () => expect(formats).toEqual([]))
  it('uses Intl some hundred times for the first deadline, not once per day since 1986', () => {
    library.deadline({ severity: 'high', reportedAt: '2026-12-04T16:30+01:00' })
    expect(formats.length).toBeGreaterThan(50)
    expect(formats.length).toBeLessThan(500)
  })
})

describe('a platform whose Intl lacks a calendar', () => {
  // A formatter replaces an unknown calendar by another one without an error.
  const library: Library = runInContext(
    `const Real = Intl.DateTimeFormat
    Intl.DateTimeFormat = function (locale, options) {
      return new Real('en-US', options)
    }
    ${code}; library`,
    createContext({}),
  )

  it('causes an error with the path of the rule, instead of missing holidays', () => {
    const passover = { calendar: 'hebrew', month: 7, day: 15 } as const
    const error = thrownBy(() => library.businessCalendar({ ...MILAN, holidays: ['2026-12-07', passover] }))
    expect(library.isSlaCalendarError(error) && `${error.code} ${error.message}`).toBe(
      'intl-missing holidays[1].calendar: Intl.DateTimeFormat of this platform does not know the calendar hebrew. ' +
        'List the dates, or use an engine with full Intl data.',
    )
  })
})

describe('a platform without Intl and Temporal', () => {
  const context = createContext({})
  runInContext('delete globalThis.Intl; delete globalThis.Temporal', context)
  const library: Library = runInContext(`${code}; library`, context)
  const missing =
    'intl-missing This platform has no Intl.DateTimeFormat with time zones. Use an engine that has it, or add a polyfill before the first call.'
  const errorOf = (call: () => unknown) => {
    const error = thrownBy(call)
    return library.isSlaCalendarError(error) && `${error.code} ${error.message}`
  }

  it.each<[string, () => unknown]>([
    ['a calendar is made', () => library.businessCalendar(MILAN)],
    ['a built-in calendar is used', () => library.italianOffice.isOpen(0)],
    ['a deadline is asked for', () => library.deadline({ severity: 'high', reportedAt })],
    ['a string with a bracket is read', () => library.alwaysOpen.add('2026-12-04T16:30[Europe/Rome]', 1)],
    [
      'a history is evaluated',
      () =>
        library.evaluate({
          events: [{ at: '2026-12-04T16:30[Europe/Rome]', type: 'reported', severity: 'low' }],
          now: 0,
        }),
    ],
    [
      'entitlements are counted',
      () =>
        library.entitlementUse(library.msaBusiness, [], {
          contractStart: '2025-03-01',
          timeZone: 'Europe/Rome',
          now: '2026-11-22T12:00Z',
        }),
    ],
  ])('causes the error intl-missing if %s', (_, call) => expect(errorOf(call)).toBe(missing))

  it('can import the library and use the calendar alwaysOpen with numbers', () => {
    expect(errorOf(() => library.alwaysOpen.isOpen(Number.NaN))).toMatch(/^instant-invalid/)
  })

  it('is distinguished from an object that throws', () => {
    const thrower = {
      get reportedAt() {
        throw new TypeError('Intl is not defined')
      },
    }
    expect(errorOf(() => library.deadline(thrower as never))).toBe('input-invalid The value cannot be read.')
  })
})

function thrownBy(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error('The call throws nothing.')
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/index.ts'],
    absWorkingDir: new URL('../..', import.meta.url).pathname,
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'library',
    target: 'es2022',
  })
  return outputFiles[0].text
}
