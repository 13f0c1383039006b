import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type TermsOptions, ticketTerms } from '../../src/cli/ticket-terms.ts'

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-terms-'))
afterAll(() => rmSync(folder, { recursive: true }))

const target = { firstResponse: { within: 'PT4H', clock: 'business' } }
const policy = { name: 'Gold', severities: { high: { level: 1, ...target }, low: { level: 2, ...target } } }
const hours = { 'mon-fri': '09:00-17:00' }
const document = {
  policies: { gold: policy, silver: { ...policy, name: 'Silver' } },
  calendars: { rome: { timeZone: 'Europe/Rome', hours }, boston: { timeZone: 'America/New_York', hours } },
  calendar: 'rome',
}
const NOW = Date.parse('2026-11-20T10:00Z')

/** The terms of a ticket, or why there are none. */
function terms(own: object, options: TermsOptions): unknown {
  const file = join(folder, 'sla.json')
  writeFileSync(file, JSON.stringify({ ...document, ...own }))
  try {
    const found = ticketTerms({ severity: 'high', ...options, document: file }, NOW, ' See the guide.')
    return [found.terms.policy.name, found.terms.calendar.timeZone, found.terms.severity]
  } catch (error) {
    return (error as Error).message.replaceAll(file, 'sla.json')
  }
}
const contracts = (...customers: (string | string[])[]) => ({
  contracts: customers.map(customer => ({ policy: 'gold', when: { customer } })),
})

describe('the terms of a ticket that options describe', () => {
  const both = { contracts: [{ policy: 'silver', when: { customer: 'Acme' }, calendar: 'boston' }, { policy: 'gold' }] }
  it.each<[TermsOptions, string[]]>([
    [{}, ['Gold', 'Europe/Rome', 'high']],
    [{ field: ['customer=Acme'] }, ['Silver', 'America/New_York', 'high']],
    [{ field: ['customer=Acme=1'] }, ['Gold', 'Europe/Rome', 'high']],
    [{ field: ['customer='], severity: 'low' }, ['Gold', 'Europe/Rome', 'low']],
  ])('are those of the first contract that covers it: %j', (options, expected) =>
    expect(terms(both, options)).toEqual(expected),
  )

  it('have the severity in the words of the contract', () => {
    const own = { contracts: [{ policy: 'gold', severities: { P1: 'high', low: 'high' } }] }
    expect(terms(own, { severity: 'P1' })).toEqual(['Gold', 'Europe/Rome', 'high'])
    expect(terms(own, { severity: undefined } as never)).toBe(
      'Missing option --severity. Known: P1, low, high. See the guide.',
    )
  })

  it.each([['=Acme'], ['customer'], ['']])('need columns with values: %j', field =>
    expect(terms(both, { field: [field] })).toBe(`--field: ${JSON.stringify(field)} is not COLUMN=VALUE.`),
  )

  it.each([
    [both, ['costumer=Acme'], '--field: no contract asks for the column "costumer". Did you mean customer?'],
    [
      { contracts: [{ policy: 'gold' }] },
      ['customer=Acme'],
      '--field: no contract asks for the column "customer". Leave it out.',
    ],
    [both, ['customer=Acme', 'customer=Beta'], 'Duplicate option --field customer.'],
  ])('refuse a column that decides nothing, and one that is given twice: %#', (own, field, message) =>
    expect(terms(own, { field })).toBe(message),
  )

  it.each([
    [contracts('Acme'), 'customer=Acme.'],
    [contracts('Acme', ['Beta', 'Gamma']), 'customer=Acme, or another of the 3 values that contracts name.'],
    [contracts('Acme', 'Acme'), 'customer=Acme.'],
    [contracts('Acme & Co'), '"customer=Acme & Co".'],
    [contracts('Müller'), '"customer=Müller".'],
    [contracts('a"b$c`d\\e'), '"customer=a\\"b\\$c\\`d\\\\e".'],
  ])('need a field that a contract asks for: %j', (own, rest) =>
    expect(terms(own, {})).toBe(`sla.json has contracts for certain tickets only. Write --field ${rest}`),
  )

  it('are none for a value or a time without a contract', () => {
    expect(terms(contracts('Acme'), { field: ['customer=Other'] })).toMatch(/^--field customer: "Other" /)
    expect(terms({ contracts: [{ policy: 'gold', from: '2027-01-01' }] }, {})).toMatch(/^--at: /)
  })

  it('need the column that names the calendar', () => {
    const calendarFrom = { column: 'my site', calendars: { US: 'boston' } }
    expect(terms({ contracts: [{ policy: 'gold' }], calendarFrom }, {})).toBe(
      'The calendar depends on a column. Write --field "my site=…".',
    )
    expect(terms({ contracts: [{ policy: 'gold' }], calendarFrom }, { field: ['my site=US'] })).toEqual([
      'Gold',
      'America/New_York',
      'high',
    ])
    expect(terms({ contracts: [{ policy: 'gold' }], calendarFrom }, { field: ['my site=IT'] })).toMatch(
      /^--field my site: "IT" has no calendar/,
    )
  })

  it('need one agreement', () => {
    const own = {
      contracts: [
        { policy: 'gold', agreement: 'OLA' },
        { policy: 'silver', agreement: 'SLA' },
      ],
    }
    expect(terms(own, {})).toBe('Missing option --agreement. Known: OLA, SLA.')
    expect(terms(own, { agreement: 'SLA' })).toEqual(['Silver', 'Europe/Rome', 'high'])
    expect(terms(own, { agreement: 'SLB' })).toBe(
      '--agreement: "SLB" is not an agreement of the config file. Did you mean SLA?',
    )
    expect(terms({ contracts: [{ policy: 'gold' }] }, { agreement: 'SLA' })).toBe(
      '--agreement: "SLA" is not an agreement of the config file. Its contracts name none.',
    )
  })
})
