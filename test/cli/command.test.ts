import { describe, expect, it } from 'vitest'
import { type Command, command } from '../../src/cli/command.ts'

describe('command', () => {
  it('hands over the values of its options and its operands', () => {
    expect(seen(['FILE'], '--at', 'noon', 'a.csv', '--json')).toEqual([{ at: 'noon', json: true }, ['a.csv']])
    expect(seen(['FILE'], '--', '--json')).toEqual([{}, ['--json']])
    expect(seen(['FILE'], '-')).toEqual([{}, ['-']])
  })

  it('takes any number of operands where the last one may be repeated, none where it stands in brackets', () => {
    expect(seen(['FILE…'], 'a', 'b', 'c')).toEqual([{}, ['a', 'b', 'c']])
    expect(() => seen(['FILE…'])).toThrow('FILE… is missing. Write sla-calendar demo FILE….')
    expect(seen(['[FILE…]'])).toEqual([{}, []])
    expect(seen(['[FILE…]'], 'a', 'b', 'c')).toEqual([{}, ['a', 'b', 'c']])
    expect(seen(['[FILE]'])).toEqual([{}, []])
    expect(() => seen(['[FILE]'], 'a', 'b')).toThrow('"b" is one word too many')
  })

  it.each([
    [['--jsn'], '--jsn is no option here. Did you mean --json?'],
    [['-x'], '-x is no option here. Known: --at, --json, --help, --version.'],
    [['--no-json'], '--no-json is no option here.'],
    [['--at'], "Option '--at <value>' argument missing."],
    [['--at', '--json'], "Option '--at' argument is ambiguous."],
    [['--json=yes'], "Option '--json' does not take an argument."],
    [['--at', '1', '--at', '2'], '--at is given twice.'],
    [['--help', '--jsn'], '--jsn is no option here.'],
    [[], 'FILE is missing. Write sla-calendar demo FILE.'],
    [['a', 'b'], '"b" is one word too many; see sla-calendar demo --help.'],
  ])('refuses %j', (args, message) => {
    expect(() => seen(['FILE'], ...args)).toThrow(message)
  })
})

/** What the work of a command gets to see. */
function seen(operands: readonly string[], ...args: readonly string[]) {
  let seen: unknown
  const demo: Command = command({
    name: 'demo',
    summary: '',
    help: '',
    options: { at: { type: 'string' }, json: { type: 'boolean' } },
    operands,
    run(values, operands) {
      seen = [{ ...values }, operands]
      return 0
    },
  })
  demo.run(args)
  return seen
}
