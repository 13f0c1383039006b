import ICAL from 'ical.js'
import { SlaCalendarError } from '../../errors.ts'
import { describe } from '../../validation/plain-data.ts'
import { errorAt, Line, type SourceLocation } from './source-location.ts'

/** The parameters and values of a property, as jCal (RFC 7265) has them. */
type Content = {
  readonly parameters: Readonly<Record<string, string | readonly string[]>>
  readonly values: readonly unknown[]
}

/** A property that the readers look at. Its line is read when its content is first needed. */
export class Property {
  readonly name: string
  readonly #line: string
  readonly #number: number
  readonly #component: Component
  #content: Content | undefined

  /** @param number that of the line, from 1 */
  constructor(name: string, line: string, number: number, component: Component) {
    this.name = name
    this.#line = line
    this.#number = number
    this.#component = component
  }

  get place(): SourceLocation {
    const { name } = this
    // A title that cannot be read does not name itself.
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

  /** The value as it is written. */
  get raw(): string {
    return this.#line.slice(valueStart(this.#line)).trim()
  }

  #read(): Content {
    this.#content ??= contentOf(this.#line, this)
    return this.#content
  }
}

/** A component and what it holds. */
export type Component = {
  readonly name: string
  readonly place: Line
  readonly properties: Property[]
  readonly components: Component[]
}

/** The properties that mean something here; all others are ignored unread. */
const READ = new Set(
  (
    'UID SEQUENCE STATUS TRANSP SUMMARY DESCRIPTION CATEGORIES METHOD PRIORITY BUSYTYPE DTSTART DTEND DURATION RRULE ' +
    'RDATE EXDATE EXRULE RECURRENCE-ID TZID TZOFFSETFROM TZOFFSETTO X-LIC-LOCATION X-APPLE-SPECIAL-DAY'
  ).split(' '),
)
const DATES = new Set(['DTSTART', 'DTEND', 'RDATE', 'EXDATE', 'RECURRENCE-ID'])
/** Without parameters and escapes the value of these is their text. */
const PLAIN = new Set(['UID', 'SEQUENCE', 'STATUS', 'TRANSP', 'SUMMARY', 'DESCRIPTION', 'METHOD'])
const DATE = /^\d{8}(T\d{6}Z?)?(\/(\d{8}T\d{6}Z?|\+?P[\dWDTHMS]+))?$/

/** The properties that name a component, the better one first. */
const TITLES = ['SUMMARY', 'UID']

/** An alarm in an event in a calendar is three deep. */
const DEEPEST = 8
/** As long as a thousand dates; where a parameter is never closed, reading takes the square of the length. */
const LONGEST = 20_000

/**
 * Reads the calendars of a text: RFC 5545, or several such texts one after the other.
 *
 * ical.js reads content lines. How the lines nest is read here: ical.js reports no line numbers, accepts mismatched END
 * lines, and parses properties we ignore. A line that cannot be read is an error only once its content is needed, so
 * that one event cannot spoil a file.
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
    if (name === 'BEGIN') open.push(begun(line.slice('BEGIN:'.length).trim(), open, place))
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

/** The name before the first ";" or ":" of a line, in capitals; empty if the line has none. */
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

/** The first property of a name. */
export function first(component: Component, name: string): Property | undefined {
  return component.properties.find(property => property.name === name)
}

/** The values of a property; none if it cannot be read. */
export function valuesOf(property: Property): readonly unknown[] {
  try {
    return property.values
  } catch (error) {
    if (error instanceof SlaCalendarError) return []
    throw error
  }
}

/** The first value of a property as text, without blanks around it; undefined if it is blank, absent or unreadable. */
export function propertyText(component: Component, name: string): string | undefined {
  const property = first(component, name)
  const [value] = property ? valuesOf(property) : []
  return value === undefined ? undefined : String(value).trim() || undefined
}

/** Reads all properties of a component. */
export function checkComponent(component: Component): void {
  for (const { values } of component.properties) void values
}

/** A component as messages name it: `VEVENT "Christmas Day"`, else by its UID. */
function titleOf(component: Component): string {
  const [title] = TITLES.flatMap(name => propertyText(component, name) ?? [])
  return title === undefined ? component.name : `${component.name} ${describe(title)}`
}

function begun(value: string, open: readonly Component[], place: Line): Component {
  const name = value.toUpperCase()
  const outer = open[open.length - 1]
  if (open.length === 1 && name !== 'VCALENDAR')
    throw errorAt(place, `begins ${describe(value)}.`, 'The text begins with BEGIN:VCALENDAR.')
  if (open.length > DEEPEST)
    throw errorAt(place, `nests ${open.length} deep.`, `No calendar nests deeper than ${DEEPEST}.`)
  const component: Component = {
    name,
    place: new Line(place.number, () => titleOf(component)),
    properties: [],
    components: [],
  }
  outer.components.push(component)
  return component
}

function contentOf(line: string, { name, place }: Property): Content {
  const start = valueStart(line)
  if (PLAIN.has(name) && start === name.length + 1 && !line.includes('\\', start))
    return { parameters: {}, values: [line.slice(start)] }
  if (line.length > LONGEST) throw errorAt(place, `is ${line.length} characters long.`, `At most ${LONGEST} are read.`)
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

/** Where the value of a line begins: after the first colon that is not in quotes. */
function valueStart(line: string): number {
  for (let i = 0, isQuoted = false; i < line.length; i++) {
    if (line[i] === '"') isQuoted = !isQuoted
    else if (line[i] === ':' && !isQuoted) return i + 1
  }
  return line.length
}

/** ical.js takes a date that lacks VALUE=DATE for a time without digits. */
function withoutTime(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\d)T::$/, '$1') : value
}

/** The lines of the text, those that go on joined (RFC 5545 §3.1), with the number of the first of each. */
function* contentLines(text: string): Generator<{ line: string; number: number }> {
  let line = ''
  let began = 1
  let number = 0
  for (let from = text.startsWith('\ufeff') ? 1 : 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const piece = text.slice(from, text[to - 1] === '\r' ? to - 1 : to)
    from = to + 1
    number++
    if (piece[0] === ' ' || piece[0] === '\t') {
      line += piece.slice(1)
      continue
    }
    if (line) yield { line, number: began }
    line = piece
    began = number
  }
  if (line) yield { line, number: began }
}
