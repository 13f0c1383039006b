// The histories of the log evaluated, and the answers counted.

/** A report for each history; undefined for one that fails, which `failures` lists by its code. */
export function evaluateAll(evaluate, contract, tickets, pick = events => events) {
  const failures = new Map()
  const reports = tickets.map(({ number, events }) => {
    try {
      return evaluate({ ...contract, events: pick(events) })
    } catch (error) {
      const code = error.code ?? error.name
      failures.set(code, [...(failures.get(code) ?? []), `${number}: ${error.message}`])
      return undefined
    }
  })
  return { reports, failures }
}

/** Leaves events out. */
export const without =
  (...types) =>
  events =>
    events.filter(({ type }) => !types.includes(type))

/** The state of a target in a report. */
export function stateOf(report, target) {
  return report?.targets[target]?.state ?? 'no verdict'
}

/** How often each value comes, the most frequent first. */
export function tally(values) {
  const counts = new Map()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}
