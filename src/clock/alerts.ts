import { BREACH } from '../policy/alerts.ts'
import type { InstantOutput } from '../time/instant.ts'
import type { Alert } from './report.ts'
import { alertKey, type TargetTracker } from './target-tracker.ts'

/**
 * Returns the alerts of all cycles in time order, those without an instant last (§13).
 *
 * @param now the instant up to which alerts have fired, in epoch milliseconds
 */
export function alertsOf<T>(
  trackers: readonly TargetTracker[],
  now: number,
  format: (ms: number) => InstantOutput<T>,
): Alert<T>[] {
  const timed: { readonly ms: number; readonly alert: Alert<T> }[] = []
  const others: Alert<T>[] = []
  for (const { name: target, cycles, fired } of trackers) {
    const add = (cycle: number, name: string, ms: number | null) => {
      const id = `${target}/${alertKey(cycle, name)}`
      if (ms === null) others.push({ id, target, cycle, name, at: null, fired: false })
      else timed.push({ ms, alert: { id, target, cycle, name, at: format(ms), fired: ms <= now } })
    }
    for (const { cycle, name, at } of fired.values()) add(cycle, name, at)
    const addNew = (cycle: number, name: string, ms: number | null) => {
      if (!fired.size || !fired.has(alertKey(cycle, name))) add(cycle, name, ms)
    }
    for (let cycle = 1; cycle <= cycles.length; cycle++) {
      const timer = cycles[cycle - 1]
      const { alerts = [] } = timer.terms.target
      for (let i = 0; i < alerts.length; i++) addNew(cycle, alerts[i].name, timer.alertAt(i))
      addNew(cycle, BREACH, timer.alertAt())
    }
  }
  timed.sort((a, b) => a.ms - b.ms)
  return [...timed.map(({ alert }) => alert), ...others]
}
