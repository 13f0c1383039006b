/**
 * Whether the run is thorough: with THOROUGH=1 in the environment, as `.ci/run` sets it, and with DEEP. Other runs leave
 * out tests that take seconds each and rarely find anything.
 */
export const isThorough = Boolean(process.env.THOROUGH || process.env.DEEP)

/** With SEED, a whole number, in the environment all properties draw the same cases in each run, as in `.ci/run`. */
const seed = process.env.SEED ? { seed: Number(process.env.SEED) } : {}

/**
 * Returns how often a property runs: `usual` times in a thorough run, a twentieth of that otherwise, and thirty times as
 * often with DEEP=30. FEW is a maximum: mutation testing runs each property thousands of times anyway.
 */
export function runs(usual: number): { numRuns: number; seed?: number } {
  const wanted = process.env.DEEP ? usual * Number(process.env.DEEP) : isThorough ? usual : Math.ceil(usual / 20)
  const maximum = process.env.FEW ? Math.max(1, Number(process.env.FEW)) : Number.POSITIVE_INFINITY
  return { numRuns: Math.min(wanted, maximum), ...seed }
}

/** Returns all items in a thorough run, and otherwise the first of every so many. */
export function sampled<T>(oneOf: number, items: readonly T[]): readonly T[] {
  return isThorough ? items : items.filter((_, i) => i % oneOf === 0)
}
