import { runInNewContext } from 'node:vm'
import type { Temporal as Own } from '@js-temporal/polyfill'
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import {
  fastEpochMs,
  fastEventMs,
  type InstantInput,
  type InstantOutput,
  looksLikeSeconds,
  toEpochMs,
  toEventMs,
  toInputForm,
} from '../../src/time/instant.ts'
import { RANGE_END, RANGE_START } from '../../src/time/range.ts'
import { zoneOf } from '../../src/time/zone.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'

const NOON = Date.UTC(2026, 10, 20, 12)
const ROME = zoneOf('Europe/Rome', [])
const RANGE = 'The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z. A number is epoch milliseconds.'
const VALID = 'Pass a valid Date or epoch milliseconds.'
const FORMS = 'Pass a Date, epoch milliseconds or text with a zone.'
const UNREADABLE = 'input-invalid at: The value cannot be read.'

const read = (input: unknown) => toEpochMs(input, ['at'])
const refused = (input: unknown) => refusal(() => read(input))
const like = <T extends InstantInput>(input: T, ms = NOON) => toInputForm(ms, input, ROME)

/** A Date whose class names itself otherwise. */
class Clock extends Date {
  readonly [Symbol.toStringTag] = 'Clock'
}

/** An Instant of another implementation of Temporal. */
class Instant {
  readonly epochNanoseconds: bigint
  constructor(epochNanoseconds: bigint) {
    this.epochNanoseconds = epochNanoseconds
  }
  equals() {
    return true
  }
}

/** A ZonedDateTime of another implementation of Temporal. */
class ZonedDateTime extends Instant {
  readonly timeZoneId: string
  readonly calendarId: string
  constructor(epochNanoseconds: bigint, timeZoneId: string, calendarId: string) {
    super(epochNanoseconds)
    this.timeZoneId = timeZoneId
    this.calendarId = calendarId
  }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('toEpochMs', () => {
  it.each<[string, unknown, number]>([
    ['a number', NOON, NOON],
    ['the epoch', 0, 0],
    ['minus zero', -0, 0],
    ['a fraction', 0.9, 0],
    ['a fraction before 1970', -0.5, -1],
    ['the first instant', RANGE_START, RANGE_START],
    ['the last instant', RANGE_END - 1, RANGE_END - 1],
    ['a fraction of the last instant', RANGE_END - 0.5, RANGE_END - 1],
    ['text', '2026-11-20T13:00+01:00', NOON],
    ['text of the first instant', '1900-01-01T00:00Z', RANGE_START],
    ['text of the last instant', '2199-12-31T23:59:59.999Z', RANGE_END - 1],
    ['text that is in range by its offset', '2200-01-01T00:00+00:01', RANGE_END - 60_000],
    ['a Date', new Date(NOON), NOON],
    ['a Date of another realm', runInNewContext(`new Date(${NOON})`), NOON],
    ['a Date of a class of its own', new Clock(NOON), NOON],
    ['an Instant', Temporal.Instant.fromEpochMilliseconds(NOON), NOON],
    ['an Instant with nanoseconds', Temporal.Instant.from('2026-11-20T12:00:00.000999999Z'), NOON],
    ['an Instant with nanoseconds before 1970', Temporal.Instant.from('1969-12-31T23:59:59.998000001Z'), -2],
    ['a whole millisecond before 1970', { epochNanoseconds: -2_000_000n }, -2],
    ['a nanosecond before 1970', { epochNanoseconds: -1n }, -1],
    ['a nanosecond after 1970', { epochNanoseconds: 1n }, 0],
    ['the last nanosecond', { epochNanoseconds: BigInt(RANGE_END) * 1_000_000n - 1n }, RANGE_END - 1],
    ['a ZonedDateTime', Temporal.ZonedDateTime.from('2026-11-20T13:00[Europe/Rome]'), NOON],
    ['epoch milliseconds', { epochMilliseconds: NOON }, NOON],
    ['a fraction of epoch milliseconds', { epochMilliseconds: -0.5 }, -1],
    ['nanoseconds before milliseconds', { epochNanoseconds: 5_000_000n, epochMilliseconds: 7 }, 5],
  ])('reads %s', (_, input, ms) => {
    expect(read(input)).toBe(ms)
  })

  it('reads a Date made before the class was replaced, as fake timers do', () => {
    const real = new Date(NOON)
    vi.stubGlobal('Date', class extends Date {})
    expect(real).not.toBeInstanceOf(Date)
    expect(read(real)).toBe(NOON)
    expect(read(new Date(NOON))).toBe(NOON)
  })

  it.each<[string, unknown]>([
    ['the millisecond before the range', RANGE_START - 1],
    ['a fraction before the range', RANGE_START - 0.5],
    ['the end of the range', RANGE_END],
    ['infinity', Infinity],
    ['minus infinity', -Infinity],
    ['a Date after the range', new Date(RANGE_END)],
    ['text before the range', '1899-12-31T23:59:59.999Z'],
    ['text after the range', '2200-01-01T00:00Z'],
    ['a wall time that is before the range', '1900-01-01T00:00[Asia/Tokyo]'],
    ['a wall time after the range', '2199-12-31T23:30[America/New_York]'],
    ['an expanded year', '+012026-11-20T16:30Z'],
    ['epoch seconds times a million', { epochMilliseconds: NOON * 1000 }],
    ['a nanosecond before the range', { epochNanoseconds: BigInt(RANGE_START) * 1_000_000n - 1n }],
  ])('refuses %s', (_, input) => {
    expect(refused(input)).toBe(`instant-out-of-range at: ${RANGE}`)
  })

  it.each<[string, unknown, string]>([
    ['NaN', Number.NaN, `NaN is not an instant. ${VALID}`],
    ['an invalid Date', new Date(Number.NaN), `An invalid Date is not an instant. ${VALID}`],
    ['epoch milliseconds that are NaN', { epochMilliseconds: Number.NaN }, `An object is not an instant. ${VALID}`],
    ['null', null, `null is not an instant. ${FORMS}`],
    ['undefined', undefined, `undefined is not an instant. ${FORMS}`],
    ['a boolean', true, `true is not an instant. ${FORMS}`],
    ['a bigint', 5n, `5 is not an instant. ${FORMS}`],
    ['a symbol', Symbol('s'), `Symbol(s) is not an instant. ${FORMS}`],
    ['a function', () => NOON, `A function is not an instant. ${FORMS}`],
    ['an empty object', {}, `An object is not an instant. ${FORMS}`],
    ['an object without prototype', Object.create(null), `An object is not an instant. ${FORMS}`],
    ['a list', [NOON], `A list is not an instant. ${FORMS}`],
    ['nanoseconds as a number', { epochNanoseconds: 5 }, `An object is not an instant. ${FORMS}`],
    ['milliseconds as a bigint', { epochMilliseconds: 5n }, `An object is not an instant. ${FORMS}`],
    ['milliseconds as text', { epochMilliseconds: '5' }, `An object is not an instant. ${FORMS}`],
    [
      'a Temporal.PlainDateTime',
      Temporal.PlainDateTime.from('2026-11-20T16:30'),
      'A Temporal.PlainDateTime is not an instant. It has no time zone. Pass its .toZonedDateTime(timeZone).',
    ],
    [
      'a Temporal.PlainDate',
      Temporal.PlainDate.from('2026-11-20'),
      'A Temporal.PlainDate is not an instant. ' +
        'It has no time and no time zone. Pass its .toZonedDateTime(timeZone).',
    ],
    [
      'a Luxon DateTime',
      { ts: NOON, toJSDate: () => new Date(NOON) },
      'An object is not an instant. Pass its .toJSDate().',
    ],
    ['a Day.js object', { $d: NOON, toDate: () => new Date(NOON) }, 'An object is not an instant. Pass its .toDate().'],
  ])('refuses %s', (_, input, message) => {
    expect(refused(input)).toBe(`instant-invalid at: ${message}`)
  })

  it.each<[string, () => unknown]>([
    [
      'a getter that throws',
      () => ({
        get epochNanoseconds() {
          throw new Error('no')
        },
      }),
    ],
    ['an object that only claims to be a Date', () => ({ [Symbol.toStringTag]: 'Date' })],
    ['an object with the prototype of Date', () => Object.create(Date.prototype)],
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      },
    ],
    ['a proxy of a Date', () => new Proxy(new Date(NOON), {})],
  ])('refuses %s', (_, input) => {
    expect(refused(input())).toBe(UNREADABLE)
  })

  it.each(['BST', 'EST', 'CST', 'SystemV/EST5'])('refuses a ZonedDateTime in the zone %s', zone => {
    expect(refused(new ZonedDateTime(5n, zone, 'iso8601'))).toMatch(
      /^time-zone-unknown at\.timeZoneId: ".*" is not an IANA time zone\. /,
    )
  })

  it('reads a ZonedDateTime whose zone is an offset, and one without a readable zone', () => {
    expect(read(new ZonedDateTime(5_000_000n, '+02:00', 'iso8601'))).toBe(5)
    expect(read({ epochNanoseconds: 5_000_000n, timeZoneId: undefined })).toBe(5)
    expect(read({ epochNanoseconds: 5_000_000n, timeZoneId: null })).toBe(5)
  })

  it('refuses text as its reader does', () => {
    expect(refused('2026-11-20T16:30')).toContain('instant-without-zone at: "2026-11-20T16:30" is not')
  })
})

describe('fastEpochMs', () => {
  it.each<[string, unknown, number]>([
    ['a number', NOON, NOON],
    ['a fraction before 1970', -0.5, -1],
    ['minus zero', -0, 0],
    ['infinity', Infinity, Infinity],
    ['a Date', new Date(NOON), NOON],
    ['an invalid Date', new Date(Number.NaN), Number.NaN],
    ['what only poses as a Date', Object.create(Date.prototype), Number.NaN],
    ['text', '2026-11-20T13:00+01:00', Number.NaN],
    ['text of digits', '5', Number.NaN],
    ['epoch milliseconds', { epochMilliseconds: NOON }, Number.NaN],
    ['nothing', undefined, Number.NaN],
  ])('reads %s', (_, input, ms) => {
    expect(fastEpochMs(input)).toBe(ms)
  })
})

describe('toEventMs', () => {
  const event = (input: unknown) => toEventMs(input, ['at'])

  it.each([1e8, 1_795_182_600, 1e10])('refuses %d, which looks like seconds', seconds => {
    expect(refusal(() => event(seconds))).toBe(
      `instant-invalid at: ${seconds} looks like seconds; an instant is in milliseconds. Did you mean ${seconds * 1000}?`,
    )
    expect(looksLikeSeconds(seconds)).toBe(true)
    expect(fastEventMs(seconds)).toBeUndefined()
  })

  it.each([0, -1e9, 1e8 - 1, 1e10 + 1, NOON])('reads %d', ms => {
    expect(event(ms)).toBe(ms)
    expect(looksLikeSeconds(ms)).toBe(false)
  })

  it('reads other forms than numbers, whatever their year', () => {
    expect(event('1970-01-12T13:46:40Z')).toBe(1e9)
    expect(event(new Date(1e9))).toBe(1e9)
    expect(looksLikeSeconds('1000000000')).toBe(false)
  })

  it('refuses what toEpochMs refuses', () => {
    expect(refusal(() => event(null))).toBe(`instant-invalid at: null is not an instant. ${FORMS}`)
  })
})

describe('fastEventMs', () => {
  it.each<[string, unknown, number | undefined]>([
    ['a number', NOON, NOON],
    ['a Date', new Date(NOON), NOON],
    ['the last instant', RANGE_END - 1, RANGE_END - 1],
    ['the first number that is not in seconds', 1e10 + 1, 1e10 + 1],
    ['the end of the range', RANGE_END, undefined],
    ['what may be seconds', 1e10, undefined],
    ['an instant before 1970', -5, undefined],
    ['text', '2026-11-20T13:00+01:00', undefined],
    ['NaN', Number.NaN, undefined],
  ])('answers for %s', (_, input, ms) => expect(fastEventMs(input)).toBe(ms))
})

describe('toInputForm', () => {
  it('hands a number back for a number, and text for text', () => {
    expect(like(5)).toBe(NOON)
    expect(like('2026-11-20T16:30Z')).toBe('2026-11-20T13:00:00+01:00')
    expect(like('2026-11-20T16:30[Asia/Tokyo]')).toBe('2026-11-20T21:00:00+09:00[Asia/Tokyo]')
  })

  it('hands a Date back for a Date of any realm or class', () => {
    for (const date of [new Date(5), runInNewContext('new Date(5)') as Date, new Clock(5)]) {
      const answer = like(date)
      expect(answer).toBeInstanceOf(Date)
      expect(answer.getTime()).toBe(NOON)
    }
  })

  it('makes the Date with the class that is in force', () => {
    const real = new Date(5)
    const Fake = class extends Date {}
    vi.stubGlobal('Date', Fake)
    expect(like(real)).toBeInstanceOf(Fake)
  })

  it('hands an Instant back for an Instant', () => {
    const answer = like(Temporal.Instant.fromEpochMilliseconds(5))
    expect(answer).toBeInstanceOf(Temporal.Instant)
    expect(answer.epochMilliseconds).toBe(NOON)
  })

  it('hands a ZonedDateTime back in its own zone and calendar', () => {
    const answer = like(Temporal.ZonedDateTime.from('2026-11-20T13:00[Asia/Tokyo][u-ca=hebrew]'))
    expect(answer).toBeInstanceOf(Temporal.ZonedDateTime)
    expect(answer.toString()).toBe('2026-11-20T21:00:00+09:00[Asia/Tokyo][u-ca=hebrew]')
  })

  it('builds the caller’s own class, of whatever implementation', () => {
    const instant = like(new Instant(5n))
    expect(instant).toBeInstanceOf(Instant)
    expect(instant.epochNanoseconds).toBe(BigInt(NOON) * 1_000_000n)
    const zoned = like(new ZonedDateTime(5n, 'Asia/Tokyo', 'japanese'))
    expect(zoned).toBeInstanceOf(ZonedDateTime)
    expect(zoned).toEqual(new ZonedDateTime(BigInt(NOON) * 1_000_000n, 'Asia/Tokyo', 'japanese'))
  })

  it('is exact for instants before 1970', () => {
    expect(like(Temporal.Instant.fromEpochMilliseconds(5), -1).epochNanoseconds).toBe(-1_000_000n)
  })

  const FOREIGN: [string, () => { readonly epochMilliseconds: number } | { readonly epochNanoseconds: bigint }][] = [
    ['an object of milliseconds', () => ({ epochMilliseconds: 5 })],
    ['an object of nanoseconds', () => ({ epochNanoseconds: 5n })],
    ['an object without a class', () => Object.assign(Object.create(null), { epochNanoseconds: 5n })],
    [
      'a class that is made otherwise',
      () =>
        new (class {
          readonly epochMilliseconds = 5
          readonly epochNanoseconds = 5n
        })(),
    ],
    [
      'a class that refuses nanoseconds',
      () => {
        class Picky {
          readonly epochMilliseconds: number
          constructor(ms: number) {
            if (typeof ms !== 'number') throw new TypeError('no')
            this.epochMilliseconds = ms
          }
        }
        return new Picky(5)
      },
    ],
  ]
  it.each(FOREIGN)('hands a plain object back for %s', (_, input) => {
    const isExact = 'epochNanoseconds' in input()
    const plain = isExact ? { epochNanoseconds: BigInt(NOON) * 1_000_000n } : { epochMilliseconds: NOON }
    const answer = toInputForm(NOON, input(), ROME)
    expect(answer).toEqual(plain)
    expect(Object.getPrototypeOf(answer)).toBe(Object.prototype)
  })

  it('hands milliseconds back for an object whose nanoseconds are not a bigint', () => {
    expect(like({ epochMilliseconds: 5, epochNanoseconds: 5e6 })).toEqual({ epochMilliseconds: NOON })
  })

  it('hands a plain object back where a zone cannot be read', () => {
    const input = {
      epochMilliseconds: 5,
      get timeZoneId() {
        throw new Error('no')
      },
    }
    expect(like(input)).toEqual({ epochMilliseconds: NOON })
  })

  it('has the type of its input', () => {
    expectTypeOf<InstantOutput<5>>().toEqualTypeOf<number>()
    expectTypeOf<InstantOutput<'2026-11-20T16:30Z'>>().toEqualTypeOf<string>()
    expectTypeOf<InstantOutput<Clock>>().toEqualTypeOf<Date>()
    expectTypeOf<InstantOutput<Own.Instant>>().toEqualTypeOf<Own.Instant>()
    expectTypeOf<InstantOutput<Own.ZonedDateTime>>().toEqualTypeOf<Own.ZonedDateTime>()
    expectTypeOf<InstantOutput<Instant>>().toEqualTypeOf<Instant>()
    expectTypeOf<InstantOutput<{ epochMilliseconds: number }>>().toEqualTypeOf<{ readonly epochMilliseconds: number }>()
    expectTypeOf<InstantOutput<{ epochNanoseconds: bigint }>>().toEqualTypeOf<{ readonly epochNanoseconds: bigint }>()
  })
})
