import type { Commands, ListedCommand } from './command.ts'

/** Every command by its name, in the order of the help. */
export const commandList: ReadonlyMap<string, ListedCommand> = new Map(
  Object.entries<ListedCommand>({
    deadline: {
      summary: 'prints when a ticket is due, and why',
      load: async () => (await import('./commands/deadline.ts')).deadlineCommand,
    },
    explain: {
      summary: 'prints every interval up to the deadline',
      load: async () => (await import('./commands/explain.ts')).explainCommand,
    },
    check: {
      summary: 'checks the tickets of an export',
      load: async () => (await import('./commands/check.ts')).checkCommand,
    },
    diff: {
      summary: 'compares two config files over an export',
      load: async () => (await import('./commands/diff.ts')).diffCommand,
    },
    forecast: {
      summary: 'lists the targets that will be breached next',
      load: async () => (await import('./commands/forecast.ts')).forecastCommand,
    },
    calendar: {
      summary: 'prints a year of openings, holidays and exceptions',
      load: async () => (await import('./commands/calendar.ts')).calendarCommand,
    },
    sql: {
      summary: 'prints tables and queries for databases',
      load: async () => (await import('./commands/sql.ts')).sqlCommand,
    },
    init: {
      summary: 'writes an sla.json to start from',
      load: async () => (await import('./commands/init.ts')).initCommand,
    },
    schema: {
      summary: 'prints the JSON Schema of sla.json, or checks files',
      load: async () => (await import('./commands/schema.ts')).schemaCommand,
    },
    completion: {
      summary: 'prints a script that completes in a shell',
      load: async () => (await import('./commands/completion.ts')).completionCommand(loadCommands),
    },
  }),
)

/** Loads every command. */
export async function loadCommands(): Promise<Commands> {
  const loaded = [...commandList].map(
    async ([name, { summary, load }]) => [name, { summary, ...(await load()) }] as const,
  )
  return new Map(await Promise.all(loaded))
}

/** The help of `sla-calendar` itself. */
export const GENERAL_HELP = `Usage: sla-calendar COMMAND [options]

${[...commandList].map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}\n`).join('')}  ${'help'.padEnd(12)}prints this text, or the help of one command

Every command reads ./sla.json if it exists; --document FILE names another
config file.

sla-calendar help COMMAND prints the options of a command; -v or --version
prints the version.
`
