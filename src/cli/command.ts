import { type ParseArgsConfig, parseArgs } from 'node:util'
import { describe } from '../input/plain-data.ts'
import { didYouMean } from '../input/suggest.ts'
import { version } from '../version.ts'
import { CommandError } from './command-error.ts'

/** The exit statuses of every command. */
export const HELD = 0
export const COULD_NOT = 2

/** A command as the entry sees it: words in, exit status out. */
export type Command = {
  /** One line for the list of commands. */
  readonly summary: string
  readonly run: (args: readonly string[]) => number | Promise<number>
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values']

const SHARED = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const satisfies Options

/**
 * Makes a command of its options and its work. Every command answers `--help` and `--version`;
 * an unknown option, an option given twice that may not be, and a wrong number of operands are a {@link CommandError}.
 */
export function command<const O extends Options>(spec: {
  readonly name: string
  readonly summary: string
  readonly help: string
  readonly options: O
  /** The names of the operands, all required but one in brackets; a last one with `…` stands for any number of them. */
  readonly operands: readonly string[]
  readonly run: (values: Values<O>, operands: readonly string[]) => number | Promise<number>
}): Command {
  const options = { ...spec.options, ...SHARED }

  function run(args: readonly string[]) {
    checkNames(args, options)
    const { values, positionals } = parse(args, options)
    if ('help' in values) return print(spec.help)
    if ('version' in values) return print(`${version}\n`)
    checkOperands(positionals, spec.name, spec.operands)
    return spec.run(values as Values<O>, positionals)
  }

  return { summary: spec.summary, run }
}

function print(text: string): number {
  process.stdout.write(text)
  return HELD
}

/** What strict parsing would refuse or, for an option given twice, pass over in silence. */
function checkNames(args: readonly string[], options: Options) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const seen = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (!Object.hasOwn(options, token.name)) {
      const known = Object.keys(options).map(name => `--${name}`)
      throw new CommandError(`${token.rawName} is no option here. ${didYouMean(token.rawName, known)}`)
    }
    if (seen.has(token.name) && !options[token.name].multiple)
      throw new CommandError(`${token.rawName} is given twice.`)
    seen.add(token.name)
  }
}

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // What is left is a value that is missing or one too many; Node's first line says which.
    throw new CommandError(`${(error as Error).message.split('\n', 1)[0].replace(/\.$/, '')}.`)
  }
}

function checkOperands(given: readonly string[], name: string, wanted: readonly string[]) {
  const missing = wanted[given.length]
  if (missing && !missing.startsWith('['))
    throw new CommandError(`${missing} is missing. Write sla-calendar ${name} ${wanted.join(' ')}.`)
  if (given.length > wanted.length && !wanted.at(-1)?.includes('…'))
    throw new CommandError(`${describe(given[wanted.length])} is one word too many; see sla-calendar ${name} --help.`)
}
