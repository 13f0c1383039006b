import { afterEach, describe, expect, it, vi } from 'vitest'
import { printError } from '../../../src/cli/terminal/errors.ts'

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
