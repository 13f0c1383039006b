import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { decodeText } from '../bytes/decode-text.ts'
import { UserError } from '../user-error.ts'
import type { JsonRow } from './json.ts'
import { XES_STATE } from './xes-state.ts'

/** The elements that are attributes. */
const ATTRIBUTES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id', 'list', 'container'])

type Cells = { [key: string]: string }

/**
 * Reads an event log in XES (IEEE 1849), and passes on one row per event. The keys of a row are those of the event's
 * attributes. The attributes of its trace have `case:` before their key, as in PM4Py. An attribute inside another one
 * has the keys of both with a dot between; values with the same key are joined by commas.
 *
 * Elements: https://www.xes-standard.org/ and https://doi.org/10.1109/IEEESTD.2016.7740858
 * The prefix: https://pm4py.fit.fraunhofer.de/
 *
 * @param onRow takes a row; a promise that it returns is awaited, and an error that it throws ends the reading
 * @throws {UserError} if the input is not text, is not well-formed XML, is not XES, or is cut off
 */
export async function readXes(
  bytes: AsyncIterable<Uint8Array>,
  onRow: (row: JsonRow) => unknown,
  encoding?: string,
): Promise<void> {
  const events = new Events()
  for await (const text of decodeText(bytes, () => events.line, encoding)) {
    events.read(text)
    for (const row of events.rows) {
      const done = onRow(row)
      if (done instanceof Promise) await done
    }
    events.rows.length = 0
  }
  events.end()
}

/** Collects the events of a document that arrives in chunks. */
class Events {
  readonly rows: JsonRow[] = []
  readonly #parser = new SaxesParser()
  /** The names of the open elements. */
  readonly #open: string[] = []
  #trace: Cells | undefined
  #event: Cells | undefined
  #traceLine = 0
  #eventLine = 0
  #hasEvents = false
  /** The keys of the open attributes of the trace or the event. */
  readonly #keys: string[] = []
  readonly #names = new Map<string, string>()
  #isEnding = false

  constructor() {
    this.#parser.on('error', error => this.#refuse(error))
    this.#parser.on('opentag', tag => this.#enter(tag))
    this.#parser.on('closetag', tag => this.#leave(localName(tag.name)))
  }

  get line(): number {
    return this.#parser.line
  }

  read(text: string): void {
    this.#parser.write(text)
  }

  /**
   * Checks that nothing is cut off.
   *
   * @throws {UserError} if an element does not end
   */
  end(): void {
    this.#isEnding = true
    this.#parser.close()
  }

  #refuse(error: Error): never {
    const message = error.message.replace(/^\d+:\d+: /, '')
    const open = this.#open.at(-1)
    if (this.#isEnding && open)
      throw new UserError(`line ${this.line}: the file is cut off: the element ${open} does not end.`)
    throw new UserError(`line ${this.line}: not well-formed XML: ${message.replace(/\.?$/, '.')}`)
  }

  #enter({ name, attributes }: SaxesTagPlain): void {
    const element = localName(name)
    if (!this.#open.length && element !== 'log')
      throw new UserError(
        `line ${this.line}: this is XML, but not XES: its first element is ${element}, not log. Export the tickets as CSV or JSON.`,
      )
    this.#open.push(element)
    if (element === 'trace') {
      this.#trace = {}
      this.#traceLine = this.line
      this.#hasEvents = false
    } else if (element === 'event') this.#begin()
    else if ((this.#event ?? this.#trace) && ATTRIBUTES.has(element)) this.#attribute(attributes)
  }

  #begin(): void {
    this.#eventLine = this.line
    // A spread would make an object to which adding keys is three times slower.
    this.#event = Object.assign(Object.create(null), this.#trace)
  }

  #attribute({ key = '', value }: SaxesTagPlain['attributes']): void {
    const isNested = this.#keys.push(key) > 1
    if (value === undefined) return
    const path = isNested ? this.#keys.join('.') : key
    const cells = (this.#event ?? this.#trace)!
    const name = this.#nameOf(this.#event ? path : `case:${path}`)
    cells[name] = isNested && Object.hasOwn(cells, name) ? `${cells[name]},${value}` : value
  }

  /** Returns the same string object for equal names: a new one for each cell would make objects slow. */
  #nameOf(given: string): string {
    const known = this.#names.get(given)
    if (known !== undefined) return known
    const [name] = Object.keys({ [given]: 0 })
    this.#names.set(name, name)
    return name
  }

  #leave(element: string): void {
    this.#open.pop()
    if (element === 'trace') this.#endTrace()
    else if (element === 'event') this.#end()
    else if (this.#keys.length && ATTRIBUTES.has(element)) this.#keys.pop()
  }

  #endTrace(): void {
    this.#trace = undefined
    if (!this.#hasEvents)
      this.#reject(this.#traceLine, 'The trace has no event, so nobody knows when its ticket was reported.')
  }

  #end(): void {
    const event = this.#event!
    this.#event = undefined
    if (!this.#trace) {
      this.#reject(this.#eventLine, 'The event is not in a trace, so its ticket is unknown.')
      return
    }
    this.#hasEvents = true
    const { 'concept:name': name, 'lifecycle:transition': transition } = event
    if (name !== undefined)
      event[XES_STATE] = !transition || /^complete$/i.test(transition) ? name : `${name}+${transition}`
    this.rows.push({ line: this.#eventLine, value: event, error: undefined, isItem: true })
  }

  #reject(line: number, error: string): void {
    this.rows.push({ line, value: undefined, error, isItem: true })
  }
}

/** Returns the name of an element without its namespace. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
