/**
 * Draws the timeline of a deadline as SVG.
 *
 * @module
 */
export type { DrawnAlert } from './marks.ts'
export { type TimelineOptions, timelineSvg } from './timeline.ts'
