import { describe, expect, it } from 'vitest'
import { rejectedTicket } from '../../../src/compliance/verdicts/rejected-ticket.ts'
import { type ErrorPath, SlaCalendarError } from '../../../src/errors.ts'
import { ticket } from '../notation.ts'

const input = ticket('INC-1', 'mon 23 10:00 responded', 'mon 23 09:00 reported high')
const rejectedAt = (...path: ErrorPath) =>
  rejectedTicket(input, new SlaCalendarError('input-invalid', path, 'It is wrong.', 'Correct it.'))

describe('rejectedTicket', () => {
  it('names the ticket and its source', () => {
    const source = { file: 'a.csv', line: 7 }
    const error = new SlaCalendarError('input-invalid', [], '')
    expect(rejectedTicket({ ...input, source }, error)).toMatchObject({ status: 'rejected', id: 'INC-1', source })
    expect(rejectedAt().source).toBeUndefined()
  })

  it('has the error, and its message without the path', () => {
    const error = new SlaCalendarError('key-unknown', ['events', 0], 'It is: wrong.', 'Correct it.')
    const rejected = rejectedTicket(input, error)
    expect(rejected.error).toBe(error)
    expect(rejected.message).toBe('It is: wrong. Correct it.')
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
  ])('splits the path %j into column, field and event', (path, expected) => {
    const { column, field, event, error } = rejectedAt(...path)
    expect([column, field, event]).toEqual(expected)
    expect(error.path).toEqual(path)
  })

  it.each<ErrorPath>([[], ['at'], ['reportedAt']])('moves the path %j to the instant of the report', (...path) => {
    const { column, field, event, error, message } = rejectedAt(...path)
    expect([column, field, event]).toEqual([undefined, 'at', 'reported'])
    expect(error.message).toBe('events[1].at: It is wrong. Correct it.')
    expect(message).toBe('It is wrong. Correct it.')
  })

  it('explains an error about `now` as a report in the future', () => {
    expect(rejectedAt('now').error.message).toBe('events[1].at: It is later than `now`. Use a later `now`.')
  })
})
