// Measures contenders. They take many short turns, one after the other, so that other work of the machine disturbs all of them
// equally. A turn is measured in CPU time, so time that other processes take does not count. The result is the shortest turn,
// because a disturbance only ever makes a turn slower.

const TURNS = 12
const PASSES = 3
const WARM_UP_MS = 150

/** Returns a random number generator (mulberry32) for numbers in [0, 1). The same seed gives the same numbers. */
export function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Measures contenders `{ name, calls, run, slow? }`. `run` makes `calls` calls and returns a number made of all the results, so
 * that no call can be skipped. A turn is ten runs, after one that is not timed and fills the caches again. A `slow` contender
 * has one turn of one run.
 *
 * @returns `times`, nanoseconds per call by name, and `checksum`, the sum of the results of all runs
 */
export function measure(contenders) {
  for (const contender of contenders) warmUp(contender)
  const turns = contenders.map(() => [])
  let checksum = 0
  for (let turn = 0; turn < TURNS; turn++)
    for (let k = 0; k < contenders.length; k++) {
      const which = (k + turn) % contenders.length // the start moves, so that the first place is shared out
      const { run, calls, slow } = contenders[which]
      if (slow && turn > 0) continue
      const passes = slow ? 1 : PASSES
      if (!slow) run()
      const before = process.cpuUsage()
      for (let pass = 0; pass < passes; pass++) checksum += run()
      turns[which].push(nanoseconds(process.cpuUsage(before)) / (passes * calls))
    }
  return {
    times: Object.fromEntries(contenders.map(({ name }, which) => [name, Math.min(...turns[which])])),
    checksum,
  }
}

/** Returns the median; for an even count, the upper one of the two middle values. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

function nanoseconds({ user, system }) {
  return 1000 * (user + system)
}

function warmUp({ run, slow }) {
  const until = performance.now() + WARM_UP_MS
  do run()
  while (!slow && performance.now() < until)
}
