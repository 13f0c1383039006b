#!/usr/bin/env node
import { isSlaCalendarError } from '../errors.ts'
import { describe } from '../input/plain-data.ts'
import { didYouMean } from '../input/suggest.ts'
import { calendarCommand } from './calendar-command.ts'
import { checkCommand } from './check-command.ts'
import { COULD_NOT, type Command, command } from './command.ts'
import { CommandError } from './command-error.ts'
import { complain } from './complain.ts'
import { deadlineCommand } from './deadline-command.ts'
import { explainCommand } from './explain-command.ts'
import { initCommand } from './init-command.ts'
import { schemaCommand } from './schema-command.ts'
import { sqlCommand } from './sql-command.ts'

const commands: ReadonlyMap<string, Command> = new Map([
  ['deadline', deadlineCommand],
  ['explain', explainCommand],
  ['check', checkCommand],
  ['calendar', calendarCommand],
  ['sql', sqlCommand],
  ['init', initCommand],
  ['schema', schemaCommand],
])

const HELP = `Usage: sla-calendar COMMAND …

${[...commands].map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}\n`).join('')}
sla-calendar COMMAND --help says more; --version prints the version.
`

/** What answers when the first word is an option. */
const bare = command({ name: 'COMMAND', summary: '', help: HELP, options: {}, operands: [], run: noCommand })

// A reader that has seen enough, such as head, closes the pipe; the exit status still tells the outcome.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.exitCode = COULD_NOT
    if (stream === process.stdout) process.stderr.write(`error: the output could not be written: ${error.message}\n`)
  })

const status = await main(process.argv.slice(2))
process.exitCode ??= status

async function main([name, ...args]: readonly string[]): Promise<number> {
  try {
    if (name === undefined) return noCommand()
    if (name.startsWith('-')) return await bare.run([name, ...args])
    const found = commands.get(name)
    if (!found) throw new CommandError(`${describe(name)} is no command. ${didYouMean(name, [...commands.keys()])}`)
    return await found.run(args)
  } catch (error) {
    if (isSlaCalendarError(error) || error instanceof CommandError) complain(error.message)
    // Anything else is a fault of ours, and its stack is what a report of it needs.
    else for (const line of String((error as Error)?.stack ?? error).split('\n')) complain(line)
    return COULD_NOT
  }
}

function noCommand(): number {
  process.stderr.write(`error: No command is given.\n\n${HELP}`)
  return COULD_NOT
}
