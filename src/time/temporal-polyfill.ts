import type { ErrorPath } from '../errors.ts'

/** The one import of Temporal in the main build; see `imports` in package.json for its native twin. */
export { Temporal } from '@js-temporal/polyfill'

/** Raises `temporal-missing` where there is no Temporal: never, as the polyfill is always there. */
export function needTemporal(_path: ErrorPath, _calendar?: string): void {}
