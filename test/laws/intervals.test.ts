import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/index.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { addDays, dateShown } from '../reference/dates.ts'
import { earliest, latest } from '../reference/open-time.ts'
import { total } from '../reference/spans.ts'

describe('intervals, on any calendar', () => {
  it('are sorted and disjoint, do not touch, and stay within the window', () =>
    fc.assert(
      fc.property(anyScene(2), ({ spec, at: [a, b] }) => {
        const edges = [...businessCalendar(spec).intervals(a, b)].flatMap(({ start, end }) => [start, end])
        const strictly = edges.every((edge, i) => i === 0 || edges[i - 1] < edge)
        expect(strictly).toBe(true)
        expect(edges.every(edge => a <= edge && edge <= b)).toBe(true)
      }),
      runs(12),
    ))

  it('add up to elapsed', () =>
    fc.assert(
      fc.property(anyScene(2), ({ spec, at: [a, b] }) => {
        const calendar = businessCalendar(spec)
        expect(total([...calendar.intervals(a, b)])).toBe(calendar.elapsed(a, b))
      }),
      runs(12),
    ))

  it('begin and end where isOpen changes', () =>
    fc.assert(
      fc.property(anyScene(2), ({ spec, at: [a, b] }) => {
        const calendar = businessCalendar(spec)
        for (const { start, end } of calendar.intervals(a, b)) {
          expect([calendar.isOpen(start), calendar.isOpen(end - 1)]).toEqual([true, true])
          expect(start === a || !calendar.isOpen(start - 1)).toBe(true)
          expect(end === b || !calendar.isOpen(end)).toBe(true)
        }
      }),
      runs(10),
    ))
})

describe('days, on any calendar', () => {
  it('share open time out among the dates, without gap or overlap', () =>
    fc.assert(
      fc.property(anyScene(1), fc.nat({ max: 40 }), ({ spec, at: [a] }, more) => {
        fc.pre(earliest + 2 * 86_400_000 < a && a < latest - 60 * 86_400_000)
        const calendar = businessCalendar(spec)
        const from = dateShown(a)
        const days = [...calendar.days(from, addDays(from, more))]
        const intervals = days.flatMap(day => day.intervals)
        const [first, last] = [intervals.at(0)?.start ?? a, intervals.at(-1)?.end ?? a]
        expect(days.map(day => day.openMs)).toEqual(days.map(day => total(day.intervals)))
        expect(total(intervals)).toBe(calendar.elapsed(first, last))
      }),
      runs(10),
    ))
})
