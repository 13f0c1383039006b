import { type CycleReport, referenceEvaluate } from '../clocks/evaluate.ts'
import { type Case, happened } from '../clocks/history.ts'

/** A cycle that will be breached if nothing happens, and the last instant at which it is not. */
export type SlowForecast = { readonly target: string; readonly cycle: number; readonly dueAt: number }

/**
 * The cycles of a ticket that are not breached at `now`, and are at `until` if nothing happens. The ticket is looked at
 * again at later and later instants: a cycle is breached from the instant after its due time.
 */
export function referenceForecast(terms: Case, until: number): SlowForecast[] {
  const events = happened(terms)
  const isBreached = (at: number, target: string, cycle: number) =>
    cycleOf(referenceEvaluate({ ...terms, events, now: at }).cycles, target, cycle)?.state === 'breached'
  const names = [...new Set(referenceEvaluate({ ...terms, events, now: until }).cycles.map(({ target }) => target))]
  return names.flatMap(target => {
    const { cycles } = referenceEvaluate({ ...terms, events, now: until })
    const own = cycles.filter(cycle => cycle.target === target)
    return own.flatMap((_, i) => {
      if (isBreached(terms.now, target, i + 1) || !isBreached(until, target, i + 1)) return []
      let [sooner, later] = [terms.now, until]
      while (later - sooner > 1) {
        const middle = Math.floor((sooner + later) / 2)
        if (isBreached(middle, target, i + 1)) later = middle
        else sooner = middle
      }
      return [{ target, cycle: i + 1, dueAt: sooner }]
    })
  })
}

function cycleOf(cycles: readonly CycleReport[], target: string, number: number): CycleReport | undefined {
  return cycles.filter(cycle => cycle.target === target)[number - 1]
}
