import type { InputValue } from '../validation/input-value.ts'
import { describe } from '../validation/plain-data.ts'

const EXAMPLE = 'https://example.org/browse/{id}'
/** Characters that an address never contains as they are. */
const FORBIDDEN = /[\s\p{Cc}\p{Cs}"<>\\^`|]/u

/** An error in an address, and an address without it. */
type Problem = { readonly text: string; readonly better: string }

/**
 * Checks the address of a ticket, in which `{id}` is replaced by the ticket's id, and returns it. Reports link to it, so
 * only http and https are accepted, and only an id in the path, in the query or after `#`.
 *
 * @throws {SlaCalendarError} `input-invalid`, with an address that is accepted
 */
export function readTicketUrl(input: InputValue): string {
  const address = input.text()
  const problem = problemOf(address)
  if (!problem) return address
  const better = problemOf(problem.better) ? EXAMPLE : problem.better
  throw input.error('input-invalid', problem.text, `Write "${better}".`)
}

function problemOf(address: string): Problem | undefined {
  const url = /^https?:\/\//i.test(address) && !FORBIDDEN.test(address) ? parsed(address) : undefined
  if (!url) return { text: `${describe(address)} is not an http or https address.`, better: withScheme(address) }
  const { host, username, password, pathname } = url
  if (username || password)
    return {
      text: 'The address contains a user name or a password, which every report would show.',
      better: address.replace(/\/\/[^/?#]*@/, '//'),
    }
  if (/[{}]/.test(host))
    return { text: 'The address has {id} in its host, so each ticket would be on another host.', better: EXAMPLE }
  const other = /\{(?!id\})[^{}]*\}?/.exec(address)?.[0]
  if (other !== undefined)
    return {
      text: `${describe(other)} is not known: the address may contain {id} only.`,
      better: address.replaceAll(other, '{id}'),
    }
  if (address.includes('{id}')) return undefined
  const end = pathname === '/' && !/[?#]/.test(address) ? address.replace(/\/?$/, '/browse/{id}') : `${address}{id}`
  return { text: 'The address lacks {id}, the place of the id of the ticket.', better: end }
}

/** Returns an address without its scheme as an https address; an example for other texts. */
function withScheme(address: string): string {
  if (address.startsWith('//')) return `https:${address}`
  const isScheme = /^[a-z][\w+.-]*:(?!\d)/i.test(address)
  return !isScheme && /^[^/?#]*[.:]/.test(address) ? `https://${address}` : EXAMPLE
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}
