import { join } from 'node:path'
import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gitlabReport } from '../../../src/reports/formats/gitlab.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { everything, few, reported, ticket } from '../sample.ts'

/**
 * What GitLab asks of an issue: app/validators/json_schemas/codeclimate.json of its source, and the properties that
 * doc/ci/testing/code_quality.md lists for tools of one's own.
 */
const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string' },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1 },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
}
const isValid = new Ajv().compile(SCHEMA)

describe('gitlabReport', () => {
  it('lists the breaches, the invalid rows and the missed minimum, each with its place and a fingerprint of its own', async () => {
    const issues = JSON.parse(await reported(gitlabReport, few, everything))
    const place = (path: string, begin: number) => ({ path, lines: { begin } })
    const row = (begin: number, why: string) => ({
      severity: 'info',
      check_name: 'sla/invalid-row',
      description: `Invalid row: tickets.csv, line ${begin}: ${why}`,
      location: place('tickets.csv', begin),
    })
    expect(issues).toMatchObject([
      { check_name: 'sla/firstResponse', severity: 'info', location: place('tickets.csv', 2) },
      { check_name: 'sla/firstResponse', severity: 'major', location: place('tickets.csv', 2) },
      { check_name: 'sla/resolution', severity: 'info', location: place('tickets.csv', 2) },
      row(7, 'column severity: "hihg" is not known.'),
      row(8, 'The row is empty. column id: No id.'),
      { check_name: 'sla/minimum-missed', description: 'Too few.', location: place('tickets', 1) },
    ])
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(6)
  })

  it('lists the causes of a missing outcome as blockers', async () => {
    const messages = ['No time zone.', 'No tickets.']
    const findings = messages.map(message => ({ rule: 'not-readable', severity: 'error', message }))
    const issues = JSON.parse(
      await reported(gitlabReport, [], {
        ...everything,
        allowedBadRows: 0,
        result: { exitCode: 2, badRows: 2, findings: findings as never },
      }),
    )
    expect(issues.map(({ severity }: { severity: string }) => severity)).toEqual(Array(4).fill('blocker'))
    expect(issues.slice(2)).toMatchObject(
      messages.map(description => ({
        description,
        check_name: 'sla/not-readable',
        location: { path: 'tickets', lines: { begin: 1 } },
      })),
    )
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(4)
    const alone = await reported(gitlabReport, [], { result: { exitCode: 2, findings: findings as never } })
    expect(JSON.parse(alone)).toHaveLength(2)
  })

  it('lists the broken promises', async () => {
    const text = await reported(gitlabReport, few)
    expect(text.startsWith('[\n{')).toBe(true)
    const issues = JSON.parse(text)
    expect(isValid(issues)).toBe(true)
    expect(issues).toHaveLength(3)
    expect(issues[0]).toEqual({
      description:
        'A-2: first response (normal) due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working time ' +
        'too late. 6 h of working time, per Gold, counted on Milan desk, from Fri 2026-12-04 16:30 ' +
        '(Europe/Rome): 30 min on Fri 4 Dec and 5 h 30 min on Mon 7 Dec; not counted: paused (customer) 65 h and ' +
        'outside hours 1 h',
      check_name: 'sla/firstResponse',
      fingerprint: '6433495e86606c46a8817739b0863dba',
      severity: 'major',
      location: { path: 'tickets.csv', lines: { begin: 2 } },
    })
    expect(issues.map(({ severity }: { severity: string }) => severity)).toEqual(['major', 'major', 'critical'])
  })

  it('is an empty list where nothing is broken', async () => {
    expect(await reported(gitlabReport, [few[0]])).toBe('[]\n')
  })

  it('reports excused breaches as information', async () => {
    const options = { waivers: [{ ticket: 'A-2', reason: 'Storm', until: '2027-01-01' }] }
    expect(JSON.parse(await reported(gitlabReport, [few[1]], { options: options as never }))).toMatchObject([
      { severity: 'info' },
    ])
  })

  it('has the same fingerprint from day to day, and another for each promise, each ticket, each repetition', async () => {
    const open = ticket('O', 'normal', '2026-12-01T10:00')
    const on = async (now: string) => fingerprints([open], { now })
    expect(await on('2026-12-09T12:00+01:00')).toEqual(await on('2026-12-20T12:00+01:00'))
    const others = await fingerprints([...few, { ...open, id: 'P' }, open, open, open], {})
    expect(others).toHaveLength(7)
    expect(new Set(others).size).toBe(others.length)
  })

  it.each([
    ['./export/a.csv', 'export/a.csv'],
    [join(process.cwd(), 'export', 'a.csv'), 'export/a.csv'],
    ['standard input', 'tickets'],
    [undefined, 'tickets'],
  ])('finds %s at %s', async (file, path) => {
    const source = file === undefined ? undefined : { file, line: 7 }
    const [issue] = JSON.parse(await reported(gitlabReport, [{ ...few[1], source }]))
    expect(issue.location).toEqual({ path, lines: { begin: file === undefined ? 1 : 7 } })
  })

  it('is what GitLab reads, whatever the ids are', () =>
    fc.assert(
      fc.asyncProperty(anyText(), anyText(), async (one, other) => {
        const text = await reported(gitlabReport, [
          { ...few[1], id: one },
          { ...few[3], id: other },
        ])
        expect(text.charCodeAt(0)).not.toBe(0xfeff)
        const issues = JSON.parse(Buffer.from(text).toString())
        expect(isValid(issues)).toBe(true)
        // JSON.stringify spells halves of pairs out, and so they come back.
        expect(issues[0].description.startsWith(`${one}: first response`)).toBe(true)
      }),
      runs(30),
    ))
})

async function fingerprints(tickets: typeof few, options: object): Promise<string[]> {
  const issues = JSON.parse(await reported(gitlabReport, tickets, { options }))
  return issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)
}
