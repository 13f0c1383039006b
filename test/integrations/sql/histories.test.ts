import { describe, expect, it } from 'vitest'
import { calendarTable } from '../../../src/integrations/sql/calendar-table.ts'
import type { SqlDialect } from '../../../src/integrations/sql/dialect.ts'
import { historyQuery } from '../../../src/integrations/sql/history/history-query.ts'
import {
  sampleHistories,
  sampleTerms,
  sqlExpected,
  tableCalendars,
  tableRange,
} from '../../arbitraries/sql-histories.ts'

// engines/histories.mjs compares a million of these histories with `evaluate`, on each database.

describe('the random histories for databases', () => {
  const policies = sampleTerms(40, 15)

  it('have results of every kind', () => {
    const answers = policies.flatMap((terms, i) =>
      sampleHistories(terms, 25, i).map(history => sqlExpected(terms, history).answer),
    )
    const states = answers.map(answer => answer?.state)
    for (const state of ['pending', 'running', 'paused', 'met', 'breached', undefined])
      expect(states.filter(one => one === state).length).toBeGreaterThan(10)
    expect(answers.filter(answer => answer?.breached && answer.state !== 'breached').length).toBeGreaterThan(3)
  })

  it('have a query each, in every dialect', () => {
    const event = { ticket: 'ticket_id', type: 'type', at: 'at_ms', order: 'id', reason: 'reason' }
    const tables = {
      tickets: 'tickets',
      ticket: 'id',
      calendar: 'desk',
      severity: 'severity',
      start: 'start_ms',
      event,
    }
    for (const dialect of [
      'clickhouse',
      'duckdb',
      'postgres',
      'bigquery',
      'snowflake',
      'spark',
      'sqlserver',
    ] as SqlDialect[])
      for (const { policy, target } of policies)
        expect(historyQuery(dialect, { ...tables, policy, target, events: 'events' })).toMatch(/AS ["`[]breached["`\]]/)
  })

  it('have calendars that the table holds', () =>
    expect(new Set(Array.from(calendarTable(tableCalendars, tableRange), ({ calendar }) => calendar)).size).toBe(3))
})
