import { expect } from 'vitest'

/**
 * Whether the run is thorough: with THOROUGH=1 in the environment, as `.ci/run` sets it, and with DEEP. Other runs leave
 * out tests that take seconds each and rarely find anything.
 */
export const isThorough = Boolean(process.env.THOROUGH || process.env.DEEP)

/** How many times as many random cases each property has as in a thorough run. */
const DEEP = whole('DEEP', 1)
/** The most random cases of a property. Mutation testing runs each property thousands of times anyway. */
const FEW = whole('FEW', Number.POSITIVE_INFINITY)
/** A number by which all properties draw the same cases in each run; NaN for other cases each time. */
const SEED = whole('SEED', Number.NaN)

function whole(name: string, usual: number): number {
  const given = process.env[name]
  if (!given) return usual
  if (!/^\d+$/.test(given) || (name !== 'SEED' && given === '0'))
    throw new Error(`${name} is ${given}, not a whole number.`)
  return Number(given)
}

/** Returns how often a property runs: `usual` times in a thorough run, a twentieth of that otherwise. */
export function runs(usual: number): { numRuns: number; seed?: number } {
  const wanted = isThorough ? usual * DEEP : Math.ceil(usual / 20)
  return { numRuns: Math.min(wanted, FEW), ...(Number.isNaN(SEED) ? {} : { seed: seedOfTest() }) }
}

/** Mixes the name of the test with SEED, because properties of the same arbitraries would otherwise draw the same cases. */
function seedOfTest(): number {
  let seed = SEED
  for (const letter of expect.getState().currentTestName ?? '')
    seed = (Math.imul(seed, 31) + letter.codePointAt(0)!) | 0
  return seed
}

/** Returns all items in a thorough run, and otherwise the first of every so many. */
export function sampled<T>(oneOf: number, items: readonly T[]): readonly T[] {
  return isThorough ? items : items.filter((_, i) => i % oneOf === 0)
}
