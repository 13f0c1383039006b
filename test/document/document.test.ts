import { describe, expect, expectTypeOf, it } from 'vitest'
import { alwaysOpen, businessCalendar, union } from '../../src/calendar/calendars.ts'
import { italianOffice } from '../../src/calendar/presets/italian-office.ts'
import { parseDocument } from '../../src/document/document.ts'
import type { DocumentSpec } from '../../src/document/spec.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import { refusal } from '../validation/refusal.ts'

const MILAN = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const
const BOSTON = { timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } } as const
const GOLD = {
  name: 'Gold plan',
  channels: ['web', { id: 'phone' }],
  severities: {
    high: { level: 1, firstResponse: { within: 'PT1H', clock: 'business' } },
    low: { level: 2, firstResponse: { within: 'PT8H', clock: 'business' } },
  },
} as const
const SILVER = { name: 'Silver plan', severities: { normal: { level: 1 } } } as const

const PLAIN: DocumentSpec = { policy: 'msaBusiness', calendar: 'italianOffice' }
const MANY: DocumentSpec = {
  calendars: { milan: MILAN, boston: BOSTON },
  policies: { gold: GOLD, silver: SILVER },
}

const refused = (document: unknown) => refusal(() => parseDocument(document))
const at = (text: string) => Date.parse(text)
/** The refusal of a config file with this contract only. */
const refusedContract = (contract: object) => refused({ ...MANY, contracts: [contract] })
const refusedTickets = (tickets: object) => refused({ ...PLAIN, tickets })

describe('parseDocument', () => {
  it('reads the shortest config file: a built-in policy and a built-in calendar', () => {
    const document = parseDocument(PLAIN)
    expect(document.policies).toEqual({ msaBusiness })
    expect(document.policies.msaBusiness).toBe(msaBusiness)
    expect(document.tickets).toEqual({})
    expect(document.waivers).toEqual([])
    expect('name' in document).toBe(false)
    expect(document.contracts).toEqual([
      {
        when: {},
        policyName: 'msaBusiness',
        policy: msaBusiness,
        calendarName: 'italianOffice',
        calendar: italianOffice,
        severities: {},
      },
    ])
    expect(document.contracts[0].calendar).toBe(italianOffice)
  })

  it('reads a text like the parsed JSON', () => {
    const text = JSON.stringify({ ...PLAIN, name: 'Desk', $schema: './sla.schema.json' })
    expect(parseDocument(text)).toEqual(parseDocument(JSON.parse(text)))
    expect(parseDocument(text).name).toBe('Desk')
  })

  it('copies its input', () => {
    const tickets = { severities: { P1: 'high' } }
    const document = parseDocument({ ...PLAIN, tickets })
    tickets.severities.P1 = 'low'
    expect(document.tickets).toEqual({ severities: { P1: 'high' } })
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'input-invalid undefined is not an object.'],
    ['null', null, 'input-invalid null is not an object.'],
    ['a number', 5, 'input-invalid 5 is not an object.'],
    ['a list', [PLAIN], 'input-invalid A list is not an object.'],
    [
      'text that is no JSON',
      'policy: msaBusiness',
      'input-invalid Line 1, column 1: not valid JSON: keys and strings need double quotes.',
    ],
    ['text that is no object', '"msaBusiness"', 'input-invalid "msaBusiness" is not an object.'],
    [
      'an empty document',
      {},
      'key-missing policy: This key is required. Describe what is promised, or write "msaBusiness".',
    ],
    [
      'an unknown key',
      { ...PLAIN, contract: [] },
      'key-unknown contract: This key is not known. Did you mean contracts?',
    ],
    [
      'a misspelt key rather than the one that is missing for it',
      { polcy: 'msaBusiness', calendar: 'italianOffice' },
      'key-unknown polcy: This key is not known. Did you mean policy?',
    ],
    ['a key of every object', { ...PLAIN, toString: 1 }, 'key-unknown toString: This key is not known.'],
    ['the constructor', { ...PLAIN, constructor: 1 }, 'key-unknown constructor: This key is not known.'],
    ['a name that is none', { ...PLAIN, name: ' ' }, 'input-invalid name: " " is not a text.'],
    ['a schema that is none', { ...PLAIN, $schema: 7 }, 'input-invalid $schema: 7 is not a text.'],
    ['null for a member', { ...PLAIN, tickets: null }, 'input-invalid tickets: null is not an object.'],
    ['a list for an object', { ...PLAIN, tickets: [] }, 'input-invalid tickets: A list is not an object.'],
    ['a list for a dictionary', { ...PLAIN, calendars: [MILAN] }, 'input-invalid calendars: A list is not an object.'],
    ['an object for a list', { ...PLAIN, contracts: {} }, 'input-invalid contracts: An object is not a list.'],
    [
      'a policy and policies',
      { ...PLAIN, policies: { gold: GOLD } },
      'input-invalid policies: There is a policy already. Give policy or policies. With several policies, each contract names its own.',
    ],
  ])('refuses %s', (_, document, message) => {
    expect(refused(document).slice(0, message.length)).toBe(message)
  })

  it('refuses input that is not plain data', () => {
    const throwing = {
      get policy() {
        throw new Error('no')
      },
    }
    let deep: unknown = 0
    for (let i = 0; i < 70; i++) deep = [deep]
    expect(refused({ ...PLAIN, calendars: { milan: () => MILAN } })).toBe(
      'input-invalid calendars.milan: A function is not plain data.',
    )
    expect(refused(throwing)).toBe('input-invalid The value cannot be read.')
    expect(refused('{ "__proto__": {} }')).toBe('key-unknown The key __proto__ is not known.')
    expect(refused('{ "calendars": { "__proto__": {} } }')).toBe(
      'key-unknown calendars: The key __proto__ is not known.',
    )
    expect(refused({ ...PLAIN, tickets: deep })).toBe(
      'input-invalid The value is too large, nested too deeply, or circular.',
    )
    expect(refused({ ...PLAIN, calendars: { constructor: MILAN } })).toBe(
      'input-invalid calendars: An object is not free of the keys __proto__, prototype, constructor.',
    )
  })

  it('accepts a `DocumentSpec`', () => {
    expectTypeOf(parseDocument).parameter(0).toBeUnknown()
    const document: DocumentSpec = {
      ...MANY,
      contracts: [{ when: { customer: ['Acme'] }, policy: 'gold', calendar: 'milan', severities: { P1: 'high' } }],
      waivers: [{ ticket: 'T-1', reason: 'Agreed.' }],
    }
    expect(parseDocument(document).contracts).toHaveLength(1)
  })
})

describe('parseDocument, with `targets`', () => {
  const read = (targets: unknown) => parseDocument({ policy: 'msaBusiness', calendar: 'italianOffice', targets })

  it('returns them in the order of reports', () => {
    expect(read(['firstResponse']).targets).toEqual(['firstResponse'])
    expect(parseDocument({ policy: 'msaBusiness', calendar: 'italianOffice' })).not.toHaveProperty('targets')
  })

  it.each([
    ['targets[0]: No policy promises resolution. Promised: firstResponse.', ['resolution']],
    ['targets[0]: "firstReponse" is not known. Did you mean firstResponse?', ['firstReponse']],
    ['targets', []],
    ['targets: ', 'firstResponse'],
  ])('refuses: %s', (message, targets) => {
    expect(() => read(targets)).toThrow(message)
  })
})

describe('parseDocument, with calendars', () => {
  const calendarsOf = (calendars: object) => parseDocument({ ...PLAIN, calendars }).calendars
  const refusedCalendars = (calendars: object) => refused({ ...PLAIN, calendars })

  it('adds them to the built-in calendars by name', () => {
    const calendars = calendarsOf({ milan: { name: 'Milan desk', ...MILAN }, boston: BOSTON })
    expect(Object.keys(calendars).sort()).toEqual(['alwaysOpen', 'boston', 'italianOffice', 'milan'])
    expect(calendars.milan.toJSON()).toEqual(businessCalendar({ name: 'Milan desk', ...MILAN }).toJSON())
    expect(calendars.alwaysOpen).toBe(alwaysOpen)
    expect(Object.isFrozen(calendars)).toBe(true)
  })

  it('names a calendar without a name after its key', () => {
    expect(calendarsOf({ milan: MILAN }).milan.name).toBe('milan')
    expect(calendarsOf({ milan: { name: 'Desk', ...MILAN } }).milan.name).toBe('Desk')
  })

  it('combines calendars described in place and calendars named before or after', () => {
    const { world, less, both, all, alias } = calendarsOf({
      world: { union: ['milan', 'boston'] },
      milan: MILAN,
      boston: BOSTON,
      less: { difference: ['world', { intersection: ['milan', { always: true }] }] },
      both: { intersection: ['italianOffice', 'alwaysOpen'] },
      all: { always: true },
      alias: 'italianOffice',
    })
    const [milan, boston] = [
      businessCalendar({ name: 'milan', ...MILAN }),
      businessCalendar({ name: 'boston', ...BOSTON }),
    ]
    expect(world.toJSON()).toEqual(union(milan, boston).toJSON())
    expect(less.toJSON()).toEqual({
      difference: [union(milan, boston).toJSON(), { intersection: [milan.toJSON(), { always: true }] }],
    })
    expect(less.nextOpen(at('2026-11-20T12:00+01:00'))).toBe(at('2026-11-20T18:00+01:00'))
    expect(both.toJSON()).toEqual({ intersection: [italianOffice.toJSON(), { always: true }] })
    expect(all.isOpen(0)).toBe(true)
    expect(alias).toBe(italianOffice)
  })

  it('replaces a built-in calendar with one of the same name', () => {
    const { italianOffice: own } = calendarsOf({ italianOffice: BOSTON })
    expect(own.timeZone).toBe('America/New_York')
    expect(parseDocument({ ...PLAIN, calendars: { italianOffice: BOSTON } }).contracts[0].calendar.timeZone).toBe(
      'America/New_York',
    )
  })

  it.each<[string, object, string]>([
    [
      'hours',
      { milan: { ...MILAN, hours: { mon: '9:00-18:00' } } },
      'hours-invalid calendars.milan.hours.mon: "9:00-18:00" is not HH:MM-HH:MM. Did you mean 09:00-18:00?',
    ],
    [
      'an unknown key',
      { milan: { ...MILAN, holliday: [] } },
      'key-unknown calendars.milan.holliday: This key is not known. Did you mean holidays?',
    ],
    [
      'a holiday deep inside a combination',
      { world: { union: ['italianOffice', { ...MILAN, holidays: [{ month: 13, day: 1 }] }] } },
      'input-invalid calendars.world.union[1].holidays[0].month: 13 is not a whole number from 1 to 12.',
    ],
    ['a missing zone', { milan: { hours: {} } }, 'key-missing calendars.milan.timeZone: This key is required.'],
    [
      'an unknown zone',
      { milan: { ...MILAN, timeZone: 'Europe/Rom' } },
      'time-zone-unknown calendars.milan.timeZone: "Europe/Rom" is not an IANA time zone. Did you mean Europe/Rome?',
    ],
    ['a number', { milan: 5 }, 'input-invalid calendars.milan: 5 is not an object.'],
    ['an empty name', { milan: '' }, 'input-invalid calendars.milan: "" is not a text.'],
    [
      'an unknown name',
      { milan: MILAN, world: { union: ['milan', 'milano'] } },
      'calendar-unknown calendars.world.union[1]: "milano" is not one of the calendars given. Did you mean milan?',
    ],
    [
      'an unknown built-in name',
      { world: { union: ['italianOfice'] } },
      'calendar-unknown calendars.world.union[0]: "italianOfice" is not one of the calendars given. Did you mean italianOffice?',
    ],
    [
      'a name of every object',
      { world: 'toString' },
      'calendar-unknown calendars.world: "toString" is not one of the calendars given.',
    ],
    [
      'a combination of none',
      { world: { union: [] } },
      'input-invalid calendars.world.union: 0 calendars make no union.',
    ],
    [
      'a difference of three',
      { world: { difference: ['italianOffice', 'alwaysOpen', 'alwaysOpen'] } },
      'input-invalid calendars.world.difference: 3 calendars make no difference.',
    ],
    [
      'a combination that is no list',
      { world: { union: 'italianOffice' } },
      'input-invalid calendars.world.union: "italianOffice" is not a list.',
    ],
    [
      'another key beside',
      { world: { union: ['italianOffice'], name: 'World' } },
      'key-unknown calendars.world.name: This key is not known. Known: union.',
    ],
    ['always that is false', { world: { always: false } }, 'input-invalid calendars.world.always: false is not true.'],
    [
      'one that names itself',
      { world: { union: ['italianOffice', 'world'] } },
      'input-invalid calendars.world.union[1]: The calendars refer to each other in a circle: world → world. At least one of them must not refer to the others.',
    ],
    [
      'a ring',
      { a: 'b', b: { union: ['c'] }, c: { union: [{ difference: ['alwaysOpen', 'b'] }] } },
      'input-invalid calendars.c.union[0].difference[1]: The calendars refer to each other in a circle: b → c → b. At least one of them must not refer to the others.',
    ],
  ])('refuses %s', (_, calendars, message) => {
    expect(refusedCalendars(calendars).slice(0, message.length)).toBe(message)
  })

  it('refuses references that expand to more calendars than fit into memory', () => {
    const calendars: Record<string, object> = { a0: MILAN }
    for (let i = 1; i < 60; i++) calendars[`a${i}`] = { union: [`a${i - 1}`, `a${i - 1}`] }
    expect(refusedCalendars(calendars)).toBe(
      'input-invalid calendars.a10.union: The calendar is made of more than 1000 desks. Use each desk only once.',
    )
  })

  it('follows a chain of 64 names, and refuses one more', () => {
    const chainOf = (names: number): Record<string, object | string> =>
      Object.fromEntries(Array.from({ length: names }, (_, i) => [`a${i}`, i < names - 1 ? `a${i + 1}` : MILAN]))
    const { calendars } = parseDocument({ policy: 'msaBusiness', calendar: 'a0', calendars: chainOf(64) })
    expect(calendars.a0.toJSON()).toEqual(calendars.a63.toJSON())
    expect(refusedCalendars(chainOf(65))).toBe(
      'input-invalid calendars.a63: Calendar references are nested too deeply. Refer to the last calendar directly.',
    )
  })

  it('refuses a chain of names that is far too long', () => {
    const calendars: Record<string, object | string> = { a0: MILAN }
    for (let i = 20_000; i > 0; i--) calendars[`a${i}`] = `a${i - 1}`
    expect(refusedCalendars(calendars)).toMatch(
      /^input-invalid calendars\.a\d+: Calendar references are nested too deeply/,
    )
  })
})

describe('parseDocument, with policies', () => {
  it('names a single policy by its own name', () => {
    const { policies, contracts } = parseDocument({ policy: GOLD, calendar: 'alwaysOpen' })
    expect(policies).toEqual({ 'Gold plan': slaPolicy(GOLD) })
    expect(contracts[0].policyName).toBe('Gold plan')
    expect(contracts[0].policy).toBe(policies['Gold plan'])
  })

  it('reads several policies by name', () => {
    const { policies } = parseDocument({
      calendar: 'alwaysOpen',
      policies: { gold: GOLD, base: 'msaBusiness' },
      contracts: [{ policy: 'gold' }],
    })
    expect(policies).toEqual({ gold: slaPolicy(GOLD), base: msaBusiness })
  })

  it.each<[string, object, string]>([
    [
      'a fault of the only one',
      { policy: { ...GOLD, rank: 0 } },
      'input-invalid policy.rank: 0 is not a whole number from 1 to 1000000.',
    ],
    [
      'a misspelt word',
      { policy: 'msaBuisness' },
      'input-invalid policy: "msaBuisness" is not known. Did you mean msaBusiness?',
    ],
    ['a number', { policy: 5 }, 'input-invalid policy: 5 is not an object.'],
    ['null', { policies: { gold: null } }, 'input-invalid policies.gold: null is not an object.'],
    ['none', { policies: {} }, 'input-invalid policies: An object is not a policy: name at least one.'],
    [
      'a fault deep inside one of several',
      {
        policies: {
          gold: GOLD,
          bad: { ...SILVER, severities: { high: { level: 1, firstResponse: { within: 'P1D', clock: 'always' } } } },
        },
      },
      'budget-invalid policies.bad.severities.high.firstResponse.within: The open time of days varies.',
    ],
    [
      'a misspelt key',
      { policies: { bad: { ...SILVER, severities: { high: { level: 1, firstRespons: {} } } } } },
      'key-unknown policies.bad.severities.high.firstRespons: This key is not known. Did you mean firstResponse?',
    ],
  ])('refuses %s', (_, document, message) => {
    expect(refused({ calendar: 'alwaysOpen', ...document }).slice(0, message.length)).toBe(message)
  })

  it('checks the calendars that targets name', () => {
    const policy = (calendar: string) => ({
      ...SILVER,
      severities: { high: { level: 1, resolution: { within: 'PT1H', clock: 'business', calendar } } },
    })
    const document = { calendar: 'milan', calendars: { milan: MILAN, boston: BOSTON } }
    expect(parseDocument({ ...document, policy: policy('boston') }).contracts[0].calendarName).toBe('milan')
    expect(parseDocument({ ...document, policy: policy('alwaysOpen') }).contracts[0].calendarName).toBe('milan')
    expect(refused({ ...document, policy: policy('bostn') })).toBe(
      'calendar-unknown policy.severities.high.resolution.calendar: "bostn" is not one of the calendars given. Did you mean boston?',
    )
    expect(refused({ ...document, policies: { a: policy('bostn') } })).toMatch(
      /^calendar-unknown policies\.a\.severities\.high\.resolution\.calendar:/,
    )
  })
})

describe('parseDocument, on the default calendar', () => {
  const nameOf = (document: object) => parseDocument({ policy: 'msaBusiness', ...document }).contracts[0].calendarName

  it('is the calendar that is named', () => {
    expect(nameOf({ calendar: 'boston', calendars: MANY.calendars })).toBe('boston')
    expect(nameOf({ calendar: 'alwaysOpen', calendars: MANY.calendars })).toBe('alwaysOpen')
  })

  it('is the only calendar of the file', () => {
    expect(nameOf({ calendars: { boston: BOSTON } })).toBe('boston')
  })

  it('is not a built-in calendar by default', () => {
    const message =
      'calendar-required calendar: No default calendar is set. Name one of calendars, italianOffice or alwaysOpen.'
    expect(refused({ policy: 'msaBusiness' })).toBe(message)
    expect(refused({ policy: 'msaBusiness', calendars: {} })).toBe(message)
    expect(refused({ policy: 'msaBusiness', calendars: MANY.calendars })).toBe(message)
    expect(refused({ policy: 'msaBusiness', calendars: MANY.calendars, contracts: [{}] })).toBe(
      message.replace('calendar:', 'contracts[0].calendar:'),
    )
  })

  it('must exist, even if no contract needs it', () => {
    expect(refused({ ...MANY, calendar: 'bostn', contracts: [{ calendar: 'milan', policy: 'gold' }] })).toBe(
      'calendar-unknown calendar: "bostn" is not one of the calendars given. Did you mean boston?',
    )
  })
})

describe('parseDocument, with contracts', () => {
  it('reads contracts in order', () => {
    const { contracts, policies, calendars } = parseDocument({
      ...MANY,
      calendar: 'milan',
      contracts: [
        {
          name: 'Acme',
          when: { customer: ['Acme', 'Acme Ltd'], project: 'X' },
          policy: 'gold',
          calendar: 'boston',
          severities: { P1: 'high', P2: 'low' },
          from: '2026-01-01',
          until: '2026-12-31',
        },
        { policy: 'silver', from: '2026-03-29T00:00+01:00', until: '2027-01-01T00:00Z' },
        { policy: 'msaBusiness', calendar: 'alwaysOpen' },
      ],
    })
    expect(contracts).toEqual([
      {
        name: 'Acme',
        when: { customer: ['Acme', 'Acme Ltd'], project: ['X'] },
        policyName: 'gold',
        policy: policies.gold,
        calendarName: 'boston',
        calendar: calendars.boston,
        severities: { P1: 'high', P2: 'low' },
        // Midnight in Boston, of the first date and after the last one.
        from: at('2026-01-01T00:00-05:00'),
        until: at('2027-01-01T00:00-05:00'),
      },
      {
        when: {},
        policyName: 'silver',
        policy: policies.silver,
        calendarName: 'milan',
        calendar: calendars.milan,
        severities: {},
        from: at('2026-03-28T23:00Z'),
        until: at('2027-01-01T00:00Z'),
      },
      {
        when: {},
        policyName: 'msaBusiness',
        policy: msaBusiness,
        calendarName: 'alwaysOpen',
        calendar: alwaysOpen,
        severities: {},
      },
    ])
  })

  it('uses the only policy by default', () => {
    const { contracts } = parseDocument({
      policy: GOLD,
      calendar: 'alwaysOpen',
      contracts: [{}, { policy: 'Gold plan' }],
    })
    expect(contracts.map(({ policyName }) => policyName)).toEqual(['Gold plan', 'Gold plan'])
  })

  it('replaces a built-in policy with one of the same name', () => {
    const { contracts } = parseDocument({
      calendar: 'alwaysOpen',
      policies: { msaBusiness: GOLD, silver: SILVER },
      contracts: [{ policy: 'msaBusiness' }],
    })
    expect(contracts[0].policy.name).toBe('Gold plan')
  })

  it('accepts a contract of a single date', () => {
    const [{ from, until }] = parseDocument({
      ...PLAIN,
      contracts: [{ from: '2026-10-25', until: '2026-10-25' }],
    }).contracts
    expect(until! - from!).toBe(25 * 3_600_000)
  })

  it.each<[string, object, string]>([
    [
      'an unknown policy',
      { policy: 'golden', calendar: 'milan' },
      'input-invalid contracts[0].policy: "golden" is not one of the policies given. Did you mean gold?',
    ],
    [
      'no policy, where there are several',
      { calendar: 'milan' },
      'policy-required contracts[0].policy: There are several policies. Name one of them.',
    ],
    [
      'a policy in place',
      { policy: GOLD, calendar: 'milan' },
      'input-invalid contracts[0].policy: An object is not a text.',
    ],
    [
      'an unknown calendar',
      { policy: 'gold', calendar: 'Milan' },
      'calendar-unknown contracts[0].calendar: "Milan" is not one of the calendars given. Did you mean milan?',
    ],
    [
      'a calendar in place',
      { policy: 'gold', calendar: MILAN },
      'input-invalid contracts[0].calendar: An object is not a text.',
    ],
    [
      'an unknown severity',
      { policy: 'gold', calendar: 'milan', severities: { P1: 'hihg' } },
      'severity-unknown contracts[0].severities.P1: "hihg" is not known. Did you mean high?',
    ],
    [
      "another policy's severity",
      { policy: 'silver', calendar: 'milan', severities: { P1: 'high' } },
      'severity-unknown contracts[0].severities.P1: "high" is not known. Known: normal.',
    ],
    [
      'an unknown key',
      { policy: 'gold', calendar: 'milan', untill: '2026-01-01' },
      'key-unknown contracts[0].untill: This key is not known. Did you mean until?',
    ],
    [
      'a number for a value',
      { policy: 'gold', calendar: 'milan', when: { customer: 5 } },
      'input-invalid contracts[0].when.customer: 5 is not a text or a list of texts.',
    ],
    [
      'a number among values',
      { policy: 'gold', calendar: 'milan', when: { customer: ['a', 5] } },
      'input-invalid contracts[0].when.customer[1]: 5 is not a text.',
    ],
    [
      'no value',
      { policy: 'gold', calendar: 'milan', when: { customer: [] } },
      'input-invalid contracts[0].when.customer: A list is not a value: name at least one.',
    ],
    [
      'a list of columns',
      { policy: 'gold', calendar: 'milan', when: ['customer'] },
      'input-invalid contracts[0].when: A list is not an object.',
    ],
    [
      'an unchecked key',
      { policy: 'gold', calendar: 'milan', when: { constructor: 5 } },
      'input-invalid contracts[0].when: An object is not free of the keys',
    ],
    [
      'a date that no calendar has',
      { policy: 'gold', calendar: 'milan', from: '2026-02-30' },
      'date-invalid contracts[0].from: Invalid date "2026-02-30": February has 28 days.',
    ],
    [
      'a local time',
      { policy: 'gold', calendar: 'milan', until: '2026-02-28T09:00' },
      'instant-without-zone contracts[0].until:',
    ],
    [
      'a word for a date',
      { policy: 'gold', calendar: 'milan', from: 'today' },
      'input-invalid contracts[0].from: "today" is not a date such as 2026-01-01 or an instant such as 2026-01-01T09:00+01:00.',
    ],
    [
      'an end before the beginning',
      { policy: 'gold', calendar: 'milan', from: '2026-02-02', until: '2026-02-01' },
      'range-reversed contracts[0].until: The contract ends before it begins. Swap from and until.',
    ],
    [
      'a name that is none',
      { policy: 'gold', calendar: 'milan', name: '' },
      'input-invalid contracts[0].name: "" is not a text.',
    ],
  ])('refuses %s', (_, contract, message) => {
    expect(refusedContract(contract).slice(0, message.length)).toBe(message)
  })

  it('refuses an empty list, and several policies without contracts', () => {
    expect(refused({ ...MANY, contracts: [] })).toBe(
      'input-invalid contracts: A list is not a contract: name at least one.',
    )
    expect(refused({ ...MANY, calendar: 'milan' })).toBe(
      'key-missing contracts: There are several policies. Add contracts to say which policy applies to which tickets.',
    )
  })

  it('names the contract with the error', () => {
    expect(
      refused({
        ...MANY,
        calendar: 'milan',
        contracts: [{ policy: 'gold' }, { policy: 'silver' }, { policy: 'bronze' }],
      }),
    ).toMatch(/^input-invalid contracts\[2\]\.policy: /)
  })
})

describe('parseDocument, with tickets', () => {
  it('returns them as given', () => {
    const tickets = {
      product: 'jira',
      shape: 'log',
      format: 'ndjson',
      columns: { id: 'Key', severity: null },
      severities: { P1: 'critical', '': 'low' },
      channels: { Portal: 'web', Chat: null },
      states: {
        'Awaiting *': { paused: 'customer' },
        Asked: { paused: 'customer', responded: true },
        Open: 'open',
        Done: 'resolved',
        Hold: 'paused',
        Answered: 'responded',
        Noise: 'ignored',
      },
      dateFormat: 'dd/MM/yyyy HH:mm',
      timeZone: 'Europe/Rome',
      missing: ['', '?', 'null'],
      titleRows: 1,
      grouped: true,
    }
    expect(parseDocument({ ...PLAIN, tickets }).tickets).toEqual(tickets)
  })

  it('returns encoding, list, rows to skip, formats and language', () => {
    const tickets = {
      encoding: 'windows-1252',
      list: 'data.issues',
      respondedAfter: { column: 'first reply', unit: 'h:mm:ss' },
      skip: { type: ['Task', 'Bot *'], parent: '*' },
      dateFormat: ['dd/MM/yyyy HH:mm', 'excel'],
      locale: 'pt-BR',
      timeZone: 'America/Sao_Paulo',
    }
    expect(parseDocument({ ...PLAIN, tickets }).tickets).toEqual(tickets)
  })

  it('lists known severities, so that "*" does not apply to them', () => {
    const { tickets } = parseDocument({
      ...PLAIN,
      contracts: [{ severities: { Blocker: 'critical' } }],
      tickets: { severities: { P1: 'critical', '*': 'low' } },
    })
    expect(tickets.severities).toEqual({
      critical: 'critical',
      high: 'high',
      medium: 'medium',
      low: 'low',
      Blocker: 'Blocker',
      P1: 'critical',
      '*': 'low',
    })
  })

  it("reads no channel of a product's export if the policy has none", () => {
    const policy = { name: 'P', severities: { high: { level: 1, resolution: { within: 'PT6H', clock: 'business' } } } }
    const read = (tickets: object) => parseDocument({ policy, calendar: 'italianOffice', tickets }).tickets.columns
    expect(read({ product: 'servicenow', columns: { id: 'Nr' } })).toEqual({ id: 'Nr', channel: null })
    expect(read({ product: 'servicenow', columns: { channel: 'via' } })).toEqual({ channel: 'via' })
    expect(read({ columns: { id: 'Nr' } })).toEqual({ id: 'Nr' })
  })

  it('refuses channels if the policy has none', () => {
    const policy = { name: 'P', severities: { high: { level: 1, resolution: { within: 'PT6H', clock: 'business' } } } }
    expect(() =>
      parseDocument({ policy, calendar: 'italianOffice', tickets: { channels: { Phone: 'phone' } } }),
    ).toThrow('tickets.channels.Phone: The policy has no channels. List them in its channels')
  })

  it.each<[string, object, string]>([
    [
      'no severity at all',
      { columns: { severity: null } },
      'key-missing tickets.severities: The export has no column of severities, and the document names none for all tickets. Write { "": "critical" }, with the severity that all of them have.',
    ],
    [
      'two columns of the response',
      { columns: { respondedAt: 'first' }, respondedAfter: { column: 'after', unit: 'hours' } },
      'input-invalid tickets.respondedAfter: There is another column of the first response: tickets.columns.respondedAt.',
    ],
    [
      'an unknown unit',
      { respondedAfter: { column: 'after', unit: 'hrs' } },
      'input-invalid tickets.respondedAfter.unit: "hrs" is not known.',
    ],
    [
      'no unit',
      { respondedAfter: { column: 'after' } },
      'key-missing tickets.respondedAfter.unit: This key is required. Name what its cells are: milliseconds, seconds,',
    ],
    [
      'an unknown language',
      { locale: 'italian' },
      'input-invalid tickets.locale: "italian" is not a language that this platform knows. Use a language tag such as it or pt-BR.',
    ],
    [
      'an unknown encoding',
      { encoding: 'ANSI' },
      'input-invalid tickets.encoding: "ANSI" is not a known encoding. Use a label such as windows-1252, utf-16le or shift_jis.',
    ],
    ['no format', { dateFormat: [] }, 'input-invalid tickets.dateFormat: A list is not a list with a format in it.'],
    [
      'an unknown key',
      { dateformat: 'dd' },
      'key-unknown tickets.dateformat: This key is not known. Did you mean dateFormat?',
    ],
    [
      'an unknown product',
      { product: 'gitlabs' },
      'input-invalid tickets.product: "gitlabs" is not known. Did you mean gitlab?',
    ],
    ['an unknown shape', { shape: 'logs' }, 'input-invalid tickets.shape: "logs" is not known. Did you mean log?'],
    ['an unknown format', { format: 7 }, 'input-invalid tickets.format: 7 is not known. Known: csv, json, ndjson.'],
    [
      'an unknown meaning',
      { columns: { reported: 'Created' } },
      'key-unknown tickets.columns.reported: This key is not known. Did you mean reportedAt?',
    ],
    [
      'a meaning of another shape',
      { shape: 'log', columns: { respondedAt: 'Answered' } },
      'key-unknown tickets.columns.respondedAt: This key is not known. Did you mean reportedAt?',
    ],
    [
      'a meaning of another shape than the plain one',
      { columns: { state: 'Status' } },
      'key-unknown tickets.columns.state: This key is not known.',
    ],
    ['a blank column', { columns: { id: ' ' } }, 'input-invalid tickets.columns.id: " " is not a text.'],
    [
      'an unknown severity',
      { severities: { P1: 'critcal' } },
      'severity-unknown tickets.severities.P1: "critcal" is not known. Did you mean critical?',
    ],
    [
      'an unknown channel',
      { channels: { Portal: 'wbe' } },
      'channel-unknown tickets.channels.Portal: "wbe" is not known. Did you mean web?',
    ],
    ['a number for a channel', { channels: { Portal: 1 } }, 'input-invalid tickets.channels.Portal: 1 is not a text.'],
    [
      'an unknown state',
      { states: { Done: 'resolvd' } },
      'input-invalid tickets.states.Done: "resolvd" is not known. Did you mean resolved?',
    ],
    [
      'a state that is a number',
      { states: { Done: 1 } },
      'input-invalid tickets.states.Done: 1 is not one of open, responded, paused, resolved, ignored or { "paused": reason }.',
    ],
    [
      'a pause without reason',
      { states: { Hold: {} } },
      'key-missing tickets.states.Hold.paused: This key is required. Name the reason.',
    ],
    [
      'a pause with another key',
      { states: { Hold: { pause: 'vendor' } } },
      'key-unknown tickets.states.Hold.pause: This key is not known. Did you mean paused?',
    ],
    [
      'an unknown zone',
      { timeZone: 'Rome' },
      'time-zone-unknown tickets.timeZone: "Rome" is not an IANA time zone. Did you mean Europe/Rome?',
    ],
    ['one mark for a list', { missing: '?' }, 'input-invalid tickets.missing: "?" is not a list.'],
    ['a mark that is null', { missing: [null] }, 'input-invalid tickets.missing[0]: null is not a text.'],
    ['half a row', { titleRows: 0.5 }, 'input-invalid tickets.titleRows: 0.5 is not a whole number.'],
    ['less than no rows', { titleRows: -1 }, 'input-invalid tickets.titleRows: -1 is not 0 or more.'],
    ['a word for a truth', { grouped: 'yes' }, 'input-invalid tickets.grouped: "yes" is not true or false.'],
  ])('refuses %s', (_, tickets, message) => {
    expect(refusedTickets(tickets).slice(0, message.length)).toBe(message)
  })

  it('accepts the columns of every shape if the product decides the shape', () => {
    const columns = { respondedAt: 'a', state: 'b', type: 'c' }
    expect(parseDocument({ ...PLAIN, tickets: { product: 'jira', columns } }).tickets.columns).toEqual(columns)
  })

  it('accepts the severities and channels of the policies of all contracts', () => {
    const document = {
      ...MANY,
      calendar: 'milan',
      contracts: [{ policy: 'gold' }, { policy: 'silver' }],
    }
    const tickets = { severities: { A: 'high', B: 'normal' }, channels: { P: 'phone' } }
    expect(parseDocument({ ...document, tickets }).tickets).toEqual(tickets)
    expect(refused({ ...document, contracts: [{ policy: 'silver' }], tickets })).toBe(
      'severity-unknown tickets.severities.A: "high" is not known. Known: normal.',
    )
  })
})

describe('parseDocument, with waivers', () => {
  it('returns them as given', () => {
    const waivers = [
      { ticket: 'T-1', reason: 'Agreed.' },
      { ticket: 'T-2', target: 'firstResponse', reason: 'Flood.', until: '2026-12-31' },
      { ticket: 'T-3', reason: 'Flood.', until: '2026-12-31T12:00Z' },
    ]
    expect(parseDocument({ ...PLAIN, waivers }).waivers).toEqual(waivers)
  })

  it.each<[string, object, string]>([
    ['no ticket', { reason: 'Agreed.' }, 'key-missing waivers[1].ticket: This key is required. Name the ticket.'],
    [
      'no reason',
      { ticket: 'T' },
      'key-missing waivers[1].reason: This key is required. Say why the breach is excused.',
    ],
    [
      'a misspelt key rather than the missing one',
      { ticket: 'T', raeson: 'Agreed.' },
      'key-unknown waivers[1].raeson: This key is not known. Did you mean reason?',
    ],
    [
      'an unknown target',
      { ticket: 'T', reason: 'A.', target: 'response' },
      'input-invalid waivers[1].target: "response" is not known.',
    ],
    [
      'a bad date',
      { ticket: 'T', reason: 'A.', until: '2026-13-01' },
      'date-invalid waivers[1].until: Invalid date "2026-13-01": month 13 does not exist',
    ],
  ])('refuses %s', (_, waiver, message) => {
    expect(refused({ ...PLAIN, waivers: [{ ticket: 'T-0', reason: 'A.' }, waiver] }).slice(0, message.length)).toBe(
      message,
    )
  })
})
