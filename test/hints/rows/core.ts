import {
  businessCalendar,
  deadline,
  type EntitledTime,
  type EntitlementSpec,
  entitlementUse,
  evaluate,
  explain,
  italianOffice,
  msaBusiness,
  slaPolicy,
} from '../../../src/index.ts'
import type { HintRow, HintRows } from '../notation.ts'

/** Returns the open hours of each day of the week that begins on Monday, 23 November 2026. */
function weekOf(calendar: ReturnType<typeof businessCalendar>): string {
  return Array.from(calendar.days('2026-11-23', '2026-11-29'), ({ openMs }) => openMs / 3_600_000).join(' ')
}

const timeZone = 'UTC'
const inWeek = (wrong: unknown, code: HintRow['code'], ...means: string[]): HintRow => ({
  wrong,
  title: `hours: ${JSON.stringify(wrong)}`,
  code,
  use: hours => weekOf(businessCalendar({ timeZone, hours })),
  means,
})
const onMonday = (wrong: unknown, code: HintRow['code'], ...means: string[]): HintRow => ({
  ...inWeek(wrong, code, ...means.map(hours => `${hours} 0 0 0 0 0 0`)),
  title: `mon: ${JSON.stringify(wrong)}`,
  use: mon => weekOf(businessCalendar({ timeZone, hours: { mon } })),
})
const asKey = (wrong: string, ...means: string[]): HintRow => ({
  ...inWeek(wrong, 'weekday-unknown', ...means),
  title: `the key ${wrong}`,
  use: key => weekOf(businessCalendar({ timeZone, hours: { [key]: '09:00-10:00' } })),
})
const onException = (wrong: unknown, code: HintRow['code'], ...means: string[]): HintRow => ({
  ...inWeek(wrong, code, ...means),
  title: `an exception: ${JSON.stringify(wrong)}`,
  use: exception =>
    weekOf(
      businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-17:00' }, exceptions: { '2026-11-24': exception } }),
    ),
})

/** A row of a yearly key. Its use returns the dates of 2026 that are closed. */
const yearlyKey = (wrong: string, ...means: string[]): HintRow => ({
  wrong,
  title: `a yearly key: ${wrong}`,
  code: 'date-invalid',
  use: key =>
    [
      ...businessCalendar({ timeZone, hours: { 'mon-sun': '09:00-17:00' }, exceptions: { [key]: 'closed' } }).days(
        '2026-01-01',
        '2026-12-31',
      ),
    ]
      .filter(({ openMs }) => !openMs)
      .map(({ date }) => date)
      .join(),
  means,
})

/** Returns the limit of an entitlement. */
function entitlement(terms: object): number | null {
  const policy = slaPolicy({
    name: 'P',
    severities: { s: { level: 1 } },
    entitlements: { e: terms as EntitlementSpec },
  })
  return entitlementUse(policy, [], { contractStart: '2026-01-01', timeZone, now }).e.limit
}

const reported = { at: '2026-11-23T09:00Z', type: 'reported', severity: 'low' } as const
const now = '2026-11-23T12:00Z'
const typed = (wrong: string, ...means: string[]): HintRow => ({
  wrong,
  code: 'event-unknown',
  use: type => {
    const events = type === 'reported' ? [] : [reported]
    return evaluate({ events: [...events, type === 'reported' ? reported : { at: now, type }] as never, now }) && type
  },
  means,
})
const target = (within: unknown, clock: 'always' | 'business') =>
  slaPolicy({ name: 'P', severities: { s: { level: 1, firstResponse: { within: within as never, clock } } } })
const atNumber = (use: (at: number) => { toString(): string }, title: string): HintRow => ({
  wrong: 1_780_000_000,
  title,
  code: 'instant-invalid',
  use: at => new Date(String(use(Number(at)))).getTime() || Number(use(Number(at))),
  means: [1_780_000_000_000],
})

/** A use of the other kind of entitlement. Its correction returns the used amount. */
const entitled = (title: string, wrong: unknown, means: number): HintRow => ({
  title,
  wrong,
  code: 'input-invalid',
  use: use => {
    const policy = {
      name: 'P',
      severities: { s: { level: 1 } },
      entitlements: { bank: { limit: 'PT40H', per: 'year' }, premium: { limit: 36, per: 'year' } },
    } as const
    const { entitlement } = use as EntitledTime
    return entitlementUse(policy, [use as EntitledTime], { contractStart: '2026-01-01', timeZone, now })[entitlement]
      .used
  },
  means: [means],
})

const within = { within: 'PT4H', clock: 'business' } as const
const twoCycles = {
  policy: { name: 'P', severities: { low: { level: 1, nextResponse: within, resolution: within } } },
  calendar: italianOffice,
  events: [
    reported,
    { at: '2026-11-23T10:00Z', type: 'responded' },
    { at: '2026-11-23T11:00Z', type: 'customerReplied' },
  ],
  now: '2026-11-23T13:00+01:00',
  target: 'nextResponse',
} as const

export default {
  covers: [
    'src/calendar/hours.ts',
    'src/calendar/weekly-hours.ts',
    'src/calendar/exceptions',
    'src/calendar/business-calendar.ts',
    'src/policy',
    'src/clock/event.ts',
    'src/clock/history.ts',
    'src/clock/evaluate.ts',
    'src/clock/entitlement.ts',
    'src/explain/explain.ts',
    'src/validation',
  ],
  rows: [
    inWeek('24/7', 'input-invalid', '24 24 24 24 24 24 24'),
    inWeek('mon-fri', 'input-invalid', '8 8 8 8 8 0 0'),
    inWeek(['09:00-17:00'], 'input-invalid', '8 8 8 8 8 0 0'),
    {
      ...inWeek({ odd: { 'mon-fri': '09:00-17:00' } }, 'key-missing', '0 0 0 0 0 0 0'),
      use: hours => inWeek('', 'key-missing').use(hours.odd ? hours : { odd: {}, even: hours }),
    },
    {
      ...inWeek({ startsOn: '2026-11-23' }, 'key-missing', '12 12 12 12 12 12 12', '0 0 0 0 0 0 0'),
      use: hours =>
        inWeek('', 'key-missing').use(hours.startsOn ? hours : { rotation: [hours], startsOn: '2026-11-23' }),
    },
    {
      ...inWeek('off', 'hours-invalid', '0 12 0 12 0 12 0'),
      title: 'a rotation of days: off',
      use: day => inWeek('', 'hours-invalid').use({ rotation: [day, '07:00-19:00'], startsOn: '2026-11-23' }),
    },
    {
      ...inWeek('2026-11-25', 'date-invalid', '8 0 0 0 0 0 0'),
      title: 'a rotation of weeks from a Wednesday',
      use: startsOn => inWeek('', 'date-invalid').use({ rotation: [{ mon: '09:00-17:00' }, {}], startsOn }),
    },
    onMonday(['09:00', '17:00'], 'hours-invalid', '8'),
    onMonday(['09:00', '12:00', '13:00', '17:00'], 'hours-invalid', '7'),
    onMonday([['09:00', '17:00']], 'input-invalid', '8'),
    onMonday([9, 17], 'input-invalid', '8'),
    { ...onMonday({ start: '09:00', end: '17:00' }, 'input-invalid', '8') },
    onMonday({ end: '17:00', start: '09:00' }, 'input-invalid', '8'),
    onMonday({ open: '9:00', close: '17:00' }, 'input-invalid', '8'),
    onMonday(
      [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
      'input-invalid',
      '3',
    ),
    onMonday('9-17', 'hours-invalid', '8'),
    onMonday('9am-5pm', 'hours-invalid', '8'),
    onMonday('9:00 AM to 5:30 PM', 'hours-invalid', '8.5'),
    onMonday('09:00–17:00', 'hours-invalid', '8'),
    onMonday('09:00-12:00, 13:00-17:00', 'hours-invalid', '7'),
    onMonday('0900-1700', 'hours-invalid', '8'),
    onMonday('09:00:00-17:00:00', 'hours-invalid', '8'),
    onMonday('00:00:00-23:59:59', 'hours-invalid', '24'),
    onMonday('9:00-5:00', 'hours-invalid', '8'),
    onMonday('24h', 'hours-invalid', '24'),
    onMonday('00:00-23:59', 'hours-invalid', '24'),
    onMonday('18:00-23:59', 'hours-invalid', '6'),
    onMonday('09:00-09:00', 'hours-empty', '24'),
    onMonday('late', 'hours-invalid', '8'),
    { ...onMonday(null, 'input-invalid', '0'), read: () => [undefined], says: 'omit this key' },
    { ...onMonday('closed', 'hours-invalid', '0'), read: () => [undefined], says: 'omit this key' },
    asKey('weekdays', '1 1 1 1 1 0 0'),
    asKey('work_days', '1 1 1 1 1 0 0'),
    asKey('weekend', '0 0 0 0 0 1 1'),
    asKey('daily', '1 1 1 1 1 1 1'),
    asKey('Monday', '1 0 0 0 0 0 0'),
    asKey('tuesdays', '0 1 0 0 0 0 0'),
    asKey('Mo-Fr', '1 1 1 1 1 0 0'),
    asKey('monday to friday', '1 1 1 1 1 0 0'),
    asKey('Sut', '0 0 0 0 0 1 0', '0 0 0 0 0 0 1'),
    { ...asKey('lundi', '1 1 1 1 1 0 0'), read: hint => [/(\w+-\w+)\.$/.exec(hint)![1]] },
    onException(null, 'hours-invalid', '8 0 8 8 8 0 0'),
    onException('off', 'hours-invalid', '8 0 8 8 8 0 0'),
    {
      wrong: '2026-12-24',
      title: 'a list of exceptions: 2026-12-24',
      code: 'input-invalid',
      use: exception => {
        const spec = { timeZone, hours: { 'mon-fri': '09:00-17:00' }, exceptions: [exception] } as const
        return [...businessCalendar(spec).days('2026-12-24', '2026-12-24')][0].openMs
      },
      means: [0],
    },
    onException('00:00-23:59', 'hours-invalid', '8 24 8 8 8 0 0'),
    yearlyKey('25-12', '2026-12-25'),
    yearlyKey('13-01', '2026-01-13'),
    yearlyKey('1-6', '2026-01-06'),
    yearlyKey('5.6.', '2026-05-06', '2026-06-05'),
    { ...yearlyKey('13-32', '2026-12-24'), read: hint => [/such as (.*)\.$/.exec(hint)![1]] },
    onException({ start: '09:00', end: '13:00' }, 'weekday-unknown', '8 4 8 8 8 0 0'),
    {
      ...onException({ name: 'Party' }, 'key-missing', '8 0 8 8 8 0 0', '8 4 8 8 8 0 0'),
      use: spec => onException(null, 'hours-invalid').use(spec.name ? spec : { name: 'Party', hours: spec }),
    },
    {
      wrong: { workingDays: 1, due: 'close' },
      code: 'budget-invalid',
      use: budget => italianOffice.subtract('2026-11-23T17:00:00+01:00', budget),
      means: ['2026-11-20T17:00:00+01:00'],
    },
    {
      wrong: { within: { weeks: 2, due: 'same-time' }, clock: 'business' },
      code: 'budget-invalid',
      use: ({ within, clock }) => target(within, clock) && clock,
      read: (hint, wrong) => [
        { ...(wrong as object), clock: / with clock (\w+)/.exec(hint)![1] },
        {
          ...(wrong as object),
          within: { workingDays: Number(/workingDays: (\d+)/.exec(hint)![1]), due: 'close' },
        },
      ],
      means: ['always', 'business'],
    },
    {
      wrong: 30,
      code: 'budget-invalid',
      use: within => target(within, 'business').severities.s.firstResponse?.within,
      means: [{ minutes: 30 }, { milliseconds: 30 }],
    },
    {
      wrong: 'PT1Hour',
      code: 'budget-invalid',
      use: within => target(within, 'always') && within,
      means: ['PT6H', { hours: 6 }],
    },
    {
      wrong: { within: { workingDays: 2, due: 'close' }, clock: 'always' },
      code: 'budget-invalid',
      use: ({ within, clock }) => target(within, clock) && clock,
      read: (hint, wrong) => [
        { ...(wrong as object), clock: / with clock (\w+)/.exec(hint)![1] },
        { ...(wrong as object), within: { days: Number(/ days: (\d+)/.exec(hint)![1]), due: 'end-of-day' } },
      ],
      means: ['business', 'always'],
    },
    {
      wrong: { clock: 'always' },
      code: 'key-missing',
      use: given => target(given.within, given.clock) && given.within,
      read: hint => [{ within: /'(PT\w+)'/.exec(hint)![1], clock: 'always' }],
      means: ['PT6H'],
    },
    {
      wrong: undefined,
      title: 'no clock',
      code: 'key-missing',
      use: clock => target('PT6H', clock) && clock,
      means: ['always', 'business'],
    },
    {
      wrong: { limit: 3 },
      code: 'key-missing',
      use: tickets =>
        slaPolicy({ name: 'P', severities: { s: { level: 1 } }, entitlements: { tickets } }).entitlements?.tickets.per,
      read: hint => Array.from(hint.matchAll(/'(\w+)'/g), ([, per]) => ({ limit: 3, per })),
      means: ['month', 'quarter', 'year'],
    },
    {
      wrong: {},
      title: 'an entitlement without a limit',
      code: 'key-missing',
      use: tickets => entitlement({ per: 'year', ...(tickets as object) }),
      read: hint => [{ limit: 5 }, { limit: /'(PT\w+)'/.exec(hint)![1] }, { limit: JSON.parse(/null/.exec(hint)![0]) }],
      means: [5, 144_000_000, null],
    },
    {
      wrong: { limit: 'P5D' },
      title: 'a bank of days',
      code: 'budget-invalid',
      use: tickets => entitlement({ per: 'year', ...(tickets as object) }),
      read: hint => [
        { limit: /'(PT\w+)'/.exec(hint)![1] },
        { limit: { hours: Number(/hours: (\d+)/.exec(hint)![1]) } },
      ],
      means: [144_000_000, 144_000_000],
    },
    {
      wrong: undefined,
      title: 'a use of a bank of hours without a time',
      code: 'key-missing',
      use: spent => {
        const policy = {
          name: 'P',
          severities: { s: { level: 1 } },
          entitlements: { bank: { limit: 'PT1H', per: 'year' } },
        } as const
        const use = { at: now, entitlement: 'bank', ...(spent === undefined ? {} : { spent }) } as EntitledTime
        return entitlementUse(policy, [use], { contractStart: '2026-01-01', timeZone, now }).bank.used
      },
      read: hint => [/'(PT\w+)'/.exec(hint)![1]],
      means: [5_400_000],
    },
    entitled('a ticket of a bank of hours', { reportedAt: now, entitlement: 'bank' }, 5_400_000),
    entitled('hours of a number of tickets', { at: now, spent: 'PT1H', entitlement: 'premium' }, 1),
    {
      title: 'a calendar in the place of its name',
      wrong: italianOffice.toJSON(),
      code: 'input-invalid',
      use: calendar =>
        slaPolicy({
          name: 'P',
          severities: { s: { level: 1, firstResponse: { within: 'PT1H', clock: 'business', calendar } } },
        }).severities.s.firstResponse?.calendar,
      read: hint => [/Define it in calendars, and write its (name)/.exec(hint)![1]],
      means: ['name'],
    },
    ...[5, 0, '1'].map(
      (wrong): HintRow => ({
        wrong,
        title: `cycle ${wrong} of a target with two cycles`,
        code: 'input-invalid',
        use: cycle => explain({ ...twoCycles, cycle }).startsAt,
        read: hint => /from (\d+) to (\d+)/.exec(hint)!.slice(1).map(Number),
        means: ['2026-11-23T10:00:00+01:00', '2026-11-23T12:00:00+01:00'],
      }),
    ),
    {
      wrong: 2,
      title: 'cycle 2 of a target with one cycle',
      code: 'input-invalid',
      use: cycle => explain({ ...twoCycles, target: 'resolution', cycle }).startsAt,
      read: hint => [Number(/Write (\d)/.exec(hint)![1])],
      means: ['2026-11-23T10:00:00+01:00'],
    },
    typed('created', 'reported'),
    typed('opened', 'reported'),
    typed('answered', 'responded'),
    typed('commented', 'responded', 'customerReplied'),
    typed('closed', 'resolved'),
    typed('Solved', 'resolved'),
    typed('on_hold', 'paused'),
    typed('pending', 'paused'),
    typed('reponded', 'responded'),
    typed('called', 'phoned'),
    { ...typed('updatd', 'updated') },
    {
      wrong: [],
      code: 'history-invalid',
      use: events => evaluate({ events, now }).severity,
      read: hint => [[{ ...reported, type: /type: "(\w+)"/.exec(hint)![1] }]],
      means: ['low'],
    },
    {
      wrong: [reported, reported],
      title: 'two reports',
      code: 'history-invalid',
      use: events => evaluate({ events, now }).severity,
      read: (_, wrong) => [(wrong as unknown[]).slice(1)],
      means: ['low'],
    },
    {
      wrong: [reported, 'responded'],
      title: 'an event that is text',
      code: 'input-invalid',
      use: events => evaluate({ events, now }).targets.firstResponse?.state,
      read: hint => [[reported, { at: now, type: /type: '(\w+)'/.exec(hint)![1] }]],
      means: ['met'],
    },
    {
      wrong: 'high',
      code: 'input-invalid',
      use: input => deadline(input).dueAt,
      read: () => [{ severity: 'high', reportedAt: '2026-11-20T16:30+01:00' }],
      says: '{ severity, reportedAt }',
      means: ['2026-11-23T13:30:00+01:00'],
    },
    {
      wrong: [reported],
      code: 'input-invalid',
      use: input => evaluate(input).severity,
      read: (_, events) => [{ policy: msaBusiness, calendar: italianOffice, events, now }],
      says: '{ policy, calendar, events, now }',
      means: ['low'],
    },
    atNumber(at => deadline({ severity: 'critical', reportedAt: at }).startsAt, 'reportedAt in seconds'),
    atNumber(at => evaluate({ events: [{ ...reported, at }], now: new Date(2e12) }).reportedAt, 'an event in seconds'),
    atNumber(at => evaluate({ events: [{ ...reported, at: new Date(1e12) }], now: at }) && at, 'now in seconds'),
    {
      wrong: new Date('2026-12-25T00:00Z'),
      code: 'input-invalid',
      use: date => businessCalendar({ timeZone, hours: {}, holidays: [date] }).holidays(2026)[0].date,
      means: ['2026-12-25'],
    },
    {
      wrong: new Date(2026, 11, 25),
      title: 'a Date of local midnight',
      code: 'input-invalid',
      use: date => businessCalendar({ timeZone, hours: {}, holidays: [date] }).holidays(2026)[0].date,
      means: ['2026-12-25'],
    },
    {
      wrong: new Date('2026-12-25T12:34:56.789Z'),
      code: 'input-invalid',
      use: date => businessCalendar({ timeZone, hours: {}, holidays: [date] }).holidays(2026)[0].date,
      means: ['2026-12-25'],
    },
    {
      wrong: 'timezone',
      code: 'key-unknown',
      use: key => businessCalendar({ [key]: 'Europe/Rome', hours: {} } as never).timeZone,
      means: ['Europe/Rome'],
    },
    {
      wrong: 'urgent',
      code: 'severity-unknown',
      use: severity => deadline({ severity, reportedAt: now }).severity,
      means: ['critical', 'high', 'medium', 'low'],
    },
  ],
  exempt: {
    "It means nothing with clock '<…>'.": 'a problem, not a hint',
    'Another alert is named "<…>".': 'a problem, not a hint',
  },
} satisfies HintRows
