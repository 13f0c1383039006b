import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { readTicketUrl } from '../../src/document/ticket-url.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { isThorough, runs } from '../arbitraries/runs.ts'
import { PLAIN, refused } from './notation.ts'

const parsed = (ticketUrl: unknown) => parseDocument({ ...PLAIN, ticketUrl }).ticketUrl
const message = (ticketUrl: unknown) => refused({ ...PLAIN, ticketUrl })
const EXAMPLE = 'Write "https://example.org/browse/{id}".'

describe('readTicketUrl', () => {
  it.each([
    'https://example.org/browse/{id}',
    'http://tracker.local:8080/t?id={id}',
    'HTTPS://example.org/#ticket-{id}',
    'https://example.org/{id}/view/{id}',
    'https://例え.jp/{id}',
  ])('returns %s as it is', ticketUrl => expect(parsed(ticketUrl)).toBe(ticketUrl))

  it('is absent without one', () => expect(parseDocument(PLAIN)).not.toHaveProperty('ticketUrl'))

  it.each([
    ['javascript:alert(1)//{id}', EXAMPLE],
    ['java\nscript:alert(1)//{id}', EXAMPLE],
    ['data:text/html,{id}', EXAMPLE],
    ['file:///etc/{id}', EXAMPLE],
    ['ftp://example.org/{id}', EXAMPLE],
    ['browse/{id}', EXAMPLE],
    ['https://', EXAMPLE],
    [' https://example.org/{id}', EXAMPLE],
    ['https://example.org/a b/{id}', EXAMPLE],
    ['https://example.org/"onclick=/{id}', EXAMPLE],
    ['https:\\\\example.org\\{id}', EXAMPLE],
    ['example.org/t/{id}', 'Write "https://example.org/t/{id}".'],
    ['tracker.local:8080/{id}', 'Write "https://tracker.local:8080/{id}".'],
    ['//example.org/t/{id}', 'Write "https://example.org/t/{id}".'],
  ])('refuses %j, which is not an http or https address', (ticketUrl, hint) => {
    const text = message(ticketUrl)
    expect(text).toContain('input-invalid ticketUrl: ')
    expect(text).toContain(`is not an http or https address. ${hint}`)
  })

  it.each([
    [
      'https://example.org/browse/',
      'The address lacks {id}, the place of the id of the ticket. Write "https://example.org/browse/{id}".',
    ],
    [
      'https://example.org',
      'The address lacks {id}, the place of the id of the ticket. Write "https://example.org/browse/{id}".',
    ],
    [
      'https://example.org/?id=',
      'The address lacks {id}, the place of the id of the ticket. Write "https://example.org/?id={id}".',
    ],
    [
      'https://example.org/{key}',
      '"{key}" is not known: the address may contain {id} only. Write "https://example.org/{id}".',
    ],
    [
      'https://{id}.example.org/',
      `The address has {id} in its host, so each ticket would be on another host. ${EXAMPLE}`,
    ],
    [
      'https://me:secret@example.org/{id}',
      'The address contains a user name or a password, which every report would show. Write "https://example.org/{id}".',
    ],
  ])('refuses %s', (ticketUrl, text) => expect(message(ticketUrl)).toBe(`input-invalid ticketUrl: ${text}`))

  it.each([[''], [7], [null], [{}]])('refuses %j, which is not a text', ticketUrl => {
    expect(message(ticketUrl)).toMatch(/^input-invalid ticketUrl: .* is not a text\.$/)
  })

  // The addresses of fast-check take a second to prepare.
  const anyAddress = isThorough ? fc.webUrl() : fc.constantFrom('https://desk.example/a?b=', 'http://a.example:80/#')

  it('accepts nothing that a browser would not open with http or https', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), anyAddress, fc.constantFrom('javascript:', 'https:', 'http://a@', 'https://x/')),
        fc.string(),
        (start, end) => {
          const ticketUrl = `${start}{id}${end}`
          const { protocol, host } = accepted(ticketUrl)
          expect(['https:', 'http:']).toContain(protocol)
          expect(host).not.toBe('')
        },
      ),
      runs(200),
    ))
})

/** Returns the address as a browser reads it, or a harmless one if the config file refuses it. */
function accepted(ticketUrl: string): URL {
  try {
    readTicketUrl(new InputValue(ticketUrl, ['ticketUrl']))
  } catch {
    return new URL('https://example.org/')
  }
  return new URL(ticketUrl.replaceAll('{id}', 'A-1'))
}
