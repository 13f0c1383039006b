import { describe, expect, it } from 'vitest'
import { alwaysOpen } from '../../../src/calendar/calendars.ts'
import { isSlaCalendarError } from '../../../src/errors.ts'
import { calendarTable } from '../../../src/integrations/sql/calendar-table.ts'
import type { SqlDialect } from '../../../src/integrations/sql/dialect.ts'
import { postgresFunction } from '../../../src/integrations/sql/postgres-function.ts'
import {
  type DeadlineQueryOptions,
  deadlineQuery,
  type ElapsedQueryOptions,
  elapsedQuery,
} from '../../../src/integrations/sql/query.ts'

// What these texts mean is tried on the real databases, in engines/; here they are compared letter by letter.

const tickets = { tickets: 'tickets', calendar: 'desk' }
const deadlines: DeadlineQueryOptions = { ...tickets, start: 'start_ms', budget: 'budget_ms' }
const times: ElapsedQueryOptions = { ...tickets, from: 'a', to: 'b' }
const manyCalendars = { size: 'many-calendars' } as const
const dialects: SqlDialect[] = ['clickhouse', 'duckdb', 'postgres']
/** Written from their documentation, and not run. */
const unrun: SqlDialect[] = ['bigquery', 'snowflake', 'spark', 'sqlserver']

describe('deadlineQuery', () => {
  it('looks up the row of the start and the row in which the budget ends', () =>
    expect(deadlineQuery('duckdb', { ...deadlines, ...manyCalendars })).toBe(`SELECT sla_ticket.*, CASE
    WHEN least(sla_ticket."start_ms" + sla_start.add_ms, sla_start.most_ms) > 0 AND sla_ticket."budget_ms" = 0 THEN sla_ticket."start_ms"
    WHEN least(sla_ticket."start_ms" + sla_start.add_ms, sla_start.most_ms) > 0 AND sla_ticket."budget_ms" > 0 THEN (least(sla_ticket."start_ms" + sla_start.add_ms, sla_start.most_ms) + least(sla_ticket."budget_ms", 9007199254740991)) + sla_due.back_ms
  END AS "due_ms"
FROM "tickets" AS sla_ticket
ASOF LEFT JOIN (
  SELECT calendar, open_ms, cum_ms - open_ms + 1 AS add_ms, cum_ms + close_ms - open_ms + 1 AS most_ms FROM "sla_calendar"
  UNION ALL SELECT calendar, open_ms + 1, 0, 0 FROM "sla_calendar" WHERE close_ms = open_ms
) AS sla_start
  ON sla_start.calendar = sla_ticket."desk" AND sla_start.open_ms <= sla_ticket."start_ms"
ASOF LEFT JOIN (
  SELECT calendar, cum_ms + 1 AS below_ms, CASE WHEN close_ms > open_ms THEN open_ms - cum_ms - 1 END AS back_ms FROM "sla_calendar"
) AS sla_due
  ON sla_due.calendar = sla_ticket."desk" AND sla_due.below_ms < (least(sla_ticket."start_ms" + sla_start.add_ms, sla_start.most_ms) + least(sla_ticket."budget_ms", 9007199254740991))`))

  it('reads each column once in ClickHouse, without NULLs', () => {
    const query = deadlineQuery('clickhouse', deadlines)
    expect(query).toMatch(/^SELECT sla_ticket\.\* EXCEPT \(sla_1, sla_2, sla_3\), CASE\n/)
    const number = (column: string) =>
      `ifNull(accurateCastOrNull(sla_ticket."${column}", 'Int64'), toInt64('-9223372036854775808'))`
    expect(query).toContain(`FROM (
  SELECT sla_ticket.*, ifNull(sla_ticket."desk", '') AS sla_1, ${number('start_ms')} AS sla_2, ${number('budget_ms')} AS sla_3 FROM "tickets" AS sla_ticket
) AS sla_ticket
ASOF LEFT JOIN (`)
    expect(query).toContain('ON sla_start.calendar = sla_ticket.sla_1 AND sla_start.open_ms <= sla_ticket.sla_2\n')
    expect(query.match(/ASOF LEFT JOIN/g)).toHaveLength(2)
    expect(deadlineQuery('clickhouse', { ...deadlines, ...manyCalendars })).toBe(query)
    // A row that is not there has zeros or NULLs, so the query needs no setting.
    expect(query).not.toContain('SETTINGS')
  })

  it('joins by hash in DuckDB: rows and tickets meet in three days, and in 40 hours of open time', () => {
    const query = deadlineQuery('duckdb', deadlines)
    expect(query).toContain(`LEFT JOIN (
  WITH sla_rows AS MATERIALIZED (SELECT calendar, open_ms AS from_value, coalesce(lead(open_ms) OVER (PARTITION BY calendar ORDER BY open_ms) - 1, open_ms) AS to_value, cum_ms - open_ms + 1 AS add_ms, cum_ms + close_ms - open_ms + 1 AS most_ms FROM "sla_calendar")
  SELECT sla_rows.*, sla_rows.from_value // 259200000 AS bucket FROM sla_rows
  UNION ALL SELECT sla_rows.*, unnest(range(sla_rows.from_value // 259200000 + 1, sla_rows.to_value // 259200000 + 1)) FROM sla_rows WHERE sla_rows.to_value // 259200000 > sla_rows.from_value // 259200000
) AS sla_start
  ON sla_start.calendar = sla_ticket."desk" AND sla_start.bucket = (sla_ticket."start_ms") // 259200000
  AND (sla_ticket."start_ms") BETWEEN sla_start.from_value AND sla_start.to_value\n`)
    expect(query).toContain('  WITH sla_rows AS NOT MATERIALIZED (SELECT calendar, cum_ms + 2 AS from_value, ')
    expect(query).toContain('  SELECT sla_rows.*, sla_rows.from_value // 144000000 AS bucket FROM sla_rows\n')
    expect(query).not.toContain('ASOF')
    expect(deadlineQuery('duckdb', { ...deadlines, size: 'many-tickets' })).toBe(query)
  })

  it('keeps the rows of a calendar in arrays in PostgreSQL', () => {
    const query = deadlineQuery('postgres', deadlines)
    expect(query).toMatch(/^SELECT sla_ticket\.\*, \(SELECT CASE\n/)
    expect(query).toContain(
      'FROM (SELECT least(sla_ticket."start_ms" + sla_hours.adds[width_bucket(CAST(sla_ticket."start_ms" AS float8), sla_hours.opens)], ',
    )
    expect(query).toMatch(/FROM "tickets" AS sla_ticket\nLEFT JOIN \(\n {2}SELECT calendar, array_append\(array_agg/)
    expect(query).toMatch(
      /FROM "sla_calendar" GROUP BY calendar\n\) AS sla_hours ON sla_hours.calendar = sla_ticket."desk"$/,
    )
    expect(query).not.toContain('LATERAL')
  })

  it('takes the last row of an index in PostgreSQL', () =>
    expect(deadlineQuery('postgres', { ...deadlines, ...manyCalendars })).toContain(`LEFT JOIN LATERAL (
  SELECT cum_ms - open_ms + 1 AS add_ms, CASE WHEN close_ms > open_ms OR open_ms = sla_ticket."start_ms" THEN cum_ms + close_ms - open_ms + 1 ELSE 0 END AS most_ms FROM "sla_calendar" AS sla_row
  WHERE sla_row.calendar = sla_ticket."desk"
    AND sla_row.open_ms <= sla_ticket."start_ms"
  ORDER BY sla_row.open_ms DESC LIMIT 1
) AS sla_start ON true
LEFT JOIN LATERAL (`))

  it.each([
    [
      'clickhouse',
      /, fromUnixTimestamp64Milli\(CASE/,
      `toInt64(floor(toUnixTimestamp64Micro(toDateTime64(sla_ticket."at", 6)) / 1000))`,
    ],
    ['duckdb', /, to_timestamp\(CASE/, `CAST(floor(epoch_us(sla_ticket."at") / 1000) AS BIGINT)`],
    [
      'postgres',
      /, timestamptz 'epoch' \+ CASE/,
      `CASE WHEN isfinite(sla_ticket."at") THEN floor(extract(epoch FROM sla_ticket."at") * 1000)::bigint END`,
    ],
  ] as const)('reads and gives timestamps of %s', (dialect, given, read) => {
    const query = deadlineQuery(dialect, { ...deadlines, ...manyCalendars, start: 'at', instants: 'timestamps' })
    expect(query).toMatch(given)
    expect(query).toContain(dialect === 'clickhouse' ? `ifNull(${read}, ` : `open_ms <= ${read}\n`)
    expect(query).toContain(' AS "due_at"\n')
    expect(query).not.toContain('"due_ms"')
    // The budget is milliseconds all the same.
    expect(query).toMatch(/(sla_ticket\."budget_ms"|sla_ticket\.sla_3) = 0 THEN/)
    const casts = query.includes(`accurateCastOrNull(sla_ticket."budget_ms", 'Int64')`)
    expect(casts).toBe(dialect === 'clickhouse')
  })

  it('counts tickets and those without an answer', () => {
    const query = deadlineQuery('duckdb', { ...deadlines, select: 'count' })
    const rows = deadlineQuery('duckdb', { ...deadlines, select: 'rows' })
    expect(query).toMatch(/^SELECT count\(\*\) AS tickets, count\(\*\) - count\(CASE/)
    expect(query.split('\nFROM')[1]).toBe(rows.split('\nFROM')[1])
    expect(rows).toBe(deadlineQuery('duckdb', deadlines))
  })

  it('names the result by the option', () =>
    expect(deadlineQuery('duckdb', { ...deadlines, as: 'due "by"' })).toContain('END AS "due ""by"""\n'))
})

describe('elapsedQuery', () => {
  it('takes the open time up to one instant from that up to the other', () =>
    expect(
      elapsedQuery('duckdb', { ...times, ...manyCalendars, calendars: ['x', 'y'] }),
    ).toBe(`SELECT sla_ticket.*, CASE WHEN least(sla_ticket."a" + sla_from.add_ms, sla_from.most_ms) > 0 AND least(sla_ticket."b" + sla_to.add_ms, sla_to.most_ms) > 0 THEN least(sla_ticket."b" + sla_to.add_ms, sla_to.most_ms) - least(sla_ticket."a" + sla_from.add_ms, sla_from.most_ms) END AS "elapsed_ms"
FROM "tickets" AS sla_ticket
ASOF LEFT JOIN (
  SELECT calendar, open_ms, cum_ms - open_ms + 1 AS add_ms, cum_ms + close_ms - open_ms + 1 AS most_ms FROM "x"."y"
  UNION ALL SELECT calendar, open_ms + 1, 0, 0 FROM "x"."y" WHERE close_ms = open_ms
) AS sla_from
  ON sla_from.calendar = sla_ticket."desk" AND sla_from.open_ms <= sla_ticket."a"
ASOF LEFT JOIN (
  SELECT calendar, open_ms, cum_ms - open_ms + 1 AS add_ms, cum_ms + close_ms - open_ms + 1 AS most_ms FROM "x"."y"
  UNION ALL SELECT calendar, open_ms + 1, 0, 0 FROM "x"."y" WHERE close_ms = open_ms
) AS sla_to
  ON sla_to.calendar = sla_ticket."desk" AND sla_to.open_ms <= sla_ticket."b"`))

  it.each(dialects)('gives milliseconds whatever the instants are: %s', dialect => {
    const query = elapsedQuery(dialect, { ...times, ...manyCalendars, instants: 'timestamps' })
    expect(query).toMatch(/^SELECT sla_ticket\.\*( EXCEPT \(sla_1, sla_2, sla_3\))?, CASE WHEN /)
    expect(query).toContain('END AS "elapsed_ms"\n')
  })
})

describe('every query', () => {
  const hostile = 'a"b\\c.d\'; --'

  it.each([
    ['clickhouse', `"a\\"b\\\\c.d'; --"`],
    ['duckdb', `"a""b\\c.d'; --"`],
    ['postgres', `"a""b\\c.d'; --"`],
    ['snowflake', `"a""b\\c.d'; --"`],
    ['bigquery', '`a"b\\\\c.d\'; --`'],
    ['spark', '`a"b\\c.d\'; --`'],
    ['sqlserver', `[a"b\\c.d'; --]`],
  ] as const)('quotes every name for %s', (dialect, quoted) => {
    const names = { tickets: [hostile, hostile], calendar: hostile, calendars: hostile }
    for (const query of [
      deadlineQuery(dialect, { ...names, start: hostile, budget: hostile, as: hostile }),
      elapsedQuery(dialect, { ...names, from: hostile, to: hostile, as: hostile }),
    ]) {
      expect(query).toContain(`FROM ${quoted}.${quoted} AS sla_ticket`)
      expect(query).toContain(`AS ${quoted}\n`)
      // The rest without the quoted names does not contain it.
      expect(query.split(quoted).join('')).not.toMatch(/["\\;]|--|d'/)
    }
  })

  it.each([
    [{ ...deadlines, budgte: 'x' }, 'key-unknown', 'budgte', 'Did you mean budget?'],
    [{ ...deadlines, start: undefined }, 'key-missing', 'start', 'Name a column'],
    [{ ...deadlines, budget: undefined }, 'key-missing', 'budget', 'Name a column'],
    [{ ...deadlines, budget: { workingDays: 1, due: 'close' } }, 'budget-invalid', 'budget', 'calendar.add'],
    [{ ...deadlines, calendar: undefined }, 'key-missing', 'calendar', 'Name a column'],
    [{ ...deadlines, tickets: undefined }, 'key-missing', 'tickets', 'Name the table'],
    [{ ...deadlines, tickets: 7 }, 'input-invalid', 'tickets', ''],
    [{ ...deadlines, calendars: [''] }, 'input-invalid', 'calendars.0', ''],
    [{ ...deadlines, start: 'a\0' }, 'input-invalid', 'start', 'NUL'],
    [{ ...deadlines, start: ['a'] }, 'input-invalid', 'start', ''],
    [{ ...deadlines, as: ' ' }, 'input-invalid', 'as', ''],
    [{ ...deadlines, instants: 'timestamp' }, 'input-invalid', 'instants', 'Did you mean timestamps?'],
    [{ ...deadlines, select: 'counts' }, 'input-invalid', 'select', 'Did you mean count?'],
    [{ ...deadlines, size: 'many' }, 'input-invalid', 'size', 'many-tickets'],
    [undefined, 'input-invalid', '', ''],
  ])('refuses %j: %s', (options, code, path, hint) => {
    const error = caught(() => deadlineQuery('duckdb', options as never))
    expect([error.code, error.path.join('.')]).toEqual([code, path])
    expect(error.hint).toContain(hint)
  })

  it('refuses a dialect that it does not speak, with the nearest one', () => {
    const error = caught(() => elapsedQuery('postgresql' as never, times))
    expect([error.code, error.path, error.hint]).toEqual(['input-invalid', ['dialect'], 'Did you mean postgres?'])
  })
})

describe('the dialects that are not run', () => {
  it.each([
    ['bigquery', 'CROSS JOIN UNNEST(GENERATE_ARRAY(', 'DIV((sla_ticket.`start_ms`), 86400000)'],
    [
      'snowflake',
      ', LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(',
      'MOD((sla_ticket."start_ms"), 86400000)) / 86400000',
    ],
    ['spark', 'explode(sequence(', '(sla_ticket.`start_ms`) div 86400000'],
  ] as const)('join by hash: %s', (dialect, repeated, bucket) => {
    const query = deadlineQuery(dialect, deadlines)
    expect(query).toContain(repeated)
    expect(query).toContain(`sla_start.bucket = ${bucket}`.replace('= MOD', '= ((sla_ticket."start_ms") - MOD'))
    expect(deadlineQuery(dialect, { ...deadlines, ...manyCalendars })).toBe(query)
  })

  it('look up the last row of an index in SQL Server, letter by letter', () => {
    const query = deadlineQuery('sqlserver', deadlines)
    expect(query).toContain('OUTER APPLY (\n  SELECT TOP (1) ')
    expect(query).toContain('WHERE sla_row.calendar = sla_ticket.[desk] COLLATE Latin1_General_100_BIN2')
  })

  it.each([
    ['bigquery', 'UNIX_MILLIS(sla_ticket.`at`)', ', TIMESTAMP_MILLIS(CASE'],
    ['snowflake', 'DATE_PART(EPOCH_MILLISECOND, sla_ticket."at")', ', TO_TIMESTAMP_TZ(CASE'],
    ['spark', 'unix_millis(sla_ticket.`at`)', ', timestamp_millis(CASE'],
    ['sqlserver', 'DATEDIFF_BIG(millisecond, ', ', TODATETIMEOFFSET(DATEADD(millisecond, (CASE'],
  ] as const)('read and give timestamps: %s', (dialect, read, given) => {
    const query = deadlineQuery(dialect, { ...deadlines, start: 'at', instants: 'timestamps' })
    expect(query).toContain(read)
    expect(query).toContain(given)
  })

  it.each([
    ['bigquery', `'it\\'s a \\\\'`],
    ['snowflake', `'it''s a \\\\'`],
    ['spark', `'it\\'s a \\\\'`],
    ['sqlserver', `N'it''s a \\'`],
  ] as const)('quote texts: %s', (dialect, quoted) => {
    const rows = [...calendarTable({ "it's a \\": alwaysOpen }, { from: 0, to: 1 }).statements(dialect)]
    expect(rows[1]).toContain(`(${quoted}, -1, 0, -1)`)
    expect(rows[0]).toMatch(/^CREATE TABLE .sla_calendar. \(calendar /)
  })

  it.each(unrun)('answer no instant differently: %s', dialect => {
    // The same columns as in the dialects that are run.
    expect(elapsedQuery(dialect, times)).toContain('+ sla_to.add_ms, sla_to.most_ms) > 0')
    expect(elapsedQuery(dialect, times)).toContain('+ sla_from.add_ms, sla_from.most_ms) > 0')
  })
})

describe('statements that replace a table', () => {
  const range = { from: 0, to: 1 }
  const replacing = (dialect: SqlDialect, table?: string[]) =>
    [...calendarTable({ always: alwaysOpen }, range).statements(dialect, { table, replace: true })].map(
      statement => statement.split('\n')[0],
    )
  const columns = 'calendar text NOT NULL, open_ms bigint NOT NULL, close_ms bigint NOT NULL, cum_ms bigint NOT NULL'
  const insert = (table: string) => `INSERT INTO ${table} (calendar, open_ms, close_ms, cum_ms) VALUES`

  it('keep the table of PostgreSQL, because views belong to it', () =>
    expect(replacing('postgres', ['support', 'hours'])).toEqual([
      'BEGIN',
      `CREATE TABLE IF NOT EXISTS "support"."hours" (${columns}, UNIQUE (calendar, open_ms) INCLUDE (close_ms, cum_ms), UNIQUE (calendar, cum_ms) INCLUDE (open_ms, close_ms))`,
      'TRUNCATE "support"."hours"',
      insert('"support"."hours"'),
      'ANALYZE "support"."hours"',
      'COMMIT',
    ]))

  it('exchange two tables of ClickHouse, which has no transactions', () => {
    const create = (table: string) =>
      `CREATE TABLE ${table} (calendar String, open_ms Int64, close_ms Int64, cum_ms Int64)`
    expect(replacing('clickhouse', ['support', 'hours'])).toEqual([
      create('IF NOT EXISTS "support"."hours"'),
      'DROP TABLE IF EXISTS "support"."hours_next"',
      create('"support"."hours_next"'),
      insert('"support"."hours_next"'),
      'EXCHANGE TABLES "support"."hours" AND "support"."hours_next"',
      'DROP TABLE "support"."hours_next"',
    ])
  })

  it('create the table again in DuckDB', () =>
    expect(replacing('duckdb')).toEqual([
      'BEGIN TRANSACTION',
      `CREATE OR REPLACE TABLE "sla_calendar" (${columns})`,
      insert('"sla_calendar"'),
      'COMMIT',
    ]))

  it.each([
    ['bigquery', 'CREATE OR REPLACE TABLE `sla_calendar` (calendar STRING NOT NULL, '],
    ['snowflake', 'CREATE OR REPLACE TABLE "sla_calendar" (calendar varchar NOT NULL, '],
    ['spark', 'CREATE OR REPLACE TABLE `sla_calendar` (calendar STRING NOT NULL, '],
    ['sqlserver', 'DROP TABLE IF EXISTS [sla_calendar]'],
  ] as const)('begin with the word for it: %s', (dialect, first) => {
    const [before, ...others] = replacing(dialect)
    expect(before.slice(0, first.length)).toBe(first)
    // The rest is the same as for a new table, without its first statement in most databases.
    const fresh = [...calendarTable({ always: alwaysOpen }, range).statements(dialect)].map(text => text.split('\n')[0])
    expect(others).toEqual(dialect === 'sqlserver' ? fresh : fresh.slice(1))
  })

  it('are printed only if asked', () => {
    const table = calendarTable({ always: alwaysOpen }, range)
    expect([...table.statements('duckdb', { replace: false })]).toEqual([...table.statements('duckdb')])
    const error = caught(() => table.statements('duckdb', { replace: 'yes' as never }))
    expect([error.code, error.path]).toEqual(['input-invalid', ['replace']])
  })
})

describe('postgresFunction', () => {
  it('holds the query as one quoted text', () => {
    const plain = postgresFunction()
    expect(plain).toMatch(
      /^CREATE OR REPLACE FUNCTION sla_add\(calendar text, start_ms bigint, budget_ms bigint\) RETURNS bigint\n/,
    )
    expect(plain).toContain('WHERE sla_row.calendar = $1\n    AND sla_row.open_ms <= $2\n')
    expect(plain.match(/'/g)).toHaveLength(2)
    const hostile = postgresFunction({ calendars: `a'$$\\` })
    expect(hostile.split(`"a''$$\\\\"`)).toHaveLength(3)
    expect(hostile).toContain(" AS  E'SELECT")
  })

  it('creates the function for elapsed time', () => {
    const elapsed = postgresFunction({ name: 'sla_elapsed' })
    expect(elapsed).toMatch(/^CREATE OR REPLACE FUNCTION sla_elapsed\(calendar text, from_ms bigint, to_ms bigint\) /)
    expect(elapsed).toContain('AND sla_row.open_ms <= $3\n')
    expect(postgresFunction({ name: 'sla_add' })).toBe(postgresFunction())
    const error = caught(() => postgresFunction({ name: 'sla_elapse' as never }))
    expect([error.code, error.path, error.hint]).toEqual(['input-invalid', ['name'], 'Did you mean sla_elapsed?'])
  })

  it('refuses unknown options', () => {
    const error = caught(() => postgresFunction({ calendar: 'x' } as never))
    expect([error.code, error.hint]).toEqual(['key-unknown', 'Did you mean calendars?'])
  })
})

function caught(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (isSlaCalendarError(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
