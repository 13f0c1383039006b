// Compares an implementation with the vectors in this folder. Exit code 0: all vectors agree; 1: some do not.
//
//   node run.mjs                 checks sla-calendar itself
//   node run.mjs ./adapter.mjs   checks another implementation: the default export of this file, a function
//                                (spec, query) => result. It throws an error with the `code` of a refusal, and returns
//                                undefined for a call that it does not know.
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'

/** The calls whose results are rows in any order. */
const UNORDERED = new Set(['affected', 'alerts', 'breaches', 'diff', 'forecast', 'holidays', 'verdicts'])

/** Yields each vector: `{ file, name, spec, query, result }`, or `error` instead of `result`. */
export function* vectors() {
  const files = readdirSync(import.meta.dirname).filter(name => /^\d\d-.*\.json$/.test(name))
  for (const file of files.sort()) {
    const { cases } = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
    for (const { name, spec, vectors } of cases) for (const vector of vectors) yield { file, name, spec, ...vector }
  }
}

/**
 * Asks an adapter all vectors.
 *
 * @returns `agreed` and `skipped`, the numbers of vectors, and `differences`: the vectors with the `found` answer
 */
export function compare(adapter) {
  const outcome = { agreed: 0, skipped: 0, differences: [] }
  for (const { result, error, ...vector } of vectors()) {
    const expected = error === undefined ? { result } : { error }
    const found = answerOf(adapter, vector)
    if (found === undefined) outcome.skipped++
    else if (isDeepStrictEqual(inOrder(vector, found), inOrder(vector, expected))) outcome.agreed++
    else outcome.differences.push({ ...vector, expected, found })
  }
  return outcome
}

function answerOf(adapter, { spec, query }) {
  try {
    const result = adapter(spec, query)
    return result === undefined ? undefined : { result: JSON.parse(JSON.stringify(result)) }
  } catch (error) {
    return { error: error.code ?? `${error}` }
  }
}

/** Sorts the rows of a result whose order means nothing. */
function inOrder({ query }, { result, error }) {
  if (error !== undefined || !UNORDERED.has(query.call)) return { result, error }
  const text = row => JSON.stringify(Object.entries(row).sort())
  return { result: [...result].sort((a, b) => (text(a) < text(b) ? -1 : 1)) }
}

async function adapterIn(path) {
  if (path) return (await import(pathToFileURL(resolve(path)))).default
  const { adapterOf } = await import('./sla-calendar.mjs')
  return adapterOf(await import('sla-calendar'), await import('sla-calendar/compliance'))
}

async function main([path]) {
  const adapter = await adapterIn(path)
  const { agreed, skipped, differences } = compare(adapter)
  for (const { file, name, query, expected, found } of differences.slice(0, 20)) {
    console.error(`${file}: ${name}\n  query    ${JSON.stringify(query)}`)
    console.error(`  expected ${JSON.stringify(expected)}\n  found    ${JSON.stringify(found)}`)
  }
  console.log(`${agreed} vectors agree, ${differences.length} differ, ${skipped} skipped.`)
  process.exitCode = differences.length || !agreed ? 1 : 0
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2))
