import { describe, expect, it } from 'vitest'
import { type Choices, tailoredDocument } from '../../../src/cli/commands/tailored-document.ts'
import { startingDocument } from '../../../src/document/starting-document.ts'

const NONE: Choices = { product: undefined, timeZone: undefined, holidays: undefined }
const of = (choices: Partial<Choices>) => tailoredDocument({ ...NONE, ...choices })
/** The lines from one that starts so, up to and with the next blank line. */
const from = (document: string, start: string) => {
  const rest = document.slice(document.indexOf(`\n${start}`) + 1)
  return rest.slice(0, rest.indexOf('\n\n'))
}

describe('the config file of init', () => {
  it('is the one to start from, without choices', () => expect(of({})).toBe(startingDocument))

  it('has a calendar of the zone, without holidays or with those of a country', () => {
    const calendars = (
      holidays: string,
    ) => `  // The calendars. The names italianOffice (Rome, Monday to Friday 09:00-18:00) and alwaysOpen are built in.
  "calendars": {
    "office": {
      "name": "Office",
      "timeZone": "Europe/Berlin",
      "hours": { "mon-fri": "09:00-17:00" }, // Write your hours, such as ["09:00-13:00", "14:00-18:00"].
      "holidays": [
${holidays}
      ],
      "exceptions": {
        // "2026-12-24": "09:00-13:00",
        // "2026-08-10/2026-08-21": { "name": "Summer closing", "hours": "closed" },
      },
    },
  },
  // The default calendar.
  "calendar": "office",`
    expect(from(of({ timeZone: 'Europe/Berlin' }), '  // The calendars.')).toBe(
      calendars(`        // No holidays yet. With --country, init writes those of a country.
        // { "name": "New Year", "month": 1, "day": 1 },`),
    )
    const rules = [{ name: 'Neujahr', month: 1, day: 1 }, { covers: { from: 2026, to: 2027 } }]
    const chosen = of({ timeZone: 'Europe/Berlin', holidays: { rules, source: 'The holidays of DE' } })
    expect(from(chosen, '  // The calendars.')).toBe(
      calendars(`        // The holidays of DE. A query for another year is an error.
        { "name": "Neujahr", "month": 1, "day": 1 },
        { "covers": { "from": 2026, "to": 2027 } },`),
    )
  })

  it.each([
    ['jira', ['resolution'], ' The export of jira shows no other target.'],
    ['freshdesk', ['firstResponse', 'resolution'], ''],
    ['pagerduty', ['firstResponse', 'resolution'], ''],
    ['jira-changelog', ['firstResponse', 'resolution'], ''],
    ['gitlab', ['resolution'], ' The export of gitlab shows no other target.'],
  ] as const)('promises what an export of %s shows', (product, targets, only) => {
    const text = from(of({ product }), '  // The targets by severity')
    expect(text.split('\n')[0]).toBe(`  // The targets by severity: write those of your contract.${only}`)
    const times = { firstResponse: ['PT2H', 'PT6H', 'PT8H', 'PT10H'], resolution: ['PT24H', 'PT16H', 'PT40H', 'PT80H'] }
    const lines = ['critical', 'high', 'medium', 'low'].flatMap((name, i) => [
      `      "${name}": {`,
      `        "level": ${i + 1},`,
      ...targets.map(
        target => `        "${target}": { "within": "${times[target][i]}", "clock": "${i ? 'business' : 'always'}" },`,
      ),
      '      },',
    ])
    expect(text.split('\n').slice(1)).toEqual([
      ...['  "policy": {', '    "name": "Standard support",', '    "channels": ["web", "phone", "email"],'],
      ...['    "severities": {', ...lines, '    },', '  },'],
    ])
  })

  it('says how to read the export of a product', () => {
    const head =
      '  // How to read the export. The names of columns and severities are those of the product.\n  "tickets": {\n'
    const zone = (name: string) => `    // The zone of times without one.\n    "timeZone": "${name}",\n  },`
    expect(from(of({ product: 'zendesk', timeZone: 'Asia/Tokyo' }), '  // How to read')).toBe(
      `${head}    "product": "zendesk",
    // The format of times depends on the user who exports.
    "dateFormat": "yyyy-MM-dd HH:mm",
${zone('Asia/Tokyo')}`,
    )
    expect(from(of({ product: 'trello' }), '  // How to read')).toBe(
      `${head}    "product": "trello",
    // Cards have no priority: all get this one.
    "severities": { "": "medium" },
    // What your lists mean.
    "states": { "To do": "open", "Doing": "open", "Waiting": { "paused": "customer" }, "Done": "resolved" },
${zone('Europe/Rome')}`,
    )
    expect(from(of({ product: 'freshdesk' }), '  // How to read')).toBe(
      `${head}    "product": "freshdesk",\n${zone('Europe/Rome')}`,
    )
  })
})
