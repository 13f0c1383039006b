import type { Command } from './command.ts'
import { calendarCommand } from './commands/calendar.ts'
import { checkCommand } from './commands/check.ts'
import { completionCommand } from './commands/completion.ts'
import { deadlineCommand } from './commands/deadline.ts'
import { diffCommand } from './commands/diff.ts'
import { explainCommand } from './commands/explain.ts'
import { forecastCommand } from './commands/forecast.ts'
import { initCommand } from './commands/init.ts'
import { schemaCommand } from './commands/schema.ts'
import { sqlCommand } from './commands/sql.ts'

/** Every command by its name, in the order of the help. */
export const allCommands: ReadonlyMap<string, Command> = new Map([
  ['deadline', deadlineCommand],
  ['explain', explainCommand],
  ['check', checkCommand],
  ['diff', diffCommand],
  ['forecast', forecastCommand],
  ['calendar', calendarCommand],
  ['sql', sqlCommand],
  ['init', initCommand],
  ['schema', schemaCommand],
  ['completion', completionCommand(() => allCommands)],
])

/** The help of `sla-calendar` itself. */
export const GENERAL_HELP = `Usage: sla-calendar COMMAND [options]

${[...allCommands].map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}\n`).join('')}  ${'help'.padEnd(12)}prints this text, or the help of one command

Every command reads ./sla.json if it exists; --document FILE names another
config file.

sla-calendar help COMMAND prints the options of a command; -v or --version
prints the version.
`
