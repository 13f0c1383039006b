import { describe, expect, it } from 'vitest'
import { compile, fromCompiled } from '../../src/compiled/index.ts'
import { alwaysOpen, businessCalendar, italianOffice } from '../../src/index.ts'
import { RANGE_END, RANGE_START } from '../../src/time/range.ts'
import { refusal } from '../validation/refusal.ts'

const range = { from: '2026-11-01T00:00Z', to: '2026-12-01T00:00Z' }
const at = '2026-11-20T10:00Z'
const hours = () => fromCompiled(compile(italianOffice, range))
const ask = (name: string, ...args: unknown[]) => {
  const open = hours() as unknown as Record<string, (...args: unknown[]) => unknown>
  return open[name](...args)
}

const FORMS = 'Pass epoch milliseconds, a Date, text such as 2026-11-20T16:30+01:00, or an instant of Temporal.'
const OUTSIDE =
  'The result depends on time outside the compiled range, 2026-11-01T00:00:00Z to 2026-12-01T00:00:00Z. ' +
  'Compile a longer range.'
const NO_BUDGET =
  'budget-invalid budget: The value is not an amount of hours, minutes, seconds or milliseconds. ' +
  "Pass milliseconds, 'PT6H' or { hours: 6 }."

describe('a compiled calendar refuses', () => {
  it.each<[string, unknown[], string]>([
    ['isOpen', ['today'], `instant-invalid at: "today" is not an instant. ${FORMS}`],
    ['isOpen', ['x'.repeat(70)], `instant-invalid at: "${'x'.repeat(60)}" is not an instant. ${FORMS}`],
    ['nextOpen', [{}], `instant-invalid at: The value is not an instant. ${FORMS}`],
    ['elapsed', [Number.NaN, at], `instant-invalid from: The value is not an instant. ${FORMS}`],
    ['elapsed', [at, 'x'], `instant-invalid to: "x" is not an instant. ${FORMS}`],
    ['intervals', ['x', at], `instant-invalid from: "x" is not an instant. ${FORMS}`],
    ['intervals', [at, null], `instant-invalid to: The value is not an instant. ${FORMS}`],
    ['intervals', [at, '2026-11-20T09:59Z'], 'range-reversed to: The end is before the start. Swap them.'],
    ['add', [at, 'soon'], NO_BUDGET],
    ['subtract', [at, { hours: 1, days: 1 }], NO_BUDGET],
    ['add', [at, 'PT1.25H30M'], NO_BUDGET],
    ['isOpen', ['2026-10-31T23:59:59.999Z'], `range-not-compiled at: ${OUTSIDE}`],
    ['elapsed', ['2026-10-31T12:00Z', at], `range-not-compiled from: ${OUTSIDE}`],
    ['elapsed', [at, '2026-12-01T00:00:00.001Z'], `range-not-compiled to: ${OUTSIDE}`],
    ['add', ['2026-11-30T12:00Z', 'PT90H'], `range-not-compiled at: ${OUTSIDE}`],
  ])('%s of %j', (name, args, message) => expect(refusal(() => ask(name, ...args))).toBe(message))

  it('a value that compile has not written', () =>
    expect(refusal(() => fromCompiled({} as never))).toBe(
      'compiled-invalid format: The value is not a compiled calendar of the format sla-calendar/compiled/1. ' +
        'Compile the calendar again, with the same version of the library.',
    ))
})

it('a compiled calendar adds parts of which some are zero', () => {
  expect(ask('add', at, { hours: 0, minutes: 5 })).toBe('2026-11-20T11:05:00+01:00')
  expect(ask('add', at, { hours: 0, minutes: -5 })).toBe('2026-11-20T10:55:00+01:00')
})

describe('compile refuses', () => {
  it.each<[unknown, string]>([
    [{ ...range, to: range.from }, 'range-reversed to: The range is empty. Choose an end after the start.'],
    [{ from: at, to: range.from }, 'range-reversed to: The end is before the start. Choose an end after the start.'],
    [5, 'input-invalid 5 is not an object. Pass { from, to }.'],
  ])('%j', (given, message) => expect(refusal(() => compile(italianOffice, given as never))).toBe(message))

  it('an end that is not an instant', () =>
    expect(refusal(() => compile(italianOffice, { ...range, to: 'x' }))).toMatch(/^instant-[a-z-]+ to: "x"/))
})

describe('the range of a compiled calendar', () => {
  it('may begin with all time', () => {
    const first = fromCompiled(compile(alwaysOpen, { from: RANGE_START, to: RANGE_START + 1 }))
    expect(first.isOpen(RANGE_START)).toBe(true)
  })
  it('ends before all time does', () => {
    const unit = 3_600_000
    const last = compile(businessCalendar({ timeZone: 'UTC', hours: {} }), {
      from: RANGE_END - unit,
      to: RANGE_END - 1,
    })
    expect(fromCompiled(last).to).toBe(RANGE_END - 1)
    const beyond = { ...last, to: RANGE_END, unit, lengths: [1] }
    expect(refusal(() => fromCompiled(beyond))).toMatch(/^compiled-invalid to: /)
  })
})
