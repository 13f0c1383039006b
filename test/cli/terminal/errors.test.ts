import { afterEach, describe, expect, it, vi } from 'vitest'
import { placeOf, printError, rowErrorOf, rowErrorText } from '../../../src/cli/terminal/errors.ts'

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

describe('a ticket that cannot be judged', () => {
  const source = { file: 'a.csv', line: 2 }
  const columns: Record<string, string> = { severity: 'Priority', reportedAt: 'Opened', channel: '' }
  const ticket = { source, columnOf: (meaning: string) => columns[meaning] ?? '' }
  const severity = { columns: ['impact'], matrix: { '*': 'low' } }
  const [inMap, inChannels] = ['severities', 'channels'].map(map => `Wrong. To translate it, use tickets.${map}.`)

  it.each([
    [{ field: 'severity' }, {}, 'Priority', inMap],
    [{ field: 'severity' }, { severity }, 'Priority', 'Wrong. To translate it, use tickets.severity.matrix.'],
    [{ field: 'channel' }, { severity }, 'channel', inChannels],
    [{ field: 'at', event: 'reported' }, {}, 'Opened', 'Wrong.'],
    [{ field: 'at', event: 'responded' }, {}, 'respondedAt', 'Wrong.'],
    [{ field: 'at', event: 'resolved' }, {}, 'resolvedAt', 'Wrong.'],
    [{ field: 'at', event: 'paused' }, {}, 'at', 'Wrong.'],
    [{ field: 'reason', event: 'reported' }, {}, 'reason', 'Wrong.'],
    [{ field: 'severity', column: 'site' }, {}, 'site', inMap],
    [{}, {}, undefined, 'Wrong.'],
  ])('%j with %j is an error in the column %s', (rejected, spec, column, message) => {
    expect(rowErrorOf({ message: 'Wrong.', ...rejected } as never, ticket, spec)).toEqual({ source, column, message })
  })

  it('has the meaning for a column without a name', () =>
    expect(rowErrorOf({ message: 'Wrong.', field: 'severity' } as never, { source })).toEqual({
      ...{ source, column: 'severity', message: inMap },
    }))
})
