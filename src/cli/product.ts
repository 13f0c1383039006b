import { PRODUCTS, type ProductName } from '../document/products.ts'
import { InputValue } from '../validation/input-value.ts'

/**
 * Returns the product of `--product`, if it is given.
 *
 * @throws {SlaCalendarError} `input-invalid` for an unknown product
 */
export function productOf(option: string | undefined): ProductName | undefined {
  return option === undefined ? undefined : new InputValue(option, ['--product']).oneOf(PRODUCTS)
}
