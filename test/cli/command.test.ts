import { describe, expect, it } from 'vitest'
import { type Command, command } from '../../src/cli/command.ts'

describe('command', () => {
  it('hands over the values of its options and its operands', () => {
    expect(seen(['FILE'], '--at', 'noon', 'a.csv', '--json')).toEqual([{ at: 'noon', json: true }, ['a.csv']])
    expect(seen(['FILE'], '--', '--json')).toEqual([{}, ['--json']])
    expect(seen(['FILE'], '-')).toEqual([{}, ['-']])
  })

  it('accepts any number of operands if the last one may be repeated, and none if it is in brackets', () => {
    expect(seen(['FILE…'], 'a', 'b', 'c')).toEqual([{}, ['a', 'b', 'c']])
    expect(() => seen(['FILE…'])).toThrow('Missing argument FILE. Usage: sla-calendar demo FILE…')
    expect(seen(['[FILE…]'])).toEqual([{}, []])
    expect(seen(['[FILE…]'], 'a', 'b', 'c')).toEqual([{}, ['a', 'b', 'c']])
    expect(seen(['[FILE]'])).toEqual([{}, []])
    expect(() => seen(['[FILE]'], 'a', 'b')).toThrow('Unexpected argument "b".')
  })

  it.each([
    [['--jsn'], 'Unknown option --jsn. Did you mean --json?'],
    [['-x'], 'Unknown option -x. Known: --at, --json, --help, --version.'],
    [['--no-json'], 'Unknown option --no-json. Did you mean --json?'],
    [['--at'], 'Missing value for --at.'],
    [['--at='], 'Missing value for --at.'],
    [['--at', '--json'], 'Missing value for --at. If "--json" is the value, write --at=--json.'],
    [['--json=yes'], 'Unexpected value "yes": --json takes none.'],
    [['--at', '1', '--at', '2'], 'Duplicate option --at.'],
    [['--help', '--jsn'], 'Unknown option --jsn.'],
    [[], 'Missing argument FILE. Usage: sla-calendar demo FILE'],
    [['a', 'b'], 'Unexpected argument "b". See sla-calendar demo --help.'],
  ])('refuses %j', (args, message) => {
    expect(() => seen(['FILE'], ...args)).toThrow(message)
  })
})

/** What the work of a command gets to see. */
function seen(operands: readonly string[], ...args: readonly string[]) {
  let seen: unknown
  const demo: Command = command({
    name: 'demo',
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
