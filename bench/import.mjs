/*
 * What an import of the package costs, in CPU time of fresh processes. The yardstick is measured in the same run, in turns:
 * an empty module, and an empty module plus one Intl.DateTimeFormat.
 *
 *   npm run build && node bench/import.mjs [processes] [--json]    (default: 15 processes)
 *
 * Run it with another Node to measure that one: npx -y -p node@26 node bench/import.mjs
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const options = process.argv.slice(2)
const processes = Number(options.find(option => /^\d/.test(option)) ?? 15)
const folder = mkdtempSync(join(tmpdir(), 'import-'))
const empty = join(folder, 'empty.mjs')
writeFileSync(empty, '')
const load = path => `const module = await import(${JSON.stringify(pathToFileURL(path).href)})`
const main = load(join(import.meta.dirname, '../dist/index.js'))

const programs = {
  'empty module': load(empty),
  'empty module and one Intl.DateTimeFormat': `${load(empty)}; new Intl.DateTimeFormat('en', { timeZone: 'Europe/Rome' })`,
  'sla-calendar': main,
  'sla-calendar and a first deadline': `${main}; module.deadline({ severity: 'high', reportedAt: 1e12 })`,
}

const times = Object.keys(programs).map(() => [])
for (let i = 0; i < processes; i++)
  for (const [k, program] of Object.values(programs).entries()) times[k].push(cpuTime(program))
rmSync(folder, { recursive: true })

const quartile = list => list.sort((a, b) => a - b)[Math.floor(list.length / 4)]
const [, yardstick] = times.map(quartile)
const costs = Object.keys(programs).map((name, k) => ({ name, ms: quartile(times[k]) }))
if (options.includes('--json')) console.log(JSON.stringify(costs))
else {
  console.log(`Node ${process.versions.node}, ${processes} processes each, lower quartile of user and system time\n`)
  for (const { name, ms } of costs)
    console.log(`${ms.toFixed(1).padStart(7)} ms  ${(ms / yardstick).toFixed(2)} x  ${name}`)
}

/** Returns the CPU time of a program in a process of its own, in milliseconds, without the start of Node. */
function cpuTime(program) {
  const code = `const start = process.cpuUsage()
    ${program}
    const { user, system } = process.cpuUsage(start)
    console.log((user + system) / 1000)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  if (!stdout) throw new Error(stderr)
  return Number(stdout)
}
