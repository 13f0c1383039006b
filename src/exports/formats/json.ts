import { decodeText } from '../bytes/decode-text.ts'
import { UserError } from '../user-error.ts'

/** A value of a JSON list, or a line of NDJSON. */
export type JsonRow = {
  /** The line of the file on which the value starts, from 1. */
  readonly line: number
  /** The value; undefined if it is not valid JSON. */
  readonly value: unknown
  /** Why it is not valid; undefined if it is. */
  readonly error: string | undefined
  /** Whether it is an item of a list. No list of tickets is looked for in an item. */
  readonly isItem?: boolean
}

type OnRow = (row: JsonRow) => unknown

/** Maximum length of a value in characters; anything longer is not a ticket. */
const MAX_VALUE_LENGTH = 1_000_000

/** Maximum nesting of a value. Deeper values are not tickets and could exhaust the stack. */
const MAX_DEPTH = 1000

/** Maximum number of lists around an object: pages in a list. */
const MAX_LISTS = 2

/** Maximum length of an object around the list of tickets. */
const MAX_WRAPPER_LENGTH = 200_000_000

/**
 * Reads NDJSON, one value per line, and passes on one value at a time. Blank lines are skipped. A line that is not JSON
 * is passed on with its error, and reading continues.
 *
 * @param onRow takes a value; a promise that it returns is awaited, and an error that it throws ends the reading
 * @throws {UserError} if the input is not text, or a line does not end
 */
export async function readNdjson(bytes: AsyncIterable<Uint8Array>, onRow: OnRow, encoding?: string): Promise<void> {
  let line = 0
  let rest = ''

  async function take(text: string) {
    line++
    if (!text.trim()) return
    const done = onRow(parsed(text, line))
    if (done instanceof Promise) await done
  }

  for await (const text of decodeText(bytes, () => line + 1, encoding)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    for (const one of lines) await take(one)
    if (rest.length > MAX_VALUE_LENGTH) throw tooLong(line + 1)
  }
  await take(rest)
}

/**
 * Reads JSON, a list of objects or objects one after the other, and passes on one object at a time. Several lists may
 * follow each other or be in one list, as the pages of an API are (`gh api --paginate`, `--slurp`). The text is cut
 * where an object ends; `JSON.parse` reads each object, so an invalid one does not hide the others.
 *
 * @param onRow takes an object; a promise that it returns is awaited, and an error that it throws ends the reading
 * @throws {UserError} if the input is not text, is not a list of objects, or is cut off
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

/** The tokens that are allowed next outside objects. */
type Expected =
  | 'a list or an object'
  | 'an object'
  | 'an object or the end of the list'
  | 'a comma or the end of the list'
  | 'the end of the file'

const NOT_BLANK = /[^ \t\r\n]/g
const IN_OBJECT = /["{}[\]]/g
const IN_TEXT = /["\\]/g

/** Cuts text that arrives in chunks into the objects of a list, or into objects that follow each other. */
class Objects {
  /** The line of the first character that has not been passed on. */
  line = 1
  #expected: Expected = 'a list or an object'
  /** The number of open lists around the objects. */
  #lists = 0
  /** The start of an unfinished object, in chunks that have been scanned already. */
  #chunks: string[] = []
  #length = 0
  /** The text after these chunks, and the position up to which it has been scanned. */
  #rest = ''
  #at = 0
  /** The number of open brackets, and whether a quote is open. */
  #depth = 0
  #inText = false

  /**
   * Checks that nothing is cut off.
   *
   * @throws {UserError} if an object or the list does not end
   */
  end(): void {
    if (this.#depth > 0) throw new UserError(`the object that starts on line ${this.line} does not end.`)
    if (this.#lists) throw new UserError(`the list does not end: the file is cut off on line ${this.line}.`)
  }

  /** Takes one more chunk of the text and returns the objects that end in it. */
  *take(text: string): Generator<JsonRow, void, undefined> {
    this.#rest += text
    for (let i = this.#next(); i >= 0; i = this.#next()) {
      const character = this.#rest[i]
      this.#at = i + 1
      if (this.#inText) {
        if (character === '"') this.#inText = false
        // An escaped character does not end the text; it may be in the next chunk.
        else this.#at++
      } else if (this.#depth === 0) this.#between(i)
      else if (character === '"') this.#inText = true
      else if (character === '{' || character === '[') this.#depth++
      else if (--this.#depth === 0) {
        const text = this.#chunks.length
          ? [...this.#chunks, this.#rest.slice(0, i + 1)].join('')
          : this.#rest.slice(0, i + 1)
        const row = parsed(text, this.line)
        for (const chunk of this.#chunks) this.line += lineEnds(chunk)
        this.#chunks = []
        this.#length = 0
        this.#drop(i + 1)
        yield this.#lists ? { ...row, isItem: true } : row
      }
    }
    if (this.#depth > 0) this.#keep()
  }

  /** Keeps the start of an object that has been scanned. */
  #keep(): void {
    this.#chunks.push(this.#rest)
    this.#length += this.#rest.length
    this.#at -= this.#rest.length
    this.#rest = ''
    if (this.#length > (this.#lists ? MAX_VALUE_LENGTH : MAX_WRAPPER_LENGTH)) throw tooLong(this.line)
  }

  /** Returns the position of the next significant character; -1 if all of the text has been scanned. */
  #next(): number {
    const means = this.#inText ? IN_TEXT : this.#depth ? IN_OBJECT : NOT_BLANK
    means.lastIndex = this.#at
    const found = this.#at < this.#rest.length ? means.exec(this.#rest) : null
    if (found) return found.index
    if (this.#depth === 0) this.#drop(this.#rest.length)
    else this.#at = Math.max(this.#at, this.#rest.length)
    return -1
  }

  /** Takes a character outside objects. */
  #between(i: number): void {
    const character = this.#rest[i]
    const expected = this.#expected
    this.#drop(i)
    const isNext = expected.includes('an object') || expected === 'the end of the file'
    if (character === '{' && isNext) {
      this.#expected = this.#lists ? 'a comma or the end of the list' : 'an object'
      this.#depth = 1
      this.#at = 1
      return
    }
    if (character === '[' && isNext && this.#lists < MAX_LISTS) {
      this.#lists++
      this.#expected = 'an object or the end of the list'
    } else if (character === ']' && expected.includes('the end of the list'))
      this.#expected = --this.#lists ? 'a comma or the end of the list' : 'the end of the file'
    else if (character === ',' && expected.includes('a comma')) this.#expected = 'an object'
    else throw new UserError(`line ${this.line}: unexpected ${JSON.stringify(character)}, expected ${expected}.`)
    this.#drop(1)
  }

  /** Drops text that has been read. */
  #drop(length: number): void {
    this.line += lineEnds(this.#rest.slice(0, length))
    this.#rest = this.#rest.slice(length)
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
    if (text.length > 2 * MAX_DEPTH && isDeep(value)) return { line, value: undefined, error: 'nested too deeply.' }
    return { line, value, error: undefined }
  } catch (error) {
    return { line, value: undefined, error: `not valid JSON: ${(error as Error).message}.` }
  }
}

function isDeep(value: unknown): boolean {
  const isNested = (one: unknown): one is object => typeof one === 'object' && one !== null
  let level = [value].filter(isNested)
  for (let depth = 0; level.length && depth < MAX_DEPTH; depth++)
    level = level.flatMap(one => Object.values(one).filter(isNested))
  return level.length > 0
}

function tooLong(line: number): UserError {
  return new UserError(
    `the value that starts on line ${line} is too long to be a ticket or a list of tickets. Is this an export?`,
  )
}
