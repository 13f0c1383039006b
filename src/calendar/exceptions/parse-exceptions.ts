import type { InputValue } from '../../validation/input-value.ts'
import { sortedKeys } from '../../validation/plain-data.ts'
import type { WorkingDates } from '../holidays/date-rule.ts'
import { hoursText } from '../hours.ts'
import type { ExceptionHours, ExceptionSpec, ExceptionsSpec, ListedException } from '../spec.ts'
import { parseKeyedExceptions } from './keyed-exceptions.ts'
import { parseListedExceptions } from './listed-exceptions.ts'
import type { ExceptionEffect, ParsedException } from './parsed-exception.ts'

/**
 * Reads the exceptions of a calendar, in either form (§4).
 *
 * @throws {SlaCalendarError} the errors of the two forms
 */
export function parseExceptions(given: InputValue, workingDates: WorkingDates): ParsedException[] {
  return Array.isArray(given.value) ? parseListedExceptions(given, workingDates) : parseKeyedExceptions(given)
}

/** Returns exceptions as plain data, normalised, in the form in which they were given. */
export function exceptionsJson(exceptions: readonly ParsedException[]): ExceptionsSpec {
  if (typeof exceptions[0].spec === 'string') return Object.fromEntries(exceptions.map(keyedJson))
  return exceptions.map(
    exception => ({ ...sortedKeys(exception.spec as object), hours: hoursJson(exception) }) as ListedException,
  )
}

function keyedJson(exception: ParsedException): [dates: string, ExceptionSpec] {
  const [first, last = first] = (exception.spec as string).split('/')
  const hours = hoursJson(exception)
  return [first === last ? first : `${first}/${last}`, exception.isNamed ? { name: exception.name, hours } : hours]
}

function hoursJson({ day, week }: ExceptionEffect): ExceptionHours {
  return week ? week.toJSON() : day?.length ? hoursText(day) : 'closed'
}
