import { TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import { InputValue } from '../../validation/input-value.ts'
import type { Finding } from '../result.ts'

/** A breach that is known already: whose, of which promise, in which run of its clock. */
export type KnownBreach = {
  /** The ticket's own name. */
  readonly ticket: string
  /** The promise. */
  readonly target: TargetName
  /** Which run of the target's clock. */
  readonly cycle: number
  /** The severity whose promise it was. */
  readonly severity: string
}

const FORMAT = 'sla-calendar baseline 1'
/** How many entries that were not met again a finding names. */
const ENTRIES_TOLD = 3
const HINT = 'Give a file that writeBaseline has written.'

/**
 * The text of a baseline: JSON, a line a breach, sorted, so that the same breaches give the same bytes in whatever
 * order they come.
 *
 * @param breaches verdicts or other known breaches; of whatever else they have nothing is kept
 * @example
 * ```ts
 * import { readBaseline, writeBaseline } from 'sla-calendar/compliance'
 *
 * const text = writeBaseline([{ ticket: 'INC-1', target: 'firstResponse', cycle: 1, severity: 'high' }])
 * readBaseline(text) // => [{ ticket: 'INC-1', target: 'firstResponse', cycle: 1, severity: 'high' }]
 * ```
 */
export function writeBaseline(breaches: Iterable<KnownBreach>): string {
  const sorted = [...breaches].sort(inOrder)
  const lines = sorted.map(({ ticket, target, cycle, severity }) => JSON.stringify({ ticket, target, cycle, severity }))
  const list = lines.length ? `[\n    ${lines.join(',\n    ')}\n  ]` : '[]'
  return `{\n  "format": ${JSON.stringify(FORMAT)},\n  "breaches": ${list}\n}\n`
}

/**
 * Reads a baseline.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `key-missing` for what is none, with the path to it
 * @example
 * ```ts
 * import { readBaseline } from 'sla-calendar/compliance'
 *
 * const entry = '{ "ticket": "INC-1", "target": "update", "cycle": 2, "severity": "high" }'
 * readBaseline(`{ "format": "sla-calendar baseline 1", "breaches": [${entry}] }`).map(({ ticket }) => ticket) // => ['INC-1']
 * ```
 */
export function readBaseline(text: string): KnownBreach[] {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new InputValue(text, ['baseline']).expected('JSON', HINT)
  }
  const given = new InputValue(value, ['baseline']).onlyKeys(['format', 'breaches'])
  const format = given.required('format', HINT)
  if (format.value !== FORMAT) throw format.expected(`'${FORMAT}'`, HINT)
  return checkBaseline(given.required('breaches', HINT))
}

/** The value as a list of known breaches. */
export function checkBaseline(given: InputValue): KnownBreach[] {
  return given.list().map(breach => {
    breach.keys()
    return {
      ticket: breach.required('ticket', HINT).text(),
      target: breach.required('target', HINT).oneOf(TARGETS, 'target-unknown'),
      cycle: breach.required('cycle', HINT).integer(1, Number.MAX_SAFE_INTEGER),
      severity: breach.required('severity', HINT).text(),
    }
  })
}

/** A baseline in use: it knows which of its breaches it has met again. */
export class Baseline {
  /** How many breaches of a key are still to be met, by ticket. */
  readonly #left = new Map<string, Map<string, number>>()
  readonly #passedOver = new Set<string>()

  /** @param judged the targets that are judged; entries of others are not looked at */
  constructor(breaches: readonly KnownBreach[], judged: readonly TargetName[] = TARGETS) {
    for (const breach of breaches) {
      if (!judged.includes(breach.target)) continue
      const own = this.#left.get(breach.ticket) ?? new Map<string, number>()
      own.set(keyOf(breach), (own.get(keyOf(breach)) ?? 0) + 1)
      this.#left.set(breach.ticket, own)
    }
  }

  /** Whether a breach is known; one entry stands for one breach. */
  matches(breach: KnownBreach): boolean {
    const own = this.#left.get(breach.ticket)
    const left = own?.get(keyOf(breach))
    if (!left) return false
    own!.set(keyOf(breach), left - 1)
    return true
  }

  /** Says nothing of a ticket that is not looked at. */
  skip(ticket: string): void {
    if (this.#left.has(ticket)) this.#passedOver.add(ticket)
  }

  /** What is in it and was not met again. */
  findings(): Finding[] {
    const left: string[] = []
    for (const [ticket, own] of this.#left)
      if (!this.#passedOver.has(ticket))
        for (const [key, count] of own) for (let i = 0; i < count; i++) left.push(`${ticket} ${key}`)
    if (!left.length) return []
    const entries =
      left.length === 1 ? 'baseline entry is no longer a breach' : 'baseline entries are no longer breaches'
    const told = left.sort().slice(0, ENTRIES_TOLD).join(', ') + (left.length > ENTRIES_TOLD ? ', …' : '.')
    const message = `${left.length} ${entries}: ${told}`
    return [{ rule: 'baseline-unused', severity: 'warning', message }]
  }
}

function keyOf({ target, cycle, severity }: KnownBreach): string {
  return `${target} ${cycle} (${severity})`
}

/** By ticket in the order of character codes, whatever the locale. */
function inOrder(a: KnownBreach, b: KnownBreach): number {
  return (
    byText(a.ticket, b.ticket) ||
    TARGETS.indexOf(a.target) - TARGETS.indexOf(b.target) ||
    a.cycle - b.cycle ||
    byText(a.severity, b.severity)
  )
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
