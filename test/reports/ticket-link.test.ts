import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketLink } from '../../src/reports/ticket-link.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyText } from '../arbitraries/texts.ts'

const PATTERN = 'https://example.org/browse/{id}?from=sla'

describe('ticketLink', () => {
  it.each([
    ['INC-1', 'https://example.org/browse/INC-1?from=sla'],
    ['a/b?c#d&e', 'https://example.org/browse/a%2Fb%3Fc%23d%26e?from=sla'],
    ['$& {id} (1)!*\'"', 'https://example.org/browse/%24%26%20%7Bid%7D%20%281%29%21%2A%27%22?from=sla'],
    ['\ud800', 'https://example.org/browse/%EF%BF%BD?from=sla'],
  ])('puts %j into the address, encoded', (id, url) => expect(ticketLink(PATTERN, id)).toBe(url))

  it('is undefined without an address', () => expect(ticketLink(undefined, 'A')).toBeUndefined())

  it('is on the same host, and gives the id back, whatever the id is', () =>
    fc.assert(
      fc.property(anyText(), id => {
        const link = ticketLink('https://example.org/?id={id}', id)!
        const { host, searchParams } = new URL(link)
        expect(host).toBe('example.org')
        expect(searchParams.get('id')).toBe(id.replace(/\p{Cs}/gu, '\ufffd'))
        expect(link).toMatch(/^[\w:/.?=%~-]+$/)
      }),
      runs(100),
    ))
})
