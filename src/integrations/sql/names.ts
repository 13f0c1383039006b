import { InputValue } from '../../validation/input-value.ts'
import type { Dialect, SqlSize } from './dialect.ts'

/** Returns the quoted name of a column or of a result. */
export function quotedColumn(dialect: Dialect, name: InputValue): string {
  return dialect.identifier(validText(name))
}

/** Returns the name of a table with its schema, each part quoted. */
export function quotedTable(dialect: Dialect, name: InputValue, ending = ''): string {
  const parts = Array.isArray(name.value) ? name.list() : [name]
  if (parts.length < 1 || parts.length > 3)
    throw name.expected('the name of a table', "Such as ['support', 'tickets'].")
  const texts = parts.map(validText)
  return texts.map((text, i) => dialect.identifier(i === texts.length - 1 ? text + ending : text)).join('.')
}

/** Returns a text that every database can store: not blank, without NUL and without lone surrogates. */
export function validText(input: InputValue): string {
  const text = input.text()
  if (/\0|\p{Surrogate}/u.test(text))
    throw input.expected('a text that databases can hold', 'Leave out NUL and half characters.')
  return text
}

/** Returns the quoted name of the calendar table in the options (default: `sla_calendar`), with an ending. */
export function calendarTableName(dialect: Dialect, options: InputValue, key: string, ending = ''): string {
  return quotedTable(dialect, options.optional(key) ?? new InputValue('sla_calendar', [key]), ending)
}

/** Returns the size for which a query is fast. */
export function sizeOf(options: InputValue): SqlSize {
  return options.optional('size')?.oneOf(['many-tickets', 'many-calendars'] as const) ?? 'many-tickets'
}
