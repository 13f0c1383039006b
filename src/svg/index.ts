export type { DrawnAlert } from './marks.ts'
export { type TimelineOptions, timelineSvg } from './timeline.ts'
