import type { CalendarInput } from '../../calendar/check-calendar.ts'
import { checkApart, checkColumn, checkWritten, newColumn } from '../../calendar/timeline/batch.ts'
import { FirstRowError } from '../../calendar/timeline/first-row-error.ts'
import { evaluate } from '../../clock/evaluate.ts'
import type { HistoryInput } from '../../clock/history.ts'
import type { Policy } from '../../policy/policy.ts'
import type { PolicySpec } from '../../policy/spec.ts'
import { type InstantInput, toEventMs } from '../../time/instant.ts'
import { assertKnownKeys } from '../../validation/assert-known-keys.ts'
import { InputValue } from '../../validation/input-value.ts'
import { type JudgedColumns, judgeRows, OUTCOMES } from './judge-rows.ts'
import {
  BATCH_KEYS,
  type BatchOptions,
  COLUMN_KEYS,
  inCell,
  type TicketColumns,
  type TicketGroup,
  type TicketGroups,
  ticketGroups,
} from './ticket-groups.ts'

/** The columns of a table of tickets that are judged. */
export type StoppedTicketColumns = TicketColumns & {
  /** The instant that stopped the target, in epoch milliseconds; NaN for an open ticket. */
  readonly stopped: Float64Array
}

const JUDGED_KEYS = [...COLUMN_KEYS, 'stopped'] as const

/** The types of the columns to write. */
const WRITTEN = { outcome: Uint8Array, countedMs: Float64Array, overMs: Float64Array }

/** How tickets are judged. */
export type JudgeOptions = BatchOptions & {
  /** The instant of the evaluation. A later stop has not happened yet. */
  readonly now: InstantInput
}

/**
 * Judges many tickets without pauses: `evaluate` on columns. A ticket whose severity lacks the target is
 * `not-applicable`.
 *
 * @param policy the policy, or its spec
 * @param calendars the calendars, or their specs
 * @param columns typed arrays with one row per ticket
 * @param out receives the verdicts, one row per ticket; each column may be one of `columns` itself
 * @defaultValue `out` has new columns
 * @returns `out`
 * @throws {SlaCalendarError} `input-invalid` for an index out of range, and for a column of `out` that uses the memory of
 * other rows; the errors of `evaluate` for the first row that has one. Their path is the column and the row.
 * @example
 * ```ts
 * import { italianOffice, msaBusiness } from 'sla-calendar'
 * import { judgeMany, OUTCOMES } from 'sla-calendar/compliance'
 *
 * const reported = Float64Array.of(Date.parse('2026-11-20T16:30+01:00'), Date.parse('2026-11-23T09:00+01:00'))
 * const stopped = Float64Array.of(Date.parse('2026-11-23T14:00+01:00'), Number.NaN)
 * const columns = { severity: Uint8Array.of(0, 0), reported, stopped }
 * const options = { severities: ['high'], now: '2026-11-23T14:30+01:00' }
 * const { outcome, countedMs, overMs } = judgeMany(msaBusiness, [italianOffice], columns, options)
 * Array.from(outcome, index => OUTCOMES[index]) // => ['breached', 'running']
 * Array.from(countedMs, ms => ms / 3_600_000) // => [6.5, 5.5]
 * overMs[0] / 60_000 // => 30
 * ```
 */
export function judgeMany(
  policy: Policy | PolicySpec,
  calendars: readonly CalendarInput[],
  columns: StoppedTicketColumns,
  options: JudgeOptions,
  out: JudgedColumns = newColumns(columns?.reported),
): JudgedColumns {
  assertKnownKeys(options, [...BATCH_KEYS, 'now'], [], 'Pass { now }.')
  assertKnownKeys(columns, JUDGED_KEYS, [], 'Pass { severity, reported, stopped }.')
  const now = toEventMs(options.now, ['now'])
  const tickets = ticketGroups(policy, calendars, columns, options)
  const { reported, stopped } = columns
  checkColumn(stopped, 'stopped', 'reported', reported.length)
  checkOut(out, reported.length, columns)
  const errors = new FirstRowError()
  const judge = (k: number) => judgeRow(tickets, tickets.groups[tickets.codes[k]], columns, now, out, k)
  judgeRows(tickets, { reported, stopped, now }, out, k => void errors.valueOf(k, judge))
  errors.throwIfAny()
  return out
}

function newColumns(like: Float64Array): JudgedColumns {
  const { length } = newColumn(like)
  return {
    outcome: new Uint8Array(length),
    countedMs: new Float64Array(length),
    overMs: new Float64Array(length),
  }
}

/** Checks the columns to write. They may be longer than those to read. */
function checkOut(out: JudgedColumns, count: number, read: StoppedTicketColumns): void {
  assertKnownKeys(out, Object.keys(WRITTEN), ['out'], 'Pass { outcome, countedMs, overMs }.')
  const checked: (keyof JudgedColumns)[] = []
  for (const [name, type] of Object.entries(WRITTEN)) {
    const column = out[name as keyof JudgedColumns]
    const given = new InputValue(column, ['out', name])
    if (!(column instanceof type)) throw given.expected(`a ${type.name}`)
    const { length } = column
    if (length < count)
      throw given.error(
        'input-invalid',
        `Its length is ${length}, that of reported is ${count}.`,
        'Use the same length.',
      )
    for (const key of JUDGED_KEYS) checkWritten(column, ['out', name], read[key], key, count)
    for (const other of checked) checkApart(column, ['out', name], out[other], other, count)
    checked.push(name as keyof JudgedColumns)
  }
}

/** Judges one ticket by its history. An event `resolved` stops every target. */
function judgeRow(
  { policy, calendars, target: name }: TicketGroups,
  { severity, calendar, target }: TicketGroup,
  { reported, stopped }: StoppedTicketColumns,
  now: number,
  { outcome, countedMs, overMs }: JudgedColumns,
  k: number,
): number {
  const events: { at: number; type: 'reported' | 'resolved'; severity?: string }[] = []
  events.push({ at: reported[k], type: 'reported', severity })
  if (!Number.isNaN(stopped[k])) events.push({ at: stopped[k], type: 'resolved' })
  const history = { policy, calendar, calendars, events: events as never, now }
  // Whether the column of the report or that of the stop is wrong shows in the report alone.
  const column = () => (isRefused({ ...history, events: events.slice(0, 1) as never }) ? 'reported' : 'stopped')
  const report = inCell(column, k, () => evaluate(history)).targets[name]
  const state = target && report ? report.state : 'not-applicable'
  outcome[k] = OUTCOMES.indexOf(state as (typeof OUTCOMES)[number])
  countedMs[k] = report?.countedMs ?? 0
  overMs[k] = state === 'breached' ? 0 - report!.remainingMs : 0
  return 0
}

function isRefused(history: HistoryInput<number>): boolean {
  try {
    evaluate(history)
    return false
  } catch {
    return true
  }
}
