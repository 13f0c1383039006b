import { describe, expect, it } from 'vitest'
import { isSlaCalendarError } from '../../../src/errors.ts'
import { msaBusiness } from '../../../src/index.ts'
import type { SqlDialect } from '../../../src/integrations/sql/dialect.ts'
import { type HistoryQueryOptions, historyQuery } from '../../../src/integrations/sql/history/history-query.ts'
import type { PolicySpec } from '../../../src/policy/spec.ts'

// What these texts mean is tried on the real databases, in engines/histories.mjs, with random policies and histories.

const event = { ticket: 'ticket_id', type: 'type', at: 'at_ms', order: 'id' }
const tables = { tickets: 'tickets', ticket: 'id', calendar: 'desk', severity: 'severity', start: 'start_ms' }
const options: HistoryQueryOptions = {
  ...tables,
  policy: msaBusiness,
  target: 'firstResponse',
  events: 'events',
  event,
}
const dialects: SqlDialect[] = ['clickhouse', 'duckdb', 'postgres']

/** A policy with one severity. */
const policy = (terms: object, more: object = {}) =>
  ({
    name: 'One',
    channels: ['phone'],
    severities: { high: { level: 1, resolution: { within: 'PT8H', clock: 'business', ...terms } } },
    ...more,
  }) as PolicySpec
const one = { ...options, target: 'resolution' }

describe('historyQuery', () => {
  it.each(dialects)('joins the results to the tickets: %s', dialect => {
    const query = historyQuery(dialect, options)
    expect(query).toMatch(/^WITH sla_report AS \(\n/)
    expect(query).toContain('LEFT JOIN sla_answer ON sla_answer.ticket = sla_ticket."id"')
    for (const name of ['due_ms', 'state', 'counted_ms', 'breached']) expect(query).toContain(`END AS "${name}"`)
    expect(query).not.toContain(';')
  })

  it('reads the budgets, the clocks and the calendars of the policy', () => {
    const query = historyQuery('duckdb', options)
    expect(query).toContain("CASE sla_ticket.\"severity\" WHEN 'critical' THEN 1 WHEN 'high' THEN 2")
    expect(query).toContain('CASE run_severity WHEN 1 THEN 7200000 WHEN 2 THEN 21600000 WHEN 3 THEN 28800000')
    // The first severity counts all time.
    expect(query).toContain('CASE WHEN run_severity IN (1) THEN next_ms - at_ms ELSE')
    const named = historyQuery('duckdb', { ...one, policy: policy({ calendar: "bo'ston" }) })
    expect(named).toContain(`open_0 = 0 THEN 'bo''ston' END AS clock_calendar`)
  })

  it('looks nothing up if all severities count all time', () => {
    const query = historyQuery('duckdb', { ...one, policy: policy({ clock: 'always' }) })
    expect(query).not.toContain('sla_calendar')
  })

  it('reads only the events that can change the target', () => {
    const typesOf = (terms: object, more?: object) =>
      /at_ms <= now_ms AND type IN \(([^)]*)\)/.exec(
        historyQuery('duckdb', { ...one, policy: policy(terms, more) }),
      )![1]
    const changes = "'resolved', 'reopened', 'severityChanged', 'calendarChanged'"
    expect(typesOf({ pausable: false })).toBe(changes)
    expect(typesOf({})).toBe(`${changes}, 'paused', 'resumed'`)
    const targets = { resolution: { starts: ['reported', 'triaged'], stops: ['done', 'resolved'] } }
    expect(typesOf({ pausable: false }, { targets })).toBe(`'triaged', 'done', ${changes}`)
  })

  it('repeats the segments of a cycle for every severity only with retroactive changes', () => {
    const severity = 'severity'
    const of = (onSeverityChange: string, columns: object) =>
      historyQuery('duckdb', {
        ...one,
        policy: policy({}, { onSeverityChange }),
        event: { ...event, ...columns },
      })
    expect(of('retroactive', { severity })).toContain('sla_cycle_runs')
    expect(of('retroactive', {})).not.toContain('sla_cycle_runs')
    expect(of('carry', { severity })).toContain('carried_ms >= budget THEN run_ms')
    expect(of('restart', { severity })).not.toMatch(/sla_cycle_runs|carried_ms/)
  })

  it.each([
    ['clickhouse', 'toUnixTimestamp64Milli(now64(3))'],
    ['duckdb', 'epoch_ms(now())'],
    ['postgres', 'floor(extract(epoch FROM statement_timestamp()) * 1000)::bigint'],
  ] as const)('takes the clock of the database as now: %s', (dialect, now) =>
    expect(historyQuery(dialect, options)).toContain(`greatest(${now}, `),
  )

  it('takes an instant or a column as now', () => {
    expect(historyQuery('duckdb', { ...options, now: '2026-12-01T09:00Z' })).toContain('greatest(1796115600000, ')
    expect(historyQuery('duckdb', { ...options, now: { column: 'as "of"' } })).toContain('(sla_ticket."as ""of""", ')
  })

  it('gives timestamps, counts and other names', () => {
    const stamps = historyQuery('postgres', { ...options, instants: 'timestamps', prefix: 'sla_' })
    expect(stamps).toContain(
      `THEN timestamptz 'epoch' + sla_answer.due_ms * interval '1 millisecond' END AS "sla_due_at"`,
    )
    expect(stamps).toContain('AS "sla_state"')
    const count = historyQuery('postgres', { ...options, select: 'count' })
    expect(count).toContain('SELECT count(*) AS tickets, count(*) - count(sla_answer.state) AS unanswered\n')
  })

  it.each([
    ['clickhouse', `"a\\"b\\\\c.d'; --"`],
    ['duckdb', `"a""b\\c.d'; --"`],
    ['postgres', `"a""b\\c.d'; --"`],
  ] as const)('quotes every name for %s', (dialect, quoted) => {
    const hostile = 'a"b\\c.d\'; --'
    const query = historyQuery(dialect, {
      ...{ policy: msaBusiness, target: 'firstResponse', tickets: hostile, events: [hostile, hostile] },
      ...{ ticket: hostile, calendar: hostile, severity: hostile, start: hostile, calendars: hostile },
      now: { column: hostile },
      event: { ticket: hostile, type: hostile, at: hostile, order: hostile, reason: hostile, severity: hostile },
    })
    expect(query.split(quoted).join('')).not.toMatch(/[\\;]|--/)
  })

  it.each([
    [{ within: { workingDays: 1, due: 'close' } }, 'budget-invalid', 'within', 'Use evaluate'],
    [{ within: { days: 1, due: 'end-of-day' }, clock: 'always' }, 'budget-invalid', 'within', 'Use evaluate'],
    [{ heldBy: ['network'] }, 'policy-invalid', 'heldBy', 'Use evaluate'],
    [
      { clock: 'always', outOfHours: { channel: 'phone', otherwise: 'next-opening' } },
      'policy-invalid',
      'outOfHours',
      "otherwise: 'advise'",
    ],
  ])('refuses a target with %j', (terms, code, key, hint) => {
    const error = caught({ ...one, policy: policy(terms) })
    expect([error.code, error.path]).toEqual([code, ['policy', 'severities', 'high', 'resolution', key]])
    expect(error.hint).toContain(hint)
  })

  it('takes a target that only advises to call', () => {
    const terms = { clock: 'always', outOfHours: { channel: 'phone', otherwise: 'advise' } }
    expect(historyQuery('duckdb', { ...one, policy: policy(terms) })).toContain('28800000')
  })

  it.each([
    ['paused', { starts: ['paused'], stops: 'resolved' }, 'starts'],
    ['assigned', { starts: 'reported', stops: ['assigned'] }, 'stops'],
    ['severityChanged', { starts: 'reported', stops: 'severityChanged' }, 'stops'],
  ])('refuses a target that %s starts or stops', (type, resolution, key) => {
    const error = caught({ ...one, policy: policy({}, { targets: { resolution } }) })
    expect([error.code, error.path]).toEqual(['policy-invalid', ['policy', 'targets', 'resolution', key]])
    expect(error.message).toContain(type)
  })

  it('refuses changes between severities of which one lacks the target', () => {
    const severities = { high: { level: 1, resolution: { within: 'PT8H', clock: 'always' } }, low: { level: 2 } }
    const lacking = { ...one, policy: { name: 'Two', severities } as PolicySpec }
    expect(historyQuery('duckdb', lacking)).toContain("WHEN 'high' THEN 1 END")
    const error = caught({ ...lacking, event: { ...event, severity: 'severity' } })
    expect([error.code, error.path]).toEqual(['policy-invalid', ['event', 'severity']])
    expect(error.message).toContain('low')
  })

  it.each([
    [{ target: 'resolve' }, 'target-unknown', 'target', 'Known: firstResponse.'],
    [{ target: undefined }, 'key-missing', 'target', 'resolution'],
    [{ policy: undefined }, 'key-missing', 'policy', 'policy'],
    [{ event: undefined }, 'key-missing', 'event', 'columns'],
    [{ event: { ...event, order: undefined } }, 'key-missing', 'event.order', 'column of the events'],
    [{ event: { ...event, when: 'x' } }, 'key-unknown', 'event.when', ''],
    [{ event: { ...event, reason: '' } }, 'input-invalid', 'event.reason', ''],
    [{ ticket: undefined }, 'key-missing', 'ticket', 'column of the tickets'],
    [{ tickets: undefined }, 'key-missing', 'tickets', 'table of tickets'],
    [{ events: undefined }, 'key-missing', 'events', 'table of events'],
    [{ events: 7 }, 'input-invalid', 'events', ''],
    [{ now: 'yesterday' }, 'instant-invalid', 'now', ''],
    [{ now: 1_700_000_000 }, 'instant-invalid', 'now', '1700000000000'],
    [{ now: { colunm: 'x' } }, 'instant-invalid', 'now', ''],
    [{ now: { column: 'x', at: 1 } }, 'key-unknown', 'now.at', ''],
    [{ prefix: 7 }, 'input-invalid', 'prefix', ''],
    [{ select: 'counts' }, 'input-invalid', 'select', 'Did you mean count?'],
    [{ evnts: 'x' }, 'key-unknown', 'evnts', 'Did you mean events?'],
  ])('refuses %j: %s', (change, code, path, hint) => {
    const error = caught({ ...options, ...change } as never)
    expect([error.code, error.path.join('.')]).toEqual([code, path])
    expect(error.hint ?? '').toContain(hint)
  })

  it('refuses a list of reasons without a column that has them', () => {
    const error = caught({ ...one, policy: policy({ pausable: ['customer'] }) })
    expect([error.code, error.path]).toEqual(['key-missing', ['event', 'reason']])
    const query = historyQuery('duckdb', {
      ...one,
      policy: policy({ pausable: ['customer'] }),
      event: { ...event, reason: 'reason' },
    })
    expect(query).toContain("reason IN ('customer')")
  })
})

function caught(given: HistoryQueryOptions) {
  try {
    historyQuery('duckdb', given)
  } catch (error) {
    if (isSlaCalendarError(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
