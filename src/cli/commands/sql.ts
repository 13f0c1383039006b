import { UserError } from '../../exports/user-error.ts'
import { type CalendarTable, calendarTable } from '../../integrations/sql/calendar-table.ts'
import type { SqlDialect } from '../../integrations/sql/dialect.ts'
import { dialectNames } from '../../integrations/sql/dialect-named.ts'
import { postgresFunction } from '../../integrations/sql/postgres-function.ts'
import { deadlineQuery, elapsedQuery } from '../../integrations/sql/query.ts'
import { toEpochMs } from '../../time/instant.ts'
import { InputValue } from '../../validation/input-value.ts'
import { command, EXIT_OK } from '../command.ts'
import { standardOutput } from '../report-file.ts'
import { HISTORY_HELP, historyOptions, sqlHistory } from '../sql-history.ts'
import { readTerms } from '../terms.ts'

const HELP = `Usage: sla-calendar sql --dialect DIALECT [options]

Prints the SQL that a database needs to compute deadlines by itself: a table of
open time, and queries over it. Choose one:

  --table               CREATE TABLE and INSERT statements (the default)
  --csv                 the rows of the table as CSV with a header; PostgreSQL
                        loads them with psql's \\copy
  --deadline            a query that returns when tickets are due
  --elapsed             a query that returns the open time between two columns
  --history             a query that evaluates a target with the events of each
                        ticket: pauses, stops, and so on
  --function            the functions sla_add(calendar, start, budget) and
                        sla_elapsed(calendar, from, to); only for PostgreSQL

  --dialect DIALECT     ${dialectNames.slice(0, 3).join(', ')};
                        not run by us: ${dialectNames.slice(3).join(', ')}

For --table and --csv; --history takes the policy of the config file:

  --document FILE       the config file that defines the calendars (default:
                        ./sla.json if it exists, otherwise italianOffice and
                        alwaysOpen)
  --from INSTANT        the start of the table: the first report; a date is
                        midnight in UTC
  --to INSTANT          the end of the table: the last instant at which a
                        ticket can be due
  --replace             print statements that replace the rows of the table if
                        it exists; not with --csv

For the queries:

  --calendars TABLE     table of open time (default: sla_calendar)
  --tickets TABLE       table of tickets (default: tickets); use schema.table
                        for a schema
  --calendar COLUMN     column with the calendar's name (default: calendar)
  --start COLUMN        column with the start time (default: start_ms)
  --budget COLUMN       column with the open time that a target allows, in
                        milliseconds (default: budget_ms)
  --end COLUMN          column with the end of open time (default: end_ms)
  --timestamps          times are timestamps, not epoch milliseconds (default
                        columns: start_at and end_at)
  --count               print a query that counts the tickets without a result
  --many-calendars      print queries that are fast for thousands of calendars
                        with few tickets each

For --history, in addition to these:

${HISTORY_HELP}

A result is NULL if the table lacks the time or the calendar that it needs, or
if the ticket lacks its start or budget.

Exit status: 0 if there is a result, 2 if there is none.
`

const RANGE = ['from', 'to'] as const
const QUERY = ['tickets', 'calendar', 'start', 'timestamps', 'count', 'many-calendars'] as const

/** What the command can print, with the options that matter for it in addition to `dialect`, `document`, `calendars`. */
const FORMS = {
  table: [...RANGE, 'replace'],
  csv: RANGE,
  deadline: [...QUERY, 'budget'],
  elapsed: [...QUERY, 'end'],
  history: [...QUERY, ...(Object.keys(historyOptions) as (keyof typeof historyOptions)[])],
  function: [],
} as const

const FORM_NAMES = Object.keys(FORMS) as (keyof typeof FORMS)[]
const SHARED: readonly string[] = ['dialect', 'document', 'calendars', ...FORM_NAMES]

/** `sla-calendar sql`: prints tables and queries for databases. */
export const sqlCommand = command({
  name: 'sql',
  help: HELP,
  options: {
    table: { type: 'boolean' },
    csv: { type: 'boolean' },
    replace: { type: 'boolean' },
    deadline: { type: 'boolean' },
    elapsed: { type: 'boolean' },
    history: { type: 'boolean' },
    function: { type: 'boolean' },
    dialect: { type: 'string', values: dialectNames },
    document: { type: 'string', values: 'files' },
    from: { type: 'string' },
    to: { type: 'string' },
    calendars: { type: 'string' },
    tickets: { type: 'string' },
    calendar: { type: 'string' },
    start: { type: 'string' },
    budget: { type: 'string' },
    end: { type: 'string' },
    timestamps: { type: 'boolean' },
    count: { type: 'boolean' },
    'many-calendars': { type: 'boolean' },
    ...historyOptions,
  },
  operands: [],
  async run(options) {
    const output = standardOutput()
    try {
      for (const chunk of chunksOf(options)) {
        await output.sink(chunk)
        // The reader has closed the pipe, and the rest of the table may be long.
        if (process.stdout.destroyed) break
      }
      await output.finish()
    } finally {
      output.discard()
    }
    return EXIT_OK
  },
})

type Options = {
  readonly [option in keyof typeof FORMS | 'replace' | 'timestamps' | 'count' | 'many-calendars']?: boolean
} & {
  readonly [option in 'dialect' | 'document' | 'from' | 'to' | 'calendars']?: string
} & { readonly [option in 'tickets' | 'calendar' | 'start' | 'budget' | 'end' | keyof typeof historyOptions]?: string }

/** Returns the output, chunk by chunk. */
function chunksOf(options: Options): Iterable<string> {
  const form = formOf(options)
  if (form === 'csv') return tableOf(options).csv()
  const dialect = dialectOf(options.dialect)
  const table = tableName('--calendars', options.calendars ?? 'sla_calendar')
  if (form === 'table') return ended(tableOf(options).statements(dialect, { table, replace: options.replace }))
  if (form === 'function') {
    if (dialect !== 'postgres')
      throw new UserError(`--function is only available for postgres. For ${dialect}, use --deadline.`)
    return ended(['sla_add' as const, 'sla_elapsed' as const].map(name => postgresFunction({ calendars: table, name })))
  }
  return ended([queryOf(form, dialect, options, table)])
}

/** Returns what to print. An option that has no effect on it would be a misunderstanding. */
function formOf(options: Options): keyof typeof FORMS {
  const [form = 'table', other] = FORM_NAMES.filter(name => options[name])
  if (other) throw new UserError(`--${form} and --${other} exclude each other.`)
  if (options.replace && form !== 'table') throw new UserError(`--replace and --${form} exclude each other.`)
  const used: readonly string[] = FORMS[form]
  for (const option of Object.keys(options))
    if (!used.includes(option) && !SHARED.includes(option))
      throw new UserError(`Unexpected option --${option}: it has no effect with --${form}.`)
  return form
}

function queryOf(
  form: 'deadline' | 'elapsed' | 'history',
  dialect: SqlDialect,
  options: Options,
  calendars: string[],
): string {
  const ending = options.timestamps ? 'at' : 'ms'
  const { tickets = 'tickets', calendar = 'calendar', budget = 'budget_ms' } = options
  const { start = `start_${ending}`, end = `end_${ending}` } = options
  const shared = {
    tickets: tableName('--tickets', tickets),
    calendar,
    calendars,
    instants: options.timestamps ? ('timestamps' as const) : ('milliseconds' as const),
    select: options.count ? ('count' as const) : ('rows' as const),
    size: options['many-calendars'] ? ('many-calendars' as const) : ('many-tickets' as const),
  }
  if (form === 'history')
    return sqlHistory(dialect, options, { ...shared, start }, tableName('--events', options.events ?? 'ticket_events'))
  if (form === 'deadline') return deadlineQuery(dialect, { ...shared, start, budget })
  return elapsedQuery(dialect, { ...shared, from: start, to: end })
}

function tableOf({ document, from, to }: Options): CalendarTable {
  const range = { from: instantOf('--from', from, '2026-01-01'), to: instantOf('--to', to, '2028-01-01') }
  return calendarTable(readTerms(document).calendars, range)
}

function instantOf(option: string, text: string | undefined, example: string): number {
  if (text === undefined) throw new UserError(`Missing option ${option}, for example ${option} ${example}.`)
  return toEpochMs(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00Z` : text, [option])
}

function dialectOf(name: string | undefined): SqlDialect {
  if (name === undefined) throw new UserError(`Missing option --dialect. Known: ${dialectNames.join(', ')}.`)
  return new InputValue(name, ['--dialect']).oneOf(dialectNames)
}

/** Splits a name of the command line, in which a dot separates schema and table. */
function tableName(option: string, text: string): string[] {
  const parts = text.split('.')
  if (parts.length > 3 || parts.includes(''))
    throw new UserError(`${option}: ${JSON.stringify(text)} is not the name of a table. Such as support.tickets.`)
  return parts
}

function* ended(statements: Iterable<string>): IterableIterator<string> {
  for (const statement of statements) yield `${statement};\n`
}
