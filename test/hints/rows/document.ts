import { parseDocument } from '../../../src/document/document.ts'
import type { HintRow, HintRows } from '../notation.ts'

const PLAIN = { policy: 'msaBusiness', calendar: 'italianOffice' }
const EXAMPLE = 'https://example.org/browse/{id}'

/** The address that a hint writes. */
const written = (hint: string) => [/^Write "(.+)"\.$/.exec(hint)![1]]

const address = (wrong: string, means: string): HintRow => ({
  wrong,
  code: 'input-invalid',
  use: ticketUrl => parseDocument({ ...PLAIN, ticketUrl }).ticketUrl,
  read: written,
  means: [means],
})

export default {
  covers: ['src/document/ticket-url.ts', 'src/document/logo.ts'],
  rows: [
    address('javascript:alert(1)', EXAMPLE),
    address('tracker.example.org/{id}', 'https://tracker.example.org/{id}'),
    address('https://example.org/t/', 'https://example.org/t/{id}'),
    address('https://example.org/?q', 'https://example.org/?q{id}'),
    address('https://example.org/{key}', 'https://example.org/{id}'),
    address('https://{id}.example.org/{key}', EXAMPLE),
    address('https://a:b@example.org/{id}', 'https://example.org/{id}'),
    address('http://a@example.org/{key}', EXAMPLE),
    {
      wrong: 'logo.png',
      code: 'input-invalid',
      use: logo => parseDocument({ ...PLAIN, logo }).logo,
      means: ['data:image/png;base64,iVBORw0KGgo='],
    },
  ],
} satisfies HintRows
