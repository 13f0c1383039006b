#!/usr/bin/env node
import { isSlaCalendarError } from '../errors.ts'
import { ioReason } from '../exports/bytes/text-file.ts'
import { UserError } from '../exports/user-error.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import { describe } from '../validation/plain-data.ts'
import { type Command, command, EXIT_ERROR } from './command.ts'
import { commandList, GENERAL_HELP } from './command-list.ts'
import { OutputFailed } from './report-file.ts'
import { asOption, printError } from './terminal/errors.ts'

/** The command that runs if the first argument is an option. */
const bare = command({ name: '', help: GENERAL_HELP, options: {}, operands: [], run: noCommand })

// A reader such as head may close the pipe early. The exit status still reports the outcome.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || process.exitCode === EXIT_ERROR) return
    process.exitCode = EXIT_ERROR
    if (stream === process.stdout) printError(`Cannot write the output: ${ioReason(error)}.`)
  })

const status = await main(process.argv.slice(2))
process.exitCode ??= status

async function main([name, ...args]: readonly string[]): Promise<number> {
  try {
    if (name === undefined) return noCommand()
    if (name.startsWith('-')) return await bare.run([name, ...args])
    if (name !== 'help') return await (await commandNamed(name)).run(args)
    const [about, ...others] = args
    if (about === undefined) return await bare.run(['--help'])
    if (others.length)
      throw new UserError(`Unexpected argument ${describe(others[0])}. Usage: sla-calendar help COMMAND`)
    const explained = about === 'help' || about.startsWith('-') ? bare : await commandNamed(about)
    return await explained.run(['--help'])
  } catch (error) {
    if (error instanceof OutputFailed) return EXIT_ERROR
    if (isSlaCalendarError(error)) printError(asOption(error, args))
    else if (error instanceof UserError) printError(error.message)
    // Anything else is a bug of sla-calendar, and a bug report needs the stack.
    else for (const line of String((error as Error)?.stack ?? error).split('\n')) printError(line)
    return EXIT_ERROR
  }
}

function commandNamed(name: string): Promise<Command> {
  const found = commandList.get(name)
  if (!found)
    throw new UserError(`Unknown command ${describe(name)}. ${didYouMean(name, [...commandList.keys(), 'help'])}`)
  return found.load()
}

function noCommand(): number {
  process.stderr.write(`error: Missing argument COMMAND.\n\n${GENERAL_HELP}`)
  return EXIT_ERROR
}
