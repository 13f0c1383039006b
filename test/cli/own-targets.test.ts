import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkCommand } from '../../src/cli/commands/check.ts'
import { captureOutput } from './captured-output.ts'

const output = captureOutput()
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-own-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hours = (hours: number, more: object = {}) => ({ within: { hours }, clock: 'business', ...more })
const policy = {
  name: 'Own',
  targets: { triage: { starts: 'reported', stops: 'triaged' } },
  severities: { high: { level: 1, triage: hours(1), resolution: hours(4) } },
}

/** Runs a check; a policy may come before the options. */
function check(rows: readonly string[], tickets: object, ...rest: (string | object)[]): Promise<number> {
  const own = rest.find(one => typeof one === 'object') ?? policy
  const options = rest.filter(one => typeof one === 'string')
  const [file, document] = ['rows.csv', 'sla.json'].map(name => join(folder, name))
  writeFileSync(file, `${rows.join('\n')}\n`)
  writeFileSync(document, JSON.stringify({ policy: own, calendar: 'italianOffice', tickets }))
  const command = [file, '--document', document, '--now', '2026-11-24T09:00Z', ...options]
  return Promise.resolve(checkCommand.run(command))
}

// Monday, 23 November 2026; Italian office hours begin at 08:00Z.
const EVENTS = [
  'id,at,type,severity,Team',
  'A,2026-11-23T08:00Z,reported,high,desk',
  'A,2026-11-23T10:00Z,Triage done,,',
  'A,2026-11-23T11:00Z,assigned,,network',
  'A,2026-11-23T14:00Z,responded,,vendor',
  'A,2026-11-23T15:00Z,resolved,,',
]
const AS_EVENTS = { shape: 'events', events: { 'Triage done': 'triaged' }, columns: { group: 'Team' } }

describe('check, with targets of the policy’s own', () => {
  it('judges them by the events of the export, and shows the time by team', async () => {
    expect(await check(EVENTS, AS_EVENTS, '--json')).toBe(1)
    const { targets, holders } = JSON.parse(output.printed)
    expect(Object.keys(targets)).toEqual(['resolution', 'triage'])
    expect(targets.triage).toMatchObject({ tickets: 1, breached: 1 })
    const hour = 3_600_000
    expect(holders).toEqual([
      { target: 'resolution', holder: 'desk', countedMs: 3 * hour, breaches: 0, handOffs: 1, share: 3 / 7 },
      { target: 'resolution', holder: 'network', countedMs: 3 * hour, breaches: 1, handOffs: 1, share: 3 / 7 },
      { target: 'resolution', holder: 'vendor', countedMs: hour, breaches: 0, handOffs: 0, share: 1 / 7 },
      { target: 'triage', holder: 'desk', countedMs: 2 * hour, breaches: 1, handOffs: 0, share: 1 },
    ])
  })

  it.each(['text', 'html', 'markdown'])('shows the time by team in the report %s', async format => {
    const file = join(folder, `report-${format}`)
    await check(EVENTS, AS_EVENTS, ...(format === 'text' ? [] : ['--report', `${format}=${file}`]))
    const { readFileSync } = await import('node:fs')
    const text = format === 'text' ? output.printed : readFileSync(file, 'utf8')
    expect(text).toContain('resolution, time by team')
    expect(text).toMatch(/breached while holding/i)
    expect(text).toContain('42.86%')
  })

  it('refuses a file without a column for their stop event', async () => {
    const rows = ['id,severity,reportedAt,resolvedAt', 'A,high,2026-11-23T08:00Z,2026-11-23T15:00Z']
    await expect(check(rows, { columns: { channel: null } })).rejects.toThrow(
      'does not show when a ticket was triaged, so the target triage cannot be judged',
    )
  })

  describe('refuses a file that does not show when they start', () => {
    const rows = [
      'id,severity,reportedAt,respondedAt,resolvedAt',
      'A,high,2026-11-23T08:00Z,2026-11-23T09:00Z,2026-11-23T15:00Z',
    ]
    const started = (triage: object) => ({
      ...policy,
      targets: { triage },
      severities: { high: { level: 1, triage: hours(1), resolution: hours(4) } },
    })

    it.each([
      [{ starts: 'accepted', stops: 'resolved' }, 'accepted'],
      [{ starts: ['accepted', 'responded'], stops: 'resolved' }, 'accepted'],
      [{ starts: 'assigned', stops: 'resolved' }, 'assigned'],
      [{ starts: 'accepted', stops: 'triaged' }, 'accepted or triaged'],
      [{ starts: 'constructor', stops: 'resolved' }, 'constructor'],
    ])('%j', async (triage, types) => {
      await expect(check(rows, { columns: { channel: null } }, started(triage))).rejects.toThrow(
        `does not show when a ticket was ${types}, so the target triage cannot be judged. ` +
          'To judge it, use an export with a row per event (tickets.shape "events"). ' +
          'To judge only the targets that it shows, write "targets": ["resolution"] in the document.',
      )
    })

    it('but judges those that start with the report or an event of the export', async () => {
      const [early, late] = [
        { starts: ['reported', 'accepted'], stops: 'responded' },
        { starts: 'responded', stops: 'resolved' },
      ]
      expect(await check(rows, { columns: { channel: null } }, started(early), '--json')).toBe(1)
      expect(JSON.parse(output.printed).targets.triage).toMatchObject({ tickets: 1, met: 1 })
      output.printed = ''
      expect(await check(rows, { columns: { channel: null } }, started(late), '--json')).toBe(1)
      expect(JSON.parse(output.printed).targets.triage).toMatchObject({ tickets: 1, breached: 1 })
    })

    it('such as an assignment, a pause or a reopening in a log', async () => {
      const log = { shape: 'log', states: { New: 'open', Wait: 'paused', Done: 'resolved' } }
      const history = [
        'id,at,state,severity,group',
        'A,2026-11-23T08:00Z,New,high,',
        'A,2026-11-23T09:00Z,New,high,desk',
        'A,2026-11-23T10:00Z,Wait,high,desk',
        'A,2026-11-23T10:30Z,New,high,desk',
        'A,2026-11-23T11:30Z,Done,high,desk',
      ]
      const counted = async (triage: object) => {
        output.printed = ''
        await check(history, log, started(triage), '--json')
        return JSON.parse(output.printed).targets.triage.medianMs / 3_600_000
      }
      expect(await counted({ starts: 'assigned', stops: 'resolved' })).toBe(2)
      expect(await counted({ starts: 'reported', stops: 'assigned' })).toBe(1)
      expect(await counted({ starts: 'reported', stops: 'paused' })).toBe(2)
      expect(await counted({ starts: 'resumed', stops: 'resolved' })).toBe(1)
      const without = history.map(row => row.replace(/,[^,]*$/, ''))
      await expect(check(without, log, started({ starts: 'assigned', stops: 'resolved' }))).rejects.toThrow(
        'To judge it, name the column with the team or person in tickets.columns.group or tickets.columns.assignee.',
      )
    })
  })

  it('refuses an event type that nobody defines', async () => {
    await expect(check(EVENTS, { ...AS_EVENTS, events: { 'Triage done': 'traiged' } })).rejects.toThrow(
      'tickets.events.Triage done: "traiged" is not known. Did you mean triaged?',
    )
  })
})

describe('check, of a log with groups', () => {
  it('assigns the ticket to the group of each row, also one that changed while the ticket was resolved', async () => {
    const rows = [
      'id,at,state,severity,group,assignee',
      'A,2026-11-23T08:00Z,New,high,desk,Ann',
      'A,2026-11-23T09:00Z,New,high,,Bob',
      'A,2026-11-23T10:00Z,Done,high,desk,',
      'A,2026-11-23T11:00Z,Done,high,network,',
      'A,2026-11-23T12:00Z,New,high,network,',
    ]
    const log = { shape: 'log', states: { New: 'open', Done: 'resolved' } }
    policy.severities.high = { ...policy.severities.high, triage: undefined as never }
    expect(await check(rows, log, '--json')).toBe(1)
    const { holders } = JSON.parse(output.printed)
    expect(
      holders.map(({ holder, countedMs }: { holder: string; countedMs: number }) => [holder, countedMs / 3_600_000]),
    ).toEqual([
      ['network', 5 + 1],
      ['Bob', 1],
      ['desk', 1],
    ])
  })
})
