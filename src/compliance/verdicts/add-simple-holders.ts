import type { AnyTicketEvent, TicketEvent } from '../../clock/event.ts'
import type { HolderSums } from '../../explain/holder-sums.ts'
import type { SimpleTarget, SimpleTerms } from './simple-terms.ts'
import type { Verdict } from './verdict.ts'

/**
 * Fast path of {@link addVerdictHolders} for {@link fastVerdicts}: it needs no phases. A property in
 * test/compliance/verdicts/fast-verdicts.test.ts checks that both are equal.
 *
 * @param verdict a verdict with the outcome `breached`
 * @param events the events of a simple history
 * @param now the end of the history, in epoch milliseconds
 */
export function addSimpleHolders(
  sums: HolderSums,
  { target, reportedAt, dueAt, stoppedAt, countedMs }: Verdict,
  events: readonly AnyTicketEvent[],
  terms: SimpleTerms,
  now: number,
): void {
  const { calendar } = simpleTargetOf(terms, target)
  const end = stoppedAt ?? now
  let holder: string | null = null
  let start = reportedAt
  let rest = countedMs
  sums.begin()
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as TicketEvent
    if (event.type !== 'assigned') continue
    const at = event.at as number
    if (at >= end) break
    if (event.to !== holder && at > start) {
      const ms = calendar.elapsed(start, at)
      sums.add(holder, ms, start < dueAt! && dueAt! <= at)
      rest -= ms
      start = at
    }
    holder = event.to
  }
  sums.add(holder, rest, start < dueAt! && dueAt! <= end)
}

/** Returns the target with a name. A loop, because every breach of an assigned ticket is asked. */
function simpleTargetOf({ targets }: SimpleTerms, name: string): SimpleTarget {
  let i = 0
  while (targets[i].name !== name) i++
  return targets[i].simple!
}
