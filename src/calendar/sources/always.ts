import { zoneOf } from '../../time/zone.ts'
import { ALL_YEARS } from '../holidays/coverage.ts'
import type { CalendarSource } from './source.ts'
import { WHOLE_WEEK } from './week-outline.ts'

/** Returns a source that is open at every instant. */
export const always: () => CalendarSource = () => ({
  zone: zoneOf('UTC'),
  name: undefined,
  operands: [],
  size: 1,
  coverage: ALL_YEARS,
  outline: () => WHOLE_WEEK,
  spans: (from, to) => [from, to],
  segments: (start, end) => [{ start, end, isOpen: true, reason: 'always' }],
  holidays: () => [],
  dayReason: () => ({ reason: 'always' }),
  toJSON: () => ({ always: true }),
})
