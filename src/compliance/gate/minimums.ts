import type { ErrorPath } from '../../errors.ts'
import { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'

/** How many of a hundred promises must have been kept, 0 to 100 with up to four decimals. */
export type Minimums = {
  /** Of all severities together. */
  readonly all?: number
  /** Of single ones. */
  readonly severities?: { readonly [severity: string]: number }
}

const HINT = 'Such as 95, or critical=100,high=95.'

/**
 * Reads minimums as a command line gives them: a percentage for all severities together, percentages of single ones,
 * or both.
 *
 * @param severities those that are known
 * @param path what an error calls the text
 * @throws {SlaCalendarError} `input-invalid`, `severity-unknown`
 * @example
 * ```ts
 * import { parseMinimums } from 'sla-calendar/compliance'
 *
 * parseMinimums('95', ['critical', 'high']) // => { all: 95 }
 * parseMinimums('90, critical=100, high=99.5 %', ['critical', 'high'])
 * // => { all: 90, severities: { critical: 100, high: 99.5 } }
 * parseMinimums('hihg=95', ['critical', 'high']) // throws severity-unknown
 * ```
 */
export function parseMinimums(text: string, severities: readonly string[], path: ErrorPath = ['minimums']): Minimums {
  const given = new InputValue(text, path)
  let all: number | undefined
  const named: Record<string, number> = {}
  for (const part of given.text().split(',')) {
    const sign = part.lastIndexOf('=')
    const name = part.slice(0, Math.max(sign, 0)).trim()
    const share = percentage(part.slice(sign + 1), given)
    if (sign < 0) {
      if (all !== undefined) throw given.error('input-invalid', `${describe(text)} names two shares of all.`, HINT)
      all = share
    } else {
      if (!severities.includes(name)) throw new InputValue(name, path).unknownWord(severities, 'severity-unknown')
      if (Object.hasOwn(named, name)) throw given.error('input-invalid', `It names ${describe(name)} twice.`, HINT)
      named[name] = share
    }
  }
  return { ...(all === undefined ? {} : { all }), ...(Object.keys(named).length ? { severities: named } : {}) }
}

/** Minimums that have not been parsed, such as those of a program. */
export function checkMinimums(minimums: Minimums, severities: readonly string[], path: ErrorPath): Minimums {
  const given = new InputValue(minimums, path).onlyKeys(['all', 'severities'])
  const shares = given.optional('severities')?.entries() ?? []
  for (const [severity, share] of shares) {
    if (!severities.includes(severity))
      throw new InputValue(severity, share.path).unknownWord(severities, 'severity-unknown')
    checkShare(share)
  }
  const all = given.optional('all')
  if (all) checkShare(all)
  if (!all && !shares.length) throw given.expected('a minimum', 'Give a percentage of all, or of severities.')
  return minimums
}

function percentage(text: string, given: InputValue): number {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,4})?)\s*%?$/.exec(text.trim()) ?? []
  if (digits === undefined || Number(digits) > 100)
    throw given.error('input-invalid', `${describe(text.trim())} is not a percentage from 0 to 100.`, HINT)
  return Number(digits)
}

function checkShare(given: InputValue): void {
  const share = given.value
  if (!(typeof share === 'number' && share >= 0 && share <= 100)) throw given.expected('a percentage from 0 to 100')
}
