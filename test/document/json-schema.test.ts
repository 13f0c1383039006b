import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { italianHolidays } from '../../src/calendar/presets/italian-office.ts'
import { parseDocument } from '../../src/document/document.ts'
import { documentSchema } from '../../src/document/json-schema.ts'
import { parseJsonText } from '../../src/document/json-text.ts'
import { startingDocument } from '../../src/document/starting-document.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import { anyCalendar } from '../arbitraries/calendars.ts'
import { anyCalendarOfEveryForm } from '../arbitraries/desk-forms.ts'
import { deskHistory } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'

const MILAN = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } }
const TARGET = { within: 'PT1H', clock: 'business' }
const GOLD = { name: 'Gold', channels: ['web', 'phone'], severities: { high: { level: 1, firstResponse: TARGET } } }
const PLAIN = { policy: 'msaBusiness', calendar: 'italianOffice' }

/** Config files with one calendar, and with one of each part. */
const calendar = (milan: unknown) => ({ ...PLAIN, calendars: { milan } })
const hours = (hours: unknown) => calendar({ ...MILAN, hours })
const holiday = (holiday: unknown) => calendar({ ...MILAN, holidays: [holiday] })
const exceptions = (exceptions: unknown) => calendar({ ...MILAN, exceptions })
const policy = (policy: unknown) => ({ ...PLAIN, policy })
const gold = (more: object) => policy({ ...GOLD, ...more })
const target = (firstResponse: unknown) => gold({ severities: { high: { level: 1, firstResponse } } })
const within = (within: unknown, clock = 'business') => target({ within, clock })
const contract = (contract: unknown) => ({ ...PLAIN, contracts: [contract] })
const tickets = (tickets: unknown) => ({ ...PLAIN, tickets })
const waiver = (waiver: unknown) => ({ ...PLAIN, waivers: [waiver] })
const objective = (objective: unknown) => ({ ...PLAIN, objectives: [objective] })

const good: readonly unknown[] = [
  PLAIN,
  { ...PLAIN, $schema: './sla.schema.json', name: 'Desk' },
  { policies: { gold: GOLD, base: 'msaBusiness' }, calendar: 'alwaysOpen', contracts: [{ policy: 'gold' }] },
  calendar(MILAN),
  calendar({ name: 'Milan', ...MILAN, holidays: [], exceptions: {} }),
  calendar('alwaysOpen'),
  calendar({ union: ['italianOffice', MILAN, { always: true }] }),
  calendar({ intersection: [{ difference: ['italianOffice', 'alwaysOpen'] }] }),
  hours({}),
  hours({ 'fri-mon': ['22:00-06:00'], tue: [], wed: '00:00-24:00', thu: '09:00-00:00' }),
  hours({ 'mon-mon': '09:00-10:00' }),
  hours({ odd: { mon: '09:00-10:00' }, even: {} }),
  hours({ rotation: [{ 'mon-fri': '09:00-10:00' }, {}], startsOn: '2026-11-30' }),
  hours({ rotation: ['07:00-19:00', ['07:00-12:00'], 'closed', []], startsOn: '2026-12-01' }),
  holiday('2026-12-07'),
  holiday({ date: '2026-12-07', name: "Sant'Ambrogio" }),
  holiday({ month: 2, day: 29, closed: '14:00-24:00' }),
  holiday({ month: 12, day: 25, observed: { sat: 'fri', sun: 'next-working-day' } }),
  holiday({ month: 12, day: 25, substitute: 'next-working-day', since: 2000, until: 2010, years: [2001, 2005] }),
  holiday({ month: 12, day: 24, closed: ['12:00-13:00', '16:00-24:00'], except: [2026] }),
  holiday({ day: 15 }),
  holiday({ weekday: 'mon', nth: -1 }),
  holiday({ month: 11, weekday: 'thu', nth: 4 }),
  holiday({ weekday: 'mon', onOrAfter: { month: 8, day: 1 } }),
  holiday({ weekday: 'mon', onOrBefore: { month: 5, day: 24 } }),
  holiday({ easter: -2, church: 'orthodox' }),
  holiday({ easter: 1, church: 'western' }),
  holiday({ calendar: 'coptic', monthCode: 'M13', day: 1 }),
  holiday({ calendar: 'chinese', monthCode: 'M08', day: 15 }),
  holiday({ covers: { from: 2026, to: 2028 } }),
  holiday({ calendar: 'hebrew', monthCode: 'M05L', day: 14 }),
  holiday({ calendar: 'persian', month: 1, day: 1 }),
  exceptions({
    '2026-12-24': '09:00-13:00',
    '2026-08-10/2026-08-21': 'closed',
    '2027-01-01/..': { mon: '08:00-17:00' },
  }),
  exceptions({ '12-24': 'closed', '12-24/01-06': { odd: {}, even: {} }, '02-29': [], '../1999-12-31': 'closed' }),
  exceptions([]),
  exceptions([
    { on: '2026-12-24', hours: 'closed' },
    { on: '12-24', hours: ['09:00-12:00'], name: 'Eve', since: 2026, except: [2027] },
    { on: { weekday: 'sat', nth: -1 }, hours: '09:00-13:00' },
    { on: { workingDay: -1 }, hours: '09:00-13:00' },
    { on: { workingDay: 2, month: 8 }, hours: 'closed', years: [2026] },
    { from: '07-01', to: '08-31', hours: { 'mon-fri': '08:00-14:00' } },
    { from: '2027-01-01', hours: { rotation: [{}, {}], startsOn: '2026-11-30' } },
    { to: '1999-12-31', hours: 'closed' },
  ]),
  exceptions({ '2026-12-24': { name: 'Move', hours: 'closed' }, '2026-12-31': [], '2026-12-30': { hours: {} } }),
  policy(GOLD),
  policy(JSON.parse(JSON.stringify(msaBusiness))),
  gold({
    label: 'Gold',
    description: { en: 'Best', it: 'Il meglio' },
    onSeverityChange: 'carry',
    alerts: [0.5, 1.5, { name: 'soon', share: 0.75 }, { before: 'PT30M' }, { name: 'late', after: { hours: 1 } }],
    rank: 1,
  }),
  gold({
    entitlements: {
      some: { limit: 36, per: 'year', label: 'Some' },
      any: { limit: null },
      all: { limit: null, per: 'year' },
      bank: { limit: 'PT40H', per: 'month' },
      other: { limit: { hours: 40 }, per: 'quarter' },
    },
  }),
  gold({
    channels: ['web', { id: 'phone', label: 'Phone', description: 'Call.' }],
    requestKinds: { a: {}, b: { milestones: ['x'] } },
  }),
  gold({
    targets: {
      triage: { starts: 'reported', stops: ['triaged', 'accepted'], label: { en: 'Triage' } },
      update: { starts: ['reported', 'updated'], stops: 'updated', repeats: true, onReopen: 'stay-stopped' },
    },
    severities: { high: { level: 1, triage: TARGET } },
  }),
  target({ within: 'PT1H', clock: 'always', pausable: false, outOfHours: { channel: 'phone', otherwise: 'advise' } }),
  target({ within: 'PT1H', clock: 'business', pausable: true, calendar: 'alwaysOpen' }),
  ...[
    1000,
    0.5e7,
    'PT6H',
    'pt6h30m',
    'PT1.5H',
    'PT1H2M3,5S',
    '+PT1M',
    { hours: 1.5 },
    { minutes: 1, seconds: 2, milliseconds: 3 },
  ].map(amount => within(amount)),
  within({ workingDays: 2, due: 'close', cutoff: '15:00' }),
  within({ workingDays: 0, due: 'close' }),
  within({ workingDays: 2, due: '16:00', dayZero: 'report' }),
  within({ days: 3, due: '16:00' }, 'always'),
  within({ weeks: 2, due: 'end-of-day', ifClosed: 'next-working-day' }, 'always'),
  within({ months: 1, due: 'same-time', ifClosed: 'previous-working-day' }, 'always'),
  within({ years: 1, due: 'same-time' }, 'always'),
  contract({}),
  contract({
    name: 'A',
    when: { customer: 'Acme', project: ['X', 'Y'] },
    policy: 'msaBusiness',
    calendar: 'alwaysOpen',
  }),
  contract({ severities: { P1: 'high' }, from: '2026-01-01', until: '2026-12-31T12:00+01:00[Europe/Rome]' }),
  tickets({}),
  tickets({ product: 'jira', shape: 'log', format: 'csv', columns: { id: 'Key', channel: null }, grouped: true }),
  tickets({
    states: { A: 'open', B: { paused: 'customer', responded: true } },
    severities: { P1: 'high' },
    channels: { C: null, P: 'web' },
  }),
  tickets({ dateFormat: 'dd/MM/yyyy', timeZone: 'Europe/Rome', missing: ['', '?'], titleRows: 2 }),
  waiver({ ticket: 'T', reason: 'Agreed.' }),
  waiver({ ticket: 'T', target: 'resolution', reason: 'Agreed.', until: '2026-12-31' }),
  { ...PLAIN, objectives: [] },
  objective({ min: 95, per: 'month' }),
  objective({ target: 'firstResponse', severity: 'high', min: 99.95, per: 'quarter', minTickets: 20 }),
  objective({ min: 0, per: 'all', credits: [{ below: 95, percent: 5 }] }),
  parseJsonText(startingDocument),
]

const bad: readonly unknown[] = [
  hours({ rotation: ['07:00-19:00'], startsOn: '30/11/2026' }),
  hours({ rotation: ['07:00-19:00'], startsOn: '2026-11' }),
  ...['M14', 'M00', 'M5', ' M05', 'M05LL', 'M05L '].map(monthCode =>
    holiday({ calendar: 'chinese', monthCode, day: 1 }),
  ),
  undefined,
  [],
  {},
  { calendar: 'italianOffice' },
  { ...PLAIN, policies: { gold: GOLD } },
  { calendar: 'italianOffice', policies: {} },
  { ...PLAIN, polices: {} },
  { ...PLAIN, name: '' },
  { ...PLAIN, calendar: MILAN },
  { ...PLAIN, calendars: [MILAN] },
  { ...PLAIN, calendars: { prototype: MILAN } },
  { ...PLAIN, contracts: [] },
  { ...PLAIN, contracts: {} },
  { ...PLAIN, tickets: [] },
  { ...PLAIN, waivers: {} },
  calendar(5),
  calendar(''),
  calendar([]),
  calendar({ timeZone: 'Europe/Rome' }),
  calendar({ hours: {} }),
  calendar({ ...MILAN, holliday: [] }),
  calendar({ ...MILAN, toString: 1 }),
  calendar({ ...MILAN, union: ['italianOffice'] }),
  calendar({ union: [] }),
  calendar({ union: [5] }),
  calendar({ union: ['italianOffice'], name: 'World' }),
  calendar({ difference: ['italianOffice'] }),
  calendar({ difference: ['italianOffice', 'alwaysOpen', 'alwaysOpen'] }),
  calendar({ always: false }),
  holiday({ month: 12, day: 24, closed: [] }),
  holiday({ day: 32 }),
  holiday({ workingDay: 1 }),
  exceptions({ '07-01/2026-08-31': 'closed' }),
  exceptions({ '07-01/..': 'closed' }),
  exceptions([{ hours: 'closed' }]),
  exceptions([{ on: '12-24' }]),
  exceptions([{ on: '12-24', from: '12-24', hours: 'closed' }]),
  exceptions([{ on: { workingDay: 0 }, hours: 'closed' }]),
  exceptions([{ on: { covers: { from: 2026 } }, hours: 'closed' }]),
  exceptions(['2026-12-24']),
  hours({ monday: '09:00-18:00' }),
  hours({ odd: {} }),
  hours({ odd: {}, even: {}, mon: '09:00-10:00' }),
  hours({ odd: '09:00-10:00', even: {} }),
  hours({ rotation: [{}] }),
  hours({ rotation: [{}, 'closed'], startsOn: '2026-11-30' }),
  hours({ rotation: ['off'], startsOn: '2026-11-30' }),
  hours({ rotation: {}, startsOn: '2026-11-30' }),
  hours({ 'mon-fr': '09:00-18:00' }),
  hours({ mon: '9:00-18:00' }),
  hours({ mon: '09:00-24:01' }),
  hours({ mon: '24:00-25:00' }),
  hours({ mon: '09:00–18:00' }),
  hours({ mon: ['09:00-18:00', 5] }),
  hours([]),
  holiday('07/12/2026'),
  holiday('2026-13-07'),
  holiday({ name: 'Nothing' }),
  holiday({ month: 13, day: 1 }),
  holiday({ month: 1, day: 32 }),
  holiday({ month: 1, day: 1, wekday: 'mon' }),
  holiday({ month: 1, day: 1, name: '' }),
  holiday({ month: 1, day: 1, since: 1899 }),
  holiday({ month: 1, day: 1, years: 2026 }),
  holiday({ month: 1, day: 1, closed: 'all day' }),
  holiday({ month: 1, day: 1, observed: 'nextWorkingDay' }),
  holiday({ month: 1, day: 1, observed: { sat: 'friday' } }),
  holiday({ month: 1, day: 1, observed: { sun: 'mon' }, substitute: { sun: 'mon' } }),
  holiday({ weekday: 'monday', nth: 1 }),
  holiday({ weekday: 'mon', nth: 6 }),
  holiday({ weekday: 'mon', nth: 1, onOrAfter: { month: 1, day: 1 } }),
  holiday({ weekday: 'mon', onOrAfter: '01-01' }),
  holiday({ easter: 'monday' }),
  holiday({ easter: 1, church: 'eastern' }),
  holiday({ calendar: 'gregorian', month: 1, day: 1 }),
  holiday({ calendar: 'hebrew', monthCode: 'Nisan', day: 1 }),
  exceptions({ Christmas: 'closed' }),
  exceptions({ '2026-12-24..2026-12-26': 'closed' }),
  exceptions({ '2026-12-24': 'close' }),
  exceptions({ '2026-12-24': { name: 'Move' } }),
  exceptions({ '2026-12-24': { hours: 'closed', nme: 'Move' } }),
  exceptions({ '2026-12-24': { christmas: '09:00-10:00' } }),
  policy('msaBuisness'),
  policy({ severities: GOLD.severities }),
  gold({ severities: {} }),
  gold({ severities: [] }),
  gold({ sevrities: {} }),
  gold({ onSeverityChange: 'restarted' }),
  ...[0.5, [0], [75], ['75%'], [{}], [{ name: 'x' }], [{ share: 0.5, after: 'PT1H' }], [{ before: 'P1D' }]].map(
    alerts => gold({ alerts }),
  ),
  target({ ...TARGET, alerts: [{ shar: 0.5 }] }),
  gold({ rank: 0 }),
  gold({ label: 5 }),
  gold({ label: { en: '' } }),
  gold({ channels: [{ label: 'Web' }] }),
  gold({ channels: [{ id: 'web', lable: 'Web' }] }),
  gold({ entitlements: { some: { limit: 36 } } }),
  gold({ entitlements: { some: { per: 'year' } } }),
  gold({ entitlements: { some: { limit: 1, per: 'week' } } }),
  gold({ entitlements: { some: { limit: 'PT40H' } } }),
  gold({ entitlements: { some: { limit: 'P5D', per: 'year' } } }),
  gold({ requestKinds: { a: { milestones: ['x', 'x'] } } }),
  gold({ severities: { high: {} } }),
  gold({ severities: { high: { level: 0 } } }),
  gold({ severities: { high: { level: 1, firstRespons: 'PT1H' } } }),
  gold({ targets: { triage: { starts: 'reported' } } }),
  gold({ targets: { triage: { starts: 'reported', stops: [] } } }),
  gold({ targets: { triage: { starts: 'reported', stops: 'triaged', onReopen: 'continue' } } }),
  target({ within: 'PT1H' }),
  target({ clock: 'always' }),
  target({ ...TARGET, clock: 'buisness' }),
  target({ ...TARGET, pausable: 'no' }),
  target({ ...TARGET, outOfHours: { channel: 'phone', otherwise: 'advise' } }),
  target({ within: 'PT1H', clock: 'always', calendar: 'italianOffice' }),
  target({ within: 'PT1H', clock: 'always', outOfHours: { channel: 'phone' } }),
  ...[0, -1, 'P1D', 'P0DT1H', 'P1M', 'PT', 'PT1.5H30M', '6 hours', {}, { hour: 6 }, { hours: '6' }, null].map(amount =>
    within(amount),
  ),
  within({ workingDays: 1 }),
  within({ workingDays: 1.5, due: 'close' }),
  within({ workingDays: 1, due: 'close', cutoff: '3pm' }),
  within({ workingDays: 1, due: 'close' }, 'always'),
  within({ workingDays: 1, due: '24:00' }),
  within({ workingDays: 1, due: 'close', dayZero: 'start' }),
  within({ workingDays: 1, due: 'close', ifClosed: 'next-working-day' }),
  within({ days: 3, due: 'same-time' }),
  within({ days: 0, due: 'same-time' }, 'always'),
  within({ days: 1, weeks: 1, due: 'same-time' }, 'always'),
  within({ days: 1, hours: 1, due: 'same-time' }, 'always'),
  within({ days: 1, due: 'close' }, 'always'),
  within({ months: 1, due: 'same-time', ifClosed: 'next' }, 'always'),
  contract({ polcy: 'msaBusiness' }),
  contract({ when: { customer: 5 } }),
  contract({ when: { customer: [] } }),
  contract({ when: 'Acme' }),
  contract({ severities: { P1: null } }),
  contract({ from: 2026 }),
  contract({ from: 'yesterday' }),
  contract('Acme'),
  tickets({ dateformat: 'dd' }),
  tickets({ product: 'remedy' }),
  tickets({ columns: { reported: 'Created' } }),
  tickets({ columns: { id: 5 } }),
  tickets({ states: { A: 'closed' } }),
  tickets({ states: { A: { paused: '' } } }),
  tickets({ states: { A: { paused: 'x', resumed: 'y' } } }),
  tickets({ titleRows: -1 }),
  tickets({ missing: '?' }),
  { ...PLAIN, objectives: {} },
  objective({ per: 'month' }),
  objective({ min: 95 }),
  objective({ min: '95', per: 'month' }),
  objective({ min: 101, per: 'month' }),
  objective({ min: -1, per: 'month' }),
  objective({ min: 95, per: 'week' }),
  objective({ min: 95, per: 'month', minTickets: 0 }),
  objective({ min: 95, per: 'month', minTickets: 1.5 }),
  objective({ min: 95, per: 'month', credits: [{ below: 95 }] }),
  objective({ min: 95, per: 'month', credits: [{ percent: 95 }] }),
  objective({ min: 95, per: 'month', credits: [{ below: 95, percent: 5, per: 'all' }] }),
  objective({ min: 95, per: 'month', target: 1 }),
  waiver({ reason: 'Agreed.' }),
  waiver({ ticket: 'T' }),
]

/** Errors that a schema cannot express, so only the parser refuses them. */
const meaningless: readonly unknown[] = [
  { policy: 'msaBusiness' },
  { ...PLAIN, calendar: 'italianOfice' },
  calendar({ union: ['milan'] }),
  calendar({ ...MILAN, timeZone: 'Europe/Rom' }),
  hours({ mon: '09:00-09:00' }),
  hours({ rotation: [{}, {}], startsOn: '2026-12-01' }),
  hours({ mon: ['09:00-13:00', '12:00-18:00'] }),
  hours({ mon: '09:00-18:00', 'mon-fri': '09:00-18:00' }),
  holiday({ month: 2, day: 30 }),
  exceptions({ '2026-08-01/2026-08-10': 'closed', '2026-08-05/2026-08-15': 'closed' }),
  within('PT0S'),
  gold({ severities: { high: { level: 1, firstRespons: TARGET } } }),
  gold({ targets: { label: { starts: 'reported', stops: 'triaged' } } }),
  waiver({ ticket: 'T', reason: 'Agreed.', target: 'answer' }),
  target({ within: 'PT1H', clock: 'always', outOfHours: { channel: 'fax', otherwise: 'advise' } }),
  contract({ severities: { P1: 'hihg' } }),
  contract({ from: '2026-02-02', until: '2026-02-01' }),
]

const validate = new Ajv({ allErrors: true, allowMatchingProperties: true }).compile(documentSchema)

const parses = (document: unknown) => {
  try {
    parseDocument(document)
    return true
  } catch {
    return false
  }
}

/** All objects in a schema. */
function partsOf(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return []
  const below = Object.values(schema).flatMap(partsOf)
  return Array.isArray(schema) ? below : [schema as Record<string, unknown>, ...below]
}

describe('documentSchema', () => {
  it('is a schema of draft 7, with a name for each part', () => {
    expect(documentSchema.$schema).toBe('http://json-schema.org/draft-07/schema#')
    expect(Object.keys(documentSchema.$defs as object)).toContain('holidayRule')
    expect(JSON.stringify(documentSchema)).not.toMatch(/"\$ref":"#\/\$defs\/\d/)
  })

  it('describes its parts in sentences, with examples that it accepts', () => {
    const parts = partsOf(documentSchema)
    const texts = parts.map(({ description }) => description).filter(text => typeof text === 'string')
    expect(texts.filter(text => !/^['A-Z\d].*[^ ]\.$/.test(text))).toEqual([])
    expect(texts.length).toBeGreaterThan(150)
    const withExamples = parts.filter(({ examples }) => Array.isArray(examples))
    for (const { examples, ...part } of withExamples) {
      const isValid = new Ajv().compile(part)
      const list = examples as unknown[]
      expect([list.length > 0, list.filter(example => !isValid(example))]).toEqual([true, []])
    }
    expect(withExamples.length).toBeGreaterThan(1)
  })

  it('suggests weekdays in a useful order: Monday to Friday first, ranges of one day last', () => {
    const { weekHours } = documentSchema.$defs as Record<string, { properties: object }>
    const keys = Object.keys(weekHours.properties)
    expect([keys.slice(0, 3), keys.slice(-2)]).toEqual([
      ['mon-fri', 'mon', 'tue'],
      ['sat-sat', 'sun-sun'],
    ])
  })

  it.each(good.map(document => [JSON.stringify(document).slice(0, 200), document]))('accepts %s', (_, document) => {
    parseDocument(document)
    validate(document)
    expect(validate.errors ?? []).toEqual([])
  })

  it.each(bad.map(document => [JSON.stringify(document)?.slice(0, 200), document]))('refuses %s', (_, document) => {
    expect([validate(document), parses(document)]).toEqual([false, false])
  })

  it.each(meaningless.map(document => [JSON.stringify(document), document]))(
    'leaves it to the parser to refuse %s',
    (_, document) => {
      expect([validate(document), parses(document)]).toEqual([true, false])
    },
  )

  it('accepts the holidays of Italy', () => {
    expect(validate(calendar({ ...MILAN, holidays: italianHolidays }))).toBe(true)
  })

  it('accepts every calendar and every policy', () => {
    const calendars = { boston: MILAN, nights: MILAN }
    fc.assert(
      fc.property(fc.oneof(anyCalendar(), anyCalendarOfEveryForm()), deskHistory(), (milan, { policy }) => {
        const document = { policy, calendar: 'milan', calendars: { milan, ...calendars } }
        expect([validate(document), parses(document)]).toEqual([true, true])
      }),
      runs(50),
    )
  })
})
