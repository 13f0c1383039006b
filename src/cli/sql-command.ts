import { alwaysOpen } from '../calendar/algebra.ts'
import type { Calendars } from '../calendar/business-calendar.ts'
import { italianOffice } from '../calendar/italy.ts'
import { parseDocument } from '../document/document.ts'
import { Given } from '../input/given.ts'
import { type CalendarTable, calendarTable } from '../interop/sql/calendar-table.ts'
import { dialectNames, type SqlDialect } from '../interop/sql/dialect.ts'
import { postgresFunction } from '../interop/sql/postgres-function.ts'
import { deadlineQuery, elapsedQuery, type TicketQueryOptions } from '../interop/sql/query.ts'
import { toEpochMs } from '../time/instant.ts'
import { command, HELD } from './command.ts'
import { CommandError } from './command-error.ts'
import { standardOutput } from './report-files.ts'
import { inFile, textOf } from './terms-of-check.ts'

const HELP = `Usage: sla-calendar sql --dialect DIALECT [options]

Prints what a database needs to reckon deadlines by itself: a table of open
time, and queries over it. One of

  --table               CREATE TABLE and INSERT; this one, if none is given
  --csv                 the rows of the table as CSV, with a header
  --deadline            the query for when tickets are due
  --elapsed             the query for the open time between two columns
  --function            PostgreSQL's function sla_add(calendar, start, budget)

with

  --dialect DIALECT     ${dialectNames.join(', ')}
  --document FILE       the calendars of an sla.json; without it italianOffice
                        and alwaysOpen
  --from INSTANT        the range of the table: from the first report; a date
                        is its midnight in UTC
  --to INSTANT          to the last instant at which something can be due
  --calendars TABLE     the table of open time: sla_calendar, if left out

  --tickets TABLE       tickets, if left out; a dot ends the name of a schema
  --calendar COLUMN     the name of the ticket's calendar: calendar
  --start COLUMN        the report, or where open time begins: start_ms
  --budget COLUMN       the promised open time in milliseconds: budget_ms
  --end COLUMN          where open time ends: end_ms
  --timestamps          instants are timestamps, not epoch milliseconds; then
                        the columns are start_at and end_at, if left out
  --count               not the tickets, but how many have no answer

An answer that the table cannot give, for want of range, calendar, start or
budget, is NULL.

Exit status: 0 when there is an answer, 2 when there is none.
`

const FORMS = ['table', 'csv', 'deadline', 'elapsed', 'function'] as const

export const sqlCommand = command({
  name: 'sql',
  summary: 'prints tables and queries for databases',
  help: HELP,
  options: {
    table: { type: 'boolean' },
    csv: { type: 'boolean' },
    deadline: { type: 'boolean' },
    elapsed: { type: 'boolean' },
    function: { type: 'boolean' },
    dialect: { type: 'string' },
    document: { type: 'string' },
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
  },
  operands: [],
  async run(options) {
    const { sink } = standardOutput()
    for (const piece of piecesOf(options)) {
      await sink(piece)
      // Whoever reads has seen enough, and a table can be long.
      if (process.stdout.destroyed) break
    }
    return HELD
  },
})

type Options = { readonly [option in (typeof FORMS)[number] | 'timestamps' | 'count']?: boolean } & {
  readonly [option in 'dialect' | 'document' | 'from' | 'to' | 'calendars']?: string
} & { readonly [option in 'tickets' | 'calendar' | 'start' | 'budget' | 'end']?: string }

/** What is printed, piece by piece. */
function piecesOf(options: Options): Iterable<string> {
  const [form = 'table', other] = FORMS.filter(name => options[name])
  if (other) throw new CommandError(`--${form} and --${other} exclude each other.`)
  if (form === 'csv') return tableOf(options).csv()
  const dialect = dialectOf(options.dialect)
  const table = tableName(options.calendars ?? 'sla_calendar')
  if (form === 'table') return ended(tableOf(options).statements(dialect, { table }))
  if (form === 'function') {
    if (dialect !== 'postgres') throw new CommandError(`--function is for postgres; ${dialect} has the queries.`)
    return ended([postgresFunction({ calendars: table })])
  }
  return ended([queryOf(form, dialect, options, table)])
}

function queryOf(form: 'deadline' | 'elapsed', dialect: SqlDialect, options: Options, calendars: string[]): string {
  const ending = options.timestamps ? 'at' : 'ms'
  const { tickets = 'tickets', calendar = 'calendar', budget = 'budget_ms' } = options
  const { start = `start_${ending}`, end = `end_${ending}` } = options
  const shared: TicketQueryOptions = {
    tickets: tableName(tickets),
    calendar,
    calendars,
    instants: options.timestamps ? 'timestamps' : 'milliseconds',
    select: options.count ? 'count' : 'rows',
  }
  if (form === 'deadline') return deadlineQuery(dialect, { ...shared, start, budget })
  return elapsedQuery(dialect, { ...shared, from: start, to: end })
}

function tableOf({ document, from, to }: Options): CalendarTable {
  return calendarTable(calendarsOf(document), { from: instantOf('--from', from), to: instantOf('--to', to) })
}

function calendarsOf(document: string | undefined): Calendars {
  if (document === undefined) return { italianOffice, alwaysOpen }
  return inFile(document, () => parseDocument(textOf(document))).calendars
}

function instantOf(option: string, text: string | undefined): number {
  if (text === undefined) throw new CommandError(`${option} is missing, such as ${option} 2026-01-01.`)
  return toEpochMs(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00Z` : text, [option])
}

function dialectOf(name: string | undefined): SqlDialect {
  if (name === undefined) throw new CommandError(`--dialect is missing. Known: ${dialectNames.join(', ')}.`)
  return new Given(name, ['--dialect']).word(dialectNames)
}

/** On the command line a dot stands between schema and table. */
function tableName(text: string): string[] {
  return text.split('.')
}

function* ended(statements: Iterable<string>): IterableIterator<string> {
  for (const statement of statements) yield `${statement};\n`
}
