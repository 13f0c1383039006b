import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Check } from '../../src/compliance/check.ts'
import { diffContracts } from '../../src/compliance/diff/diff-contracts.ts'
import { forecast } from '../../src/compliance/forecast/forecast.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'
import { changeText } from '../../src/reports/diff/change-text.ts'
import { diffTables } from '../../src/reports/diff/diff-tables.ts'
import { forecastJson } from '../../src/reports/forecast/forecast-json.ts'
import { forecastText } from '../../src/reports/forecast/forecast-text.ts'
import { reportFormats } from '../../src/reports/index.ts'
import { contract, NOW, reported, ticket } from './sample.ts'

/** A policy with a target of its own and a built-in one under other names. */
const policyOf = (within: string): PolicySpec => ({
  name: 'Gold',
  targets: {
    arrival: { starts: 'reported', stops: 'arrived', label: { en: 'On site', it: 'Sul posto' } },
    resolution: { starts: 'reported', stops: 'resolved', label: { it: 'Chiusura' } },
    firstResponse: { starts: 'reported', stops: 'responded', label: 'Call back' },
  },
  severities: {
    urgent: {
      level: 1,
      firstResponse: { within: 'PT2H', clock: 'always' },
      resolution: { within: 'PT8H', clock: 'always' },
      arrival: { within, clock: 'always' },
    },
  },
})
const termsOf = (within: string) => [{ ...contract, policy: slaPolicy(policyOf(within)) }]
const late = ticket('A-1', 'urgent', '2026-12-08T09:00', ['arrived', '2026-12-08T19:30'])
const options = {
  contracts: termsOf('PT4H'),
  objectives: [{ target: 'arrival', min: 95, per: 'month' }],
  targets: ['arrival', 'firstResponse'],
} as const

beforeEach(() => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
})
afterEach(() => vi.unstubAllEnvs())

describe('a report names targets by their labels', () => {
  it.each(['text', 'html', 'markdown', 'junit', 'gitlab', 'github'])('%s', async kind => {
    const text = await reported(kind === 'text' ? textFormat() : reportFormats.get(kind)!, [late], { options })
    expect(text).toContain('On site')
    expect(text).toContain('Call back')
    expect(text).not.toMatch(/first response|\barrival\b(?!",|, all)/)
  })

  it.each(['text', 'html', 'markdown'])('also those that are not judged, in English: %s', async kind => {
    const text = await reported(kind === 'text' ? textFormat() : reportFormats.get(kind)!, [late], { options })
    expect(text).toContain('does not name it: resolution')
    expect(text).toMatch(/urgent(, | \| )On site/)
    expect(text).toContain('arrived on Tue 2026-12-08 19:30')
  })

  it('json: keys stay the names, and labels are there', async () => {
    const json = JSON.parse(await reported(reportFormats.get('json')!, [late], { options }))
    expect(Object.keys(json.targets)).toEqual(['firstResponse', 'arrival'])
    expect(json.targetLabels).toEqual({
      firstResponse: 'Call back',
      resolution: { it: 'Chiusura' },
      arrival: { en: 'On site', it: 'Sul posto' },
    })
    expect(json.breaches.worst[0].explanation.targetLabel).toEqual(expect.anything())
  })

  it('in the outcome, with the plural only for the built-in word', async () => {
    const outcome = async (one: TicketInput) => {
      const minimums = { severities: { urgent: 95 } }
      const targets = ['arrival', 'resolution']
      const setting = { options: { ...options, objectives: [], targets, minimums } }
      return (await reported(textFormat(), [one], setting)).split('\n', 1)[0]
    }
    const resolved = ticket(
      'A-3',
      'urgent',
      '2026-12-08T09:00',
      ['arrived', '2026-12-08T15:30'],
      ['resolved', '2026-12-08T16:30'],
    )
    expect(await outcome(resolved)).toContain('of urgent On site on time')
    expect(await outcome(late)).toContain('of urgent resolutions on time')
  })

  it('no label is an absent key', () => {
    expect(new Check({ contracts: [contract], now: NOW }).result()).not.toHaveProperty('targetLabels')
  })

  it('the comparison of two versions', () => {
    const terms = (within: string) => ({ contracts: termsOf(within), objectives: options.objectives })
    const { changes, ...result } = diffContracts({
      before: terms('PT4H'),
      after: terms('PT12H'),
      tickets: [late],
      now: NOW,
    })
    expect(changes.map(change => changeText(change).what)).toEqual(['urgent, On site'])
    expect(diffTables(result as never).map(({ title }) => title)).toEqual([
      'Call back',
      'resolution',
      'On site',
      'On site: at least 95% per month',
    ])
  })

  it('the forecast', async () => {
    const open = ticket('A-2', 'urgent', '2026-12-09T11:00')
    const result = forecast({ ...options, tickets: [open], now: NOW, until: '2026-12-10T12:00:00+01:00' })
    const run = { ...result, rows: 1, badRows: 0, findings: [], invalidRows: [], document: 'sla.json', exitCode: 1 }
    const written = async (format: typeof forecastText) => {
      let text = ''
      const setting = {
        sink: (part: string) => {
          text += part
        },
        isColour: false,
        width: 120,
      }
      await format(setting).end(run as never)
      return text
    }
    const text = await written(forecastText)
    expect(text).toContain('A-2  urgent, Call back')
    expect(text).toContain('A-2  urgent, On site')
    expect(text).toContain('On site: at least 95% per month')
    expect(JSON.parse(await written(forecastJson)).breaches[1]).toMatchObject({
      target: 'arrival',
      targetLabel: { en: 'On site', it: 'Sul posto' },
    })
  })
})

function textFormat() {
  return reportFormats.get('text')!
}
