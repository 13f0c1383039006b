import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ndjsonReport } from '../../src/reports/formats/ndjson.ts'
import { isThorough, runs } from '../arbitraries/runs.ts'
import { isExpected } from '../tool.ts'
import { reported, ticket } from './sample.ts'

const SCRIPT = join(import.meta.dirname, '../reference/compliance/attainment.py')
/** Python with its zones: the standard library has them only where the system does. */
const hasPython = isThorough && isExpected('python3', '-c', 'import zoneinfo; zoneinfo.ZoneInfo("Europe/Rome")')

const month = fc.constantFrom('2026-08', '2026-09', '2026-10', '2026-11')
/** Around midnight and noon, in winter time; in summer the first hour belongs to the same date. */
const time = fc.constantFrom('T00:00', 'T00:30', 'T12:00', 'T23:30')

const anyTicket = fc.record({
  day: fc.tuple(month, fc.constantFrom('01', '15', '30'), time).map(parts => `${parts[0]}-${parts[1]}${parts[2]}`),
  severity: fc.constantFrom('urgent', 'normal'),
  answered: fc.constantFrom('2026-11-30T23:45', '2026-12-01T09:00', undefined),
  isWaived: fc.boolean(),
})

describe('the attainment by month', () => {
  it.skipIf(!hasPython)('is what a program in Python counts from the verdicts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTicket, { minLength: 1, maxLength: 25 }), async plans => {
        const tickets = plans.map(({ day, severity, answered }, i) =>
          ticket(`T-${i}`, severity, day, ...(answered ? [['responded', answered] as const] : [])),
        )
        const waivers = plans.flatMap(({ isWaived }, i) => (isWaived ? [{ ticket: `T-${i}`, reason: 'strike' }] : []))
        const objectives = [
          { severity: 'urgent', min: 95, per: 'month' as const },
          { severity: 'normal', min: 95, per: 'month' as const },
        ]
        const text = await reported(ndjsonReport, tickets, { options: { waivers, objectives } })
        const { attainment } = JSON.parse(text.trimEnd().split('\n').at(-1)!)
        const { stdout } = spawnSync('python3', [SCRIPT], { input: text, encoding: 'utf8' })
        const counted = JSON.parse(stdout)
        const expected: Record<string, object> = {}
        for (const { target, objective, periods } of attainment)
          for (const { period, met, breached, open, waived, known } of periods) {
            const counts = Object.entries({ met, breached, open, excused: waived + known }).filter(([, n]) => n > 0)
            expected[`${target} ${objective.severity} ${period}`] = Object.fromEntries(counts)
          }
        expect(counted).toEqual(expected)
      }),
      runs(10),
    )
  })
})
