// The whole suite against the native build: on the oldest Node that we promise, which has no Temporal, without the cases
// that need one, and on the newest, whose own serves them.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { nodeBinary } from './fresh-folder.mjs'

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
for (const version of [20, 26]) {
  const words = [vitest, 'run', '--config', 'vitest.native.config.ts', ...process.argv.slice(2)]
  const { status } = spawnSync(nodeBinary(version), words, { stdio: 'inherit' })
  if (status) process.exit(status)
}
