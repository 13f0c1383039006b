import { businessCalendar } from '../../src/calendar/calendars.ts'
import type { TicketEvent } from '../../src/clock/event.ts'
import { Check, type CheckOptions } from '../../src/compliance/check.ts'
import type { Contract } from '../../src/compliance/contracts/contract.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { type CheckRun, checkRun } from '../../src/reports/check-run.ts'
import { wordingIn } from '../../src/reports/messages/wording.ts'
import type { InvalidRow, ReportFormat } from '../../src/reports/report-writer.ts'

const desk = businessCalendar({
  name: 'Milan desk',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  holidays: [{ name: 'Immacolata', month: 12, day: 8 }],
})

const gold = slaPolicy({
  name: 'Gold',
  severities: {
    urgent: {
      level: 1,
      firstResponse: { within: 'PT2H', clock: 'always' },
      resolution: { within: 'PT8H', clock: 'always' },
    },
    normal: { level: 2, firstResponse: { within: 'PT6H', clock: 'business' } },
  },
})

export const contract: Contract = {
  when: {},
  policyName: 'Gold',
  policy: gold,
  calendarName: 'Milan desk',
  calendar: desk,
  severities: {},
}

/** A ticket from few words: its events as `[type, local time of Rome in winter, …]`. */
export function ticket(
  id: string,
  severity: string,
  reported: string,
  ...events: readonly (readonly [type: string, at: string, reason?: string])[]
): TicketInput {
  const at = (text: string) => Date.parse(`${text}:00+01:00`)
  return {
    id,
    source: { file: 'tickets.csv', line: 2 },
    fields: {},
    events: [
      { at: at(reported), type: 'reported', severity },
      ...events.map(
        ([type, when, reason]) =>
          ({ at: at(when), type, ...(reason ? { reason } : {}) }) as TicketEvent & { at: number },
      ),
    ],
  }
}

/** A Wednesday noon. */
export const NOW = '2026-12-09T12:00:00+01:00'

/** One of each: kept, broken, running, paused, waiting. */
export const few: readonly TicketInput[] = [
  ticket('A-1', 'normal', '2026-12-04T16:30', ['responded', '2026-12-07T09:30']),
  ticket(
    'A-2',
    'normal',
    '2026-12-04T16:30',
    ['paused', '2026-12-04T17:00', 'customer'],
    ['resumed', '2026-12-07T10:00', 'customer'],
    ['responded', '2026-12-09T10:30'],
  ),
  ticket('A-3', 'urgent', '2026-12-09T11:00'),
  ticket('A-4', 'urgent', '2026-12-07T22:00', ['responded', '2026-12-08T01:00']),
  ticket('A-5', 'normal', '2026-12-09T09:00', ['paused', '2026-12-09T10:00', 'vendor']),
]

/** A check with something for every section of a report: a waiver, a known breach, invalid rows, findings and remarks. */
export const everything: Setting = {
  options: {
    waivers: [{ ticket: 'A-2', reason: 'Storm', until: '2027-01-01' }],
    baseline: [{ ticket: 'A-4', target: 'resolution', cycle: 1, severity: 'urgent' }],
  } as never,
  invalid: [
    { file: 'tickets.csv', line: 7, id: 'A-6', faults: [{ column: 'severity', message: '"hihg" is not known.' }] },
    { file: 'tickets.csv', line: 8, faults: [{ message: 'The row is empty.' }, { column: 'id', message: 'No id.' }] },
  ],
  allowedBadRows: 2,
  differences: [{ theirs: 'Yes' }],
  result: {
    badRows: 3,
    allowedBadRows: 3,
    ignoredRows: 4,
    outsidePeriod: 5,
    clockChangeTimes: 6,
    notJudged: ['update'],
    comparison: {
      column: 'SLA met',
      target: 'firstResponse',
      agreed: 1,
      differed: 9,
      absent: 2,
      unread: 3,
    } as never,
    entitlements: { calls: { used: 3, limit: 5 }, visits: { used: 1, limit: null } } as never,
    policies: ['Gold', 'Silver'],
    calendars: ['a', 'b', 'c', 'd', 'e', 'f'],
    findings: [
      { rule: 'minimum-missed', severity: 'error', message: 'Too few.' },
      { rule: 'waiver-unused', severity: 'warning', message: 'A waiver excuses nothing.' },
    ] as never,
  },
}

/** What a report of some kind writes about the tickets. */
export async function reported(
  format: ReportFormat,
  tickets: Iterable<TicketInput>,
  {
    options = {},
    result = {},
    invalid = [],
    differences = [],
    allowedBadRows = 0,
    isColour = false,
    width = 80,
    locale,
  }: Setting = {},
): Promise<string> {
  const written: string[] = []
  const writer = format({
    sink: text => void written.push(text),
    isColour,
    width,
    ...(locale === undefined ? {} : { wording: wordingIn(locale) }),
  })
  const check = new Check({ contracts: [contract], now: NOW, locale, ...options })
  let rows = 0
  for (const input of tickets) {
    rows++
    for (const judged of check.ticketByAgreement(input)) {
      if (judged.status !== 'judged') throw new Error(`${input.id} cannot be judged`)
      await writer.ticket?.(judged)
      for (const { theirs } of differences)
        await writer.difference?.({ ticket: judged, target: 'firstResponse', reported: theirs, computed: 'breached' })
      if (judged.difference) await writer.difference?.({ ticket: judged, ...judged.difference })
    }
  }
  for (const row of invalid) await writer.invalid?.(row)
  const stats = {
    rows,
    badRows: invalid.length,
    allowedBadRows,
    ignoredRows: 0,
    clockChangeTimes: 0,
    findings: [],
  }
  await writer.end({
    ...checkRun(check.result(), stats, 'sla.json'),
    version: '1.0.0',
    tzdata: '2025c',
    ...result,
  } as CheckRun)
  return written.join('')
}

type Setting = {
  readonly options?: Partial<CheckOptions>
  readonly result?: { readonly [K in keyof CheckRun]?: CheckRun[K] | undefined }
  readonly invalid?: readonly InvalidRow[]
  /** What another system says of each ticket. */
  readonly differences?: readonly { readonly theirs: string }[]
  readonly allowedBadRows?: number
  readonly isColour?: boolean
  readonly width?: number
  readonly locale?: string | undefined
}
