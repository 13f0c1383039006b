import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/explain/explain.ts'
import { extendedTo, timelineMarks } from '../../src/svg/marks.ts'
import { wordsIn } from '../../src/svg/words.ts'

const HOUR = 3_600_000
const words = wordsIn('en')

/** An explanation of a target in hours since 1970: counted from 0 to 4, then as given. */
function explained(given: Partial<Record<keyof Explanation, unknown>> = {}): Explanation {
  const segments = [{ start: 0, end: 4 * HOUR, ms: 4 * HOUR, counted: true, reason: 'always' }]
  return {
    segments,
    overrun: [],
    dueAt: 4 * HOUR,
    startsAt: 0,
    stoppedBy: 'resolved',
    ...given,
  } as unknown as Explanation
}
const pause = (start: number, end: number) => ({
  start: start * HOUR,
  end: end * HOUR,
  ms: (end - start) * HOUR,
  counted: false,
  reason: 'paused',
  name: 'customer',
})
const [counted] = explained().segments
const overrun = [{ ...counted, start: 4 * HOUR, end: 6 * HOUR, ms: 2 * HOUR }]
const marks = (explanation: Explanation, now?: number) =>
  timelineMarks(explanation, now === undefined ? undefined : now * HOUR, words).map(
    ({ at, text, isCritical, isDashed }) => `${text} ${at / HOUR}${isCritical ? '!' : ''}${isDashed ? ' dashed' : ''}`,
  )

describe('timelineMarks', () => {
  it('marks the report and the due time', () => {
    expect(marks(explained())).toEqual(['reported 0', 'due 4!'])
  })

  it('marks nothing in a drawing without time', () => {
    expect(marks(explained({ segments: [] }))).toEqual([])
  })

  it('marks the report of a target that is overdue from its beginning', () => {
    expect(marks(explained({ segments: [], overrun, stoppedAt: 6 * HOUR }))).toEqual([
      'reported 4',
      'due 4!',
      'resolved 6',
    ])
  })

  it('marks now inside the drawing, both ends included', () => {
    expect(marks(explained(), 0)).toContain('now 0 dashed')
    expect(marks(explained(), 4)).toContain('now 4 dashed')
    expect(marks(explained(), 5)).toEqual(['reported 0', 'due 4!'])
    expect(marks(explained(), -1)).toEqual(['reported 0', 'due 4!'])
  })

  it('marks the end of an open target that is overdue as now', () => {
    expect(marks(explained({ overrun, stoppedAt: null }))).toEqual(['reported 0', 'due 4!', 'now 6 dashed'])
    expect(marks(explained({ stoppedAt: null }))).toEqual(['reported 0', 'due 4!'])
  })

  it('marks the stop after the due time, and no other', () => {
    expect(marks(explained({ overrun, stoppedAt: 6 * HOUR }))).toEqual(['reported 0', 'due 4!', 'resolved 6'])
    expect(marks(explained({ stoppedAt: 3 * HOUR }))).toEqual(['reported 0', 'due 4!'])
  })

  it('marks a pause that begins at the end, instead of now', () => {
    const paused = explained({ dueAt: null, stoppedAt: null })
    expect(marks(paused)).toEqual(['reported 0', 'paused 4'])
    const [, drawn] = [paused, explained({ dueAt: null, stoppedAt: null, segments: [counted, pause(4, 5)] })]
    expect(marks(drawn)).toEqual(['reported 0', 'now 5 dashed'])
  })
})

describe('extendedTo', () => {
  const last = (explanation: Explanation) => explanation.segments.at(-1)
  const paused = explained({ dueAt: null, stoppedAt: null, segments: [counted, pause(4, 5)] })

  it('extends the pause at the end up to now', () => {
    expect(extendedTo(9 * HOUR, paused).segments).toEqual([counted, pause(4, 9)])
  })

  it('adds a pause that begins at the end', () => {
    const { name: _, ...unnamed } = pause(4, 9)
    expect(extendedTo(9 * HOUR, explained({ dueAt: null, stoppedAt: null })).segments).toEqual([counted, unnamed])
  })

  it.each<[string, Explanation, number | undefined]>([
    ['the picture has no present instant', paused, undefined],
    ['now is the end', paused, 5 * HOUR],
    ['now is before the end', paused, 4 * HOUR],
    ['it has a due time', explained(), 9 * HOUR],
    ['it has stopped', { ...paused, stoppedAt: 5 * HOUR } as Explanation, 9 * HOUR],
    ['it has no segments', explained({ dueAt: null, stoppedAt: null, segments: [] }), 9 * HOUR],
  ])('returns the explanation itself if %s', (_, explanation, now) => {
    expect(extendedTo(now, explanation)).toBe(explanation)
  })

  it('waits instead of pausing if nothing has started', () => {
    const waiting = explained({ dueAt: null, stoppedAt: null, startsAt: null })
    expect(last(extendedTo(9 * HOUR, waiting))).toMatchObject({ reason: 'waiting', start: 4 * HOUR, end: 9 * HOUR })
  })

  it('names now in the error for a now that is not an instant', () => {
    expect(() => extendedTo('today', paused)).toThrow('now: ')
  })
})
