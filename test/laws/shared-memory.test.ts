import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addManyAcross, deadlineMany, judgeMany } from '../../src/compliance/index.ts'
import { businessCalendar, isSlaCalendarError, msaBusiness } from '../../src/index.ts'
import { runs } from '../arbitraries/runs.ts'

const ROWS = 4
const LENGTHS = { float: 8 * ROWS, byte: ROWS } as const
const hours = { 'mon-fri': '09:00-18:00' } as const
const desks = ['Europe/Rome', 'Asia/Tokyo'].map(timeZone => businessCalendar({ timeZone, hours }))
const [rome] = desks
const HOUR = 3_600_000
const MONDAY = Date.UTC(2026, 10, 23, 8)

type Column = Float64Array | Uint8Array
type Columns = { readonly [name: string]: Column }
type Batch = {
  /** The values of the columns to read. */
  readonly read: { readonly [name: string]: readonly number[] }
  /** The columns to write, and the path of each. */
  readonly written: {
    readonly [name: string]: { readonly kind: keyof typeof LENGTHS; readonly path: readonly string[] }
  }
  readonly call: (columns: Columns) => unknown
}

const instants = (...at: number[]) => at.map(hour => MONDAY + hour * HOUR)
const starts = instants(0, 3, 25, 1)
const out = { out: { kind: 'float', path: ['out'] } } as const

/** Every function that writes to columns of the caller. */
const BATCHES: { readonly [name: string]: Batch } = {
  addMany: {
    read: { starts, budgets: [HOUR, 9 * HOUR, 2 * HOUR, 30 * HOUR] },
    written: out,
    call: ({ starts, budgets, out }) => rome.addMany(...floats(starts, budgets, out)),
  },
  elapsedMany: {
    read: { from: starts, to: instants(5, 4, 30, 200) },
    written: out,
    call: ({ from, to, out }) => rome.elapsedMany(...floats(from, to, out)),
  },
  addManyAcross: {
    read: { index: [0, 1, 0, 1], starts, budgets: [HOUR, 9 * HOUR, 2 * HOUR, 30 * HOUR] },
    written: out,
    call: ({ index, starts, budgets, out }) =>
      addManyAcross(desks, index as Uint8Array, ...floats(starts, budgets, out)),
  },
  deadlineMany: {
    read: { severity: [0, 1, 2, 3], calendar: [1, 0, 0, 1], reported: starts },
    written: out,
    call: ({ severity, calendar, reported, out }) =>
      deadlineMany(msaBusiness, desks, table(severity, calendar, reported), {}, out as Float64Array),
  },
  'deadlineMany of one calendar': {
    read: { severity: [0, 1, 2, 3], reported: starts },
    written: out,
    call: ({ severity, reported, out }) =>
      deadlineMany(msaBusiness, [rome], table(severity, undefined, reported), {}, out as Float64Array),
  },
  judgeMany: {
    read: { severity: [0, 1, 2, 3], calendar: [1, 0, 0, 1], reported: starts, stopped: instants(5, 4, 30, 2) },
    written: {
      outcome: { kind: 'byte', path: ['out', 'outcome'] },
      countedMs: { kind: 'float', path: ['out', 'countedMs'] },
      overMs: { kind: 'float', path: ['out', 'overMs'] },
    },
    call: ({ severity, calendar, reported, stopped, outcome, countedMs, overMs }) => {
      const columns = { ...table(severity, calendar, reported), stopped: stopped as Float64Array }
      const written = { outcome, countedMs, overMs } as { outcome: Uint8Array } & Record<string, Float64Array>
      return judgeMany(msaBusiness, desks, columns, { now: MONDAY + 900 * HOUR }, written as never)
    },
  },
}

function floats(...columns: Column[]): [Float64Array, Float64Array, Float64Array] {
  return columns as never
}

function table(severity: Column, calendar: Column | undefined, reported: Column) {
  return { severity: severity as Uint8Array, calendar: calendar as Uint8Array, reported: reported as Float64Array }
}

/** Returns a column of the memory, with values if there are some. */
function columnAt(
  memory: ArrayBuffer,
  place: number,
  kind: keyof typeof LENGTHS,
  values: readonly number[] = [],
): Column {
  const column = kind === 'byte' ? new Uint8Array(memory, place, ROWS) : new Float64Array(memory, place, ROWS)
  column.set(values)
  return column
}

const kindOf = (values: readonly number[]) => (values[0] < 1000 && values[1] < 1000 ? 'byte' : 'float')

/** Returns the columns of a call, the read ones in memory of their own. */
function apart({ read, written }: Batch): { read: Columns; written: Columns } {
  const own = (kind: keyof typeof LENGTHS, values?: readonly number[]) =>
    columnAt(new ArrayBuffer(LENGTHS[kind]), 0, kind, values)
  return {
    read: mapped(read, values => own(kindOf(values), values)),
    written: mapped(written, ({ kind }) => own(kind)),
  }
}

function mapped<V, R>(record: { readonly [name: string]: V }, change: (value: V) => R): { [name: string]: R } {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}

/** Calls a batch. Returns the values of the written columns, or its error. */
function resultOf({ call }: Batch, read: Columns, written: Columns): unknown {
  try {
    call({ ...read, ...written })
    return mapped(written, column => [...column])
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    const { code, path, hint } = error
    return { code, path, hint }
  }
}

const REFUSED = { code: 'input-invalid', hint: 'Pass an array with memory of its own.' }

describe.each(Object.entries(BATCHES))('%s, if a column to write shares memory with another column,', (_, batch) => {
  const pairs = Object.keys(batch.written).flatMap(to => Object.keys(batch.read).map(from => [to, from] as const))

  it('refuses it or returns what separate columns do', () => {
    const separate = apart(batch)
    const expected = resultOf(batch, separate.read, separate.written)
    expect(expected).not.toHaveProperty('code')
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.nat({ max: 16 }), fc.nat({ max: 16 }), ([to, from], a, b) => {
        const { read, written } = apart(batch)
        const memory = new ArrayBuffer(16 * 8 + 64)
        const both = [
          columnAt(memory, 8 * a, batch.written[to].kind),
          columnAt(memory, 8 * b, kindOf(batch.read[from]), batch.read[from]),
        ]
        const found = resultOf(batch, { ...read, [from]: both[1] }, { ...written, [to]: both[0] })
        const [first, second] = both.map(column => [column.byteOffset, column.byteOffset + column.byteLength])
        const isApart = first[1] <= second[0] || second[1] <= first[0]
        const isInPlace = a === b && both[0].BYTES_PER_ELEMENT === both[1].BYTES_PER_ELEMENT
        expect(found).toEqual(isApart || isInPlace ? expected : { ...REFUSED, path: batch.written[to].path })
      }),
      runs(100),
    )
  })
})

it('judgeMany refuses two columns to write that share memory', () => {
  const { read, written } = apart(BATCHES.judgeMany)
  const { countedMs } = written
  expect(resultOf(BATCHES.judgeMany, read, { ...written, overMs: countedMs })).toEqual({
    ...REFUSED,
    path: ['out', 'overMs'],
  })
  const outcome = new Uint8Array(countedMs.buffer, 8, ROWS)
  expect(resultOf(BATCHES.judgeMany, read, { ...written, outcome })).toEqual({ ...REFUSED, path: ['out', 'countedMs'] })
})

it('a longer column to write may share the memory after its rows', () => {
  const memory = new Float64Array(2 * ROWS)
  memory.set(starts, ROWS)
  const due = [...rome.addMany(Float64Array.from(starts), HOUR)]
  expect([...rome.addMany(memory.subarray(ROWS), HOUR, memory)].slice(0, ROWS)).toEqual(due)
})
