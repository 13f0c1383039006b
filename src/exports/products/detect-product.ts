import type { ProductName } from '../../document/products.ts'
import type { TicketsSpec } from '../../document/tickets-spec.ts'
import type { PeekedBytes } from '../bytes/peek-first-line.ts'
import { detectFormat } from '../formats/detect-format.ts'
import { UserError } from '../user-error.ts'
import { products } from './products.ts'

/** Maximum number of characters of a file in which the signature of a product is searched. */
const MAX_SEARCHED = 65_536

/**
 * Returns the product of a file if its content is unambiguous and the config file names none. A document with
 * `columns` or a `shape` describes its own export.
 *
 * @throws {UserError} for an XES event log, if the document describes another export
 */
export function detectProduct(file: string, spec: TicketsSpec, { start }: PeekedBytes): ProductName | undefined {
  if (spec.product) return undefined
  const format = spec.format ?? detectFormat(file, start)
  const isOwn = Boolean(spec.columns ?? spec.shape)
  if (format === 'xes') {
    if (!isOwn || spec.format) return 'xes'
    throw new UserError('this is an XES event log. Set tickets.product to "xes" in the config file.')
  }
  return format === 'csv' || isOwn ? undefined : productOf(start)
}

/** Returns a sentence that names the product of a file with missing keys; empty if it is not known or the one given. */
export function otherProductHint(spec: TicketsSpec, { start }: PeekedBytes): string {
  const product = productOf(start)
  if (product === undefined || product === spec.product) return ''
  return ` The file looks like an export for tickets.product "${product}".`
}

/** Returns the product whose signature the start of a file has. */
function productOf(start: string): ProductName | undefined {
  const text = start.slice(0, MAX_SEARCHED)
  return (Object.keys(products) as ProductName[]).find(name => products[name].signature?.test(text))
}
