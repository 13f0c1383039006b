import { afterEach, describe, expect, it, vi } from 'vitest'
import { asOption, placeOf, printError, rowErrorText } from '../../../src/cli/terminal/errors.ts'
import { SlaCalendarError } from '../../../src/errors.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('printError', () => {
  it.each([
    ['Cannot read a.csv: no such file.', 'Cannot read a.csv: no such file.'],
    ['one\n::error::two', 'one\\n::error::two'],
    ['::set-output name=a::b', '\\u{3a}:set-output name=a::b'],
    ['x ##[error]y', 'x #\\u{23}[error]y'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\rb', 'a\\u{d}b'],
  ])('writes %j in one line that no log obeys', (message, line) => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    printError(message)
    expect(write.mock.calls).toEqual([[`error: ${line}\n`]])
  })
})

describe('asOption', () => {
  const error = new SlaCalendarError('range-reversed', ['until'], 'The end is before the start.', 'Swap them.')
  const message = 'until: The end is before the start. Swap them.'
  it.each([
    [['check', 'a.csv', '--until', '2026-01-01T00:00Z'], `--${message}`],
    [['check', 'a.csv', '--until=2026-01-01T00:00Z'], `--${message}`],
    [['check', 'a.csv', '--until-now'], message],
    [['check', 'until'], message],
    [['check'], message],
  ])('names the option that is meant, if it was given: %j', (args, shown) => {
    expect(asOption(error, args)).toBe(shown)
  })

  it('keeps the message of an error in a file', () => {
    const inFile = { message: 'sla.json: until: Wrong.', path: ['until'] } as unknown as SlaCalendarError
    expect(asOption(inFile, ['check', '--until', 'x'])).toBe('sla.json: until: Wrong.')
  })
})

describe('the place of a row', () => {
  const csv = { source: { file: 'a.csv', line: 2 }, message: 'Wrong.' }
  const json = { source: { file: 'a.json', line: 1, item: 3 }, message: 'Wrong.' }
  it.each([
    [csv, undefined, 'a.csv, line 2'],
    [csv, 'A', 'a.csv, line 2'],
    [{ ...csv, column: 'at' }, undefined, 'a.csv, line 2, column at'],
    [json, undefined, 'a.json, item 3'],
    [json, '', 'a.json, item 3'],
    [{ ...json, column: 'at' }, 'A', 'a.json, item 3 (A), column at'],
  ])('is that of %j with the id %j: %s', (row, id, place) => {
    expect([placeOf(row, id), rowErrorText(row, id)]).toEqual([place, `${place}: Wrong.`])
  })
})
