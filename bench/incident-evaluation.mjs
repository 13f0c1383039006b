// Evaluates the histories of the log and counts the results.

/** Returns a report for each history. For a history that fails it is undefined, and `failures` lists the error by code. */
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

/** Returns a function that removes events of some types. */
export const without =
  (...types) =>
  events =>
    events.filter(({ type }) => !types.includes(type))

/** Returns the state of a target in a report. */
export function stateOf(report, target) {
  return report?.targets[target]?.state ?? 'no verdict'
}

/** Returns how often each value occurs, the most frequent first. */
export function tally(values) {
  const counts = new Map()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}
