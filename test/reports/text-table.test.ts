import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { textTable, wrappedLines } from '../../src/reports/text-table.ts'

const PLAIN = pc.createColors(false)
const table = {
  title: 'first response',
  keys: ['severity', 'tickets', 'met', 'median', 'p90'],
  heads: ['severity', 'tickets', 'met', 'median', 'p90'],
  rows: [
    { name: 'high', isAlarm: false, cells: ['12', '10', '1 h', '2 h'] },
    { name: 'all', isAlarm: true, cells: ['12', '10', '1 h', '2 h'] },
  ],
  hasTotal: true,
  notes: ['The median is over all tickets.'],
} as const
const named = (name: string) => ({ ...table, rows: [{ ...table.rows[0], name }, table.rows[1]] })

describe('textTable', () => {
  it('aligns names on the left and figures on the right', () => {
    expect(textTable(table, 80, PLAIN)).toEqual([
      '',
      'first response',
      'severity  tickets  met  median  p90',
      'high           12   10     1 h  2 h',
      'all            12   10     1 h  2 h',
      'The median is over all tickets.',
    ])
  })

  it('shortens names first, to the width of their head', () => {
    const lines = (width: number) => textTable(named('a very long name of a severity'), width, PLAIN).slice(2, 4)
    expect(lines(57)).toEqual([
      'severity                        tickets  met  median  p90',
      'a very long name of a severity       12   10     1 h  2 h',
    ])
    expect(lines(40)).toEqual(['severity       tickets  met  median  p90', 'a very long …       12   10     1 h  2 h'])
    expect(lines(35)).toEqual(['severity  tickets  met  median  p90', 'a very …       12   10     1 h  2 h'])
  })

  it('cuts wide letters in a whole number', () => {
    const rowAt = (width: number) => textTable(named('日本語の名前です'), width, PLAIN)[3]
    expect(rowAt(40)).toBe('日本語の名前…       12   10     1 h  2 h')
    expect(rowAt(39)).toBe('日本語の名…        12   10     1 h  2 h')
  })

  it('cuts no letter of two code units in half', () => {
    const rowAt = (width: number) => textTable(named('𠀀'.repeat(8)), width, PLAIN)[3]
    for (let width = 30; width < 50; width++) expect(rowAt(width)).not.toMatch(/\p{Cs}/u)
    expect(rowAt(40)).toMatch(/^𠀀+… /u)
  })

  it('then leaves out the least important columns, and names them below', () => {
    expect(textTable(table, 30, PLAIN)).toEqual([
      '',
      'first response',
      'severity  tickets  met  median',
      'high           12   10     1 h',
      'all            12   10     1 h',
      '(columns hidden: p90)',
      'The median is over all',
      'tickets.',
    ])
    expect(textTable(table, 29, PLAIN)[2]).toBe('severity  tickets  met')
  })

  it('keeps the whole names of periods', () => {
    const periods = { ...named('November of the year 2026'), hasTotal: false }
    expect(textTable(periods, 40, PLAIN)[3]).toBe('November of the year 2026       12   10')
  })
})

describe('wrappedLines', () => {
  it('has other margins for the first line and for the others', () => {
    expect(wrappedLines('one two three four', 11, '  ', '- ')).toEqual(['- one two', '  three', '  four'])
  })
})
