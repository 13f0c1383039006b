import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtInCalendar } from '../../src/cli/built-in.ts'
import { checkInputs } from '../../src/cli/check-inputs.ts'
import { Check } from '../../src/compliance/check.ts'
import { readExports } from '../../src/exports/read-exports.ts'
import { localTime } from '../../src/time/format/local-time.ts'

const now = Date.parse('2026-12-09T12:00+01:00')

describe('examples/README.md', () => {
  it('prints the same as the library for each ticket', async () => {
    const told = Array.from(
      readFileSync('examples/README.md', 'utf8').matchAll(/^\| (T-\d+) \| (\w+) \| (.{20}) \| (\w+) \|/gm),
      ([, ...cells]) => cells.join(' '),
    )
    const { contracts, tickets } = checkInputs(undefined, undefined)
    const check = new Check({ contracts, now })
    const rows: string[] = []
    const item = (ticket: Parameters<Parameters<typeof readExports>[2]['item']>[0]) => {
      const judged = 'events' in ticket ? check.ticket(ticket) : undefined
      if (!judged || !('verdicts' in judged)) throw new Error('A row of the examples is bad.')
      const [{ severity, dueAt, outcome }] = judged.verdicts
      rows.push([judged.id, severity, localTime(dueAt!, builtInCalendar.timeZone), outcome].join(' '))
    }
    await readExports(['examples/tickets.csv'], tickets, { item }, now)
    expect(told).toHaveLength(12)
    expect(rows).toEqual(told)
  })
})
