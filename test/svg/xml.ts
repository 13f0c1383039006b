import { DOMParser, type Document } from '@xmldom/xmldom'

/** Reads XML with a parser that forgives nothing. */
export function readXml(text: string): Document {
  const parser = new DOMParser({
    onError: (level, message) => {
      // U+FFFD is a character like any other; the parser only wonders about it.
      if (level !== 'warning' || !message.startsWith('Unicode replacement')) throw new Error(`${level}: ${message}`)
    },
  })
  return parser.parseFromString(text, 'text/xml')
}

/** A text as a reader of XML gets it: characters that XML forbids, or that turn the text around them, as codes. */
export function displayed(text: string): string {
  return Array.from(text, character => (isCarried(character.codePointAt(0)!) ? character : code(character))).join('')
}

function isCarried(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return false
  return !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code < 0xe000) && code !== 0xfffe && code !== 0xffff
}

function code(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}
