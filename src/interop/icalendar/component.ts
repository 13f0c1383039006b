import ICAL from 'ical.js'
import { SlaCalendarError } from '../../errors.ts'
import { describe } from '../../input/plain-data.ts'
import { faultAt, type Place, placeAt } from './place.ts'

/** A property that the readers look at, with its value as jCal (RFC 7265) has it. */
export type Property = {
  readonly name: string
  readonly parameters: Readonly<Record<string, string | readonly string[]>>
  readonly values: readonly unknown[]
  readonly place: Place
}

/** A component and what it holds. */
export type Component = {
  readonly name: string
  readonly place: Place
  readonly properties: Property[]
  readonly components: Component[]
}

/** The properties that mean something here; all others are passed over unread. */
const READ = new Set(
  (
    'UID SEQUENCE STATUS TRANSP SUMMARY DESCRIPTION CATEGORIES METHOD PRIORITY BUSYTYPE DTSTART DTEND DURATION RRULE ' +
    'RDATE EXDATE EXRULE RECURRENCE-ID TZID TZOFFSETFROM TZOFFSETTO X-LIC-LOCATION'
  ).split(' '),
)
const DATES = new Set(['DTSTART', 'DTEND', 'RDATE', 'EXDATE', 'RECURRENCE-ID'])
const DATE = /^\d{8}(T\d{6}Z?)?(\/(\d{8}T\d{6}Z?|\+?P[\dWDTHMS]+))?$/

/** An alarm in an event in a calendar is three deep. */
const DEEPEST = 8
/** As long as a thousand dates; where a parameter is never closed, reading takes the square of the length. */
const LONGEST = 20_000

/**
 * Reads the calendars of a text: RFC 5545, or several such texts one behind the other.
 *
 * What a content line says is read by ical.js. How the lines nest is read here: ical.js tells no lines, takes an
 * END for another's and reads on, and a thousand unread properties would cost as much as those that count.
 *
 * @throws {SlaCalendarError} `input-invalid`, with the line
 */
export function calendarsIn(text: string): Component[] {
  const root: Component = { name: '', place: placeAt(1, 'The text'), properties: [], components: [] }
  const open = [root]
  for (const { line, number } of contentLines(text)) {
    const [, name] = /^([A-Za-z0-9-]+)[;:]/.exec(line.slice(0, 100)) ?? []
    const place = placeAt(number, name?.toUpperCase() ?? describe(line))
    if (!name) throw faultAt(place, 'is no line of iCalendar.', 'It begins with a name and a colon, such as SUMMARY:.')
    const inner = open[open.length - 1]
    const value = line.slice(name.length + 1).trim()
    if (place.what === 'BEGIN') open.push(begun(value, open, place))
    else if (inner === root) throw faultAt(place, 'stands outside.', 'The text begins with BEGIN:VCALENDAR.')
    else if (place.what === 'END') {
      if (value.toUpperCase() !== inner.name)
        throw faultAt(place, `ends ${describe(value)}, but ${inner.name} is open.`, `Write END:${inner.name} first.`)
      open.pop()
    } else if (READ.has(place.what)) inner.properties.push(propertyOf(line, place, inner))
  }
  const [, ...left] = open
  if (left.length) throw faultAt(left[left.length - 1].place, 'is never closed.', 'The text may be cut short.')
  if (!root.components.length)
    throw new SlaCalendarError('input-invalid', ['text'], 'The text is empty.', 'It begins with BEGIN:VCALENDAR.')
  return root.components
}

/** The first property of a name. */
export function first(component: Component, name: string): Property | undefined {
  return component.properties.find(property => property.name === name)
}

/** The first value of a property as text, without blanks around it; undefined when it is blank or absent. */
export function textOf(component: Component, name: string): string | undefined {
  const value = first(component, name)?.values[0]
  return value === undefined ? undefined : String(value).trim() || undefined
}

function begun(value: string, open: readonly Component[], place: Place): Component {
  const name = value.toUpperCase()
  const outer = open[open.length - 1]
  if (open.length === 1 && name !== 'VCALENDAR')
    throw faultAt(place, `begins ${describe(value)}.`, 'The text begins with BEGIN:VCALENDAR.')
  if (open.length > DEEPEST)
    throw faultAt(place, `nests ${open.length} deep.`, `No calendar nests deeper than ${DEEPEST}.`)
  const component = { name, place: { ...place, what: name }, properties: [], components: [] }
  outer.components.push(component)
  return component
}

function propertyOf(line: string, place: Place, component: Component): Property {
  const named = { ...place, what: `${place.what} of ${component.name}` }
  if (line.length > LONGEST) throw faultAt(named, `is ${line.length} characters long.`, `${LONGEST} are read.`)
  if (DATES.has(place.what))
    for (const date of line.slice(line.lastIndexOf(':') + 1).split(','))
      if (!DATE.test(date.trim()))
        throw faultAt(
          named,
          `is ${describe(date)}, which is no date.`,
          'Such as 20261224 or 20261224T130000Z.',
          'date-invalid',
        )
  try {
    const [name, parameters, , ...values] = ICAL.parse.property(line.trim())
    return { name: name.toUpperCase(), parameters, values: values.map(withoutTime), place: named }
  } catch (error) {
    throw faultAt(named, `cannot be read: ${(error as Error).message.slice(0, 200)}.`)
  }
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
