import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { SlaCalendarError } from '../../src/errors.ts'
import {
  clonePlainData,
  describe as described,
  isObject,
  isRecord,
  readable,
  sortedKeys,
} from '../../src/validation/plain-data.ts'
import { refusal } from './refusal.ts'

const PATH = ['spec']
const copyOf = (value: unknown) => clonePlainData(value, PATH)
const refused = (value: unknown) => refusal(() => copyOf(value))
const TOO_LARGE = 'input-invalid spec: The value is too large, nested too deeply, or circular.'
const UNREADABLE = 'input-invalid spec: The value cannot be read.'

function thrownBy(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error('The call throws nothing.')
}

/** An object of a class with a name of its own. */
function tagged(name: string, text: string): unknown {
  class Tagged {
    get [Symbol.toStringTag]() {
      return name
    }
    toString() {
      return text
    }
  }
  return new Tagged()
}

/** Lists within lists, so many of them. */
function nested(lists: number): unknown {
  let value: unknown = 0
  for (let i = 0; i < lists; i++) value = [value]
  return value
}

describe('clonePlainData', () => {
  it.each([0, -1.5, Number.NaN, '', 'text', true, false, null, undefined])('hands %s back', value => {
    expect(copyOf(value)).toBe(value)
  })

  it('copies lists and objects, all of them', () => {
    const given = { list: [1, [2, { deep: 'yes' }], null], inner: { empty: {}, none: [] } }
    const copy = copyOf(given)
    expect(copy).toEqual(given)
    expect(copy).not.toBe(given)
    given.inner.none.push('later' as never)
    expect(copy).toEqual({ list: [1, [2, { deep: 'yes' }], null], inner: { empty: {}, none: [] } })
  })

  it('freezes the copy at every depth and leaves what was given alone', () => {
    const given = { list: [{ deep: 'yes' }] }
    const copy = copyOf(given) as typeof given
    expect([copy, copy.list, copy.list[0]].every(Object.isFrozen)).toBe(true)
    expect([given, given.list, given.list[0]].some(Object.isFrozen)).toBe(false)
  })

  it('leaves out keys that are undefined, and keeps the places of a list', () => {
    expect(Object.keys(copyOf({ a: undefined, b: 1 }) as object)).toEqual(['b'])
    expect(copyOf([1, undefined, 3])).toEqual([1, undefined, 3])
  })

  it('passes over a symbol that is not enumerable, as a policy carries one, and refuses one that is', () => {
    const key = Symbol('compiled')
    expect(copyOf(Object.defineProperty({ a: 1 }, key, { value: 2 }))).toEqual({ a: 1 })
    expect(refused({ a: 1, [key]: 2 })).toBe('key-unknown spec: The key Symbol(compiled) is not known.')
  })

  it('runs a getter once', () => {
    let runs = 0
    const given = {
      get hours() {
        runs++
        return ['09:00-18:00']
      },
    }
    expect(copyOf(given)).toEqual({ hours: ['09:00-18:00'] })
    expect(runs).toBe(1)
  })

  it('takes objects without a prototype and those of another realm', () => {
    expect(copyOf(Object.assign(Object.create(null), { a: 1 }))).toEqual({ a: 1 })
    expect(copyOf(runInNewContext('({ a: [1] })'))).toEqual({ a: [1] })
  })

  it.each<[string, unknown, string]>([
    ['a function', () => 0, 'spec: A function is not plain data.'],
    ['a symbol', Symbol('s'), 'spec: Symbol(s) is not plain data.'],
    ['a bigint', 10n, 'spec: 10 is not plain data.'],
    ['a Date', new Date(0), "spec: A Date is not plain data. Write '1970-01-01'."],
    [
      'a Date at noon',
      new Date(43_200_123),
      "spec: A Date is not plain data. Write the date as text, such as '2026-12-25'.",
    ],
    [
      'an invalid Date',
      new Date(Number.NaN),
      "spec: An invalid Date is not plain data. Write the date as text, such as '2026-12-25'.",
    ],
    [
      'a Date with a time of day in UTC and elsewhere',
      new Date(Date.UTC(2026, 11, 25, 0, 0, 0, 1)),
      "spec: A Date is not plain data. Write the date as text, such as '2026-12-25'.",
    ],
    [
      'a Temporal.PlainDate',
      tagged('Temporal.PlainDate', '2026-12-25'),
      "spec: A Temporal.PlainDate is not plain data. Write '2026-12-25'.",
    ],
    [
      'a Temporal.Instant',
      tagged('Temporal.Instant', '2026-12-25T00:00Z'),
      'spec: A Temporal.Instant is not plain data.',
    ],
    ['an object that calls itself a date', tagged('LocalDate', '2026-12-25'), 'spec: An object is not plain data.'],
    ['an object that calls itself almost Temporal', tagged('MyTemporal.X', 'x'), 'spec: An object is not plain data.'],
    [
      'an object that calls itself Temporal, and more',
      tagged('Temporal.X y', 'x'),
      'spec: An object is not plain data.',
    ],
    ['a Map', new Map(), 'spec: An object is not plain data.'],
    ['a boxed number', Object(1), 'spec: An object is not plain data.'],
    ['an object of a class', new (class Hours {})(), 'spec: An object is not plain data.'],
    ['a function deep inside', { a: [0, { b: () => 0 }] }, 'spec.a[1].b: A function is not plain data.'],
    ['the second of two', { a: [{}], b: [[], 1n] }, 'spec.b[1]: 1 is not plain data.'],
  ])('refuses %s', (_, value, message) => {
    expect(refused(value)).toBe(`input-invalid ${message}`)
  })

  it.each<[string, unknown, string]>([
    ['a symbol', { a: { [Symbol('s')]: 1 } }, 'spec.a: The key Symbol(s) is not known.'],
    ['__proto__', JSON.parse('{ "__proto__": {} }'), 'spec: The key __proto__ is not known.'],
    ['__proto__ deep inside', JSON.parse('[{ "__proto__": 1 }]'), 'spec[0]: The key __proto__ is not known.'],
  ])('refuses the key %s', (_, value, message) => {
    expect(refused(value)).toBe(`key-unknown ${message}`)
  })

  it('copies 65 lists within each other and refuses one more', () => {
    expect(copyOf(nested(65))).toEqual(nested(65))
    expect(refused(nested(66))).toBe(TOO_LARGE)
    expect(refusal(() => clonePlainData(nested(66), []))).toBe(
      'input-invalid The value is too large, nested too deeply, or circular.',
    )
  })

  it('copies 250,000 values and refuses one more', () => {
    const most = { list: new Array(249_999).fill(0) }
    expect((copyOf(most) as typeof most).list).toHaveLength(249_999)
    expect(refused({ list: new Array(250_000).fill(0) })).toBe(TOO_LARGE)
    expect(copyOf(new Array(250_000).fill(0))).toHaveLength(250_000)
    expect(refused(new Array(250_001).fill(0))).toBe(TOO_LARGE)
  })

  it('refuses a length of four thousand million at once', () => {
    const sparse: unknown[] = []
    sparse.length = 4_000_000_000
    expect(refused({ a: sparse })).toBe(TOO_LARGE)
  })

  it('refuses what holds itself', () => {
    const list: unknown[] = []
    list.push(list)
    const object: Record<string, unknown> = {}
    object.self = { object }
    expect(refused(list)).toBe(TOO_LARGE)
    expect(refused(object)).toBe(TOO_LARGE)
  })

  it('refuses what throws when it is read', () => {
    const throwing = {
      get hours() {
        throw new Error('no')
      },
    }
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const keyless = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no')
        },
      },
    )
    expect(refused(throwing)).toBe('input-invalid spec.hours: The value cannot be read.')
    expect(refused([0, throwing])).toBe('input-invalid spec[1].hours: The value cannot be read.')
    expect(refused(proxy)).toBe(UNREADABLE)
    expect(refused(keyless)).toBe(UNREADABLE)
  })

  it('reads a list by its places, whatever iterator it brings', () => {
    const list = Object.assign([1, 2], { [Symbol.iterator]: () => [9].values() })
    let read: unknown
    try {
      read = copyOf(list)
    } catch {
      read = 'refused'
    }
    expect(read).not.toEqual([9])
  })
})

describe('readable', () => {
  it('hands back what was read', () => expect(readable(() => 7, PATH)).toBe(7))

  it('lets errors of this library pass', () => {
    const error = new SlaCalendarError('date-invalid', ['from'], 'No.')
    const throwing = () => {
      throw error
    }
    expect(() => readable(throwing, PATH)).toThrow(error)
  })

  it('refuses what throws anything else, with a path of its own', () => {
    const path = ['at', 3]
    const error = thrownBy(() => readable(() => (null as never as string[]).length, path)) as SlaCalendarError
    expect(error).toBeInstanceOf(SlaCalendarError)
    expect(error.message).toBe('at[3]: The value cannot be read.')
    expect(error.path).toEqual(path)
    expect(error.path).not.toBe(path)
  })
})

describe('sortedKeys', () => {
  it('sorts the keys of objects within objects', () => {
    expect(JSON.stringify(sortedKeys({ b: { d: 1, c: 2 }, a: 3 }))).toBe('{"a":3,"b":{"c":2,"d":1}}')
    expect(JSON.stringify(sortedKeys({ a: 3, b: 1, c: 2 }))).toBe('{"a":3,"b":1,"c":2}')
  })

  it('sorts keys of which one begins with the other', () => {
    expect(Object.keys(sortedKeys({ ab: 1, a: 2, abc: 3 }))).toEqual(['a', 'ab', 'abc'])
  })

  it('gives equal text for equal data', () => {
    const one = sortedKeys({ x: 1, a: { q: 1, p: [3, 1, 2] }, m: null })
    const other = sortedKeys({ m: null, a: { p: [3, 1, 2], q: 1 }, x: 1 })
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })

  it.each([[[3, 1, 2]], [null], ['text'], [5], [undefined]])('leaves %j as it is', value => {
    expect(sortedKeys(value)).toBe(value)
  })

  it('does not change what was given', () => {
    const given = { b: 1, a: 2 }
    sortedKeys(given)
    expect(Object.keys(given)).toEqual(['b', 'a'])
  })
})

describe('describe', () => {
  it('describes an object that hides its name', () => {
    const hidden = {
      get [Symbol.toStringTag](): string {
        throw new Error('no')
      },
    }
    expect(described(hidden)).toBe('An object')
  })

  it.each<[unknown, string]>([
    ['text', '"text"'],
    ['with "quotes"', '"with \\"quotes\\""'],
    ['a'.repeat(60), `"${'a'.repeat(60)}"`],
    ['a'.repeat(61), `"${'a'.repeat(60)}…"`],
    [[1], 'A list'],
    [{}, 'An object'],
    [Object.create(null), 'An object'],
    [() => 0, 'A function'],
    [null, 'null'],
    [undefined, 'undefined'],
    [1.5, '1.5'],
    [10n, '10'],
    [true, 'true'],
    [Symbol('s'), 'Symbol(s)'],
  ])('says what was given (%#)', (value, words) => {
    expect(described(value)).toBe(words)
  })
})

describe('isObject and isRecord', () => {
  it.each<[unknown, boolean, boolean]>([
    [{}, true, true],
    [[], true, false],
    [null, false, false],
    [undefined, false, false],
    ['Gold', false, false],
    [5, false, false],
    [() => 0, false, false],
  ])('%j is an object or a list, or neither', (value, object, record) =>
    expect([isObject(value), isRecord(value)]).toEqual([object, record]),
  )
})
