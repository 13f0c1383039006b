import { zoneOf } from '../../time/zone.ts'
import { ALL_YEARS } from '../holidays/coverage.ts'
import type { CalendarSource } from './source.ts'

/** The clock round: open at every instant. */
export const always: () => CalendarSource = () => ({
  zone: zoneOf('UTC', []),
  name: undefined,
  coverage: ALL_YEARS,
  spans: (from, to) => [from, to],
  holidays: () => [],
  dayReason: () => ({ reason: 'always' }),
  toJSON: () => ({ always: true }),
})
