import { businessCalendar, formatDuration, slaPolicy } from '../../../src/index.ts'
import { Temporal } from '../../temporal.ts'
import type { HintRow, HintRows } from '../notation.ts'

const hours = { 'mon-fri': '09:00-17:00' } as const
const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours })
const monday = '2026-11-23T09:00:00+01:00'

const timeZone = (wrong: string, ...means: string[]): HintRow => ({
  wrong,
  code: 'time-zone-unknown',
  use: (timeZone: string) => businessCalendar({ timeZone, hours: {} }).timeZone,
  means,
})

/** A row with a budget that starts on Monday at 09:00. It means hours of open time; Monday is day 0 of working days. */
const budget = (wrong: unknown, ...means: number[]): HintRow => ({
  wrong,
  code: 'budget-invalid',
  use: budget => calendar.elapsed(monday, calendar.add(monday, budget)) / 3_600_000,
  means,
})

/** A row with the budget of a target whose clock is `clock`. */
const within = (wrong: unknown, clock: 'always' | 'business', ...means: unknown[]): HintRow => ({
  wrong,
  title: `within: ${JSON.stringify(wrong)}, clock: ${clock}`,
  code: 'budget-invalid',
  use: within => {
    const given = within as { workingDays?: number; days?: number } & string
    // The hint names the other clock for the other kind of days.
    const needed = given.workingDays ? 'business' : given.days ? 'always' : clock
    const firstResponse = { within: given, clock: within === wrong ? clock : needed }
    return slaPolicy({ name: 'P', severities: { s: { level: 1, firstResponse } } }).severities.s.firstResponse?.within
  },
  means,
})

/** Returns a suggestion per word of `Known: close, same-time.` */
const ofWords = (hint: string, suggestion: (word: string) => unknown) =>
  /Known: (.*)\./.exec(hint)![1].split(', ').map(suggestion)

/** A row with a budget that is subtracted on Monday at 09:00. */
const back = (wrong: unknown, means: string): HintRow => ({
  wrong,
  title: `subtract ${JSON.stringify(wrong)}`,
  code: 'budget-invalid',
  use: budget => calendar.subtract(monday, budget),
  means: [means],
})

/** A row with a date, which the hint writes in another form: 20 November 2026. */
const date = (wrong: Date | { toPlainDate(): unknown }, means: boolean): HintRow => ({
  wrong,
  code: 'date-invalid',
  use: date => calendar.isWorkingDay(date),
  means: [means],
  read: () => [wrong instanceof Date ? '2026-11-20' : wrong.toPlainDate()],
})

const instant = (wrong: unknown, code: HintRow['code'], ...means: unknown[]): HintRow => ({
  wrong,
  code,
  use: at => calendar.nextOpen(at),
  means,
})

export default {
  covers: ['src/time'],
  rows: [
    timeZone('Rome', 'Europe/Rome'),
    timeZone('BST', 'Europe/London'),
    timeZone('EST', 'America/New_York', 'America/Toronto'),
    timeZone('W. Europe Standard Time', 'Europe/Berlin'),
    timeZone('America/Boston', 'America/New_York'),
    timeZone('Mars/Phobos'),
    {
      ...timeZone('UTC+2', 'Etc/GMT-2'),
      read: hint => [/write (Etc\S+)\./.exec(hint)?.[1]],
    },
    budget('P1D', 16, 16, 8),
    budget('P30D', 248, 184, 240),
    budget('P2W', 88, 88, 80),
    budget('P1M', 168, 184, 160),
    budget({ days: 2 }, 24, 24, 16),
    { ...budget({ businessDays: 1 }, 16, 16, 8), code: 'key-unknown' },
    { ...budget({ workdays: 3 }, 32, 32, 24), code: 'key-unknown' },
    budget({ days: 1, hours: 2, due: 'same-time' }, 16, 16, 8),
    budget({ due: 'close' }, 16, 16, 8),
    {
      ...budget({ workingDays: 1, due: '9:00' }, 8),
      read: hint => [{ workingDays: 1, due: /\d\d:\d\d/.exec(hint)![0] }],
    },
    { ...budget({ days: 2, due: 'close' }, 16, 24), read: hint => ofWords(hint, due => ({ days: 2, due })) },
    { ...budget({ days: 1, due: '24:00' }, 16), read: () => [{ days: 1, due: 'end-of-day' }] },
    budget({ workingDays: 1 }, 16, 8, 15),
    budget({ workingDays: 2, cutoff: '08:00' }, 32, 24, 31),
    budget({ days: 2, ifClosed: 'next-working-day' }, 16, 24, 23),
    {
      ...budget({ workingDays: 2, due: 'noon' }, 24, 16),
      read: hint => ofWords(hint, due => ({ workingDays: 2, due })),
    },
    { ...budget({ businessDays: 2, due: 'close' }, 24, 24, 16), code: 'key-unknown' },
    { ...budget({ calendarDays: 3, due: 'end-of-day' }, 32, 32, 24), code: 'key-unknown' },
    budget({ days: 3, hours: 2, due: 'same-time' }, 32, 32, 24),
    {
      ...budget({ week: 1, due: 'end-of-day' }, 48),
      code: 'key-unknown',
      read: hint => [{ [/mean (\w+)/.exec(hint)![1]]: 1, due: 'end-of-day' }],
    },
    back({ workingDays: 2, due: 'close' }, '2026-11-19T09:00:00+01:00'),
    back({ days: 1, due: 'same-time' }, '2026-11-20T09:00:00+01:00'),
    back({ days: 3, due: 'same-time' }, '2026-11-18T09:00:00+01:00'),
    back({ weeks: 1, due: 'end-of-day' }, '2026-11-16T09:00:00+01:00'),
    date(new Date(0), true),
    date(Temporal.PlainDateTime.from('2026-11-20T18:30'), true),
    { ...budget({ workingDay: 1 }, 16), code: 'key-unknown', read: () => [{ workingDays: 1, due: 'close' }] },
    { ...budget({ hour: 2 }, 2), code: 'key-unknown', read: hint => [{ [/mean (\w+)/.exec(hint)![1]]: 2 }] },
    budget('1d', 16, 16, 8),
    budget('2 business days', 24, 24, 16),
    budget('3 workdays', 32, 32, 24),
    budget('2 weeks', 88, 88, 80),
    budget('1 year', 2008, 2096, 2000),
    budget('2 hours', 2),
    budget('1h30m', 1.5),
    budget('90 min', 1.5),
    budget('1,5h', 1.5),
    budget('500ms', 500 / 3_600_000),
    budget('1 month', 168, 184, 160),
    budget('soon', 6, 6),
    {
      ...budget({ workingDays: 1, due: 'close', cutoff: '9am' }, 16),
      read: hint => [{ workingDays: 1, due: 'close', cutoff: /\d\d:\d\d/.exec(hint)![0] }],
    },
    within('P1D', 'always', { days: 1, due: 'end-of-day' }, { workingDays: 1, due: 'close' }),
    within({ workingDays: 2 }, 'always', { days: 2, due: 'end-of-day' }, { workingDays: 2, due: 'close' }),
    within(
      { days: 2, due: 'same-time' },
      'business',
      { workingDays: 2, due: 'close' },
      { hours: 16 },
      { days: 2, due: 'end-of-day' },
    ),
    within('P1D', 'business', { workingDays: 1, due: 'close' }, { hours: 8 }, { days: 1, due: 'end-of-day' }),
    instant(
      '2026-11-20T16:30',
      'instant-without-zone',
      '2026-11-20T16:30:00+01:00',
      '2026-11-20T16:30:00+01:00[Europe/Rome]',
    ),
    instant('20 November', 'instant-invalid', '2026-11-20T16:30:00+01:00'),
    {
      ...instant('2026-11-20T16:30Z[!x=y]', 'instant-invalid', '2026-11-23T09:00:00+01:00'),
      read: (hint, wrong) => [String(wrong).replace('[!x=y]', /Write (\S+)/.exec(hint)![1])],
    },
    {
      ...instant(Temporal.PlainDateTime.from('2026-11-20T18:30'), 'instant-invalid', true),
      use: at => Temporal.Instant.compare(calendar.nextOpen(at).toInstant(), '2026-11-23T08:00Z') === 0,
      read: (_, wrong) => [(wrong as { toZonedDateTime(zone: string): unknown }).toZonedDateTime('Europe/Rome')],
    },
    {
      wrong: 'en_GB',
      code: 'input-invalid',
      use: locale => formatDuration(2 * 3_600_000, { locale }),
      means: ['2 hours', '2 ore'],
    },
  ],
  exempt: {
    'The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z.': 'a problem, not a hint',
    'Intl.DateTimeFormat of this platform does not write offsets such as GMT+01:00 (longOffset).':
      'a problem, not a hint',
  },
} satisfies HintRows
