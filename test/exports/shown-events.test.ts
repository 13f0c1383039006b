import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { mappingOf } from '../../src/exports/mapping.ts'
import { shownEvents } from '../../src/exports/shown-events.ts'
import { EVENT_TYPES } from '../../src/policy/event-types.ts'

/** The events that a file with some of the mapped columns can show. */
function shownBy(spec: TicketsSpec, ...present: string[]) {
  const mapping = mappingOf(spec)
  const file = { has: (index: number) => present.includes(mapping.columns[index].meaning) }
  return shownEvents(mapping, file)
}
const typesOf = (...args: Parameters<typeof shownBy>) => EVENT_TYPES.filter(type => shownBy(...args).shows(type))

describe('shownEvents', () => {
  it('are all where each row is an event', () => {
    const { shows, hint } = shownBy({ shape: 'events' })
    expect([shows('reopened'), shows('triaged'), hint('reopened')]).toEqual([true, true, undefined])
  })

  describe('of rows that are tickets', () => {
    it('are those whose times the file has', () => {
      expect(typesOf({}, 'reportedAt')).toEqual(['reported'])
      expect(typesOf({}, 'reportedAt', 'respondedAt', 'resolvedAt')).toEqual(['reported', 'responded', 'resolved'])
      expect(typesOf({}, 'respondedAfterMinutes')).toEqual(['responded'])
    })
    it('need a column with the time, or the time until it', () => {
      const { hint } = shownBy({})
      expect(hint('resolved')).toBe('name the column with its time in tickets.columns.resolvedAt')
      expect(hint('responded')).toBe(
        'name the column with its time in tickets.columns.respondedAt, or with the time until it in tickets.respondedAfter',
      )
      expect(hint('paused')).toBeUndefined()
    })
    it('need a column of the product, if it has one', () => {
      expect(shownBy({ product: 'jira' } as TicketsSpec).hint('resolved')).toMatch(
        /^add the column .+ to the export, or name another in tickets\.columns\.resolvedAt$/,
      )
    })
  })

  describe('of rows that are states', () => {
    const log = (states: TicketsSpec['states']) => ({ shape: 'log', states }) as TicketsSpec
    it('are those that its states mean', () => {
      expect(typesOf(log({ New: 'open' }))).toEqual(['reported'])
      expect(typesOf(log({ Answered: 'responded' }))).toEqual(['reported', 'responded'])
      expect(typesOf(log({ Waiting: 'paused' }))).toEqual(['reported', 'paused', 'resumed'])
      expect(typesOf(log({ Waiting: { paused: 'customer' } } as never))).toEqual(['reported', 'paused', 'resumed'])
      expect(typesOf(log({ Waiting: { paused: 'customer', responded: true } } as never))).toEqual([
        'reported',
        'responded',
        'paused',
        'resumed',
      ])
      expect(typesOf(log({ Done: 'resolved' }))).toEqual(['reported', 'resolved', 'reopened'])
      expect(typesOf(log({}))).toEqual([])
    })
    it('are those of the columns for the severity and the holder', () => {
      expect(typesOf(log({ New: 'open' }), 'severity')).toEqual(['reported', 'severityChanged'])
      expect(typesOf(log({ New: 'open' }), 'group')).toEqual(['reported', 'assigned'])
      expect(typesOf(log({ New: 'open' }), 'assignee')).toEqual(['reported', 'assigned'])
    })
    it('need a state with the meaning, or a column for the holder', () => {
      const { hint } = shownBy(log({}))
      expect(hint('reopened')).toBe('map a state to "resolved" in tickets.states')
      expect(hint('resumed')).toBe('map a state to "paused" in tickets.states')
      expect(hint('responded')).toBe('map a state to "responded" in tickets.states')
      expect(hint('reported')).toBe('map a state to "open" in tickets.states')
      expect(hint('assigned')).toBe(
        'name the column with the team or person in tickets.columns.group or tickets.columns.assignee',
      )
      expect(hint('phoned')).toBeUndefined()
    })
  })
})
