import { capital } from '../../text/capital.ts'
import { xmlText } from '../../text/xml-text.ts'

/** The level of a heading: sections of a part of a report are one level below the part. */
export type HeadingLevel = 2 | 3 | 4

/** Returns a heading. The style shows it with a capital letter; its text, which may be a name, stays as it is. */
export function pageHeading(title: string, level: HeadingLevel): string {
  return `<h${level}>${xmlText(title)}</h${level}>\n`
}

/** Returns a heading, with a capital letter, and its content; nothing without content. */
export function pageSection(title: string, level: HeadingLevel, content: string): string {
  return content && pageHeading(capital(title), level) + content
}

/** Returns a list; nothing without texts. */
export function pageList(texts: readonly string[]): string {
  return texts.length ? `<ul>\n${texts.map(text => `<li>${xmlText(text)}</li>\n`).join('')}</ul>\n` : ''
}

/** Returns a remark in soft letters, as a sentence. */
export function pageNote(text: string): string {
  return `<p class="soft">${xmlText(capital(text))}${text.endsWith('.') ? '' : '.'}</p>\n`
}
