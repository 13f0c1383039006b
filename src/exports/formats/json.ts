import { decodeText } from '../bytes/decode-text.ts'
import { UserError } from '../user-error.ts'

/** A value of a JSON list, or of a line of NDJSON. */
export type JsonRow = {
  /** The line of the file that the value starts on, counted from 1. */
  readonly line: number
  /** The value; undefined where it is no JSON. */
  readonly value: unknown
  /** What is wrong with it; undefined when nothing is. */
  readonly flaw: string | undefined
  /** Whether it is an item of a list, so that no list of tickets is looked for in it. */
  readonly isItem?: boolean
}

type OnRow = (row: JsonRow) => unknown

/** Maximum length of a value in characters; anything longer is not a ticket. */
const LONGEST_VALUE = 1_000_000

/** Values that nest deeper are not tickets, and could not be read without running out of stack. */
const DEEPEST = 1000

/** Maximum length of an object around the list of tickets. */
const LONGEST_WRAPPER = 200_000_000

/**
 * Reads NDJSON, a value on each line, and hands over one value at a time; blank lines are skipped. A line that is not
 * JSON is handed over with its flaw, and the next one is read. What `onRow` throws ends the reading.
 *
 * @throws {UserError} when the input is not text, or a line does not end
 */
export async function readNdjson(bytes: AsyncIterable<Uint8Array>, onRow: OnRow, encoding?: string): Promise<void> {
  let line = 0
  let held = ''

  async function take(text: string) {
    line++
    if (!text.trim()) return
    const done = onRow(parsed(text, line))
    if (done instanceof Promise) await done
  }

  for await (const text of decodeText(bytes, () => line + 1, encoding)) {
    const lines = (held + text).split('\n')
    held = lines.pop()!
    for (const one of lines) await take(one)
    if (held.length > LONGEST_VALUE) throw tooLong(line + 1)
  }
  await take(held)
}

/**
 * Reads JSON, a list of objects or objects one after the other, and hands over one object at a time. The text
 * is only cut where an object ends; whether it is JSON the platform's own parser says, object by object, so that a bad
 * one does not hide the others. What `onRow` throws ends the reading.
 *
 * @throws {UserError} when the input is not text, no list of objects, or cut off
 */
export async function readJson(bytes: AsyncIterable<Uint8Array>, onRow: OnRow, encoding?: string): Promise<void> {
  const objects = new Objects()
  for await (const text of decodeText(bytes, () => objects.line, encoding))
    for (const row of objects.take(text)) {
      const done = onRow(row)
      if (done instanceof Promise) await done
    }
  objects.end()
}

/** What may come next outside of objects. */
type Expected =
  | 'a list or an object'
  | 'an object'
  | 'an object or the end of the list'
  | 'a comma or the end of the list'
  | 'the end of the file'

const NOT_BLANK = /[^ \t\r\n]/g
const IN_OBJECT = /["{}[\]]/g
const IN_TEXT = /["\\]/g

/** Cuts text that comes in pieces into the objects of a list, or into objects that follow each other. */
class Objects {
  /** The line of what has not been handed over yet. */
  line = 1
  #expected: Expected = 'a list or an object'
  #isList = false
  /** The start of an object, in pieces that have been looked at, so that none is looked at twice. */
  #pieces: string[] = []
  #length = 0
  /** The text after it, and the place up to which that has been looked at. */
  #held = ''
  #at = 0
  /** How many brackets are open, and whether a quote is. */
  #depth = 0
  #inText = false

  /** Checks that nothing is cut off. */
  end(): void {
    if (this.#depth > 0) throw new UserError(`the object that starts on line ${this.line} does not end.`)
    if (this.#isList && this.#expected !== 'the end of the file')
      throw new UserError(`the list does not end: the file is cut off on line ${this.line}.`)
  }

  /** The objects that end in one more piece of the text. */
  *take(text: string): Generator<JsonRow, void, undefined> {
    this.#held += text
    for (let i = this.#next(); i >= 0; i = this.#next()) {
      const character = this.#held[i]
      this.#at = i + 1
      if (this.#inText) {
        if (character === '"') this.#inText = false
        // What is escaped is no end; it may be in the next piece.
        else this.#at++
      } else if (this.#depth === 0) this.#between(i)
      else if (character === '"') this.#inText = true
      else if (character === '{' || character === '[') this.#depth++
      else if (--this.#depth === 0) {
        const text = this.#pieces.length
          ? [...this.#pieces, this.#held.slice(0, i + 1)].join('')
          : this.#held.slice(0, i + 1)
        const row = parsed(text, this.line)
        for (const piece of this.#pieces) this.line += lineEnds(piece)
        this.#pieces = []
        this.#length = 0
        this.#drop(i + 1)
        yield this.#isList ? { ...row, isItem: true } : row
      }
    }
    if (this.#depth > 0) this.#keep()
  }

  /** Puts aside the start of an object that has been looked at. */
  #keep(): void {
    this.#pieces.push(this.#held)
    this.#length += this.#held.length
    this.#at -= this.#held.length
    this.#held = ''
    if (this.#length > (this.#isList ? LONGEST_VALUE : LONGEST_WRAPPER)) throw tooLong(this.line)
  }

  /** The next character that means something; -1 when all of the text has been looked at. */
  #next(): number {
    const means = this.#inText ? IN_TEXT : this.#depth ? IN_OBJECT : NOT_BLANK
    means.lastIndex = this.#at
    const found = this.#at < this.#held.length ? means.exec(this.#held) : null
    if (found) return found.index
    if (this.#depth === 0) this.#drop(this.#held.length)
    else this.#at = Math.max(this.#at, this.#held.length)
    return -1
  }

  /** Takes a character that stands outside of objects. */
  #between(i: number): void {
    const character = this.#held[i]
    const expected = this.#expected
    this.#drop(i)
    if (character === '{' && expected.includes('an object')) {
      this.#expected = this.#isList ? 'a comma or the end of the list' : 'an object'
      this.#depth = 1
      this.#at = 1
      return
    }
    if (character === '[' && expected === 'a list or an object') {
      this.#isList = true
      this.#expected = 'an object or the end of the list'
    } else if (character === ']' && expected.includes('the end of the list')) this.#expected = 'the end of the file'
    else if (character === ',' && expected.includes('a comma')) this.#expected = 'an object'
    else throw new UserError(`line ${this.line}: ${JSON.stringify(character)} stands where ${expected} should.`)
    this.#drop(1)
  }

  /** Lets go of text that is done with. */
  #drop(length: number): void {
    this.line += lineEnds(this.#held.slice(0, length))
    this.#held = this.#held.slice(length)
    this.#at = 0
  }
}

function lineEnds(text: string): number {
  let ends = 0
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) ends++
  return ends
}

function parsed(text: string, line: number): JsonRow {
  try {
    const value: unknown = JSON.parse(text)
    if (text.length > 2 * DEEPEST && isDeep(value)) return { line, value: undefined, flaw: 'nested too deeply.' }
    return { line, value, flaw: undefined }
  } catch (error) {
    return { line, value: undefined, flaw: `not valid JSON: ${(error as Error).message}.` }
  }
}

function isDeep(value: unknown): boolean {
  const isNested = (one: unknown): one is object => typeof one === 'object' && one !== null
  let level = [value].filter(isNested)
  for (let depth = 0; level.length && depth < DEEPEST; depth++)
    level = level.flatMap(one => Object.values(one).filter(isNested))
  return level.length > 0
}

function tooLong(line: number): UserError {
  return new UserError(
    `the value that starts on line ${line} is too long to be a ticket or a list of tickets. Is this an export?`,
  )
}
