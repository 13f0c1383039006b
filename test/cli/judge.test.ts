import { describe, expect, it } from 'vitest'
import { judge } from '../../src/cli/judge.ts'
import { calendar, policy } from '../../src/cli/measure.ts'

describe('judge', () => {
  // High on a Friday, 16:30: due on Monday, 13:30.
  it.each([
    ['met', 'answered early', 'mon 2026-11-23 09:00', 'mon 2026-11-23 12:00'],
    ['met', 'answered at the due instant', 'mon 2026-11-23 13:30', 'mon 2026-11-23 13:30'],
    ['met', 'answered in time, long ago', 'mon 2026-11-23 13:30', 'tue 2027-11-23 13:30'],
    ['met', 'answered at once', 'fri 2026-11-20 16:30', 'fri 2026-11-20 16:30'],
    ['breached', 'answered a moment late', 'mon 2026-11-23 13:30:00.001', 'mon 2026-11-23 14:00'],
    ['running', 'not answered', '', 'sat 2026-11-21 12:00'],
    ['running', 'not answered at the due instant', '', 'mon 2026-11-23 13:30'],
    ['breached', 'not answered a moment later', '', 'mon 2026-11-23 13:30:00.001'],
    ['running', 'answered later than now', 'mon 2026-11-23 13:00', 'mon 2026-11-23 12:59'],
    ['breached', 'answered later than now, and now is over', 'mon 2026-11-23 15:00', 'mon 2026-11-23 14:00'],
  ])('says %s: %s', (verdict, _, answer, now) => {
    const ticket = {
      id: 'T',
      severity: 'high',
      channel: undefined,
      reportedAt: rome('fri 2026-11-20 16:30'),
      respondedAt: answer ? rome(answer) : null,
    }
    expect(judge(ticket, { policy, calendar, now: rome(now) })).toBe(verdict)
  })

  it('runs a critical ticket round the clock, whatever its channel', () => {
    for (const channel of ['web', 'phone', 'email', undefined]) {
      const reportedAt = rome('sun 2026-11-22 08:00')
      const ticket = { id: 'T', severity: 'critical', channel, reportedAt, respondedAt: null }
      expect(judge(ticket, { policy, calendar, now: rome('sun 2026-11-22 10:00') })).toBe('running')
      expect(judge(ticket, { policy, calendar, now: rome('sun 2026-11-22 10:00:00.001') })).toBe('breached')
    }
  })
})

/** A winter instant on Rome's wall; refuses a weekday that does not match its date. */
function rome(text: string): number {
  const [weekday, date, time] = text.split(' ')
  const at = new Date(`${date}T${time}+01:00`)
  if (!at.toUTCString().toLowerCase().startsWith(weekday)) throw new Error(`${date} is no ${weekday}`)
  return at.getTime()
}
