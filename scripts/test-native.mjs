// The whole suite against the native build: on the oldest Node that we promise, which has no Temporal, without the cases
// that need one, and on the newest, whose own serves them.
//
//   node scripts/test-native.mjs [20 | 26]     both, unless said otherwise
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { nodeBinary } from './fresh-folder.mjs'

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const asked = process.argv.slice(2).map(Number)
for (const version of asked.length ? asked : [20, 26]) {
  const words = [vitest, 'run', '--config', 'vitest.native.config.ts']
  const { status } = spawnSync(nodeBinary(version), words, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
