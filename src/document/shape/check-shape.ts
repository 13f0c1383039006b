import { type BaseIssue, type GenericSchema, safeParse } from 'valibot'
import type { SlaCalendarError } from '../../errors.ts'
import type { InputValue } from '../../validation/input-value.ts'

type Issue = BaseIssue<unknown>

/**
 * Checks that a value has a shape. The messages of a shape are what its values should be (`a text`), or for an unknown
 * key or word the hint: see {@link shape} and {@link word}.
 *
 * @throws {SlaCalendarError} `key-unknown`, `key-missing`, `input-invalid`, with the path to the fault
 */
export function checkShape(schema: GenericSchema, given: InputValue): void {
  const { issues } = safeParse(schema, given.value)
  if (issues) throw errorOf(foremost(issues), given)
}

/** The first issue; but where a key is missing and another is not known, that is the misspelt one. */
function foremost(issues: readonly Issue[]): Issue {
  const [first] = issues
  if (!isMissing(first)) return first
  const parent = keysOf(first).slice(0, -1).join('\n')
  return issues.find(issue => isUnknown(issue) && keysOf(issue).slice(0, -1).join('\n') === parent) ?? first
}

function errorOf(issue: Issue, from: InputValue): SlaCalendarError {
  const given = keysOf(issue).reduce<InputValue>((at, key) => at.at(key), from)
  if (isUnknown(issue)) return given.error('key-unknown', 'This key is not known.', issue.message)
  if (isMissing(issue)) return given.error('key-missing', 'This key is required.', issue.message)
  const nearer = issue.type === 'union' && nearest(issue)
  if (nearer) return errorOf(nearer, given)
  if (issue.type === 'picklist') return given.expected('known', issue.message)
  return given.expected(issue.message)
}

/** Of what speaks against each alternative, what was meant: something deeper inside, or a word among words. */
function nearest(union: Issue): Issue | undefined {
  const issues: readonly Issue[] = union.issues ?? []
  const deeper = issues.filter(issue => keysOf(issue).length > 0)
  if (deeper.length) return foremost(deeper)
  return typeof union.input === 'string' ? issues.find(({ type }) => type === 'picklist') : undefined
}

function isUnknown({ type, expected }: Issue): boolean {
  return type === 'strict_object' && expected === 'never'
}

function isMissing({ type, expected }: Issue): boolean {
  return type === 'strict_object' && expected !== 'never'
}

function keysOf({ path }: Issue): (string | number)[] {
  return path?.map(({ key }) => key as string | number) ?? []
}
