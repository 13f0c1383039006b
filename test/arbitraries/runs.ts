/**
 * How often a property runs: `usual` times, a hundred times as often with DEEP=1 in the environment, and at most FEW times
 * where FEW is a number (mutation testing runs each property thousands of times as it is).
 */
export function runs(usual: number): { numRuns: number } {
  const wanted = process.env.DEEP ? usual * 100 : usual
  const most = process.env.FEW ? Math.max(1, Number(process.env.FEW)) : Number.POSITIVE_INFINITY
  return { numRuns: Math.min(wanted, most) }
}

/**
 * Whether tests run that take seconds each and rarely find anything: with THOROUGH=1, as `.ci/run` sets it, and with
 * DEEP=1.
 */
export const isThorough = Boolean(process.env.THOROUGH || process.env.DEEP)
