import type { VerdictChange } from '../../compliance/diff/verdict-change.ts'
import { localTime } from '../../time/format/local-time.ts'
import { targetWords } from '../breach-reason.ts'
import { stateText } from './diff-run.ts'

/** A change in words. */
export type ChangeText = {
  /** The severity and the target: `high, first response`. */
  readonly what: string
  /** Both states: `met → breached`. */
  readonly states: string
  /** Both due times. */
  readonly due: string
  /** Why the verdict changed. */
  readonly why: string
}

/** Returns a change in words. */
export function changeText(change: VerdictChange): ChangeText {
  const { target, targetLabel, cycle, before, after, from, to, timeZone } = change
  const isSame = from !== null && to !== null && before?.dueAt === after?.dueAt
  const dueText = (dueAt: number | null | undefined) =>
    dueAt === null || dueAt === undefined ? 'not due' : `due on ${localTime(dueAt, timeZone)}`
  const reasons = change.reasons().map(({ message }) => message)
  return {
    what: `${(before ?? after)!.severity}, ${targetWords(target, targetLabel === undefined ? {} : { [target]: targetLabel })}${cycle > 1 ? ` ${cycle}` : ''}`,
    states: `${stateText(from)} → ${stateText(to)}`,
    due: isSame ? dueText(before!.dueAt) : `${dueText(before?.dueAt)} in OLD, ${dueText(after?.dueAt)} in NEW`,
    why: reasons.join('; '),
  }
}
