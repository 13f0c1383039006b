// Runs the library's SQL on clusters of this machine and prints Markdown. Each result must be equal to JavaScript's, and a
// cluster of which one server is missing must give an error, never the rows of the others.
//
//   node engines/cluster.mjs [--millions 1,5,10] [clickhouse | postgres]
//
// Exit code 0: all results are equal; 1: some are not; 2: an engine or the build is missing.

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const CLUSTERS = { clickhouse: './clickhouse-cluster.mjs', postgres: './postgres-cluster.mjs' }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { millions: { type: 'string', default: '1,5,10' }, rounds: { type: 'string', default: '3' } },
})
const names = positionals.length ? positionals : Object.keys(CLUSTERS)
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-cluster-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))
chmodSync(folder, 0o755) // PostgreSQL's own user reads the files
const sizes = values.millions.split(',').map(millions => Number(millions) * 1_000_000)

const faults = []
console.log(`${cpus().length} processors, load ${loadavg()[0].toFixed(1)} at the start.`)
for (const name of names) {
  if (!CLUSTERS[name]) giveUp(`Unknown cluster ${name}. Known: ${Object.keys(CLUSTERS).join(', ')}.`)
  const { tryCluster } = await import(CLUSTERS[name]).catch(error =>
    giveUp(`${error.message}\nRun \`npm run build\` first, and \`npm install --no-save\` in this folder.`),
  )
  const own = join(folder, name)
  mkdirSync(own)
  const found = await tryCluster({ folder: own, sizes, rounds: Number(values.rounds) }).catch(error =>
    giveUp(`${name}: ${error.stack}`),
  )
  faults.push(...found.map(fault => `${name}: ${fault}`))
}
console.log(`\nLoad ${loadavg()[0].toFixed(1)} at the end.`)
console.log(faults.length ? '\nWrong:\n' : '\nAll results are equal to those of JavaScript, and no result was partial.')
for (const fault of faults) console.log(`- ${fault}`)
process.exit(faults.length ? 1 : 0)

function giveUp(message) {
  console.error(message)
  process.exit(2)
}
