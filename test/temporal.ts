import { Temporal as Polyfill } from '@js-temporal/polyfill'
import { Temporal as Own } from '#temporal'

const isPolyfilled: boolean = (Own as unknown) === Polyfill

/** Whether the library under test has a Temporal: the main build always does, the native one where the platform does. */
export const hasTemporal = isPolyfilled || 'Temporal' in globalThis

/** Temporal as the caller of the library has it: the library's own where there is one, else a polyfill that it does not know. */
export const Temporal: typeof Own = hasTemporal ? Own : Polyfill
