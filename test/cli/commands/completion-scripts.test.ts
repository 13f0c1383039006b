import { describe, expect, it } from 'vitest'
import { command } from '../../../src/cli/command.ts'
import { completionCommand } from '../../../src/cli/commands/completion.ts'
import { captureOutput } from '../captured-output.ts'

const output = captureOutput()

type Spec = Parameters<typeof command>[0]

function listed(summary: string, spec: Omit<Spec, 'help' | 'run'>) {
  return { summary, ...command({ ...spec, help: '', run: () => 0 }) }
}

/** A command with options of each kind and files, one with words, and one with neither. */
const commands = new Map(
  Object.entries({
    judge: listed("judges a team's tickets", {
      name: 'judge',
      options: {
        form: { type: 'string', multiple: true, values: ['json', 'text'] },
        style: { type: 'string', values: ['json', 'text'] },
        from: { type: 'string', values: 'files' },
        at: { type: 'string', short: 'a' },
        all: { type: 'boolean' },
      },
      operands: ['[FILE…]'],
    }),
    sing: listed('sings', {
      name: 'sing',
      options: {},
      operands: ['SONG'],
      operandValues: ['one', 'two'],
    }),
    rest: listed('rests', { name: 'rest', options: {}, operands: [] }),
  }),
)

async function script(shell: string): Promise<string> {
  await completionCommand(async () => commands).run([shell])
  return output.printed
}
const withoutHead = (text: string, start: string) => text.slice(text.indexOf(start))
const words = (...list: string[]) => `COMPREPLY=($(compgen -W '${list.join(' ')}' -- "$current"))`
const files = `local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$current"))`
const bash = (name: string, branches: string, options: string[], operands: string) => `    ${name})
      case "$option" in
${branches}        *)
          case "$current" in
            -*) ${words(...options)} ;;
            *) ${operands} ;;
          esac
          ;;
      esac
      ;;
`
const SHARED = ['--help', '--version']

describe('the script of a shell', () => {
  it('offers in bash the values of each option, and what the command takes', async () => {
    const text = await script('bash')
    expect(text).toContain(`  if [ "$word" -eq 1 ]; then
    ${words('judge', 'sing', 'rest', 'help', ...SHARED)}
    return
  fi
  case "$command" in
`)
    const options = Object.keys(commands.get('judge')!.options).map(name => `--${name}`)
    expect(options).toEqual(expect.arrayContaining(['--form', '--all', ...SHARED]))
    expect(withoutHead(text, '    judge)\n')).toBe(
      bash(
        'judge',
        `        --form|--style) ${words('json', 'text')} ;;\n        --from) ${files} ;;\n        --at) : ;;\n`,
        options,
        files,
      ) +
        bash('sing', '', SHARED, words('one', 'two')) +
        bash('rest', '', SHARED, ':') +
        `    help) ${words('judge', 'sing', 'rest')} ;;\n  esac\n}\ncomplete -o filenames -F _sla_calendar sla-calendar\n`,
    )
  })

  it('names in zsh each option with its values, and the operands', async () => {
    const text = await script('zsh')
    expect(text).toContain(
      `local -a commands=('judge:judges a team'\\''s tickets' 'sing:sings' 'rest:rests' 'help:prints the help of a command')\n`,
    )
    expect(withoutHead(text, '    judge) ')).toBe(`    judge) _arguments ${[
      `'*--form=:form:(json text)'`,
      `'--style=:style:(json text)'`,
      `'--from=:from:_files'`,
      `'--at=:at: '`,
      `'--all'`,
      `'--help'`,
      `'--version'`,
      `'*:FILE:_files'`,
    ].join(' ')} ;;
    sing) _arguments '--help' '--version' '*:SONG:(one two)' ;;
    rest) _arguments '--help' '--version' ;;
    help) _arguments '*:COMMAND:(judge sing rest)' ;;
  esac
}
compdef _sla_calendar sla-calendar
`)
  })

  it('has in fish a line for each command, option and operand', async () => {
    const first = 'complete -c sla-calendar -n __fish_use_subcommand -f -a'
    const seen = (name: string, rest: string) =>
      `complete -c sla-calendar -n '__fish_seen_subcommand_from ${name}' ${rest}`
    expect((await script('fish')).split('\n')).toEqual([
      '# Completion of sla-calendar in fish.',
      `${first} judge -d 'judges a team\\'s tickets'`,
      `${first} sing -d 'sings'`,
      `${first} rest -d 'rests'`,
      `${first} help -d 'prints the help of a command'`,
      seen('judge', "-l form -x -a 'json text'"),
      seen('judge', "-l style -x -a 'json text'"),
      seen('judge', '-l from -r -F'),
      seen('judge', '-l at -s a -x'),
      seen('judge', '-l all'),
      seen('judge', '-l help -s h'),
      seen('judge', '-l version -s v'),
      ...['-l help -s h', '-l version -s v', "-f -a 'one two'"].map(rest => seen('sing', rest)),
      ...['-l help -s h', '-l version -s v', '-f'].map(rest => seen('rest', rest)),
      seen('help', "-f -a 'judge sing rest'"),
      '',
    ])
  })
})
