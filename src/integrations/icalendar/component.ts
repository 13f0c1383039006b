import ICAL from 'ical.js'
import { SlaCalendarError } from '../../errors.ts'
import { describe } from '../../validation/plain-data.ts'
import { errorAt, Line, type SourceLocation } from './source-location.ts'

/** The parameters and values of a property in jCal (RFC 7265). */
type Content = {
  readonly parameters: Readonly<Record<string, string | readonly string[]>>
  readonly values: readonly unknown[]
}

/** A property that the readers use. Its line is parsed when its content is first needed. */
export class Property {
  readonly name: string
  readonly #line: string
  readonly #number: number
  readonly #component: Component
  #content: Content | undefined

  /** @param number the number of the line, from 1 */
  constructor(name: string, line: string, number: number, component: Component) {
    this.name = name
    this.#line = line
    this.#number = number
    this.#component = component
  }

  get place(): SourceLocation {
    const { name } = this
    // A title that cannot be read must not be part of its own error.
    const owner = () => (TITLES.includes(name) ? this.#component.name : titleOf(this.#component))
    return new Line(this.#number, () => `${name} of ${owner()}`)
  }

  /** @throws {SlaCalendarError} if the line cannot be read */
  get parameters(): Content['parameters'] {
    return this.#read().parameters
  }

  /** @throws {SlaCalendarError} if the line cannot be read */
  get values(): Content['values'] {
    return this.#read().values
  }

  /** The value in its original spelling. */
  get raw(): string {
    return this.#line.slice(valueStart(this.#line)).trim()
  }

  #read(): Content {
    this.#content ??= parseContent(this.#line, this)
    return this.#content
  }
}

/** A component with its properties and its inner components. */
export type Component = {
  readonly name: string
  readonly place: Line
  readonly properties: Property[]
  readonly components: Component[]
}

/** The properties that are read; all others are ignored. */
const READ = new Set(
  (
    'UID SEQUENCE STATUS TRANSP SUMMARY DESCRIPTION CATEGORIES METHOD PRIORITY BUSYTYPE DTSTART DTEND DURATION RRULE ' +
    'RDATE EXDATE EXRULE RECURRENCE-ID TZID TZOFFSETFROM TZOFFSETTO X-LIC-LOCATION X-APPLE-SPECIAL-DAY'
  ).split(' '),
)
const DATES = new Set(['DTSTART', 'DTEND', 'RDATE', 'EXDATE', 'RECURRENCE-ID'])
/** The properties whose value is plain text if they have no parameters and no escapes. */
const PLAIN = new Set(['UID', 'SEQUENCE', 'STATUS', 'TRANSP', 'SUMMARY', 'DESCRIPTION', 'METHOD'])
const DATE = /^\d{8}(T\d{6}Z?)?(\/(\d{8}T\d{6}Z?|\+?P[\dWDTHMS]+))?$/

/** The properties that name a component, by preference. */
const TITLES = ['SUMMARY', 'UID']

/** Maximum nesting. An alarm in an event in a calendar has depth 3. */
const MAX_DEPTH = 8
/** Maximum length of a line, enough for a thousand dates. Parsing an unclosed parameter takes quadratic time. */
const MAX_LINE_LENGTH = 20_000

/**
 * Parses the calendars of a text: RFC 5545, or several such texts one after the other.
 *
 * ical.js parses the content lines. This function parses their nesting, because ical.js has no line numbers, accepts
 * mismatched END lines, and parses properties that are ignored here. A line that cannot be parsed is an error only when
 * its content is needed, so one event cannot invalidate a file.
 *
 * @throws {SlaCalendarError} `input-invalid`, with the line
 */
export function parseCalendars(text: string): Component[] {
  const root: Component = { name: '', place: new Line(1, () => 'The text'), properties: [], components: [] }
  const open = [root]
  for (const { line, number } of contentLines(text)) {
    const name = nameOf(line)
    const inner = open[open.length - 1]
    if (READ.has(name) && inner !== root) {
      inner.properties.push(new Property(name, line, number, inner))
      continue
    }
    const place = new Line(number, () => name || describe(line))
    if (!name)
      throw errorAt(place, 'is not a valid iCalendar line.', 'It begins with a name and a colon, such as SUMMARY:.')
    if (name === 'BEGIN') open.push(openComponent(line.slice('BEGIN:'.length).trim(), open, place))
    else if (inner === root) throw errorAt(place, 'is outside any component.', 'The text begins with BEGIN:VCALENDAR.')
    else if (name === 'END') {
      const value = line.slice('END:'.length).trim()
      if (value.toUpperCase() !== inner.name)
        throw errorAt(place, `ends ${describe(value)}, but ${inner.name} is open.`, `Write END:${inner.name} first.`)
      open.pop()
    }
  }
  const [, ...left] = open
  if (left.length)
    throw errorAt(left[left.length - 1].place, 'is never closed (END is missing).', 'The text may be cut short.')
  if (!root.components.length)
    throw new SlaCalendarError('input-invalid', ['text'], 'The text is empty.', 'It begins with BEGIN:VCALENDAR.')
  return root.components
}

/** Returns the name before the first ";" or ":" of a line in capitals; empty if there is none. */
function nameOf(line: string): string {
  for (let i = 0; i < line.length && i < 100; i++) {
    const code = line.charCodeAt(i)
    if (code === 0x3a || code === 0x3b) return line.slice(0, i).toUpperCase()
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
    const isDigit = code >= 0x30 && code <= 0x39
    if (!isLetter && !isDigit && code !== 0x2d) return ''
  }
  return ''
}

/** Returns the first property of a name. */
export function first(component: Component, name: string): Property | undefined {
  return component.properties.find(property => property.name === name)
}

/** Returns the values of a property; none if it cannot be read. */
export function valuesOf(property: Property): readonly unknown[] {
  try {
    return property.values
  } catch (error) {
    if (error instanceof SlaCalendarError) return []
    throw error
  }
}

/** Returns the first value of a property as trimmed text; undefined if it is blank, absent or unreadable. */
export function propertyText(component: Component, name: string): string | undefined {
  const property = first(component, name)
  const [value] = property ? valuesOf(property) : []
  return value === undefined ? undefined : String(value).trim() || undefined
}

/**
 * Checks that all properties of a component can be read.
 *
 * @throws {SlaCalendarError} for the first one that cannot
 */
export function checkComponent(component: Component): void {
  for (const { values } of component.properties) void values
}

/** Returns the name of a component for messages: `VEVENT "Christmas Day"`, or its UID. */
function titleOf(component: Component): string {
  const [title] = TITLES.flatMap(name => propertyText(component, name) ?? [])
  return title === undefined ? component.name : `${component.name} ${describe(title)}`
}

function openComponent(value: string, open: readonly Component[], place: Line): Component {
  const name = value.toUpperCase()
  const outer = open[open.length - 1]
  if (open.length === 1 && name !== 'VCALENDAR')
    throw errorAt(place, `begins ${describe(value)}.`, 'The text begins with BEGIN:VCALENDAR.')
  if (open.length > MAX_DEPTH)
    throw errorAt(place, `nests ${open.length} deep.`, `No calendar nests deeper than ${MAX_DEPTH}.`)
  const component: Component = {
    name,
    place: new Line(place.number, () => titleOf(component)),
    properties: [],
    components: [],
  }
  outer.components.push(component)
  return component
}

function parseContent(line: string, { name, place }: Property): Content {
  const start = valueStart(line)
  if (PLAIN.has(name) && start === name.length + 1 && !line.includes('\\', start))
    return { parameters: {}, values: [line.slice(start)] }
  if (line.length > MAX_LINE_LENGTH)
    throw errorAt(place, `is ${line.length} characters long.`, `At most ${MAX_LINE_LENGTH} are read.`)
  if (DATES.has(name)) checkDates(line.slice(start).trim(), /;VALUE=DATE[;:]/i.test(line.slice(0, start)), place)
  try {
    const [, parameters, , ...values] = ICAL.parse.property(line.trim())
    return { parameters, values: values.map(withoutTime) }
  } catch (error) {
    if (error instanceof SlaCalendarError) throw error
    throw errorAt(place, `cannot be read: ${(error as Error).message.slice(0, 200)}.`)
  }
}

function checkDates(value: string, isDate: boolean, place: SourceLocation): void {
  if (!value.split(',').every(date => DATE.test(date.trim())))
    throw errorAt(
      place,
      `is ${describe(value)}, which is not a date.`,
      'Such as 20261224 or 20261224T130000Z.',
      'date-invalid',
    )
  // ical.js would drop the time.
  if (isDate && value.includes('T'))
    throw errorAt(
      place,
      `is ${describe(value)}, which has a time, but VALUE=DATE makes it a date.`,
      'Remove the time, or VALUE=DATE.',
      'date-invalid',
    )
}

/** Returns the position of the value in a line: after the first colon outside quotes. */
function valueStart(line: string): number {
  for (let i = 0, isQuoted = false; i < line.length; i++) {
    if (line[i] === '"') isQuoted = !isQuoted
    else if (line[i] === ':' && !isQuoted) return i + 1
  }
  return line.length
}

/** Corrects a date without VALUE=DATE, which ical.js reads as a time without digits. */
function withoutTime(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\d)T::$/, '$1') : value
}

/** Returns the unfolded lines of the text (RFC 5545 §3.1), each with the number of its first line. */
function* contentLines(text: string): Generator<{ line: string; number: number }> {
  let line = ''
  let start = 1
  let number = 0
  for (let from = text.startsWith('\ufeff') ? 1 : 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const part = text.slice(from, text[to - 1] === '\r' ? to - 1 : to)
    from = to + 1
    number++
    if (part[0] === ' ' || part[0] === '\t') {
      line += part.slice(1)
      continue
    }
    if (line) yield { line, number: start }
    line = part
    start = number
  }
  if (line) yield { line, number: start }
}
