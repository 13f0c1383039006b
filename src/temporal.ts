/** Temporal from @js-temporal/polyfill, for platforms that do not have it. The library itself needs no Temporal. */
export { Temporal } from '@js-temporal/polyfill'
