/**
 * Compiles the open time of a calendar into a small JSON value, and queries that value without time zones.
 *
 * @module
 */
export { type CompileRange, compile } from './compile.ts'
export type { CompiledHours } from './compiled-hours.ts'
export { fromCompiled } from './from-compiled.ts'
export type { OpenHours } from './open-hours.ts'
export type { CompactBudget } from './read-budget-ms.ts'
