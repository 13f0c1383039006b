import type { ErrorPath } from '../../errors.ts'
import { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import { checkPercentage } from '../objectives/percentage.ts'

/** The percentages of targets that must be met, 0 to 100 with up to four decimals. */
export type Minimums = {
  /** The minimum of each target over all severities. @defaultValue none */
  readonly all?: number
  /** The minimums of single severities. @defaultValue none */
  readonly severities?: { readonly [severity: string]: number }
}

const HINT = 'Such as 95, or critical=100,high=95.'

/**
 * Reads minimums from the text of a command line: a percentage of all severities, percentages of single severities, or
 * both.
 *
 * @param severities the known severities
 * @param path the name of the text in errors (default: `minimums`)
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
  const input = new InputValue(text, path)
  let all: number | undefined
  const named: Record<string, number> = {}
  for (const part of input.text().split(',')) {
    const sign = part.lastIndexOf('=')
    const name = part.slice(0, Math.max(sign, 0)).trim()
    const share = percentage(part.slice(sign + 1), input)
    if (sign < 0) {
      if (all !== undefined) throw input.error('input-invalid', `${describe(text)} names two shares of all.`, HINT)
      all = share
    } else {
      if (!severities.includes(name)) throw new InputValue(name, path).unknownWord(severities, 'severity-unknown')
      if (Object.hasOwn(named, name)) throw input.error('input-invalid', `It names ${describe(name)} twice.`, HINT)
      named[name] = share
    }
  }
  return { ...(all === undefined ? {} : { all }), ...(Object.keys(named).length ? { severities: named } : {}) }
}

/** Checks the option `minimums` and returns it. */
export function checkMinimums(minimums: Minimums, severities: readonly string[], path: ErrorPath): Minimums {
  const input = new InputValue(minimums, path).onlyKeys(['all', 'severities'])
  const shares = input.optional('severities')?.entries() ?? []
  for (const [severity, share] of shares) {
    if (!severities.includes(severity))
      throw new InputValue(severity, share.path).unknownWord(severities, 'severity-unknown')
    checkPercentage(share)
  }
  const all = input.optional('all')
  if (all) checkPercentage(all)
  if (!all && !shares.length) throw input.expected('a minimum', 'Give a percentage of all, or of severities.')
  return minimums
}

function percentage(text: string, input: InputValue): number {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,4})?)\s*%?$/.exec(text.trim()) ?? []
  if (digits === undefined || Number(digits) > 100)
    throw input.error('input-invalid', `${describe(text.trim())} is not a percentage from 0 to 100.`, HINT)
  return Number(digits)
}
