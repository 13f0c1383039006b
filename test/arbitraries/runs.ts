/**
 * How often a property runs: `usual` times, a hundred times as often with DEEP=1 in the environment, and at most FEW times
 * where FEW is a number (mutation testing runs each property thousands of times as it is).
 */
export function runs(usual: number): { numRuns: number } {
  const wanted = process.env.DEEP ? usual * 100 : usual
  const most = process.env.FEW ? Math.max(1, Number(process.env.FEW)) : Number.POSITIVE_INFINITY
  return { numRuns: Math.min(wanted, most) }
}
