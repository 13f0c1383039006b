import { Temporal as Polyfill } from '@js-temporal/polyfill'

/** Temporal as the caller of the library has it: the platform's own, as on Node 26, or a polyfill. */
export const Temporal = ((globalThis as { Temporal?: unknown }).Temporal ?? Polyfill) as typeof Polyfill
/** The types of the polyfill. */
export declare namespace Temporal {
  type Instant = Polyfill.Instant
  type ZonedDateTime = Polyfill.ZonedDateTime
  type Duration = Polyfill.Duration
  type PlainDate = Polyfill.PlainDate
}
