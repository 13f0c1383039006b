import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UserError } from '../exports/user-error.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import { describe } from '../validation/plain-data.ts'
import { version } from '../version.ts'

/** The exit statuses of every command. */
export const EXIT_OK = 0
export const EXIT_ERROR = 2

/** A command: it takes arguments and returns an exit status. */
export type Command = {
  /** The text of `--help`. */
  readonly help: string
  readonly options: Options
  /** The names of the operands. */
  readonly operands: readonly string[]
  /** The words that an operand may be; without them it is a file. */
  readonly operandValues?: readonly string[] | undefined
  readonly run: (args: readonly string[]) => number | Promise<number>
}

/** A command in the list. Its module is loaded only when it is needed: loading all of them takes longer than most runs. */
export type ListedCommand = {
  /** Its purpose, in one line. */
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Loaded commands by name. */
export type Commands = ReadonlyMap<string, Command & Pick<ListedCommand, 'summary'>>

/** An option of a command. */
type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  /** What its value may be, for the completion of shells. @defaultValue any text */
  readonly values?: readonly string[] | 'files'
}
type Options = { readonly [name: string]: Option }
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values']

const SHARED = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies Options

/**
 * Creates a command. Every command supports `--help` and `--version`.
 *
 * Its `run` throws a {@link UserError} for an unknown option, a missing or unexpected value, a repeated option that is not
 * `multiple`, and a wrong number of operands.
 */
export function command<const O extends Options>(spec: {
  /** The name of the command; empty for the options of `sla-calendar` itself. */
  readonly name: string
  readonly help: string
  readonly options: O
  /** The names of the operands. All are required, except a name in brackets; a last name with `…` may be repeated. */
  readonly operands: readonly string[]
  /** The words that an operand may be; without them it is a file. */
  readonly operandValues?: readonly string[]
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

  const { help, operands, operandValues } = spec
  return { help, options, operands, operandValues, run }
}

function print(text: string): number {
  process.stdout.write(text)
  return EXIT_OK
}

/** Refuses everything that strict parsing refuses, with clearer messages, and repeated options. */
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

function checkOperands(operands: readonly string[], name: string, expected: readonly string[]) {
  const usage = name ? `sla-calendar ${name}` : 'sla-calendar'
  const missing = expected[operands.length]
  if (missing && !missing.startsWith('['))
    throw new UserError(`Missing argument ${missing.replace('…', '')}. Usage: ${usage} ${expected.join(' ')}`)
  if (operands.length > expected.length && !expected.at(-1)?.includes('…'))
    throw new UserError(`Unexpected argument ${describe(operands[expected.length])}. See ${usage} --help.`)
}
