import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { rejectionErrors } from '../../src/exports/rejection-errors.ts'
import { ticketOf } from '../../src/exports/ticket.ts'

const source = { file: 'a.csv', line: 2 }
const columns: Record<string, string> = { severity: 'Priority', reportedAt: 'Opened', channel: '' }
const plain = ticketOf('A', source, [], {})
const ticket = { ...plain, columnOf: (meaning: string) => columns[meaning] ?? '' }
const rejected = (more: object) => ({ status: 'rejected', message: 'Wrong.', ...more })
const judged = { status: 'judged' }
const severity = { columns: ['impact'], matrix: { '*': 'low' } }
const [inMap, inChannels] = ['severities', 'channels'].map(map => `Wrong. To translate it, use tickets.${map}.`)

describe('a ticket that cannot be judged', () => {
  it.each<[object, TicketsSpec, string | undefined, string]>([
    [{ field: 'severity' }, {}, 'Priority', inMap],
    [{ field: 'severity' }, { severity }, 'Priority', 'Wrong. To translate it, use tickets.severity.matrix.'],
    [{ field: 'channel' }, { severity }, 'channel', inChannels],
    [{ field: 'at', event: 'reported' }, {}, 'Opened', 'Wrong.'],
    [{ field: 'at', event: 'responded' }, {}, 'respondedAt', 'Wrong.'],
    [{ field: 'at', event: 'resolved' }, {}, 'resolvedAt', 'Wrong.'],
    [{ field: 'at', event: 'paused' }, {}, 'at', 'Wrong.'],
    [{ field: 'reason', event: 'reported' }, {}, 'reason', 'Wrong.'],
    [{ field: 'severity', column: 'site' }, {}, 'site', inMap],
    [{}, {}, undefined, 'Wrong.'],
  ])('%j with %j is an error in the column %s', (reason, spec, column, message) => {
    expect(rejectionErrors([rejected(reason)], ticket, spec)).toEqual([{ source, column, message }])
  })

  it('has the meaning for a column without a name', () =>
    expect(rejectionErrors([rejected({ field: 'severity' })], plain, {})).toMatchObject([{ column: 'severity' }]))

  it('has one reason if it is the same in all agreements, otherwise one for each of them', () => {
    const messages = (...results: { status: string }[]) =>
      rejectionErrors(results, ticket, {}).map(({ column, message }) => `${column}: ${message}`)
    const [ola, sla] = ['OLA', 'SLA'].map(agreement => ({ agreement, field: 'reason' }))
    expect(messages(rejected(ola), rejected(sla))).toEqual(['reason: Wrong.'])
    expect(messages(rejected(ola), judged)).toEqual(['reason: OLA: Wrong.'])
    expect(messages(rejected(ola), rejected({ ...sla, field: 'calendar' }))).toEqual([
      'reason: OLA: Wrong.',
      'calendar: SLA: Wrong.',
    ])
    expect(messages(rejected(ola), rejected({ ...sla, message: 'Late.' }))).toEqual([
      'reason: OLA: Wrong.',
      'reason: SLA: Late.',
    ])
    expect(messages(judged, judged)).toEqual([])
  })
})
