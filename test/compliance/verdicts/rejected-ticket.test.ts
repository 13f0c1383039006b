import { describe, expect, it } from 'vitest'
import { RejectedTicket } from '../../../src/compliance/verdicts/rejected-ticket.ts'
import { type ErrorPath, SlaCalendarError } from '../../../src/errors.ts'
import { ticket } from '../notation.ts'

const given = ticket('INC-1', 'mon 23 10:00 responded', 'mon 23 09:00 reported high')
const of = (path: ErrorPath, problem = 'It is wrong.', hint = 'Mend it.') =>
  new RejectedTicket(given, () => new SlaCalendarError('input-invalid', path, problem, hint))

describe('RejectedTicket', () => {
  it('names the ticket and where it stands', () => {
    const source = { file: 'a.csv', line: 7 }
    const { id, source: own } = new RejectedTicket(
      { ...given, source },
      () => new SlaCalendarError('input-invalid', [], ''),
    )
    expect([id, own]).toEqual(['INC-1', source])
    expect(of([]).source).toBeUndefined()
  })

  it('tells why, once it is asked', () => {
    let asked = 0
    const unjudged = new RejectedTicket(given, () => {
      asked++
      return new SlaCalendarError('key-unknown', ['events', 0], 'It is: wrong.', 'Mend it.')
    })
    expect(asked).toBe(0)
    expect(unjudged.error.code).toBe('key-unknown')
    expect(unjudged.message).toBe('It is: wrong. Mend it.')
    expect(unjudged.error.message).toBe('events[0]: It is: wrong. Mend it.')
    expect(asked).toBe(1)
  })

  it.each<[ErrorPath, (string | undefined)[]]>([
    [
      ['fields', 'customer'],
      ['customer', undefined, undefined],
    ],
    [
      ['events', 0, 'at'],
      [undefined, 'at', 'responded'],
    ],
    [
      ['events', 1, 'severity'],
      [undefined, 'severity', 'reported'],
    ],
    [
      ['events', 1],
      [undefined, undefined, 'reported'],
    ],
    [['events'], [undefined, undefined, undefined]],
    [['entitlement'], [undefined, 'entitlement', undefined]],
  ])('lays what %j says at the column, the field and the event', (path, expected) => {
    const unjudged = of(path)
    expect([unjudged.column, unjudged.field, unjudged.event]).toEqual(expected)
    expect(unjudged.error.path).toBe(path)
  })

  it.each<ErrorPath>([[], ['at'], ['reportedAt']])('lays %j at the instant of the report', (...path) => {
    const unjudged = of(path)
    expect([unjudged.column, unjudged.field, unjudged.event]).toEqual([undefined, 'at', 'reported'])
    expect(unjudged.error.message).toBe('events[1].at: It is wrong. Mend it.')
    expect(unjudged.message).toBe('It is wrong. Mend it.')
  })

  it('says what now means to a ticket', () => {
    expect(of(['now']).error.message).toBe('events[1].at: It is later than `now`. Use a later `now`.')
  })
})
