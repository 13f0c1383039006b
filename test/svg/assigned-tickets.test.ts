import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { evaluate } from '../../src/clock/evaluate.ts'
import type { TicketEvent } from '../../src/clock/event.ts'
import { explain } from '../../src/explain/explain.ts'
import { explainText } from '../../src/explain/explain-text.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { type TimelineOptions, timelineSvg } from '../../src/svg/timeline.ts'
import { readXml } from './xml.ts'

const calendar = businessCalendar({ name: 'Milan', timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
const policy = slaPolicy({
  name: 'Gold',
  alerts: [0.5, { before: 'PT1H' }, { name: 'manager <1>', after: 'PT2H' }],
  targets: { fix: { starts: 'assigned', stops: 'resolved' } },
  severities: {
    high: {
      level: 1,
      firstResponse: { within: 'PT1H', clock: 'business' },
      fix: { within: 'PT6H', clock: 'business', heldBy: ['network'] },
    },
  },
})

const at = (time: string) => `2026-11-${time}+01:00`
const reported = { at: at('23T10:00'), type: 'reported', severity: 'high' } as const
const assigned = (time: string, to: string) => ({ at: at(time), type: 'assigned', to }) as const
const toNetwork = [reported, assigned('23T11:00', 'desk'), assigned('23T12:00', 'network')]
const toApplications = [...toNetwork, assigned('23T16:00', 'applications')]

/** The target `fix` of a ticket, and its alerts. */
function fix(now: string, events: readonly TicketEvent[]) {
  const history = { policy, calendar, events, now: at(now) } as Parameters<typeof evaluate>[0]
  return { explanation: explain({ ...history, target: 'fix' } as never), alerts: evaluate(history).alerts }
}

function titles(svg: string): string[] {
  return [...readXml(svg).getElementsByTagName('title')].map(title => title.textContent!)
}

function words(svg: string): string[] {
  return [...readXml(svg).getElementsByTagName('text')].map(text => text.textContent!)
}

describe('timelineSvg, of a ticket that teams hand on,', () => {
  it('names the holder of each band', () => {
    const svg = timelineSvg(fix('23T17:00', toApplications).explanation)
    expect(titles(svg)).toEqual([
      'high, fix: no due time while with another team',
      '10:00–11:00 clock stopped: 1 h',
      '11:00–12:00 with another team (desk): 1 h',
      '12:00–16:00 open, counted, assigned to network: 4 h',
      '16:00–17:00 with another team (applications): 1 h',
    ])
    // Below the bands, who has the ticket; a name that is too long for its time is left out.
    expect(words(svg)).toEqual(expect.arrayContaining(['assigned to', 'network', '4 h']))
  })

  it('names it in Italian', () => {
    const svg = timelineSvg(fix('23T17:00', toApplications).explanation, { locale: 'it' })
    expect(titles(svg)).toEqual([
      'high, fix: scadenza sospesa, in carico ad altri',
      '10:00–11:00 conteggio sospeso: 1 h',
      '11:00–12:00 in carico ad altri (desk): 1 h',
      '12:00–16:00 aperto, conteggiato, in carico a network: 4 h',
      '16:00–17:00 in carico ad altri (applications): 1 h',
    ])
  })

  it('extends the time with another team up to a later present', () => {
    const svg = timelineSvg(fix('23T17:00', toApplications).explanation, { now: at('23T18:00') })
    expect(titles(svg).at(-1)).toBe('16:00–18:00 with another team (applications): 2 h')
    expect(words(svg)).toContain('now 18:00')
  })

  it('joins closed dates only of the same holder', () => {
    const events = [reported, assigned('27T12:00', 'network'), assigned('29T00:00', 'applications')]
    const rows = words(timelineSvg(fix('30T12:00', events).explanation)).filter(text => /(Sat|Sun)/.test(text))
    expect(rows).toEqual(['Sat 28 Nov', 'Sun 29 Nov'])
  })
})

describe('timelineSvg, of a target that has not started,', () => {
  const pending = fix('23T12:00', [reported])

  it.each([
    ['en', 'high, fix: no due time before the start'],
    ['it', "high, fix: nessuna scadenza prima dell'inizio"],
  ])('has no due time: %s', (locale, title) =>
    expect(titles(timelineSvg(pending.explanation, { locale }))[0]).toBe(title),
  )

  it('extends the stopped clock up to a later present, and marks no alert', () => {
    const svg = timelineSvg(pending.explanation, { now: at('23T13:00'), alerts: pending.alerts })
    expect(titles(svg).slice(1)).toEqual(['10:00–13:00 clock stopped: 3 h'])
    expect(words(svg).filter(text => /50%|PT1H|manager/.test(text))).toEqual([])
  })
})

describe('timelineSvg, with alerts,', () => {
  const { explanation, alerts } = fix('24T12:00', toNetwork)
  const marks = (options: TimelineOptions) =>
    words(timelineSvg(explanation, options)).filter(text => /50%|PT1H|manager|breach/.test(text))

  it('marks those of the target by name, but not the breach', () =>
    expect(marks({ alerts }).sort()).toEqual(['50% 15:00', 'before PT1H 17:00', 'manager <1> 11:00']))

  it('marks none by default', () => expect(marks({})).toEqual([]))

  it('leaves out alerts without an instant, of another target, and outside the drawn time', () => {
    const one = { target: 'fix', name: '50%', at: at('23T15:00') }
    expect(marks({ alerts: [one] })).toEqual(['50% 15:00'])
    expect(marks({ alerts: [{ ...one, target: 'firstResponse' }] })).toEqual([])
    expect(marks({ alerts: [{ ...one, at: null }] })).toEqual([])
    expect(marks({ alerts: [{ ...one, at: at('23T10:30') }] })).toEqual([])
    expect(marks({ alerts: [{ ...one, at: at('25T10:30') }] })).toEqual([])
  })
})

describe('explainText, of a ticket that teams hand on,', () => {
  const { explanation } = fix('23T17:00', toApplications)

  it('names the holder of each segment', () =>
    expect(explainText(explanation).split('\n').slice(2)).toEqual([
      '- Mon 23 Nov 10:00 – 11:00: clock stopped',
      '- Mon 23 Nov 11:00 – 12:00: with another team (desk)',
      '- Mon 23 Nov 12:00 – 16:00: 4 hours counted, assigned to network',
      '- Mon 23 Nov 16:00 – 17:00: with another team (applications)',
      'No due time while another team has the ticket: 2 hours left.',
    ]))

  it('names it in Italian', () =>
    expect(explainText(explanation, { locale: 'it' }).split('\n').slice(2)).toEqual([
      '- lun 23 nov 10:00 – 11:00: conteggio sospeso',
      '- lun 23 nov 11:00 – 12:00: in carico ad altri (desk)',
      '- lun 23 nov 12:00 – 16:00: 4 ore conteggiate, in carico a network',
      '- lun 23 nov 16:00 – 17:00: in carico ad altri (applications)',
      'Scadenza sospesa, ticket in carico ad altri: restano 2 ore.',
    ]))
})
