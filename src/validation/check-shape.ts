import { type BaseIssue, type GenericSchema, safeParse } from 'valibot'
import type { SlaCalendarError } from '../errors.ts'
import type { InputValue } from './input-value.ts'

type Issue = BaseIssue<unknown>

/**
 * Checks that a value has a shape. The message of a schema is what the value should be (`a text`); a hint may follow on
 * a second line. For an unknown key or word it is the hint: see {@link shape} and {@link oneOf}.
 *
 * @throws {SlaCalendarError} `key-unknown`, `key-missing`, `input-invalid`, with the path to the error
 */
export function checkShape(schema: GenericSchema, input: InputValue): void {
  const { issues } = safeParse(schema, input.value)
  if (issues) throw errorOf(mostSpecificIssue(issues), input)
}

/** Returns the first issue. If a key is missing and another one is unknown, it returns the unknown key, a misspelling. */
function mostSpecificIssue(issues: readonly Issue[]): Issue {
  const [first] = issues
  if (!isMissing(first)) return first
  const parent = keysOf(first).slice(0, -1).join('\n')
  return issues.find(issue => isUnknown(issue) && keysOf(issue).slice(0, -1).join('\n') === parent) ?? first
}

function errorOf(issue: Issue, from: InputValue): SlaCalendarError {
  const value = keysOf(issue).reduce<InputValue>((at, key) => at.at(key), from)
  if (isUnknown(issue)) return value.error('key-unknown', 'This key is not known.', issue.message)
  if (isMissing(issue)) return value.error('key-missing', 'This key is required.', issue.message)
  const inner = issue.type === 'union' && likelyIssue(issue)
  if (inner) return errorOf(inner, value)
  if (issue.type === 'picklist') return value.expected('known', issue.message)
  const [what, hint] = issue.message.split('\n')
  return value.expected(what, hint)
}

/** Returns the issue of the alternative that the author probably meant: one deeper inside, or an unknown word. */
function likelyIssue(union: Issue): Issue | undefined {
  const issues: readonly Issue[] = union.issues ?? []
  const deeper = issues.filter(issue => keysOf(issue).length > 0)
  if (deeper.length) return mostSpecificIssue(deeper)
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
