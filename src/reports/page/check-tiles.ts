import type { CheckResult, Gate } from '../../compliance/result.ts'
import { percentOf } from '../../compliance/tally/tally.ts'
import { localTime } from '../../time/format/local-time.ts'
import type { ReportCollector } from '../collector.ts'
import type { GateState, PageMessages } from '../messages/page-messages.ts'
import type { Wording } from '../messages/wording.ts'
import { roundedDuration } from '../tables.ts'
import { type Tile, tileRow } from './tile-row.ts'

/**
 * Returns the three figures of a check: the share of targets that were met on time with the minimum that it must reach,
 * the breaches that count, and the open targets.
 */
export function checkTiles(
  { summary, gates }: Pick<CheckResult, 'summary' | 'gates'>,
  { worst, next }: Pick<ReportCollector, 'worst'> & Partial<Pick<ReportCollector, 'next'>>,
  { page: messages, decimal, locale }: Wording,
): string {
  const tallies = Object.values(summary.targets)
  const sum = (key: 'met' | 'breached' | 'running' | 'paused' | 'waived' | 'known') =>
    tallies.reduce((total, tally) => total + tally[key], 0)
  const excused = sum('waived') + sum('known')
  const breached = sum('breached') - excused
  const met = sum('met')
  const percent = percentOf(met, breached)
  const state = stateOf(gates)
  const all: readonly Tile[] = [
    {
      name: messages.onTime,
      figure: percent === null ? '–' : `${decimal(percent, 2)}%`,
      look: state === 'met' ? 'kept' : state === 'missed' ? 'alarm' : 'plain',
      notes: [gatesText(gates, state, messages, decimal), messages.ofTargets(met, met + breached)],
    },
    {
      name: messages.breached,
      figure: String(breached),
      look: breached ? 'alarm' : 'plain',
      notes: [
        ...(breached && worst.list[0].verdict.overMs
          ? [messages.worstLate(roundedDuration(worst.list[0].verdict.overMs))]
          : []),
        ...(excused ? [messages.excused(excused)] : []),
      ],
    },
    {
      name: messages.open,
      figure: String(sum('running') + sum('paused')),
      look: 'plain',
      notes: [
        ...(sum('paused') ? [messages.paused(sum('paused'))] : []),
        ...(next?.list ?? [])
          .slice(0, 1)
          .map(({ ticket, verdict }) => messages.nextDue(localTime(verdict.dueAt!, ticket.timeZone, locale))),
      ],
    },
  ]
  return tileRow(all)
}

function stateOf(gates: readonly Gate[]): GateState {
  const judged = gates.filter(({ isJudged }) => isJudged)
  if (!judged.length) return 'none'
  return judged.some(({ isMissed }) => isMissed) ? 'missed' : 'met'
}

/** Returns whether the minimums are reached: the only one, or how many of all. */
function gatesText(
  gates: readonly Gate[],
  state: GateState,
  messages: PageMessages,
  decimal: Wording['decimal'],
): string {
  const withMinimum = gates.filter(({ minimum }) => minimum !== undefined)
  if (!withMinimum.length) return messages.noBreach(state)
  if (gates.length === 1) return messages.minimum(decimal(gates[0].minimum!), state)
  const missed = gates.filter(({ isMissed }) => isMissed).length
  return messages.objectives(gates.length, missed, gates.filter(({ isJudged }) => !isJudged).length)
}
