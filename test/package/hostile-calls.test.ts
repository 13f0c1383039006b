import { describe, expect, it } from 'vitest'
import { isSlaCalendarError } from '../../src/index.ts'
import { ENTRIES, type EntryCalls, INSTANCES, RESULTS, type ValidCall } from './hostile-calls.ts'

class Odd {
  readonly x = 1
}

/** Values that a program without types may pass. */
const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  7,
  Number.NaN,
  'odd',
  '',
  true,
  5n,
  [],
  [null],
  {},
  { segments: [], targets: {} },
  () => 7,
  Symbol('odd'),
  new Odd(),
]

const isRecord = (value: unknown) => Object.getPrototypeOf(Object(value)) === Object.prototype

/** Calls with one argument replaced, or one key of an argument. */
function* hostileCalls(create: () => ValidCall): Generator<{ title: string; run: () => unknown }> {
  const { given } = create()
  for (const i of given.keys())
    for (const value of HOSTILE) {
      const title = `argument ${i} ${describeValue(value)}`
      const run = (replace: (argument: unknown) => unknown) => () => {
        const { call, given } = create()
        return call(...(given.map((argument, k) => (k === i ? replace(argument) : argument)) as never[]))
      }
      yield { title, run: run(() => value) }
      for (const key of isRecord(given[i]) && !RESULTS.has(given[i] as object) ? Object.keys(given[i] as object) : [])
        yield { title: `${title} as ${key}`, run: run(argument => ({ ...(argument as object), [key]: value })) }
    }
}

function describeValue(value: unknown): string {
  return `${typeof value} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`
}

/** Reads a result to its end. */
function finish(result: unknown): void {
  const { next, [Symbol.iterator]: iterate } = Object(result)
  if (typeof next === 'function' || (typeof result === 'object' && typeof iterate === 'function'))
    for (const _ of result as Iterable<unknown>);
}

/** Returns the calls that throw anything but an error with a code and a path. */
function rawErrors(create: () => ValidCall): string[] {
  const raw: string[] = []
  for (const { title, run } of hostileCalls(create)) {
    try {
      finish(run())
    } catch (error) {
      if (!isSlaCalendarError(error) || typeof error.code !== 'string' || !Array.isArray(error.path))
        raw.push(`${title}: ${error}`)
    }
  }
  return raw
}

/** Returns the names of an object's methods, also the inherited ones of its class. */
function methodsOf(object: object): string[] {
  const prototype = Object.getPrototypeOf(object)
  if (prototype === Object.prototype) return []
  const own = Object.getOwnPropertyNames(prototype).filter(name => {
    const { value } = Object.getOwnPropertyDescriptor(prototype, name)!
    return typeof value === 'function' && name !== 'constructor'
  })
  return [...own, ...methodsOf(prototype)]
}

/** The methods that types do not show. */
const INTERNAL = ['plain']

describe.each(Object.entries(ENTRIES))('%s', (_, { exports, data, calls }) => {
  it('has a row for each export', () =>
    expect([...data, ...Object.keys(calls)].sort()).toEqual(Object.keys(exports).sort()))
  refusals(calls)
})

describe.each(INSTANCES)('$of', ({ instance, calls }) => {
  it('has a row for each method', () =>
    expect(Object.keys(calls).sort()).toEqual(
      methodsOf(instance())
        .filter(name => !INTERNAL.includes(name))
        .sort(),
    ))
  refusals(calls)
})

function refusals(calls: EntryCalls['calls']): void {
  for (const [name, create] of Object.entries(calls)) {
    it(`${name} succeeds with the values of its row`, () => {
      const { call, given } = create()
      finish(call(...(given as never[])))
    })
    it(`${name} refuses hostile values with a code and a path`, () => expect(rawErrors(create)).toEqual([]))
  }
}
