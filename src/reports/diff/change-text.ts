import type { VerdictChange } from '../../compliance/diff/verdict-change.ts'
import { localTime } from '../../time/format/local-time.ts'
import { inBrackets, targetWords } from '../breach-reason.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { statesText } from './diff-run.ts'

/** A change in words. */
export type ChangeText = {
  /** The severity and the target: `high, first response`. */
  readonly what: string
  /** Both states: `met → breached`; one if only the due time changes. */
  readonly states: string
  /** Both due times. */
  readonly due: string
  /** Why the verdict changed. */
  readonly why: string
}

/** Returns a change in words. */
export function changeText(change: VerdictChange, wording: Wording = ENGLISH): ChangeText {
  const { agreement, target, targetLabel, cycle, before, after, from, to, timeZone } = change
  const isSame = from !== null && to !== null && before?.dueAt === after?.dueAt
  const { versions, locale } = wording
  const dueText = (dueAt: number | null | undefined) =>
    dueAt === null || dueAt === undefined ? versions.notDue : wording.dueOn(localTime(dueAt, timeZone, locale))
  const reasons = change.reasons({ locale }).map(({ message }) => message)
  return {
    what: `${(before ?? after)!.severity}, ${targetWords(target, targetLabel === undefined ? {} : { [target]: targetLabel }, wording)}${cycle > 1 ? ` ${cycle}` : ''}${inBrackets(agreement)}`,
    states: statesText(from, to, wording),
    due: isSame ? dueText(before!.dueAt) : versions.bothDue(dueText(before?.dueAt), dueText(after?.dueAt)),
    why: reasons.join('; '),
  }
}
