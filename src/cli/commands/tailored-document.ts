import type { HolidayRule } from '../../calendar/spec.ts'
import type { ProductName } from '../../document/products.ts'
import { STARTING_SECTIONS, startingDocumentOf } from '../../document/starting-document.ts'
import { products } from '../../exports/products/products.ts'

/** The choices of `init`. */
export type Choices = {
  readonly product: ProductName | undefined
  /** The zone of the calendar; without one the calendar is the example. */
  readonly timeZone: string | undefined
  /** The holidays, and where they come from in words. */
  readonly holidays: { readonly rules: readonly HolidayRule[]; readonly source: string } | undefined
}

/** The zone of the calendar of the example. */
const EXAMPLE_ZONE = 'Europe/Rome'

/** Returns a config file for a product, a zone and holidays. Parts that were not chosen are those of the example. */
export function tailoredDocument(choices: Choices): string {
  const { product, timeZone } = choices
  return startingDocumentOf({
    calendars: timeZone === undefined ? STARTING_SECTIONS.calendars : calendarsText(timeZone, choices.holidays),
    policy: product === undefined ? STARTING_SECTIONS.policy : policyText(product),
    tickets: product === undefined ? STARTING_SECTIONS.tickets : ticketsText(product, timeZone ?? EXAMPLE_ZONE),
  })
}

function calendarsText(timeZone: string, holidays: Choices['holidays']): string {
  const rules = holidays
    ? [`        // ${holidays.source}. A query for another year is an error.`, ...holidays.rules.map(ruleLine)]
    : [
        '        // No holidays yet. With --country, init writes those of a country.',
        '        // { "name": "New Year", "month": 1, "day": 1 },',
      ]
  return `  // The calendars. The names italianOffice (Rome, Monday to Friday 09:00-18:00) and alwaysOpen are built in.
  "calendars": {
    "office": {
      "name": "Office",
      "timeZone": ${JSON.stringify(timeZone)},
      "hours": { "mon-fri": "09:00-17:00" }, // Write your hours, such as ["09:00-13:00", "14:00-18:00"].
      "holidays": [
${rules.join('\n')}
      ],
      "exceptions": {
        // "2026-12-24": "09:00-13:00",
        // "2026-08-10/2026-08-21": { "name": "Summer closing", "hours": "closed" },
      },
    },
  },
  // The default calendar.
  "calendar": "office",

`
}

function ruleLine(rule: HolidayRule): string {
  return `        ${JSON.stringify(rule, null, 1).replace(/\n */g, ' ')},`
}

/** The time that each severity gets, from the most urgent one. */
const SEVERITIES = [
  ['critical', '{ "within": "PT2H", "clock": "always" }', '{ "within": "PT24H", "clock": "always" }'],
  ['high', '{ "within": "PT6H", "clock": "business" }', '{ "within": "PT16H", "clock": "business" }'],
  ['medium', '{ "within": "PT8H", "clock": "business" }', '{ "within": "PT40H", "clock": "business" }'],
  ['low', '{ "within": "PT10H", "clock": "business" }', '{ "within": "PT80H", "clock": "business" }'],
] as const

/** Returns a policy with the targets that the product's export can show. */
function policyText(product: ProductName): string {
  const shown = targetsOf(product)
  const severities = SEVERITIES.map(([name, firstResponse, resolution], i) => {
    const targets = Object.entries({ firstResponse, resolution }).filter(([target]) => shown.includes(target))
    const lines = targets.map(([target, text]) => `        "${target}": ${text},\n`).join('')
    return `      "${name}": {\n        "level": ${i + 1},\n${lines}      },\n`
  })
  const only = shown.length === 1 ? ` The export of ${product} shows no other target.` : ''
  return `  // The targets by severity: write those of your contract.${only}
  "policy": {
    "name": "Standard support",
    "channels": ["web", "phone", "email"],
    "severities": {
${severities.join('')}    },
  },

`
}

/** Returns the built-in targets that the export of a product can show. */
function targetsOf(product: ProductName): string[] {
  const { shapes = ['tickets'], columns, respondedAfter } = products[product]
  const isLog = shapes[0] !== 'tickets'
  return [
    ...(isLog || columns.respondedAt?.length || respondedAfter ? ['firstResponse'] : []),
    ...(isLog || columns.resolvedAt?.length ? ['resolution'] : []),
  ]
}

/** Formats that depend on the user who exports, as examples. */
const DATE_FORMATS: { readonly [P in ProductName]?: string } = {
  redmine: 'MM/dd/yyyy hh:mm a',
  'azure-devops': 'M/d/yyyy h:mm:ss a',
  zendesk: 'yyyy-MM-dd HH:mm',
}

/** Settings with the names of a team, which no product knows. */
const OWN_NAMES: { readonly [P in ProductName]?: readonly string[] } = {
  github: [
    '    // Your labels; "*" is any other one, "" is an issue without labels.',
    '    "severities": { "P1": "critical", "P2": "high", "*": "medium", "": "low" },',
  ],
  gitlab: [
    '    // Your labels; "*" is any other one, "" is an issue without labels.',
    '    "severities": { "severity::1": "critical", "severity::2": "high", "*": "medium", "": "low" },',
  ],
  'jira-changelog': [
    '    // What your statuses mean.',
    '    "states": { "To Do": "open", "In Progress": "responded", "Waiting *": { "paused": "customer" }, "Done": "resolved" },',
  ],
  'github-timeline': [
    '    // Your labels; "*" is any other one, "" is an issue without labels.',
    '    "severities": { "P1": "critical", "P2": "high", "*": "medium", "": "low" },',
  ],
  'zendesk-metric-events': [
    '    // Metric events have no priority: all tickets get this one, unless the file has the tickets as well.',
    '    "severities": { "": "medium" },',
  ],
  ocel: [
    '    // The type of the objects that are tickets, if there are several: "objectType": "incident",',
    '    // Your priorities; "*" is any other one, "" is none.',
    '    "severities": { "1": "critical", "2": "high", "*": "medium", "": "medium" },',
    '    // What your events mean.',
    '    "states": { "Created": "open", "Answered": "responded", "Waiting": { "paused": "customer" }, "Closed": "resolved" },',
  ],
  xes: [
    '    // Your priorities; "*" is any other one, "" is none.',
    '    "severities": { "1": "critical", "2": "high", "*": "medium", "": "medium" },',
    '    // What your activities mean.',
    '    "states": { "Created": "open", "Answered": "responded", "Waiting": { "paused": "customer" }, "Closed": "resolved" },',
  ],
  trello: [
    '    // Cards have no priority: all get this one.',
    '    "severities": { "": "medium" },',
    '    // What your lists mean.',
    '    "states": { "To do": "open", "Doing": "open", "Waiting": { "paused": "customer" }, "Done": "resolved" },',
  ],
}

function ticketsText(product: ProductName, timeZone: string): string {
  const format = DATE_FORMATS[product]
  const zone = products[product].timeZone ?? timeZone
  const lines = [
    '  // How to read the export. The names of columns and severities are those of the product.',
    '  "tickets": {',
    `    "product": ${JSON.stringify(product)},`,
    ...(OWN_NAMES[product] ?? []),
    ...(format === undefined
      ? []
      : [
          '    // The format of times depends on the user who exports.',
          `    "dateFormat": ${JSON.stringify(format)},`,
        ]),
    '    // The zone of times without one.',
    `    "timeZone": ${JSON.stringify(zone)},`,
    '  },',
  ]
  return `${lines.join('\n')}\n\n`
}
