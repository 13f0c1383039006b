import { businessCalendar } from '../../../src/index.ts'
import type { HintRow, HintRows } from '../notation.ts'

const timeZone = (wrong: string, ...means: string[]): HintRow => ({
  wrong,
  code: 'time-zone-unknown',
  use: (timeZone: string) => businessCalendar({ timeZone, hours: {} }).timeZone,
  means,
})

export default {
  covers: ['src/time/zone.ts'],
  rows: [timeZone('Rome', 'Europe/Rome'), timeZone('Europe/Roma', 'Europe/Rome')],
} satisfies HintRows
