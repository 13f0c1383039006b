import type { CheckResult, HolderTally } from '../compliance/result.ts'
import { exactDuration } from '../time/format/duration.ts'
import { targetWords } from './breach-reason.ts'
import type { ReportTables } from './tables.ts'

/** Maximum number of teams in a table. */
const MAX_TEAMS = 20
const MINUTE = 60_000

/**
 * Returns a table per target with the time by team: who had the tickets whose target was breached.
 *
 * @param max how many teams are shown, those with the most counted time (default: 20)
 */
export function holderTables(
  { holders, targetLabels }: Pick<CheckResult, 'holders' | 'targetLabels'>,
  max = MAX_TEAMS,
): ReportTables[] {
  const targets = [...new Set(holders.map(({ target }) => target))]
  return targets.map(target =>
    tableOf(
      targetWords(target, targetLabels),
      holders.filter(tally => tally.target === target),
      max,
    ),
  )
}

function tableOf(name: string, tallies: readonly HolderTally[], max: number): ReportTables {
  const sum = (key: 'countedMs' | 'share' | 'breaches' | 'handOffs') =>
    tallies.reduce((total, tally) => total + tally[key], 0)
  const total = {
    countedMs: sum('countedMs'),
    share: sum('share'),
    breaches: sum('breaches'),
    handOffs: sum('handOffs'),
  }
  const left = Math.max(0, tallies.length - max)
  return {
    title: `${name}, time by team`,
    heads: ['team', 'counted', 'share', 'breached while holding', 'hand-offs'],
    rows: [
      ...tallies.slice(0, max).map(tally => ({
        name: tally.holder ?? '(not assigned)',
        isAlarm: tally.breaches > 0,
        cells: cellsOf(tally),
      })),
      { name: 'all', isAlarm: total.breaches > 0, cells: cellsOf(total) },
    ],
    hasTotal: true,
    notes: ['Only breached targets of tickets that were assigned.', ...(left ? [`other teams left out: ${left}`] : [])],
  }
}

function cellsOf({ countedMs, share, breaches, handOffs }: Omit<HolderTally, 'target' | 'holder'>): string[] {
  const counted = exactDuration(Math.round(countedMs / MINUTE) * MINUTE)
  return [counted, `${(100 * share).toFixed(2)}%`, String(breaches), String(handOffs)]
}
