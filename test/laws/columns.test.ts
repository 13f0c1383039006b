import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Check, type CheckOptions, type ContractInput, type TicketInput } from '../../src/compliance/index.ts'
import type { Row } from '../../src/exports/formats/row.ts'
import { mappingOf } from '../../src/exports/mapping.ts'
import { severityMeaning, severityText } from '../../src/exports/severity-meaning.ts'
import { businessCalendar, slaPolicy } from '../../src/index.ts'
import { deskHistory, type HistoryScene } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'

const cell = fc.constantFrom('P1', 'p1', 'P2', 'bug', 'Bug', 'x', 'P1,bug', 'x, P2', 'bug,x')
const severity = fc.constantFrom('critical', 'high', 'low')
/** Severities by cell, always with an entry for any other cell and one for an empty cell. */
const entries = fc
  .tuple(fc.dictionary(fc.constantFrom('P1', 'P2', 'bug'), severity), severity, severity)
  .map(([own, other, empty]) => ({ ...own, '*': other, '': empty }))

describe('a severity matrix', () => {
  it('over one column is what severities are', () => {
    fc.assert(
      fc.property(entries, fc.oneof(cell, fc.constant('')), (severities, text) => {
        const matrix = mappingOf({ severity: { columns: ['Priority'], matrix: severities } })
        expect(plain(found({ Priority: text }, matrix))).toEqual(
          plain(severityMeaning(text, mappingOf({ severities }))),
        )
      }),
      runs(80),
    )
  })

  it('over two columns is one matrix per cell of the first column', () => {
    fc.assert(
      fc.property(entries, entries, cell, cell, (first, second, impact, urgency) => {
        const both = { High: first, '*': second }
        const cells = { Impact: impact, Urgency: urgency }
        const one = (matrix: typeof first) => found(cells, mappingOf({ severity: { columns: ['Urgency'], matrix } }))
        const mapping = mappingOf({ severity: { columns: ['Impact', 'Urgency'], matrix: both } })
        expect(found(cells, mapping)).toEqual(plain(one(second)))
        expect(found({ ...cells, Impact: 'high' }, mapping)).toEqual(plain(one(first)))
      }),
      runs(40),
    )
  })
})

describe('a calendar by a column', () => {
  it('with one value is the calendar of the contract', () => {
    fc.assert(
      fc.property(deskHistory(), fc.constantFrom('MIL', '*'), (scene, key) => {
        const { calendars, events, now, contract } = termsOf(scene)
        const named = { ...calendars, own: scene.calendar.spec }
        const byColumn = { ...contract, calendarFrom: { column: 'site', calendars: { [key]: 'own' } } }
        expect(judged(byColumn, named, events, now, 'MIL')).toEqual(judged(contract, named, events, now, 'MIL'))
      }),
      runs(16),
    )
  })

  it('with time zones is the contract with a calendar in each of them', () => {
    const zones = fc.constantFrom('Europe/Rome', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(deskHistory(), zones, fc.boolean(), (scene, timeZone, isNamed) => {
        const { calendars, events, now, contract } = termsOf(scene)
        const timeZones: Record<string, string> = isNamed ? { Site: timeZone } : {}
        const byColumn = { ...contract, calendarFrom: { column: 'site', timeZones } }
        const calendar = businessCalendar({ ...businessCalendar(scene.calendar.spec).toJSON(), timeZone } as never)
        expect(judged(byColumn, calendars, events, now, isNamed ? 'Site' : timeZone)).toEqual(
          judged({ ...contract, calendar }, calendars, events, now, timeZone),
        )
      }),
      runs(16),
    )
  })
})

/** The severity of a row with these cells. */
function found(cells: Readonly<Record<string, string>>, mapping: ReturnType<typeof mappingOf>) {
  return severityMeaning(severityText({ cell: (name: string) => cells[name] } as unknown as Row, 0, mapping), mapping)
}

/** A severity, or whether there is a problem. */
function plain(meaning: ReturnType<typeof severityMeaning>) {
  return typeof meaning === 'string' ? meaning : { problem: expect.any(String) }
}

function termsOf({ policy, calendar, calendars, events, now }: HistoryScene) {
  const contract: ContractInput = {
    when: {},
    policyName: 'p',
    policy: slaPolicy(policy),
    calendarName: 'c',
    calendar: businessCalendar(calendar.spec),
    severities: {},
  }
  const named = Object.fromEntries(Object.entries(calendars).map(([name, { spec }]) => [name, spec]))
  return { contract, calendars: named, events: events as TicketInput['events'], now }
}

/** The verdicts on a ticket, and the counts; its site is a cell. */
function judged(
  contract: ContractInput,
  calendars: CheckOptions['calendars'],
  events: TicketInput['events'],
  now: number,
  site: string,
): unknown {
  const check = new Check({ contracts: [contract], calendars, now })
  const ticket = check.ticket({ id: 'T', events, fields: { site } })
  const { calendars: _, ...result } = check.result()
  if (ticket.status !== 'judged') return [ticket.status, result]
  return [ticket.verdicts, ticket.timeZone, result]
}
