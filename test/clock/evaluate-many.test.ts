import { describe, expect, it } from 'vitest'
import { evaluate, evaluateMany } from '../../src/clock/evaluate.ts'
import { isSlaCalendarError, italianOffice, msaBusiness } from '../../src/index.ts'

const reported = Date.UTC(2026, 10, 23, 9)
const events = [{ at: reported, type: 'reported', severity: 'high' }] as const

/** Values of the keys of one object: given, undefined, inherited or absent. */
const choices = {
  events: [{}, { events }, { events: undefined }, Object.create({ events })],
  now: [{}, { now: reported + 1 }, { now: undefined }],
  ref: [{}, { ref: 'a' }, { ref: undefined }],
  policy: [{}, { policy: msaBusiness, calendar: italianOffice }, { policy: msaBusiness }, { calendar: undefined }],
  others: [{}, { calendars: {} }, { target: 'update' }],
}
const ofTicket = [choices.events, choices.now, choices.ref].reduce(combinations, [{}])
const ofDefaults = [choices.policy, choices.now, choices.others, [{}, { ref: 'b' }]].reduce(combinations, [{}])

function combinations(all: object[], more: object[]): object[] {
  return all.flatMap(one => more.map(other => Object.assign(Object.create(Object.getPrototypeOf(other)), one, other)))
}

function outcome(call: () => object): object {
  try {
    const { ref, ...report } = call() as { ref?: unknown; error?: unknown }
    return 'error' in report ? { message: String(report.error) } : { ref, ...report }
  } catch (error) {
    if (isSlaCalendarError(error)) return { message: String(error) }
    throw error
  }
}

describe('evaluateMany', () => {
  it('returns what evaluate returns for both objects together, whatever keys they have', () => {
    for (const defaults of ofDefaults)
      for (const ticket of ofTicket) {
        const [many] = [...evaluateMany([ticket], defaults)]
        expect(outcome(() => many)).toEqual(outcome(() => evaluate({ ...defaults, ...ticket } as never)))
      }
  })
})
