import { describe, expect, it } from 'vitest'
import type { TicketEvent } from '../../../src/clock/event.ts'
import { simpleHistory } from '../../../src/compliance/verdicts/simple-history.ts'
import { at, events } from '../../clock/notation.ts'

const REPORTED = 'mon 23 09:00 reported high web'
const now = at('fri 27 12:00')

/** The history as it was on Friday at noon. */
function read(...lines: string[]) {
  return simpleHistory(events(...lines), now)
}

describe('simpleHistory', () => {
  it('has the first event of each type, in any order of answers', () => {
    const lines = ['mon 23 14:00 responded', 'mon 23 13:00 responded', REPORTED, 'mon 23 16:00 resolved']
    expect(read(...lines)).toEqual({
      events: events(...lines),
      severity: 'high',
      channel: 'web',
      reportedAt: at('mon 23 09:00'),
      assignedAt: Infinity,
      respondedAt: at('mon 23 13:00'),
      resolvedAt: at('mon 23 16:00'),
    })
  })

  it('leaves out what happened after now, and whoever got the ticket once it was resolved', () => {
    const lines = [REPORTED, 'mon 23 10:00 resolved', 'mon 23 10:00 assigned desk', 'fri 27 12:01 responded']
    expect(read(...lines)).toMatchObject({ assignedAt: Infinity, respondedAt: Infinity })
    expect(read(REPORTED, 'mon 23 10:00 assigned desk', 'mon 23 10:00 resolved')!.assignedAt).toBe(at('mon 23 10:00'))
  })

  it.each([
    ['no report', 'mon 23 10:00 responded'],
    ['two reports', REPORTED, 'mon 23 10:00 reported high'],
    ['a response before the report', REPORTED, 'mon 23 08:59 responded'],
    ['a report after now', 'fri 27 12:00:01 reported high'],
    ['a kind of request', 'mon 23 09:00 reported high web update'],
    ['events of an assigned ticket out of order', REPORTED, 'mon 23 11:00 responded', 'mon 23 10:00 assigned desk'],
    ['any other event', REPORTED, 'mon 23 10:00 customerReplied'],
  ])('is undefined for %s', (_, ...lines) => {
    expect(read(...lines)).toBeUndefined()
  })

  it.each<[string, object | null]>([
    ['nothing', null],
    ['instants that are not whole milliseconds', { at: at('mon 23 10:00') + 0.5, type: 'responded' }],
    ['instants that are not numbers', { at: '2026-11-23T12:00Z', type: 'responded' }],
    ['invalid instants', { at: Number.NaN, type: 'responded' }],
    ['instants outside the range', { at: Date.UTC(2200, 0), type: 'responded' }],
    ['keys of another type of event', { at: at('mon 23 10:00'), type: 'responded', severity: 'high' }],
    ['a channel of a resolution', { at: at('mon 23 10:00'), type: 'resolved', channel: 'web' }],
    ['a holder of a resolution', { at: at('mon 23 10:00'), type: 'resolved', to: 'desk' }],
    ['unknown keys', { at: at('mon 23 10:00'), type: 'responded', by: 'me' }],
    ['unknown types', { at: at('mon 23 10:00'), type: 'answered' }],
    ['a holder without a name', { at: at('mon 23 10:00'), type: 'assigned', to: ' ' }],
    ['a holder that is a number', { at: at('mon 23 10:00'), type: 'assigned', to: 5 }],
    ['no holder', { at: at('mon 23 10:00'), type: 'assigned' }],
  ])('is undefined for %s', (_, event) => {
    expect(simpleHistory([...events(REPORTED), event as TicketEvent], now)).toBeUndefined()
  })

  it('accepts a `ref` of an event', () => {
    const own = events(REPORTED, 'mon 23 10:00 responded').map(event => ({ ...event, ref: 7 }))
    expect(simpleHistory(own, now)).toMatchObject({ respondedAt: at('mon 23 10:00') })
  })
})
