import { FINDINGS } from '../../explain/messages/languages.ts'
import type { FindingMessages } from '../../explain/messages/messages.ts'
import { didYouMean } from '../../validation/did-you-mean.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import type { Cells } from '../contracts/contract.ts'
import type { ComparisonTally, Finding, JudgedVerdict, VerdictMismatch } from '../result.ts'
import { decidingVerdict } from '../tally/verdict-counts.ts'
import { isYesOrNo, meaningOfYes, parseReportedVerdict } from './reported-verdict.ts'

/** The column with the product's own verdict, and its target. */
export type CompareOptions = {
  /** The name of the column. */
  readonly column: string
  /** The target that the column is about. @defaultValue the only target that is judged */
  readonly target?: string | undefined
  /** What yes means in the column. @defaultValue what the name of the column says */
  readonly yes?: 'met' | 'breached' | undefined
}

type CheckedCompareOptions = CompareOptions & { readonly target: string }

/**
 * Checks the option `compare` and completes it.
 *
 * @param judged the targets that are judged
 * @param defined the targets that exist
 * @throws {SlaCalendarError} `key-missing`, `key-unknown`, `input-invalid`, `target-unknown`
 */
export function checkCompare(
  input: InputValue,
  judged: readonly string[],
  defined: readonly string[],
): CheckedCompareOptions {
  const isText = typeof input.value === 'string'
  if (!isText) input.onlyKeys(['column', 'target', 'yes'])
  const column = isText ? input.text() : input.required('column', 'Name the column with the product’s verdict.').text()
  const named = isText ? undefined : input.optional('target')
  const yes = isText ? undefined : input.optional('yes')?.oneOf(['met', 'breached'] as const)
  const known = `Judged: ${judged.join(', ') || 'nothing'}.`
  if (!named) {
    if (judged.length === 1) return { column, target: judged[0], yes }
    throw input.error(
      'input-invalid',
      `${judged.length} targets are judged, and the column ${describe(column)} can only speak of one.`,
      `Name the target. ${known}`,
    )
  }
  const target = named.oneOf(defined, 'target-unknown')
  if (!judged.includes(target)) throw named.error('target-unknown', `${target} is not judged.`, known)
  return { column, target, yes }
}

/** Compares the product's own verdicts on a target with those of sla-calendar. */
export class Comparison {
  readonly column: string
  readonly target: string
  readonly #yes: 'met' | 'breached' | undefined
  #agreed = 0
  #differed = 0
  #absent = 0
  #unread = 0
  /** How many of the absent cells are blank. */
  #blank = 0
  /** The first unread cell by character code, so that the order of tickets does not matter. */
  #example: string | undefined
  /** A cell with yes or no, if the meaning of yes is unknown. */
  #yesOrNo: string | undefined
  /** The columns of the first ticket that lacks the column. */
  #columns: readonly string[] | undefined
  #isFound = false

  constructor({ column, target, yes }: CheckedCompareOptions) {
    this.column = column
    this.target = target
    this.#yes = yes ?? meaningOfYes(column)
  }

  /** Compares the verdicts on a ticket. Returns both if they differ, otherwise undefined. */
  ticket(cells: Cells, verdicts: readonly JudgedVerdict[]): VerdictMismatch | undefined {
    const cell = this.#cellOf(cells)
    const reported = parseReportedVerdict(this.column, cell, this.#yes)
    const computed = decidingVerdict(verdicts, this.target)?.outcome
    if (reported === undefined) {
      this.#unread++
      if (this.#example === undefined || cell < this.#example) this.#example = cell
      if (isYesOrNo(cell) && (this.#yesOrNo === undefined || cell < this.#yesOrNo)) this.#yesOrNo = cell
    } else if (reported === null || (computed !== 'met' && computed !== 'breached')) {
      this.#absent++
      if (reported === null) this.#blank++
    } else if (reported === computed) this.#agreed++
    else {
      this.#differed++
      return { target: this.target, reported: cell, computed }
    }
    return undefined
  }

  /** The counts so far. */
  get result(): ComparisonTally {
    const [agreed, differed, absent, unread] = [this.#agreed, this.#differed, this.#absent, this.#unread]
    return { target: this.target, column: this.column, agreed, differed, absent, unread }
  }

  /** Returns an error if nothing could be compared or yes is ambiguous, and a warning if some cells are unread. */
  findings(messages: FindingMessages = FINDINGS.en): Finding[] {
    const column = describe(this.column)
    if (this.#columns && !this.#isFound)
      return [unread('error', messages.noColumn(column, didYouMean(this.column, this.#columns)))]
    if (this.#yesOrNo !== undefined) return [unread('error', messages.ambiguousYes(column, describe(this.#yesOrNo)))]
    if (this.#agreed + this.#differed === 0)
      return [unread('error', messages.nothingCompared(column, this.#nothingReason(messages)))]
    if (this.#example === undefined) return []
    return [unread('warning', this.#unreadText(messages))]
  }

  #nothingReason(messages: FindingMessages): string {
    if (this.#example !== undefined) return `. ${this.#unreadText(messages)}`
    if (!this.#isFound) return messages.noneJudged
    return this.#blank === this.#absent ? messages.allBlank : messages.noneEnded(this.target)
  }

  #unreadText({ unread }: FindingMessages): string {
    return unread(describe(this.column), this.#unread, describe(this.#example))
  }

  #cellOf(cells: Cells): string {
    const text = cells.field(this.column)
    if (text === undefined) this.#columns ??= Object.keys(cells.fields)
    else this.#isFound = true
    return text ?? ''
  }
}

function unread(severity: Finding['severity'], message: string): Finding {
  return { rule: 'comparison-unread', severity, message: message.trimEnd() }
}
