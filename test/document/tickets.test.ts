import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { MANY, PLAIN, refused } from './notation.ts'

const refusedTickets = (tickets: object) => refused({ ...PLAIN, tickets })

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
    [
      'an unknown format',
      { format: 7 },
      'input-invalid tickets.format: 7 is not known. Known: csv, json, ndjson, xes.',
    ],
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
    [
      'no column of ids',
      { columns: { id: null } },
      'input-invalid tickets.columns.id: null is not the name of a column. Every row needs this one.',
    ],
    [
      'no column of states in a log',
      { shape: 'log', columns: { state: null } },
      'input-invalid tickets.columns.state: null is not the name of a column. Every row needs this one.',
    ],
    [
      'no column of instants in a product’s log',
      { product: 'jira', shape: 'log', columns: { at: null } },
      'input-invalid tickets.columns.at: null is not the name of a column. Every row needs this one.',
    ],
    [
      'a blank column',
      { columns: { id: ' ' } },
      'input-invalid tickets.columns.id: " " is not the name of a column. Every row needs this one.',
    ],
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
      'input-invalid tickets.states.Done: 1 is not one of open, responded, paused, resolved, unchanged, ignored or { "paused": reason }.',
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
