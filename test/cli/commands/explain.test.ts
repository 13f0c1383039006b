import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { explainCommand } from '../../../src/cli/commands/explain.ts'
import { readXml } from '../../svg/xml.ts'

let printed: string
beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const HIGH = '--severity high --at 2026-12-07T16:00+01:00'

describe('explainCommand', () => {
  it('prints every stretch of time up to the deadline', () => {
    expect(run(HIGH)).toBe(
      `high, first response: 6 hours of working time, as promised in the policy MSA Business 2023, counted on the calendar Italian office.
Reported on Monday, 7 December 2026 at 16:00 (Europe/Rome).
- Mon 7 Dec 16:00 – 18:00: 2 hours counted
- Mon 7 Dec 18:00 – Tue 8 Dec 00:00: closed
- Tue 8 Dec 00:00 – Wed 9 Dec 00:00: holiday, Immacolata Concezione
- Wed 9 Dec 00:00 – 09:00: closed
- Wed 9 Dec 09:00 – 13:00: 4 hours counted
Due on Wednesday, 9 December 2026 at 13:00.
`,
    )
  })

  it('shows the time overdue at an instant', () => {
    expect(run(`${HIGH} --now 2026-12-09T15:00Z`)).toMatch(
      /\nOverdue by 3 hours as of Wednesday, 9 December 2026 at 16:00\.\n$/,
    )
  })

  it('speaks Italian', () => {
    expect(run(`${HIGH} --locale it`)).toMatch(/\nScadenza: mercoledì 9 dicembre 2026, ore 13:00\.\n$/)
  })

  it('prints the required channel outside business hours, unless it is the channel', () => {
    const night = '--severity critical --at 2026-11-22T08:00+01:00'
    for (const now of ['', ' --now 2026-11-22T10:00+01:00']) {
      expect(run(`${night} --channel web${now}`)).toContain('phone call')
      expect(run(`${night} --channel phone${now}`)).not.toContain('phone call')
    }
  })

  it('prints JSON for programs, instants with the calendar’s offset', () => {
    expect(JSON.parse(run('--severity high --at 2026-12-07T15:00Z --json'))).toMatchObject({
      dueAt: '2026-12-09T13:00:00+01:00',
      target: 'firstResponse',
      segments: [{ start: '2026-12-07T16:00:00+01:00', counted: true, reason: 'hours' }, {}, {}, {}, {}],
      overrun: [],
    })
  })

  it('prints an image, the present marked', () => {
    const words = [...readXml(run(`${HIGH} --svg --now 2026-12-09T15:00Z`)).getElementsByTagName('text')]
    expect(words.map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(['due 13:00', 'now 16:00']))
    expect(run(`${HIGH} --svg --locale it`)).toContain('scadenza mer 9 dic 2026 13:00')
    // The office is open before the report, too.
    expect(run(`${HIGH} --svg`)).toContain('<title>09:00–16:00 open: 7 h</title>')
  })

  it('counts from now without an instant', () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-12-07T15:00:00.789Z'))
    expect(run('--severity high')).toBe(run(HIGH))
  })

  it.each([
    [
      '',
      /^Missing option --severity\. Known: critical, high, medium, low\. For a ticket of an export write --id ID FILE\.$/,
    ],
    ['--severity hihg', /^severity: "hihg" .* Did you mean high\?$/],
    ['--severity hihg --now 2027-01-01T00:00Z', /^severity: "hihg" .* Did you mean high\?$/],
    ['--severity high --channel fax', /^channel: "fax" /],
    ['--severity high --target resolution', /^target: "resolution" /],
    ['--severity high --at yesterday', /^--at: "yesterday" /],
    ['--severity high --now tomorrow', /^--now: "tomorrow" /],
    [
      `${HIGH} --now 2026-12-07T14:59Z`,
      /^--now: Mon 2026-12-07 15:59 is before the report, Mon 2026-12-07 16:00 \(Europe\/Rome\)\.$/,
    ],
    [`${HIGH} --json --svg`, /^--json and --svg exclude each other\.$/],
    [`${HIGH} --locale x`, /locale: "x" /],
  ])('gives the reason why %j has no result', (words, message) => {
    expect(() => run(words)).toThrow(message)
  })

  it('explains itself in lines of less than 80 columns', () => {
    const lines = run('--help').split('\n')
    expect(lines[0]).toMatch(/^Usage: sla-calendar explain /)
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(80)
  })
})

function run(words: string): string {
  printed = ''
  expect(explainCommand.run(words.split(' ').filter(Boolean))).toBe(0)
  return printed
}
