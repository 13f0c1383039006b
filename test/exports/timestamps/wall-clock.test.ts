import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WallClock } from '../../../src/exports/timestamps/wall-clock.ts'
import { runs } from '../../arbitraries/runs.ts'

const MINUTE = 60_000
const wall = (text: string) => Date.parse(`${text}Z`)

describe('WallClock', () => {
  it.each([
    ['Europe/Rome', '2026-03-29T01:59', '2026-03-29T00:59Z', false],
    ['Europe/Rome', '2026-03-29T02:00', '2026-03-29T01:00Z', true],
    ['Europe/Rome', '2026-03-29T02:59:59.999', '2026-03-29T01:00Z', true],
    ['Europe/Rome', '2026-03-29T03:00', '2026-03-29T01:00Z', false],
    ['Europe/Rome', '2026-10-25T01:59', '2026-10-24T23:59Z', false],
    ['Europe/Rome', '2026-10-25T02:00', '2026-10-25T00:00Z', true],
    ['Europe/Rome', '2026-10-25T02:59', '2026-10-25T00:59Z', true],
    ['Europe/Rome', '2026-10-25T03:00', '2026-10-25T02:00Z', false],
    ['Australia/Lord_Howe', '2026-04-05T01:30', '2026-04-04T14:30Z', true],
    ['Australia/Lord_Howe', '2026-04-05T02:00', '2026-04-04T15:30Z', false],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00Z', true],
    ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00Z', false],
    ['UTC', '2026-03-29T02:30', '2026-03-29T02:30Z', false],
  ])('reads in %s %s as %s', (zone, text, instant, isInChange) => {
    const clock = new WallClock(zone)
    expect(new Date(clock.instantOf(wall(text))).toISOString()).toBe(new Date(instant).toISOString())
    expect(clock.isInChange(wall(text))).toBe(isInChange)
  })

  it('knows no zone of that name', () => {
    expect(() => new WallClock('Rome')).toThrow(
      'tickets.timeZone: "Rome" is not an IANA time zone. Did you mean Europe/Rome?',
    )
  })

  it.each([
    'Europe/Rome',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Gaza',
    'America/Sao_Paulo',
  ])('finds in %s the times that the clock shows other than once, as a walk through the minutes does', zone => {
    const clock = new WallClock(zone)
    const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    const shown = (at: number) => wall(format.format(at).replace(' ', 'T'))
    fc.assert(
      fc.property(
        fc
          .integer({ min: Date.UTC(2005, 0) / MINUTE, max: Date.UTC(2035, 0) / MINUTE })
          .map(minutes => minutes * MINUTE),
        start => {
          // Near a change, where there is one in the half year that follows.
          let at = start
          const offset = (ms: number) => shown(ms) - ms
          while (offset(at) === offset(at + 3_600_000) && at < start + 4000 * 3_600_000) at += 3_600_000
          const given = shown(at) + (start % 7_200_000)
          let times = 0
          for (let ms = given - 15 * 3_600_000; ms <= given + 15 * 3_600_000; ms += MINUTE)
            if (shown(ms) === given) times++
          expect(clock.isInChange(given)).toBe(times !== 1)
        },
      ),
      runs(15),
    )
  })
})
