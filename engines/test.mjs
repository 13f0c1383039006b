// Tries the SQL of the library on every engine and on the clusters: installs the engines of npm, builds the library, and runs
// run.mjs and cluster.mjs. A fresh clone needs `npm ci` before.
//
//   node engines/test.mjs [--few]
//
// --few: fewer tickets and histories.
//
// Exit code 0: all results are equal; 1: some are not; 2: an engine is missing, or the library cannot be built.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { missingPrograms } from './programs.mjs'

const root = join(import.meta.dirname, '..')
const isFew = process.argv.includes('--few')
const missing = missingPrograms()
if (missing.length) giveUp(missing.join('\n'))
// `npm ci` would refuse the lock file, which lacks packages for other platforms.
if (run('npm', 'install', '--no-save', '--no-audit', '--no-fund', '--prefix', 'engines'))
  giveUp('npm cannot install the engines.')
if (run('npm', 'run', '--silent', 'build')) giveUp('The library cannot be built.')
const codes = [
  ...[run(process.execPath, 'engines/run.mjs', ...(isFew ? ['--few'] : []))],
  ...[run(process.execPath, 'engines/cluster.mjs', ...(isFew ? ['--millions', '1', '--rounds', '1'] : []))],
]
console.log(`\n${Math.round(process.uptime() / 60)} minutes.`)
process.exitCode = Math.max(...codes)

/** Runs a program and returns its exit code. */
function run(program, ...args) {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status ?? 2
}

function giveUp(message) {
  console.error(message)
  process.exit(2)
}
