import { BREACH } from '../policy/alerts.ts'
import type { InstantOutput } from '../time/instant.ts'
import type { Alert, Cycle, UpcomingAlert } from './report.ts'
import type { TargetCycle } from './target-cycle.ts'
import { alertKey, type TargetTracker } from './target-tracker.ts'

/**
 * Returns the alerts of all cycles in time order, those without an instant last, and those that are still to come (§13).
 *
 * @param cycles the cycles of all targets in the order of the trackers
 * @param dues the due times of the cycles, in epoch milliseconds
 * @param now the instant up to which alerts have fired, in epoch milliseconds
 */
export function alertsOf<T>(
  trackers: readonly TargetTracker[],
  cycles: readonly Cycle<T>[],
  dues: readonly (number | null)[],
  now: number,
  format: (ms: number | null) => InstantOutput<T> | null,
): { alerts: Alert<T>[]; upcoming: UpcomingAlert<T>[] } {
  const list = new AlertList<T>(now, format)
  let place = 0
  for (const { name: target, cycles: timers, fired } of trackers) {
    // Most targets have none, and evaluate should not make an iterator for each.
    if (fired.size)
      for (const { cycle, name, at } of fired.values()) list.add(`${target}/${cycle}`, target, cycle, name, at)
    for (let i = 0; i < timers.length; i++) {
      list.addNew(cycles[place], dues[place], i + 1, timers[i], fired)
      place++
    }
  }
  return list.sorted()
}

/** The largest list that an insertion sort puts in order faster than `Array.prototype.sort`. */
const SMALL = 16

class AlertList<T> {
  readonly #now: number
  readonly #format: (ms: number | null) => InstantOutput<T> | null
  readonly #timed: { readonly ms: number; readonly alert: Alert<T> }[] = []
  readonly #others: Alert<T>[] = []

  constructor(now: number, format: (ms: number | null) => InstantOutput<T> | null) {
    this.#now = now
    this.#format = format
  }

  /** @param at the instant in the form of the report, if it is known */
  add(cycleId: string, target: string, cycle: number, name: string, ms: number | null, at = this.#format(ms)): void {
    const id = `${cycleId}/${name}`
    if (ms === null) this.#others.push({ id, target, cycle, name, at: null, fired: false })
    else this.#timed.push({ ms, alert: { id, target, cycle, name, at: at!, fired: ms <= this.#now } })
  }

  /** Adds the alerts of a cycle, except those that are on record. */
  addNew(
    { id, target, dueAt }: Cycle<T>,
    due: number | null,
    number: number,
    timer: TargetCycle,
    fired: TargetTracker['fired'],
  ): void {
    const { alerts } = timer.terms.target
    if (alerts)
      for (let i = 0; i < alerts.length; i++) {
        const { name } = alerts[i]
        if (!fired.size || !fired.has(alertKey(number, name))) this.add(id, target, number, name, timer.alertAt(i))
      }
    if (fired.size && fired.has(alertKey(number, BREACH))) return
    const ms = timer.alertAt(undefined, due)
    this.add(id, target, number, BREACH, ms, ms === due ? dueAt : this.#format(ms))
  }

  sorted(): { alerts: Alert<T>[]; upcoming: UpcomingAlert<T>[] } {
    const alerts: Alert<T>[] = []
    const upcoming: UpcomingAlert<T>[] = []
    for (const { ms, alert } of inTimeOrder(this.#timed)) {
      alerts.push(alert)
      if (ms > this.#now) upcoming.push(alert as UpcomingAlert<T>)
    }
    for (const alert of this.#others) alerts.push(alert)
    return { alerts, upcoming }
  }
}

/** Sorts a list by `ms`, in place. Equal ones keep their order. */
function inTimeOrder<E extends { readonly ms: number }>(list: E[]): E[] {
  if (list.length > SMALL) return list.sort((a, b) => a.ms - b.ms)
  for (let i = 1; i < list.length; i++) {
    const one = list[i]
    let place = i
    for (; place > 0 && list[place - 1].ms > one.ms; place--) list[place] = list[place - 1]
    list[place] = one
  }
  return list
}
