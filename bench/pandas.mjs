// Measures the CustomBusinessHour of pandas, if the machine has Python with pandas.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { italianHolidayDates } from './floor.mjs'
import { HOUR } from './questions.mjs'

const CALLS = { 8: 300, 800: 20 }
/** On Debian, only the second one has the pandas of the package python3-pandas. */
const PYTHONS = ['python3', '/usr/bin/python3']

/** Returns the version, the times and the right results of pandas; undefined if it is not installed. */
export function measurePandas(floor, { starts }, years) {
  const given = {
    starts: starts.slice(0, 300).map(wallOf),
    holidays: years.flatMap(year => [...italianHolidayDates(year)]),
    calls: CALLS,
  }
  const output = PYTHONS.map(python => run(python, JSON.stringify(given))).find(Boolean)
  if (!output) return undefined
  const { version, ns, due } = JSON.parse(output)
  const right = hours => {
    const isRight = (at, k) => at === wallOf(floor.add(starts[k], hours * HOUR))
    return `${due[hours].filter(isRight).length}/${due[hours].length}`
  }
  return { version, ns, right: { 8: right(8), 800: right(800) } }
}

function run(python, input) {
  const script = fileURLToPath(new URL('pandas_hours.py', import.meta.url))
  const { status, stdout } = spawnSync(python, [script], { input, encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}

/** Returns the local time of an instant in the zone of the process, as if it were UTC. */
function wallOf(at) {
  return at - new Date(at).getTimezoneOffset() * 60_000
}
