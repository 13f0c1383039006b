// The programs that the engines need and npm does not install.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Returns the program folder of PostgreSQL: POSTGRES_BIN, or the newest version of Debian's packages. */
export function postgresBin() {
  const root = '/usr/lib/postgresql'
  const installed = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const bin = process.env.POSTGRES_BIN ?? (installed.length ? join(root, installed[0], 'bin') : undefined)
  if (bin && existsSync(join(bin, 'initdb'))) return bin
  throw new Error(
    'PostgreSQL is not installed. Run `apt-get install postgresql`, or set POSTGRES_BIN to its bin folder.',
  )
}

/** Returns the program of a ClickHouse server. */
export function clickhouseServer() {
  const program = process.env.CLICKHOUSE_SERVER ?? 'clickhouse-server'
  if (!spawnSync(program, ['--version']).error) return program
  throw new Error(
    `${program} is not installed. Run \`apt-get install clickhouse-server\`, or set CLICKHOUSE_SERVER to the program.`,
  )
}

/** Returns a sentence for each missing program. */
export function missingPrograms() {
  return [postgresBin, clickhouseServer].flatMap(find => {
    try {
      find()
      return []
    } catch (error) {
      return [error.message]
    }
  })
}
