import { describe, expect, it } from 'vitest'
import { slaPolicy } from '../../src/policy/policy.ts'
import { BOSTON, DESK, ignoredOf, reportOf, runsOf, standing, told } from './notation.ts'

const GOLD = slaPolicy({
  name: 'Gold',
  channels: ['web', 'phone'],
  severities: {
    high: {
      level: 1,
      firstResponse: { within: 'PT6H', clock: 'business' },
      resolution: { within: 'PT8H', clock: 'business' },
    },
    low: { level: 2, firstResponse: { within: 'PT9H', clock: 'business' } },
  },
  requestKinds: { update: { milestones: ['assigned', 'released', 'informed'] }, advice: {} },
})
const REPORTED = 'mon 23 09:00 reported high'
const gold = (now: string, ...lines: string[]) =>
  reportOf({ policy: GOLD, calendars: { boston: BOSTON, desk: DESK } }, now, REPORTED, ...lines)
const six = (now: string, ...lines: string[]) => standing(gold(now, ...lines))
const ignored = (now: string, ...lines: string[]) => ignoredOf(gold(now, ...lines))
/** The milestones of a request, a line each. */
const milestones = (now: string, report: string, ...lines: string[]) =>
  reportOf({ policy: GOLD }, now, `mon 23 09:00 reported high ${report}`, ...lines).milestones.map(
    ({ name, at }) => `${name} ${told(at)}`,
  )

describe('Ticket', () => {
  it('takes events in the order of time, whatever their order in the list', () => {
    const lines = ['mon 23 13:00 resumed', 'mon 23 11:00 paused', REPORTED]
    const report = reportOf({ policy: GOLD }, 'mon 23 14:00', ...lines)
    expect(standing(report)).toBe('running since mon 23 09:00, due mon 23 17:00, 3:00 counted, 3:00 left')
  })

  it('takes events of one instant as they are given', () => {
    expect(six('mon 23 12:00', 'mon 23 11:00 paused', 'mon 23 11:00 resumed')).toBe(
      'running since mon 23 09:00, due mon 23 15:00, 3:00 counted, 3:00 left',
    )
    expect(six('mon 23 12:00', 'mon 23 11:00 resumed', 'mon 23 11:00 paused')).toBe(
      'paused since mon 23 09:00, due -, 2:00 counted, 4:00 left',
    )
    expect(six('mon 23 12:00', 'mon 23 11:00 responded', 'mon 23 11:00 paused')).toBe(
      'met since mon 23 09:00, due mon 23 15:00, stopped mon 23 11:00, 2:00 counted, 4:00 left',
    )
    expect(six('mon 23 12:00', 'mon 23 11:00 paused', 'mon 23 11:00 responded')).toBe(
      'met since mon 23 09:00, due -, stopped mon 23 11:00, 2:00 counted, 4:00 left',
    )
  })

  it('takes the report first among its equals', () => {
    const report = reportOf({ policy: GOLD }, 'mon 23 12:00', 'mon 23 09:00 paused', REPORTED)
    expect(standing(report)).toBe('paused since mon 23 09:00, due -, 0:00 counted, 6:00 left')
  })

  it('takes events at `now`, and none later', () => {
    expect(six('mon 23 11:00', 'mon 23 11:00 responded')).toMatch(/^met /)
    expect(six('mon 23 11:00', 'mon 23 11:00:00.001 responded')).toMatch(/^running /)
    expect(ignored('mon 23 11:00', 'mon 23 11:00:00.001 resumed')).toEqual([])
  })

  describe('paused for several reasons', () => {
    const both = ['mon 23 10:00 paused customer', 'mon 23 11:00 paused vendor']
    it('counts only while none is open', () => {
      expect(six('mon 23 13:00', ...both, 'mon 23 12:00 resumed customer')).toBe(
        'paused since mon 23 09:00, due -, 1:00 counted, 5:00 left',
      )
      expect(six('mon 23 14:00', ...both, 'mon 23 12:00 resumed customer', 'mon 23 13:00 resumed vendor')).toBe(
        'running since mon 23 09:00, due mon 23 18:00, 2:00 counted, 4:00 left',
      )
    })
    it('counts a pause without a reason as one more', () => {
      const lines = ['mon 23 10:00 paused', 'mon 23 10:30 paused customer']
      expect(six('mon 23 12:00', ...lines, 'mon 23 11:00 resumed')).toMatch(/^paused /)
      expect(six('mon 23 12:00', ...lines, 'mon 23 11:00 resumed customer')).toMatch(/^paused /)
      expect(six('mon 23 12:00', ...lines, 'mon 23 11:00 resumed', 'mon 23 11:30 resumed customer')).toBe(
        'running since mon 23 09:00, due mon 23 16:30, 1:30 counted, 4:30 left',
      )
    })
    it('ignores a reason that is open already, and the end of one that is not', () => {
      const lines = [...both, 'mon 23 11:30 paused customer', 'mon 23 11:40 resumed', 'mon 23 11:50 resumed other']
      expect(ignored('mon 23 12:00', ...lines)).toEqual([
        'mon 23 11:30 paused',
        'mon 23 11:40 resumed',
        'mon 23 11:50 resumed',
      ])
      expect(six('mon 23 12:00', ...lines)).toBe(six('mon 23 12:00', ...both))
    })
    it('ends a reason once, however often it was given', () => {
      const lines = ['mon 23 10:00 paused customer', 'mon 23 10:30 paused customer', 'mon 23 11:00 resumed customer']
      expect(six('mon 23 12:00', ...lines)).toBe(
        'running since mon 23 09:00, due mon 23 16:00, 2:00 counted, 4:00 left',
      )
    })
  })

  describe('resolved', () => {
    const resolved = ['mon 23 10:00 resolved'] as const
    it('ignores every other event until it is reopened', () => {
      const between = [
        'mon 23 10:10 paused',
        'mon 23 10:20 responded',
        'mon 23 10:30 severityChanged low',
        'mon 23 10:40 calendarChanged boston',
        'mon 23 10:50 resolved',
      ]
      expect(ignored('mon 23 12:00', ...resolved, ...between)).toEqual(
        between.map(line => line.split(' ').slice(0, 4).join(' ')),
      )
      const reopened = 'mon 23 11:00 reopened'
      expect(runsOf(gold('mon 23 12:00', ...resolved, ...between, reopened))).toEqual(
        runsOf(gold('mon 23 12:00', ...resolved, reopened)),
      )
      expect(gold('mon 23 12:00', ...resolved, ...between, reopened).severity).toBe('high')
    })
    it('is met', () => {
      expect(runsOf(gold('mon 23 12:00', ...resolved))).toEqual([
        'firstResponse high: met since mon 23 09:00, due mon 23 15:00, stopped mon 23 10:00, 1:00 counted, 5:00 left',
        'resolution high: met since mon 23 09:00, due mon 23 17:00, stopped mon 23 10:00, 1:00 counted, 7:00 left',
      ])
    })
    it('counts as an event, with nothing left to stop as well', () => {
      expect(ignored('mon 23 12:00', ...resolved)).toEqual([])
    })
    it('may be resolved again once it is reopened', () => {
      const lines = [...resolved, 'mon 23 11:00 reopened', 'mon 23 12:00 resolved', 'mon 23 13:00 reopened']
      expect(six('mon 23 14:00', ...lines)).toBe(
        'running since mon 23 09:00, due mon 23 17:00, 3:00 counted, 3:00 left',
      )
      expect(ignored('mon 23 14:00', ...lines)).toEqual([])
    })
  })

  describe('reopened', () => {
    it('without having been resolved is ignored', () => {
      const lines = ['mon 23 10:00 paused', 'mon 23 11:00 reopened']
      expect(ignored('mon 23 12:00', ...lines)).toEqual(['mon 23 11:00 reopened'])
      expect(six('mon 23 12:00', ...lines)).toMatch(/^paused /)
    })
    it('twice is ignored the second time', () => {
      const lines = ['mon 23 10:00 resolved', 'mon 23 11:00 reopened', 'mon 23 11:30 reopened']
      expect(ignored('mon 23 12:00', ...lines)).toEqual(['mon 23 11:30 reopened'])
    })
    it('ends every pause', () => {
      const lines = ['mon 23 10:00 paused customer', 'mon 23 10:10 paused', 'mon 23 11:00 resolved']
      expect(six('mon 23 13:00', ...lines, 'mon 23 12:00 reopened')).toBe(
        'running since mon 23 09:00, due mon 23 17:00, 2:00 counted, 4:00 left',
      )
      expect(ignored('mon 23 13:00', ...lines, 'mon 23 12:00 reopened', 'mon 23 12:30 resumed customer')).toEqual([
        'mon 23 12:30 resumed',
      ])
      expect(
        six('mon 23 13:00', ...lines, 'mon 23 12:00 reopened', 'mon 23 12:30 paused', 'mon 23 13:00 resumed'),
      ).toBe('running since mon 23 09:00, due mon 23 17:30, 1:30 counted, 4:30 left')
    })
  })

  describe('whose severity changes', () => {
    it('has the new one', () => {
      expect(gold('mon 23 12:00', 'mon 23 10:00 severityChanged low')).toMatchObject({ severity: 'low', level: 2 })
    })
    it('to the one it has, is as it was', () => {
      expect(ignored('mon 23 12:00', 'mon 23 10:00 severityChanged high')).toEqual(['mon 23 10:00 severityChanged'])
      expect(runsOf(gold('mon 23 12:00', 'mon 23 10:00 severityChanged high'))).toEqual(runsOf(gold('mon 23 12:00')))
    })
    it.each(['carry', 'restart'] as const)('to the one it has, does not %s', onSeverityChange => {
      const policy = slaPolicy({ ...GOLD, onSeverityChange })
      const report = reportOf({ policy }, 'mon 23 12:00', REPORTED, 'mon 23 10:00 severityChanged high')
      expect(runsOf(report)).toEqual(runsOf(gold('mon 23 12:00')))
      expect(ignoredOf(report)).toEqual(['mon 23 10:00 severityChanged'])
    })
    it('there and back, has no ignored change', () => {
      const lines = ['mon 23 10:00 severityChanged low', 'mon 23 11:00 severityChanged high']
      expect(ignored('mon 23 12:00', ...lines)).toEqual([])
      expect(runsOf(gold('mon 23 12:00', ...lines))).toEqual(runsOf(gold('mon 23 12:00')))
    })
  })

  describe('whose calendar changes', () => {
    it('counts the rest there', () => {
      expect(six('mon 23 16:00', 'mon 23 12:00 calendarChanged boston')).toBe(
        'running since mon 23 09:00, due mon 23 18:00, 4:00 counted, 2:00 left',
      )
    })
    it('to the one it has by that name, is as it was', () => {
      const lines = ['mon 23 12:00 calendarChanged boston', 'mon 23 16:00 calendarChanged boston']
      expect(ignored('mon 23 17:00', ...lines)).toEqual(['mon 23 16:00 calendarChanged'])
    })
    it('to another name, counts as an event', () => {
      const lines = ['mon 23 12:00 calendarChanged desk', 'mon 23 13:00 calendarChanged boston']
      expect(ignored('mon 23 17:00', ...lines, 'mon 23 14:00 calendarChanged desk')).toEqual([])
      expect(six('mon 23 12:00', ...lines)).toBe(six('mon 23 12:00'))
    })
  })

  describe('with milestones', () => {
    it('lists those of its kind in their order, with the instant of each', () => {
      const lines = ['mon 23 10:00 milestone informed', 'mon 23 11:00 milestone assigned']
      expect(milestones('mon 23 12:00', 'web update', ...lines)).toEqual([
        'assigned mon 23 11:00',
        'released -',
        'informed mon 23 10:00',
      ])
    })
    it('keeps the first instant of each, and ignores the others', () => {
      const lines = ['mon 23 10:00 milestone assigned', 'mon 23 11:00 milestone assigned']
      expect(milestones('mon 23 12:00', 'web update', ...lines)[0]).toBe('assigned mon 23 10:00')
      const report = reportOf({ policy: GOLD }, 'mon 23 12:00', 'mon 23 09:00 reported high web update', ...lines)
      expect(ignoredOf(report)).toEqual(['mon 23 11:00 milestone'])
    })
    it('ignores those that come once it is resolved', () => {
      const lines = ['mon 23 10:00 resolved', 'mon 23 11:00 milestone assigned']
      expect(milestones('mon 23 12:00', 'web update', ...lines)[0]).toBe('assigned -')
    })
    it('has none where its kind has none, and where it has no kind', () => {
      expect(milestones('mon 23 12:00', 'web advice')).toEqual([])
      expect(milestones('mon 23 12:00', 'web')).toEqual([])
      expect(ignored('mon 23 12:00', 'mon 23 10:00 milestone assigned')).toEqual(['mon 23 10:00 milestone'])
    })
    it('leaves every clock as it is', () => {
      const report = reportOf(
        { policy: GOLD },
        'mon 23 12:00',
        'mon 23 09:00 reported high web update',
        'mon 23 10:00 milestone assigned',
      )
      expect(runsOf(report)).toEqual(runsOf(gold('mon 23 12:00')))
    })
  })
})
