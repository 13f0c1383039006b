import type { WeekHours } from '../../../src/index.ts'
import { holidaysFromICalendar } from '../../../src/integrations/icalendar/index.ts'
import {
  fromOpeningHoursSpecification,
  fromOsmOpeningHours,
  toOsmOpeningHours,
} from '../../../src/integrations/opening-hours/index.ts'
import type { HintRow, HintRows } from '../notation.ts'

/** Returns the weekdays that a word opens. */
const day = (wrong: string, ...means: string[]): HintRow => ({
  wrong,
  code: 'hours-invalid',
  use: (word: string) => Object.keys(fromOsmOpeningHours(`${word} 09:00-12:00`).hours).join(),
  means,
})

/** A row with a value whose hint is an example or a corrected value. */
const value = (wrong: string, corrected: (wrong: string, hint: string) => string, hours: unknown): HintRow => ({
  wrong,
  code: 'hours-invalid',
  use: (text: string) => (fromOsmOpeningHours(text).hours as WeekHours).mon ?? null,
  read: (hint, wrong) => [corrected(String(wrong), hint)],
  means: [hours],
})

const long = 'Amsterdam, Belgrade, Berlin, Brussels, Budapest, Madrid, Paris, Prague, Stockholm'
const zoned = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', `DTSTART;TZID="${long}":20260415T190000`, 'DURATION:PT1H']

export default {
  // Most hints of these rooms are examples after the wrong part. Their own tests compare them word for word.
  covers: [],
  rows: [
    day('Mi', 'wed'),
    day('Lun', 'mon'),
    day('Dom', 'sun'),
    day('So'),
    day('Do'),
    value('Mo 09:00-18:00 Tu 10:00-12:00', text => text.replace(' Tu', ', Tu'), '09:00-18:00'),
    value('Mo off 10:00-12:00', text => text.replace(' 10', ', Mo 10'), '10:00-12:00'),
    value('Mo', (text, hint) => `${text} ${/\d\d:\d\d-\d\d:\d\d/.exec(hint)}`, '00:00-24:00'),
    value('Tu 09:00-18:00; 20:00-22:00', text => text.replace('; ', '; Mo-Su '), '20:00-22:00'),
    value('PH off; Mo 09:00-18:00', () => 'Mo 09:00-18:00; PH off', '09:00-18:00'),
    {
      title: 'holidays to write',
      wrong: {},
      code: 'holiday-invalid',
      use: options => toOsmOpeningHours({ timeZone: 'UTC', hours: {}, holidays: ['12-25'] }, options),
      means: ['PH off'],
    },
    value('Jun-Aug, Mo 10:00-12:00', () => '2026 Jun-Aug Mo 10:00-12:00', null),
    {
      wrong: 'Mondy',
      code: 'weekday-unknown',
      use: (dayOfWeek: string) =>
        (fromOpeningHoursSpecification({ dayOfWeek, opens: '09:00', closes: '18:00' }).hours as WeekHours).mon,
      means: [['09:00-18:00']],
    },
    {
      title: 'a zone with a long name',
      wrong: {},
      code: 'time-zone-unknown',
      use: (zones: Record<string, string>) =>
        holidaysFromICalendar([...zoned, 'END:VEVENT', 'END:VCALENDAR'].join('\n'), {
          timeZone: 'Europe/Rome',
          years: { from: 2026, to: 2026 },
          zones,
        })[0],
      read: hint => {
        const [, name, zone] = /\{ "(.*)": '(.*)' \}/.exec(hint)!
        return [{ [name]: zone }]
      },
      means: [{ date: '2026-04-15', closed: '19:00-20:00' }],
    },
  ],
} satisfies HintRows
