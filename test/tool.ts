import { spawnSync } from 'node:child_process'
import { isThorough } from './arbitraries/runs.ts'

/**
 * Whether the tests that need a program run: always in a thorough run, where they fail without it, and otherwise if the
 * program starts here.
 */
export function isExpected(program: string, ...args: string[]): boolean {
  return isThorough || spawnSync(program, args).status === 0
}
