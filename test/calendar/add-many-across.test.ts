import { describe, expect, it } from 'vitest'
import { addManyAcross } from '../../src/calendar/add-many-across.ts'
import { businessCalendar, isSlaCalendarError } from '../../src/index.ts'
import { refusal } from '../validation/refusal.ts'

const hours = { 'mon-fri': '09:00-18:00' } as const
const rome = businessCalendar({ timeZone: 'Europe/Rome', hours })
const never = businessCalendar({ timeZone: 'UTC', hours: {} })
const friday = Date.parse('2026-11-20T16:30+01:00')
const starts = Float64Array.of(friday, friday)

function errorOf(ask: () => unknown) {
  try {
    return ask()
  } catch (error) {
    return isSlaCalendarError(error) && { code: error.code, path: error.path }
  }
}

describe('addManyAcross', () => {
  it('takes specs of calendars, and writes to the given array', () => {
    const desks = [rome, { timeZone: 'America/New_York', hours }]
    const out = new Float64Array(3).fill(-1)
    expect(addManyAcross(desks, Uint16Array.of(0, 1), starts, 3_600_000, out)).toBe(out)
    expect([...out]).toEqual([friday + 3_600_000, friday + 3_600_000, -1])
  })
  it('answers no rows', () => expect([...addManyAcross([], new Uint8Array(0), new Float64Array(0), 1)]).toEqual([]))
  it.each<[string, unknown[], { code: string; path: unknown[] }]>([
    [
      'an index without calendar',
      [[rome], Uint8Array.of(0, 1), starts, 1],
      { code: 'input-invalid', path: ['index', 1] },
    ],
    ['a negative index', [[rome], Int8Array.of(-1, 0), starts, 1], { code: 'input-invalid', path: ['index', 0] }],
    ['a short index', [[rome], Uint8Array.of(0), starts, 1], { code: 'input-invalid', path: ['index'] }],
    ['a list as index', [[rome], [0, 0], starts, 1], { code: 'input-invalid', path: ['index'] }],
    ['fractions as index', [[rome], Float64Array.of(0, 0), starts, 1], { code: 'input-invalid', path: ['index'] }],
    [
      'short budgets',
      [[rome], Uint8Array.of(0, 0), starts, Float64Array.of(1)],
      { code: 'input-invalid', path: ['budgets'] },
    ],
    [
      'a short result',
      [[rome], Uint8Array.of(0, 0), starts, 1, new Float64Array(1)],
      { code: 'input-invalid', path: ['out'] },
    ],
    ['starts that are a list', [[rome], Uint8Array.of(0, 0), [1, 2], 1], { code: 'input-invalid', path: ['starts'] }],
    [
      'NaN as start',
      [[rome], Uint8Array.of(0, 0), Float64Array.of(friday, NaN), 1],
      { code: 'instant-invalid', path: ['starts', 1] },
    ],
    [
      'NaN as budget',
      [[rome], Uint8Array.of(0, 0), starts, Float64Array.of(1, NaN)],
      { code: 'budget-invalid', path: ['budgets', 1] },
    ],
    [
      'a calendar that is none',
      [[rome, 5], Uint8Array.of(0, 0), starts, 1],
      { code: 'input-invalid', path: ['calendars', 1] },
    ],
    [
      'the first row that has no result, whatever the order of its calendar',
      [[rome, never], Uint8Array.of(1, 0), Float64Array.of(friday, NaN), 1],
      { code: 'never-opens', path: ['starts', 0] },
    ],
  ])('refuses %s', (_, args, error) =>
    expect(errorOf(() => addManyAcross(...(args as Parameters<typeof addManyAcross>)))).toEqual(error),
  )
})

describe('the columns of addManyAcross', () => {
  const index = Uint8Array.of(0, 0)
  const across = (...args: unknown[]) => refusal(() => addManyAcross(...(args as Parameters<typeof addManyAcross>)))

  it.each<[string, unknown[], string]>([
    [
      'an index that is a list',
      [[rome], [0, 0], starts, 1],
      'input-invalid index: A list is not a typed array of whole numbers. Pass a Uint16Array or a Uint32Array.',
    ],
    [
      'an index of large numbers',
      [[rome], BigInt64Array.of(0n, 0n), starts, 1],
      'input-invalid index: An object is not a typed array of whole numbers. Pass a Uint16Array or a Uint32Array.',
    ],
    [
      'a short index',
      [[rome], Uint8Array.of(0), starts, 1],
      'input-invalid index: Its length is 1, that of the instants is 2. Use the same length.',
    ],
    [
      'an index without calendar',
      [[rome], Uint8Array.of(0, 1), starts, 1],
      'input-invalid index[1]: 1 is not an index below 1.',
    ],
    [
      'short budgets',
      [[rome], index, starts, Float64Array.of(1)],
      'input-invalid budgets: Its length is 1, that of starts is 2.',
    ],
    [
      'a short result',
      [[rome], index, starts, 1, new Float64Array(1)],
      'input-invalid out: Its length is 1, that of starts is 2.',
    ],
  ])('are named: %s', (_, args, message) => expect(across(...args)).toContain(message))

  it('have one budget for all rows, which is named when it is none', () => {
    expect(across([rome], index, starts, Number.NaN)).toMatch(/^budget-invalid budgets: /)
    expect([...addManyAcross([rome], index, starts, 0.4)]).toEqual([...starts])
  })
  it('may not be missing', () => {
    expect(across([rome], index, undefined, 1, new Float64Array(2))).toMatch(/^input-invalid starts: /)
  })
  it('may index with any typed array of whole numbers', () => {
    for (const column of [Uint8Array, Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array])
      expect([...addManyAcross([rome], column.of(0, 0), starts, 3_600_000)]).toEqual(
        [...starts].map(at => at + 3_600_000),
      )
  })
})
