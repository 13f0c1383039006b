import { describe, expect, it } from 'vitest'
import { InvalidRows, invalidRowOf } from '../../../src/cli/commands/invalid-rows.ts'
import type { RowError } from '../../../src/exports/ticket.ts'
import { captureOutput } from '../captured-output.ts'

const output = captureOutput()
const error = (line: number, message: string, more: Partial<RowError> = {}): RowError => ({
  source: { file: 'a.csv', line },
  message,
  ...more,
})

describe('invalid rows', () => {
  it('are printed once per kind, with the number of others', () => {
    const rows = new InvalidRows()
    rows.add({
      errors: [error(2, '"x" is wrong.', { column: 'at', kind: 'wrong' }), error(2, 'Empty.', { column: 'id' })],
    })
    rows.add({ errors: [error(3, '"y" is wrong.', { column: 'at', kind: 'wrong' })], id: 'A' })
    rows.add({ errors: [error(4, '"y" is wrong.', { column: 'to', kind: 'wrong' })] })
    rows.add({ errors: [error(5, '"z" is wrong.', { column: 'at', kind: 'wrong' })] })
    rows.end()
    expect(output.complained.split('\n')).toEqual([
      'error: a.csv, line 2, column at: "x" is wrong.',
      'error: a.csv, line 2, column id: Empty.',
      'error: a.csv, line 4, column to: "y" is wrong.',
      'error: a.csv, line 2, column at: and 2 more like this',
      '',
    ])
    expect(rows.count).toBe(4)
  })

  it('are printed up to twenty kinds; other rows are counted once each', () => {
    const rows = new InvalidRows()
    for (let i = 0; i < 23; i++) rows.add({ errors: [error(i + 2, `Wrong ${i}.`)] })
    rows.add({ errors: [error(30, 'Wrong 21.'), error(30, 'Wrong 22.')] })
    rows.add({ errors: [error(31, 'Wrong 21.'), error(31, 'Wrong 0.')] })
    rows.end()
    const lines = output.complained.split('\n')
    expect(lines.slice(19)).toEqual([
      'error: a.csv, line 21: Wrong 19.',
      'error: a.csv, line 2: and 1 more like this',
      'error: and 4 more invalid rows',
      '',
    ])
    expect(rows.count).toBe(25)
  })

  it('are in a report with their place, and the id if it is known', () => {
    const errors = [error(2, 'Wrong.', { column: 'at', value: 'x', kind: 'wrong' }), error(2, 'Bad quotes.')]
    const faults = [{ column: 'at', message: 'Wrong.' }, { message: 'Bad quotes.' }]
    expect(invalidRowOf({ errors })).toStrictEqual({ file: 'a.csv', line: 2, faults })
    expect(invalidRowOf({ errors, id: '' })).toStrictEqual({ file: 'a.csv', line: 2, faults })
    expect(invalidRowOf({ errors, id: 'A' })).toStrictEqual({ file: 'a.csv', line: 2, id: 'A', faults })
  })
})
