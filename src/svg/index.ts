export { type TimelineOptions, timelineSvg } from './timeline.ts'
