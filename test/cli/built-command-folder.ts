import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes the folder for the builds of `BuiltCommand` before all tests, and removes it after them. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-'))
  process.env.SLA_BUILT_COMMANDS = folder
  return () => rmSync(folder, { recursive: true })
}
