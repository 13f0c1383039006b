import { describe, expect, it } from 'vitest'
import { alwaysOpen } from '../../src/calendar/calendars.ts'
import { parseDocument } from '../../src/document/document.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import { BOSTON, GOLD, MANY, MILAN, PLAIN, refused, SILVER } from './notation.ts'

const at = (text: string) => Date.parse(text)
/** The error for a config file with this contract only. */
const refusedContract = (contract: object) => refused({ ...MANY, contracts: [contract] })

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
      'input-invalid contracts[0].policy: An object is not a name. Define it in policies, and write its name here.',
    ],
    [
      'an unknown calendar',
      { policy: 'gold', calendar: 'Milan' },
      'calendar-unknown contracts[0].calendar: "Milan" is not one of the calendars given. Did you mean milan?',
    ],
    [
      'a calendar in place',
      { policy: 'gold', calendar: MILAN },
      'input-invalid contracts[0].calendar: An object is not a name. Define it in calendars, and write its name here.',
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
      'a blank name',
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
