import { TARGETS } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import type { InputValue } from '../../validation/input-value.ts'
import { describe } from '../../validation/plain-data.ts'
import { didYouMean } from '../../validation/suggest.ts'
import type { Cells } from '../contracts/contract.ts'
import type { ComparisonTally, Finding, JudgedVerdict, VerdictMismatch } from '../result.ts'
import { decidingVerdict } from '../tally/verdict-counts.ts'
import { isYesOrNo, meaningOfYes, parseReportedVerdict } from './reported-verdict.ts'

/** The column with the product's own verdict, and the target that it is about. */
export type CompareOptions = {
  /** The name of the column. */
  readonly column: string
  /** The target that the column speaks of (default: the only target that is judged). */
  readonly target?: TargetName | undefined
  /** What yes means in the column: `met` or `breached` (default: what the column's name says). */
  readonly yes?: 'met' | 'breached' | undefined
}

type CheckedCompareOptions = CompareOptions & { readonly target: TargetName }

/**
 * Checks what to compare.
 *
 * @param judged the targets that are judged
 * @throws {SlaCalendarError} `key-missing`, `key-unknown`, `input-invalid`, `target-unknown`
 */
export function checkCompare(given: InputValue, judged: readonly TargetName[]): CheckedCompareOptions {
  const isText = typeof given.value === 'string'
  if (!isText) given.onlyKeys(['column', 'target', 'yes'])
  const column = isText ? given.text() : given.required('column', 'Name the column with the product’s verdict.').text()
  const named = isText ? undefined : given.optional('target')
  const yes = isText ? undefined : given.optional('yes')?.oneOf(['met', 'breached'] as const)
  const known = `Judged: ${judged.join(', ') || 'nothing'}.`
  if (!named) {
    if (judged.length === 1) return { column, target: judged[0], yes }
    throw given.error(
      'input-invalid',
      `${judged.length} targets are judged, and the column ${describe(column)} can only speak of one.`,
      `Name the target. ${known}`,
    )
  }
  const target = named.oneOf(TARGETS, 'target-unknown')
  if (!judged.includes(target)) throw named.error('target-unknown', `${target} is not judged.`, known)
  return { column, target, yes }
}

/** The product's own verdicts on a target beside those of sla-calendar. */
export class Comparison {
  readonly column: string
  readonly target: TargetName
  readonly #yes: 'met' | 'breached' | undefined
  #agreed = 0
  #differed = 0
  #absent = 0
  #unread = 0
  /** Blank cells, among the absent. */
  #blank = 0
  /** One of the cells that could not be read: the first in the order of character codes. */
  #example: string | undefined
  /** A yes or no that could not be read, as nobody knows what it means. */
  #yesOrNo: string | undefined
  /** The columns of a ticket that lacks ours, as long as none has it. */
  #columns: readonly string[] | undefined
  #isFound = false

  constructor({ column, target, yes }: CheckedCompareOptions) {
    this.column = column
    this.target = target
    this.#yes = yes ?? meaningOfYes(column)
  }

  /** Compares a ticket; both verdicts if they differ. */
  ticket(cells: Cells, verdicts: readonly JudgedVerdict[]): VerdictMismatch | undefined {
    const theirs = this.#cellOf(cells)
    const verdict = parseReportedVerdict(this.column, theirs, this.#yes)
    const ours = decidingVerdict(verdicts, this.target)?.outcome
    if (verdict === undefined) {
      this.#unread++
      if (this.#example === undefined || theirs < this.#example) this.#example = theirs
      if (isYesOrNo(theirs) && (this.#yesOrNo === undefined || theirs < this.#yesOrNo)) this.#yesOrNo = theirs
    } else if (verdict === null || (ours !== 'met' && ours !== 'breached')) {
      this.#absent++
      if (verdict === null) this.#blank++
    } else if (verdict === ours) this.#agreed++
    else {
      this.#differed++
      return { target: this.target, reported: theirs, computed: ours }
    }
    return undefined
  }

  get result(): ComparisonTally {
    const [agreed, differed, absent, unread] = [this.#agreed, this.#differed, this.#absent, this.#unread]
    return { target: this.target, column: this.column, agreed, differed, absent, unread }
  }

  /** What could not be compared: an error if nothing could be, or if yes and no would have to be guessed. */
  findings(): Finding[] {
    const { column } = this
    if (this.#columns && !this.#isFound)
      return [
        unread(
          'error',
          `No ticket has a column ${describe(column)} to compare with. ${didYouMean(column, this.#columns)}`,
        ),
      ]
    if (this.#yesOrNo !== undefined)
      return [
        unread(
          'error',
          `The column ${describe(column)} says ${describe(this.#yesOrNo)}, and its name does not show whether yes means ` +
            'met or breached. Set compare.yes (--compare-yes) to "met" or to "breached".',
        ),
      ]
    if (this.#agreed + this.#differed === 0) return [unread('error', this.#whyNone())]
    if (this.#example === undefined) return []
    return [unread('warning', this.#unreadText())]
  }

  #whyNone(): string {
    const { column, target } = this
    const nothing = `Nothing could be compared with the column ${describe(column)}`
    if (this.#example !== undefined) return `${nothing}. ${this.#unreadText()}`
    if (!this.#isFound) return `${nothing}: no ticket was judged.`
    if (this.#blank === this.#absent) return `${nothing}: all its cells are blank.`
    return `${nothing}: ${target} has not ended for any ticket whose cell is not blank.`
  }

  #unreadText(): string {
    const cells = `${this.#unread} ${this.#unread === 1 ? 'cell says' : 'cells say'}`
    return `In the column ${describe(this.column)} ${cells} neither met nor breached, such as ${describe(this.#example)}.`
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
