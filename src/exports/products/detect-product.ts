import type { ProductName } from '../../document/products.ts'
import type { TicketsSpec } from '../../document/tickets-spec.ts'
import type { PeekedBytes } from '../bytes/peek-first-line.ts'
import { detectFormat } from '../formats/detect-format.ts'
import { UserError } from '../user-error.ts'
import { products } from './products.ts'

/** Maximum number of characters of a file in which the signature of a product is searched. */
const MAX_SEARCHED = 65_536

/**
 * Returns the product of a file, if its content is unambiguous and the document does not say what it is. A document with
 * `columns` or a `shape` describes its own export.
 *
 * @throws {UserError} for an XES event log, if the document describes another export
 */
export function detectProduct(
  file: string,
  spec: TicketsSpec,
  { firstLine, start }: PeekedBytes,
): ProductName | undefined {
  if (spec.product) return undefined
  const format = spec.format ?? detectFormat(file, firstLine)
  const isOwn = Boolean(spec.columns ?? spec.shape)
  if (format === 'xes') {
    if (!isOwn || spec.format) return 'xes'
    throw new UserError('this is an XES event log. Set tickets.product to "xes" in the config file.')
  }
  if (format === 'csv' || isOwn) return undefined
  const text = start.slice(0, MAX_SEARCHED)
  const names = Object.keys(products) as ProductName[]
  return names.find(name => products[name].signature?.test(text))
}
