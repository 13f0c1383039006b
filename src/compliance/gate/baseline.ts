import { FINDINGS } from '../../explain/messages/languages.ts'
import type { FindingMessages } from '../../explain/messages/messages.ts'
import { BUILT_IN_TARGETS } from '../../policy/target-definitions.ts'
import { InputValue } from '../../validation/input-value.ts'
import { checkAgreement } from '../contracts/agreements.ts'
import { type Contract, definedTargets } from '../contracts/contract.ts'
import type { Finding } from '../result.ts'

/** A breach that is known already. */
export type KnownBreach = {
  /** The id of the ticket. */
  readonly ticket: string
  /** The target that was breached. */
  readonly target: string
  /** The cycle of the target, from 1. */
  readonly cycle: number
  /** The severity whose target it was. */
  readonly severity: string
  /** The agreement that was breached. @defaultValue every agreement */
  readonly agreement?: string | undefined
}

const FORMAT = 'sla-calendar baseline 1'
/** How many unused entries a finding names. */
const ENTRIES_NAMED = 3
const HINT = 'Give a file that writeBaseline has written.'

/**
 * Returns a baseline as text: JSON with one line per breach, sorted. So the same breaches give the same bytes in any
 * order.
 *
 * @param breaches verdicts or known breaches; only the members of a known breach are written
 * @throws {SlaCalendarError} `input-invalid`, `key-missing` for what is no breach
 * @example
 * ```ts
 * import { readBaseline, writeBaseline } from 'sla-calendar/compliance'
 *
 * const text = writeBaseline([{ ticket: 'INC-1', target: 'firstResponse', cycle: 1, severity: 'high' }])
 * readBaseline(text) // => [{ ticket: 'INC-1', target: 'firstResponse', cycle: 1, severity: 'high' }]
 * ```
 */
export function writeBaseline(breaches: Iterable<KnownBreach>): string {
  const given = new InputValue(breaches, ['breaches'])
  const sorted = checkBaseline(given.with([...given.iterable('breaches')])).sort(compareBreaches)
  // JSON leaves an undefined agreement out.
  const lines = sorted.map(({ ticket, target, cycle, severity, agreement }) =>
    JSON.stringify({ ticket, target, cycle, severity, agreement }),
  )
  const list = lines.length ? `[\n    ${lines.join(',\n    ')}\n  ]` : '[]'
  return `{\n  "format": ${JSON.stringify(FORMAT)},\n  "breaches": ${list}\n}\n`
}

/**
 * Reads the text of a baseline.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `key-missing` if the text is not a baseline, with the path
 * to the error
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
  const baseline = new InputValue(value, ['baseline']).onlyKeys(['format', 'breaches'])
  const format = baseline.required('format', HINT)
  if (format.value !== FORMAT) throw format.expected(`'${FORMAT}'`, HINT)
  return checkBaseline(baseline.required('breaches', HINT))
}

/**
 * Checks a list of known breaches and returns it.
 *
 * @param contracts the contracts, whose targets and agreements exist (default: any)
 */
export function checkBaseline(input: InputValue, contracts?: readonly Contract[]): KnownBreach[] {
  const defined = contracts && definedTargets(contracts)
  return input.list().map(breach => {
    breach.keys()
    const target = breach.required('target', HINT)
    const agreement = contracts ? checkAgreement(breach, contracts) : breach.optional('agreement')?.text()
    return {
      ticket: breach.required('ticket', HINT).text(),
      target: defined ? target.oneOf(defined, 'target-unknown') : target.text(),
      cycle: breach.required('cycle', HINT).integer(1, Number.MAX_SAFE_INTEGER),
      severity: breach.required('severity', HINT).text(),
      ...(agreement === undefined ? {} : { agreement }),
    }
  })
}

/** Equal entries: how many there are, and how many of them matched a breach, by agreement. */
type Entries = { count: number; readonly used: Map<string | undefined, number> }

/** The baseline of a check. It remembers which of its entries matched a breach. */
export class Baseline {
  /** The entries by ticket and {@link keyOf}. */
  readonly #entries = new Map<string, Map<string, Entries>>()
  readonly #skipped = new Set<string>()

  /** @param judged the targets that are judged (default: all); entries of other targets are ignored */
  constructor(breaches: readonly KnownBreach[], judged?: readonly string[]) {
    for (const breach of breaches) {
      if (judged?.includes(breach.target) === false) continue
      const ofTicket = this.#entries.get(breach.ticket) ?? new Map<string, Entries>()
      this.#entries.set(breach.ticket, ofTicket)
      const entries = ofTicket.get(keyOf(breach)) ?? { count: 0, used: new Map() }
      ofTicket.set(keyOf(breach), entries)
      entries.count++
    }
  }

  /**
   * Returns whether an entry matches a breach, and uses the entry up. An entry is for one breach; an entry without an
   * agreement is for one breach per agreement.
   */
  matches(breach: KnownBreach): boolean {
    const ofTicket = this.#entries.get(breach.ticket)
    if (!ofTicket) return false
    const { agreement } = breach
    return [keyOf(breach), keyOf({ ...breach, agreement: undefined })].some(key => {
      const { count, used } = ofTicket.get(key) ?? { count: 0, used: new Map<string | undefined, number>() }
      const before = used.get(agreement) ?? 0
      if (before < count) used.set(agreement, before + 1)
      return before < count
    })
  }

  /** Excludes the entries of a ticket from the findings, because the ticket was not judged. */
  skip(ticket: string): void {
    if (this.#entries.has(ticket)) this.#skipped.add(ticket)
  }

  /** Returns a finding about the entries that matched no breach, if there are any. */
  findings(messages: FindingMessages = FINDINGS.en): Finding[] {
    const unused: string[] = []
    for (const [ticket, ofTicket] of this.#entries)
      if (!this.#skipped.has(ticket))
        for (const [key, { count, used }] of ofTicket)
          for (let i = Math.max(0, ...used.values()); i < count; i++) unused.push(`${ticket} ${key}`)
    if (!unused.length) return []
    const named = unused.sort().slice(0, ENTRIES_NAMED).join(', ') + (unused.length > ENTRIES_NAMED ? ', …' : '.')
    const message = messages.baselineUnused(unused.length, named)
    return [{ rule: 'baseline-unused', severity: 'warning', message }]
  }
}

function keyOf({ target, cycle, severity, agreement }: KnownBreach): string {
  return `${target} ${cycle} (${agreement === undefined ? '' : `${agreement}, `}${severity})`
}

/** Compares by ticket, target (built-in ones first), cycle and severity. Texts compare by character code, whatever the locale. */
function compareBreaches(a: KnownBreach, b: KnownBreach): number {
  return (
    compareTexts(a.ticket, b.ticket) ||
    placeOf(a.target) - placeOf(b.target) ||
    compareTexts(a.target, b.target) ||
    a.cycle - b.cycle ||
    compareTexts(a.severity, b.severity) ||
    compareTexts(a.agreement ?? '', b.agreement ?? '')
  )
}

/** Returns the place of a built-in target in reports; own targets come after them. */
function placeOf(target: string): number {
  const place = BUILT_IN_TARGETS.indexOf(target)
  return place < 0 ? BUILT_IN_TARGETS.length : place
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
