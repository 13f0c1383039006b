import { describe, expect, it, vi } from 'vitest'
import { Check } from '../../src/compliance/check.ts'
import type { Contract } from '../../src/compliance/contracts/contract.ts'
import type { JudgedTicket } from '../../src/compliance/result.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { SlaCalendarError } from '../../src/errors.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { breachReason, promiseName } from '../../src/reports/breach-reason.ts'
import { explanationOf } from '../../src/reports/explanations.ts'
import { reportFormats } from '../../src/reports/index.ts'
import { contract, few, NOW, reported, ticket } from './sample.ts'

const inDays: Contract = {
  ...contract,
  policyName: 'Days',
  policy: slaPolicy({
    name: 'Days',
    severities: { days: { level: 1, firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } } },
  }),
}

describe('reasonOf', () => {
  it('mentions that no counted time passed after the deadline', () => {
    const judged = judge(ticket('A', 'normal', '2026-12-04T09:00', ['responded', '2026-12-04T17:00']))
    expect(reason(judged).missed).toBe(
      'due on Fri 2026-12-04 16:00, answered on Fri 2026-12-04 17:00: 1 h of working time too late',
    )
    const late = judge(ticket('A', 'normal', '2026-12-04T11:00', ['responded', '2026-12-05T10:00']))
    expect(reason(late).missed).toBe(
      'due on Fri 2026-12-04 18:00, answered on Sat 2026-12-05 10:00: late, but outside counted hours',
    )
  })

  it('explains a met target too, even one that was met while paused', () => {
    expect(reason(judge(few[0])).missed).toBe('due on Mon 2026-12-07 14:30, answered on Mon 2026-12-07 09:30: on time')
    const paused = judge(
      ticket('A', 'normal', '2026-12-04T09:00', ['paused', '2026-12-04T10:00'], ['responded', '2026-12-04T11:00']),
    )
    expect(reason(paused).missed).toBe('answered on Fri 2026-12-04 11:00 while paused: on time')
  })

  it('lists few days and folds many', () => {
    const budget = judge(ticket('A', 'normal', '2026-12-04T17:30', ['responded', '2026-12-09T11:30']))
    expect(reason(budget).why).toBe(
      '6 h of working time, per Gold, counted on Milan desk, from Fri 2026-12-04 17:30 (Europe/Rome): ' +
        '30 min on Fri 4 Dec and 5 h 30 min on Mon 7 Dec; not counted: outside hours 64 h',
    )
  })

  it('states a promise in working days as the policy does, and names day 0', () => {
    const judged = judge(ticket('A', 'days', '2026-12-05T12:00', ['responded', '2026-12-10T10:00']), inDays)
    expect(reason(judged).why).toBe(
      '1 working day, until closing, per Days, counted on Milan desk, from Sat 2026-12-05 12:00, ' +
        'day 0 is Mon 7 Dec (Europe/Rome): 8 h on Mon 7 Dec and 8 h on Wed 9 Dec; ' +
        'not counted: holiday (Immacolata) 24 h and outside hours 62 h',
    )
  })

  it('states a promise in working days in every report that gives reasons', async () => {
    const late = [ticket('A', 'days', '2026-12-04T16:30', ['responded', '2026-12-08T10:00'])]
    for (const [name, format] of reportFormats) {
      const text = await reported(format, late, { options: { contracts: [inDays] }, width: 400 })
      const wanted = name === 'ndjson' ? /"within":\{"workingDays":1,"due":"close"\}/ : /1 working day, until closing/
      expect(text, name).toMatch(wanted)
    }
  })

  it('uses only the verdict without an explanation', () => {
    const judged = judge(few[3])
    const silent = {
      ...judged,
      explain: () => {
        throw new SlaCalendarError('target-unknown', [], 'x')
      },
    }
    const [verdict] = judged.verdicts.map(one => ({ ...one }))
    expect(breachReason({ ticket: silent, verdict })).toEqual({
      missed: 'due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h of counted time too late',
      why: undefined,
    })
    const open = { ...verdict, stoppedAt: null }
    expect(breachReason({ ticket: silent, verdict: open }).missed).toBe(
      'due on Tue 2026-12-08 00:00, no response yet: 1 h of counted time too late',
    )
  })
})

describe('reasonOf, of what stopped a target', () => {
  it.each([
    ['responded', 'answered'],
    ['resolved', 'resolved'],
  ])('calls %s by its name: %s', (type, word) => {
    const judged = judge(ticket('T', 'normal', '2026-12-04T09:00', [type, '2026-12-04T17:00']))
    expect(reason(judged).missed).toContain(`, ${word} on Fri 2026-12-04 17:00: `)
  })
})

describe('promiseName', () => {
  it('numbers the later runs of a clock', () => {
    const judged = judge(few[0])
    const [verdict] = judged.verdicts
    expect(promiseName({ ticket: judged, verdict })).toBe('first response')
    expect(promiseName({ ticket: judged, verdict: { ...verdict, target: 'update', cycle: 3 } })).toBe('update 3')
  })
})

describe('explanationOf', () => {
  it('computes once for several reports', () => {
    const judged = judge(few[1])
    const explain = vi.spyOn(judged, 'explain')
    const [verdict] = judged.verdicts
    expect(explanationOf(judged, verdict)).toBe(explanationOf(judged, verdict))
    expect(explain).toHaveBeenCalledTimes(1)
  })

  it('is undefined without a target, and for another cycle than the verdict’s', () => {
    const judged = judge(few[1])
    const [first, notApplicable] = judged.verdicts
    expect(explanationOf(judged, notApplicable)).toBeUndefined()
    expect(explanationOf(judged, { ...first, severity: 'urgent' })).toBeUndefined()
    expect(explanationOf(judged, { ...first, dueAt: 0 })).toBeUndefined()
  })

  it('hides no other error', () => {
    const judged = judge(few[1])
    const failing = {
      ...judged,
      explain: () => {
        throw new Error('ours')
      },
    }
    expect(() => explanationOf(failing, { ...judged.verdicts[0] })).toThrow('ours')
  })
})

function judge(input: TicketInput, by: Contract = contract): JudgedTicket {
  const judged = new Check({ contracts: [by], now: NOW }).ticket(input)
  if (judged.status !== 'judged') throw new Error('it cannot be judged')
  return judged
}

function reason(ticket: JudgedTicket) {
  return breachReason({ ticket, verdict: ticket.verdicts[0] })
}
