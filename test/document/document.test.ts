import { describe, expect, expectTypeOf, it } from 'vitest'
import { italianOffice } from '../../src/calendar/presets/italian-office.ts'
import { parseDocument } from '../../src/document/document.ts'
import type { DocumentSpec } from '../../src/document/spec.ts'
import { msaBusiness } from '../../src/policy/presets/msa-business.ts'
import { GOLD, MANY, MILAN, PLAIN, refused } from './notation.ts'

describe('parseDocument', () => {
  it('reads the shortest config file: a built-in policy and a built-in calendar', () => {
    const document = parseDocument(PLAIN)
    expect(document.policies).toEqual({ msaBusiness })
    expect(document.policies.msaBusiness).toBe(msaBusiness)
    expect(document.tickets).toEqual({})
    expect([document.objectives, document.waivers]).toEqual([[], []])
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
      'text that is not JSON',
      'policy: msaBusiness',
      'input-invalid Line 1, column 1: not valid JSON: keys and strings need double quotes.',
    ],
    ['text that is not an object', '"msaBusiness"', 'input-invalid "msaBusiness" is not an object.'],
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
      'a misspelt key rather than the missing one',
      { polcy: 'msaBusiness', calendar: 'italianOffice' },
      'key-unknown polcy: This key is not known. Did you mean policy?',
    ],
    ['a key of every object', { ...PLAIN, toString: 1 }, 'key-unknown toString: This key is not known.'],
    ['the constructor', { ...PLAIN, constructor: 1 }, 'key-unknown constructor: This key is not known.'],
    ['a blank name', { ...PLAIN, name: ' ' }, 'input-invalid name: " " is not a text.'],
    ['a schema that is not a text', { ...PLAIN, $schema: 7 }, 'input-invalid $schema: 7 is not a text.'],
    ['null for a member', { ...PLAIN, tickets: null }, 'input-invalid tickets: null is not an object.'],
    ['a list for an object', { ...PLAIN, tickets: [] }, 'input-invalid tickets: A list is not an object.'],
    ['null for a dictionary', { ...PLAIN, calendars: null }, 'input-invalid calendars: null is not an object.'],
    [
      'null for a condition',
      { ...PLAIN, contracts: [{ when: null }] },
      'input-invalid contracts[0].when: null is not an object.',
    ],
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
    expect(refused(throwing)).toBe('input-invalid policy: The value cannot be read.')
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
      'target-unknown waivers[1].target: "response" is not known.',
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
