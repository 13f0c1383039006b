/**
 * `Temporal` from the package `@js-temporal/polyfill`, for platforms that do not have it. The library itself needs no Temporal.
 *
 * @module
 */
export { Temporal } from '@js-temporal/polyfill'
