import type { SlaCalendarError } from '../errors.ts'
import { type InputResult, valueOrThrow } from './read-input.ts'

/** An error in an input, as plain data: what the {@link SlaCalendarError} of the same error has. */
export type SpecIssue = Pick<SlaCalendarError, 'code' | 'path' | 'message' | 'hint'>

/** The result of a check: the value, or all errors of the input in its order. */
export type SpecCheck<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly SpecIssue[] }

/** A function that checks its input, and implements [Standard Schema](https://standardschema.dev) version 1. */
export type StandardSchema<Input, Output> = {
  /**
   * Checks any value without throwing. Returns `{ value }`, or `{ issues }` with all errors in the order of the input:
   * at most one for each path, and at most 1,000.
   */
  readonly check: (input: unknown) => SpecCheck<Output>
  /** The properties of Standard Schema, for libraries that accept schemas of any vendor. */
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'sla-calendar'
    readonly validate: (input: unknown) => SpecCheck<Output>
    /** For the compiler only: never there. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
  }
}

/** Returns a function that returns what an input is read as, or throws its first error. Its `check` returns all errors. */
export function standardSchema<Input, Output>(
  read: (input: unknown) => InputResult<Output>,
): ((input: Input) => Output) & StandardSchema<Input, Output> {
  const validate = (input: unknown): SpecCheck<Output> => {
    const result = read(input)
    return result.errors ? { issues: result.errors.map(issueOf) } : { value: result.value }
  }
  return Object.assign((input: Input) => valueOrThrow(read(input)), {
    check: validate,
    '~standard': { version: 1, vendor: 'sla-calendar', validate } as const,
  })
}

function issueOf({ code, path, message, hint }: SlaCalendarError): SpecIssue {
  return { code, path, message, hint }
}
