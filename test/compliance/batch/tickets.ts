import fc from 'fast-check'
import { businessCalendar, slaPolicy } from '../../../src/index.ts'
import { anyBudget } from '../../arbitraries/budgets.ts'
import { anyScene } from '../../arbitraries/scenes.ts'

const NAMES = ['critical', 'high', 'low', 'none'] as const

/** A ticket of a table: its severity and its desk by index; NaN in `stopped` for an open one. */
export type TicketRow = { severity: number; desk: number; reported: number; stopped: number }

/** Desks, a policy with targets of every kind, and a table of tickets whose instants suit the desks. */
export function anyTickets() {
  const row = fc.tuple(fc.nat({ max: 3 }), fc.nat(), fc.nat(), fc.option(fc.nat(), { nil: undefined }))
  return fc
    .record({
      scenes: fc.array(anyScene(4), { minLength: 1, maxLength: 3 }),
      picks: fc.array(row, { minLength: 1, maxLength: 25 }),
      budget: anyBudget().map(ms => Math.max(ms, 1000)),
    })
    .map(({ scenes, picks, budget }) => ({
      policy: policyOf(budget),
      desks: () => scenes.map(({ spec }) => businessCalendar(spec)),
      now: Math.max(...scenes.map(({ at }) => at[2])),
      rows: picks.map(([severity, desk, from, to]): TicketRow => {
        const { at } = scenes[desk % scenes.length]
        const reported = at[from % 3]
        const stopped = to === undefined ? Number.NaN : Math.max(at[to % 4], reported)
        return { severity, desk: desk % scenes.length, reported, stopped }
      }),
    }))
}

/** Returns the columns of a table of tickets. */
export function columnsOf(rows: readonly TicketRow[]) {
  return {
    severity: Uint8Array.from(rows, ({ severity }) => severity),
    calendar: Uint32Array.from(rows, ({ desk }) => desk),
    reported: Float64Array.from(rows, ({ reported }) => reported),
    stopped: Float64Array.from(rows, ({ stopped }) => stopped),
  }
}

/** Returns the name of the severity that an index stands for. */
export function severityAt(index: number): string {
  return NAMES[index]
}

function policyOf(milliseconds: number) {
  return slaPolicy({
    name: 'P',
    severities: {
      critical: { level: 1, firstResponse: { within: { milliseconds }, clock: 'always' } },
      high: { level: 2, firstResponse: { within: { milliseconds }, clock: 'business' } },
      low: { level: 3, firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } },
      none: { level: 4, resolution: { within: 'PT8H', clock: 'business' } },
    },
  })
}
