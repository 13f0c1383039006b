import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UserError } from '../exports/user-error.ts'
import { describe } from '../validation/plain-data.ts'
import { didYouMean } from '../validation/suggest.ts'
import { version } from '../version.ts'

/** The exit statuses of every command. */
export const EXIT_OK = 0
export const EXIT_ERROR = 2

/** A command as the entry sees it: words in, exit status out. */
export type Command = {
  /** One line for the list of commands. */
  readonly summary: string
  readonly run: (args: readonly string[]) => number | Promise<number>
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values']

const SHARED = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies Options

/**
 * Makes a command from its options and its work. Every command answers `--help` and `--version`.
 *
 * `run` throws a {@link UserError} for an unknown option, a missing or unexpected value, an option that is given
 * twice without being `multiple`, and a wrong number of operands.
 */
export function command<const O extends Options>(spec: {
  /** The word that calls it; empty for what is called by no word. */
  readonly name: string
  readonly summary: string
  readonly help: string
  readonly options: O
  /** The names of the operands. All are required, except a name in brackets; a last name with `…` may be repeated. */
  readonly operands: readonly string[]
  readonly run: (values: Values<O>, operands: readonly string[]) => number | Promise<number>
}): Command {
  const options = { ...spec.options, ...SHARED }

  function run(args: readonly string[]) {
    checkOptions(args, options)
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if ('help' in values) return print(spec.help)
    if ('version' in values) return print(`${version}\n`)
    checkOperands(positionals, spec.name, spec.operands)
    return spec.run(values as Values<O>, positionals)
  }

  return { summary: spec.summary, run }
}

function print(text: string): number {
  process.stdout.write(text)
  return EXIT_OK
}

/** Refuses all that strict parsing would refuse, in plainer words, and an option that is given twice. */
function checkOptions(args: readonly string[], options: Options) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const seen = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    if (!Object.hasOwn(options, name)) {
      const known = Object.keys(options).map(name => `--${name}`)
      throw new UserError(`Unknown option ${rawName}. ${didYouMean(rawName, known)}`)
    }
    if (options[name].type === 'boolean') {
      if (value !== undefined) throw new UserError(`Unexpected value ${describe(value)}: ${rawName} takes none.`)
    } else if (!value) throw new UserError(`Missing value for ${rawName}.`)
    else if (!inlineValue && /^-./.test(value))
      throw new UserError(
        `Missing value for ${rawName}. If ${describe(value)} is the value, write ${rawName}=${value}.`,
      )
    if (seen.has(name) && !options[name].multiple) throw new UserError(`Duplicate option ${rawName}.`)
    seen.add(name)
  }
}

function checkOperands(given: readonly string[], name: string, wanted: readonly string[]) {
  const called = name ? `sla-calendar ${name}` : 'sla-calendar'
  const missing = wanted[given.length]
  if (missing && !missing.startsWith('['))
    throw new UserError(`Missing argument ${missing.replace('…', '')}. Usage: ${called} ${wanted.join(' ')}`)
  if (given.length > wanted.length && !wanted.at(-1)?.includes('…'))
    throw new UserError(`Unexpected argument ${describe(given[wanted.length])}. See ${called} --help.`)
}
