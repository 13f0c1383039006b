import type { CheckResult, HolderTally } from '../compliance/result.ts'
import { exactDuration } from '../time/format/duration.ts'
import { targetWords } from './breach-reason.ts'
import type { ColumnKey } from './messages/report-messages.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'
import type { ReportTables } from './tables.ts'

/** Maximum number of teams in a table. */
const MAX_TEAMS = 20
const MINUTE = 60_000
const KEYS: readonly ColumnKey[] = ['team', 'counted', 'share', 'breachedHere', 'handOffs']

/**
 * Returns a table per target with the time by team: who had the tickets whose target was breached.
 *
 * @param max how many teams are shown, those with the most counted time (default: 20)
 */
export function holderTables(
  { holders, targetLabels }: Pick<CheckResult, 'holders' | 'targetLabels'>,
  max = MAX_TEAMS,
  wording: Wording = ENGLISH,
): ReportTables[] {
  const targets = [...new Set(holders.map(({ target }) => target))]
  return targets.map(target =>
    tableOf(
      targetWords(target, targetLabels, wording),
      holders.filter(tally => tally.target === target),
      max,
      wording,
    ),
  )
}

function tableOf(name: string, tallies: readonly HolderTally[], max: number, wording: Wording): ReportTables {
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
    title: wording.timeByTeam(name),
    keys: KEYS,
    heads: KEYS.map(key => wording.columns[key]),
    rows: [
      ...tallies.slice(0, max).map(tally => ({
        name: tally.holder ?? wording.notAssigned,
        isAlarm: tally.breaches > 0,
        cells: cellsOf(tally, wording),
      })),
      { name: wording.all, isAlarm: total.breaches > 0, cells: cellsOf(total, wording) },
    ],
    hasTotal: true,
    notes: [wording.onlyAssigned, ...(left ? [wording.otherTeams(left)] : [])],
  }
}

function cellsOf(tally: Omit<HolderTally, 'target' | 'holder'>, { decimal }: Wording): string[] {
  const { countedMs, share, breaches, handOffs } = tally
  const counted = exactDuration(Math.round(countedMs / MINUTE) * MINUTE)
  return [counted, `${decimal(100 * share, 2)}%`, String(breaches), String(handOffs)]
}
