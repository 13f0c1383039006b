/** The one import of Temporal in the main build; see `imports` in package.json for its native twin. */
export { Temporal } from '@js-temporal/polyfill'
