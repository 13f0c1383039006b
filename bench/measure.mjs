// How a figure is made: every contender takes many short turns, one after the other, so that whatever else the machine does
// meets all of them alike. The turn counts that a quarter of them beat: what disturbs a turn only makes it slower.

const TURNS = 16
const PASSES = 10
const WARM_UP_MS = 150

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32). */
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
 * Measures contenders `{ name, calls, run, slow? }`. `run` makes `calls` calls and returns a number made from all the
 * answers, so that no call can be left out. A turn is ten runs, after one that is not timed and brings the contender's
 * own data back into the caches; for a `slow` contender there is a single turn of a single run.
 *
 * @returns `times`, nanoseconds a call by name, and `checksum`, the sum of what all runs returned
 */
export function measure(contenders) {
  for (const contender of contenders) warmUp(contender)
  const turns = contenders.map(() => [])
  let checksum = 0
  for (let turn = 0; turn < TURNS; turn++)
    for (let k = 0; k < contenders.length; k++) {
      const which = (k + turn) % contenders.length // nobody always follows the same neighbour
      const { run, calls, slow } = contenders[which]
      if (slow && turn > 0) continue
      const passes = slow ? 1 : PASSES
      if (!slow) run()
      const before = process.hrtime.bigint()
      for (let pass = 0; pass < passes; pass++) checksum += run()
      turns[which].push(Number(process.hrtime.bigint() - before) / (passes * calls))
    }
  return {
    times: Object.fromEntries(contenders.map(({ name }, which) => [name, quantile(turns[which], 0.25)])),
    checksum,
  }
}

/** The middle value; of an even count the upper one of the two. */
export function median(values) {
  return quantile(values, 0.5)
}

/** The value that a share of the others lies below. */
function quantile(values, share) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]
}

function warmUp({ run, slow }) {
  const until = performance.now() + WARM_UP_MS
  do run()
  while (!slow && performance.now() < until)
}
