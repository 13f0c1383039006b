import { describe, expect, it, vi } from 'vitest'
import { clip } from '../../../src/calendar/timeline/spans.ts'
import { Block, noOpenTimeError, Timeline } from '../../../src/calendar/timeline/timeline.ts'
import { SlaCalendarError } from '../../../src/errors.ts'
import { RANGE_END, RANGE_START } from '../../../src/time/range.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The least width of a bucket by time and by open time, and how many of them each edge of open time is worth (§7). */
const BUCKET = 2 ** 24
const OPEN_BUCKET = 2 ** 22
const BUCKETS_PER_EDGE = 16

/** The n-th line of the grid on which windows begin and end: steps of 366 days since the range's start. */
const grid = (n: number) => RANGE_START + n * 366 * DAY
/** The last line of the grid inside the range: 109,572 days are 299.4 such steps. */
const LAST_LINE = grid(299)
/** The first window is a quarter of such a step. */
const FIRST = (366 * DAY) / 4

describe('Block', () => {
  it('lays out an opening and the open time before it, a dummy first and all of it last', () => {
    const block = new Block([10, 20, 30, 50], 4, 100)
    expect([...block.records]).toEqual([4, 0, 10, 0, 30, 10, Infinity, 30])
    expect([block.from, block.to, block.total]).toEqual([4, 100, 30])
  })
  it('without open time is a dummy and an end', () => {
    const block = new Block([], 4, 100)
    expect([...block.records]).toEqual([4, 0, Infinity, 0])
    expect(block.total).toBe(0)
    expect([...block.byTime]).toEqual([0])
    expect([...block.byOpen]).toEqual([0])
  })

  describe('its buckets', () => {
    const from = 7 * BUCKET
    const spans = [1, 2, 3 + 5 / BUCKET, 4].map(buckets => from + buckets * BUCKET)
    const block = () => new Block(spans, from, from + 6 * BUCKET)
    it('hold by time the last record that begins at or before their start', () => {
      // The second opening lies 5 ms behind the start of bucket 3.
      expect([...block().byTime]).toEqual([0, 2, 2, 2, 4, 4, 4])
    })
    it('hold by open time the last record that begins strictly below their start', () => {
      // Open time is one bucket and one bucket less 5 ms: the first span reaches the start of bucket 1.
      expect([...block().byOpen]).toEqual([0, 2, 2, 2, 2, 4, 4, 4])
    })
    it('are some hours wide, by open time about one', () => {
      expect([block().timeScale, block().openScale]).toEqual([1 / BUCKET, 1 / OPEN_BUCKET])
    })
    it.each([
      [0, 4],
      [2, 6],
      [4, 8],
    ])('grow wider once there are more than sixteen for each of %i edges and four', (edges, weight) => {
      const most = BUCKETS_PER_EDGE * weight * BUCKET
      const few = Array.from({ length: edges }, (_, i) => i)
      expect(new Block(few, 0, most).timeScale).toBe(1 / BUCKET)
      expect(new Block(few, 0, most + 1).timeScale).toBe(1 / BUCKET / 2)
      expect(new Block(few, 0, 2 * most).timeScale).toBe(1 / BUCKET / 2)
      expect(new Block(few, 0, 2 * most + 1).timeScale).toBe(1 / BUCKET / 4)
    })
    it('grow wider by open time on its own account', () => {
      const most = BUCKETS_PER_EDGE * 6 * OPEN_BUCKET
      expect(new Block([0, most], 0, 16 * most).openScale).toBe(1 / OPEN_BUCKET)
      expect(new Block([0, most + 1], 0, 16 * most).openScale).toBe(1 / OPEN_BUCKET / 2)
      expect(new Block([0, most + 1], 0, 16 * most).timeScale).toBe(1 / BUCKET / 4)
    })
    it('take two bytes each while all places fit, else four', () => {
      const spans = (edges: number) => Array.from({ length: edges }, (_, i) => 2 * i)
      const small = new Block(spans(65_530), 0, 200_000)
      expect([small.byTime, small.byOpen].map(index => index.constructor)).toEqual([Uint16Array, Uint16Array])
      const large = new Block(spans(65_532), 0, 200_000)
      expect([large.byTime, large.byOpen].map(index => index.constructor)).toEqual([Uint32Array, Uint32Array])
    })
    it('find places that two bytes could not hold', () => {
      // 40,000 quarters of a bucket, each one open in its first half.
      const step = BUCKET / 4
      const spans = Array.from({ length: 80_000 }, (_, i) => (i * step) / 2)
      const block = new Block(spans, 0, 40_000 * step)
      expect(block.recordAt(39_999 * step)).toBe(80_000)
      expect(block.instantAt((39_999 * step) / 2 + 1)).toBe(39_999 * step + 1)
      expect(block.instantAt((39_999 * step) / 2, true)).toBe(39_999 * step)
    })
  })

  // Open 10-20 and 30-50 of 4-100, and the same with its edges on those of the window.
  const block = () => new Block([10, 20, 30, 50], 4, 100)
  const edged = () => new Block([4, 20, 30, 100], 4, 100)

  it('recordAt finds the last record that begins at or before', () => {
    expect([4, 9, 10, 29, 30, 99].map(at => block().recordAt(at))).toEqual([0, 0, 2, 2, 4, 4])
    expect([4, 29, 30].map(at => edged().recordAt(at))).toEqual([2, 2, 4])
  })
  it('recordBefore finds the last record that begins before', () => {
    expect([4, 5, 10, 11, 30, 31, 99].map(at => block().recordBefore(at))).toEqual([0, 0, 0, 2, 2, 4, 4])
    expect([4, 5, 30, 31].map(at => edged().recordBefore(at))).toEqual([0, 2, 2, 4])
  })
  it('openBefore counts the open time before an instant', () => {
    expect([4, 10, 11, 19, 20, 21, 30, 31, 49, 50, 51, 99].map(at => block().openBefore(at))).toEqual([
      0, 0, 1, 9, 10, 10, 10, 11, 29, 30, 30, 30,
    ])
    expect([4, 5, 99].map(at => edged().openBefore(at))).toEqual([0, 1, 85])
  })
  it('closingOf derives the closings, that of the dummy being the start', () => {
    expect([0, 2, 4].map(i => block().closingOf(i))).toEqual([4, 20, 50])
    expect([0, 2, 4].map(i => edged().closingOf(i))).toEqual([4, 20, 100])
  })
  it('instantAt finds the first instant with that much open time', () => {
    expect([1, 9, 10, 11, 29, 30].map(open => block().instantAt(open))).toEqual([11, 19, 20, 31, 49, 50])
  })
  it('instantAt finds the last instant with no more than that, too', () => {
    expect([0, 1, 9, 10, 11, 29].map(open => block().instantAt(open, true))).toEqual([10, 11, 19, 30, 31, 49])
  })
  it('add answers for instants of the window as long as open time remains', () => {
    expect(block().add(4, 1)).toBe(11)
    expect(block().add(4, 10)).toBe(20)
    expect(block().add(15, 6)).toBe(31)
    expect(block().add(4, 29)).toBe(49)
    expect(edged().add(4, 1)).toBe(5)
  })
  it('add does not tell for budgets that are zero, negative, no whole milliseconds or none', () => {
    for (const budget of [0, -1, 0.5, 1.5, Number.NaN]) expect(block().add(15, budget)).toBeNaN()
  })
  it('add does not tell where the last of the open time is needed, or more', () => {
    expect(block().add(4, 30)).toBeNaN()
    expect(block().add(99, 1)).toBeNaN()
    expect(block().add(4, Infinity)).toBeNaN()
  })
  it('add does not tell for instants outside the window, nor for none', () => {
    expect(block().add(3, 5)).toBeNaN()
    expect(new Block([10, 20], 4, 15).add(15, 1)).toBeNaN()
    expect(block().add(Number.NaN, 5)).toBeNaN()
  })
})

/** A timeline over spans, and how often and for which windows it asked for them. */
function timelineOf(...spans: number[]) {
  const source = vi.fn((from: number, to: number) => clip(spans, from, to))
  const timeline = new Timeline(source)
  return { timeline, source, window: () => [timeline.block.from, timeline.block.to] }
}

const roundTheClock = () => timelineOf(RANGE_START, RANGE_END)
const never = () => timelineOf()

const OUT_OF_RANGE = new SlaCalendarError(
  'instant-out-of-range',
  [],
  'The instant is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z.',
  'Use a shorter duration, or check that the calendar has enough open time.',
)
const neverOpens = (at: string) =>
  new SlaCalendarError(
    'never-opens',
    [],
    `The calendar has no open time left, seen from ${at}.`,
    'Check its hours, holidays and exceptions.',
  )

describe('noOpenTimeError', () => {
  it('is out of range where there is some open time, be it at 0', () => {
    expect(noOpenTimeError(0, 5)).toEqual(OUT_OF_RANGE)
    expect(noOpenTimeError(0, 5)).toMatchObject({ code: 'instant-out-of-range', path: [], hint: OUT_OF_RANGE.hint })
  })
  it('says never where there is none, and from when on', () => {
    const error = noOpenTimeError(null, Date.UTC(2026, 10, 20, 16, 30))
    expect(error).toEqual(neverOpens('2026-11-20T16:30:00.000Z'))
    expect(error).toMatchObject({ code: 'never-opens', path: [], hint: 'Check its hours, holidays and exceptions.' })
  })
})

describe('Timeline.cover', () => {
  it('compiles nothing before it is asked', () => {
    const { timeline, source, window } = roundTheClock()
    expect(window()).toEqual([0, 0])
    expect([...timeline.block.records]).toEqual([0, 0, Infinity, 0])
    expect(source).not.toHaveBeenCalled()
  })
  it.each([
    ['the range begins', RANGE_START, [RANGE_START, RANGE_START + FIRST]],
    ['a window begins', grid(70), [grid(70), grid(70) + FIRST]],
    ['a window has begun', grid(70) + 1, [grid(70), grid(70) + FIRST]],
    ['a window is about to end', grid(71) - 1, [grid(71) - FIRST, grid(71)]],
    ['the range is about to end', RANGE_END - 1, [LAST_LINE + FIRST, RANGE_END]],
    ['the last whole window ends', LAST_LINE - 1, [LAST_LINE - FIRST, LAST_LINE]],
  ])('compiles the one window of the instant where %s', (_, at, expected) => {
    const { timeline, source, window } = roundTheClock()
    expect(timeline.ensureCovers(at)).toBe(timeline.block)
    expect(window()).toEqual(expected)
    expect(source.mock.calls).toEqual([expected])
  })
  it('begins with a longer window, if one is given', () => {
    const { timeline, source, window } = roundTheClock()
    expect(timeline.extend(grid(71) + 5, undefined, { from: grid(70), to: grid(72) })).toBe(true)
    expect(window()).toEqual([grid(70), grid(72)])
    timeline.extend(grid(72), undefined, { from: grid(60), to: grid(90) })
    expect(window()).toEqual([grid(70), grid(74)])
    expect(source.mock.calls).toEqual([
      [grid(70), grid(72)],
      [grid(72), grid(74)],
    ])
  })
  it('compiles nothing twice', () => {
    const { timeline, source } = roundTheClock()
    const block = timeline.ensureCovers(grid(70))
    expect(timeline.ensureCovers(grid(70) + FIRST - 1)).toBe(block)
    expect(timeline.ensureCovers(grid(70))).toBe(block)
    expect(source).toHaveBeenCalledTimes(1)
  })
  it('compiles anew behind the end and before the start', () => {
    const { timeline, window } = roundTheClock()
    timeline.ensureCovers(grid(70))
    timeline.ensureCovers(grid(71))
    expect(window()).toEqual([grid(70), grid(72)])
    timeline.ensureCovers(grid(70) - 1)
    expect(window()).toEqual([grid(68), grid(72)])
  })
})

describe('Timeline.grow', () => {
  it('doubles to the right, on the grid', () => {
    const { timeline, window } = roundTheClock()
    timeline.ensureCovers(grid(70))
    for (const end of [71, 72, 74, 78]) {
      expect(timeline.extend(timeline.block.to)).toBe(true)
      expect(window()).toEqual([grid(70), grid(end)])
    }
  })
  it('doubles to the left', () => {
    const { timeline, window } = roundTheClock()
    timeline.ensureCovers(grid(71) - 1)
    for (const start of [70, 69, 67, 63]) {
      expect(timeline.extend(timeline.block.from - 1)).toBe(true)
      expect(window()).toEqual([grid(start), grid(71)])
    }
  })
  it('goes as far as the instant where that is further', () => {
    const right = roundTheClock()
    right.timeline.ensureCovers(grid(70))
    right.timeline.extend(grid(90))
    expect(right.window()).toEqual([grid(70), grid(91)])
    const left = roundTheClock()
    left.timeline.ensureCovers(grid(70))
    left.timeline.extend(grid(50) - 1)
    expect(left.window()).toEqual([grid(49), grid(71)])
  })
  it('stops at the ends of the range', () => {
    const { timeline, window } = roundTheClock()
    timeline.ensureCovers(grid(1))
    timeline.extend(grid(3))
    timeline.extend(RANGE_START)
    expect(window()).toEqual([RANGE_START, grid(4)])
    timeline.extend(grid(200))
    timeline.extend(grid(201))
    expect(window()).toEqual([RANGE_START, RANGE_END])
  })
  it('stops at the start of the range where doubling would go beyond', () => {
    const { timeline, window } = roundTheClock()
    timeline.ensureCovers(grid(1))
    timeline.ensureCovers(grid(3))
    expect(window()).toEqual([grid(1), grid(4)])
    timeline.extend(grid(1) - 1)
    expect(window()).toEqual([RANGE_START, grid(4)])
  })
  it('stops where what is covered ends, on no line of the grid', () => {
    const source = vi.fn((from: number, to: number) => clip([RANGE_START, RANGE_END], from, to))
    const timeline = new Timeline(source, () => ({
      firstYear: 1970,
      lastYear: 1973,
      from: grid(70) + 5,
      to: grid(73) - 5,
    }))
    timeline.ensureCovers(grid(71))
    expect(timeline.extend(grid(71) - 1)).toBe(true)
    expect(timeline.extend(grid(72))).toBe(true)
    expect(source.mock.calls).toEqual([
      [grid(71), grid(71) + FIRST],
      [grid(70) + 5, grid(71)],
      [grid(71) + FIRST, grid(72)],
      [grid(72), grid(73) - 5],
    ])
    const { block } = timeline
    for (const at of [grid(70) + 4, grid(73) - 5])
      expect(() => timeline.extend(at, ['x'])).toThrow(
        new SlaCalendarError(
          'years-not-covered',
          ['x'],
          'The holidays are known for 1970 to 1973 only.',
          'Use a date in these years, or add the holidays of more years.',
        ),
      )
    expect(timeline.extend(RANGE_START - 1)).toBe(false)
    expect(timeline.extend(RANGE_END)).toBe(false)
    expect(timeline.block).toBe(block)
  })
  it('asks for no time twice, and joins spans and gaps where windows meet', () => {
    const spans = [grid(69) + 5, grid(70) + 7, grid(71) - 3, grid(71) + FIRST, grid(72) - 1, grid(72) + 9]
    const { timeline, source } = timelineOf(...spans)
    timeline.ensureCovers(grid(71))
    for (const at of [grid(71) - 1, grid(72), grid(69), grid(75)]) timeline.ensureCovers(at)
    const asked = [...source.mock.calls].sort(([a], [b]) => a - b)
    expect(asked.flat().slice(1, -1)).toEqual(asked.slice(1).flatMap(([from]) => [from, from]))
    expect(timeline.block.spans()).toEqual(spans)
    expect(timeline.block).toEqual(new Block(spans, timeline.block.from, timeline.block.to))
  })
  it('is refused outside the range and leaves the block as it was', () => {
    const { timeline, source } = roundTheClock()
    const block = timeline.ensureCovers(0)
    expect(timeline.extend(RANGE_START - 1)).toBe(false)
    expect(timeline.extend(RANGE_END)).toBe(false)
    expect(timeline.block).toBe(block)
    expect(source).toHaveBeenCalledTimes(1)
    expect(timeline.extend(RANGE_START)).toBe(true)
    expect(timeline.extend(RANGE_END - 1)).toBe(true)
  })
})

describe('Timeline.add', () => {
  it('reaches further than the window, which grows until it can tell', () => {
    const { timeline, source } = roundTheClock()
    expect(timeline.add(grid(70), grid(75) - grid(70))).toBe(grid(75))
    expect(source.mock.calls).toEqual([
      [grid(70), grid(70) + FIRST],
      [grid(70) + FIRST, grid(71)],
      [grid(71), grid(72)],
      [grid(72), grid(74)],
      [grid(74), grid(78)],
    ])
  })
  it('is due at the end of the window when that is where the open time ends', () => {
    const { timeline, source } = timelineOf(grid(70), grid(70) + FIRST)
    expect(timeline.add(grid(70), FIRST)).toBe(grid(70) + FIRST)
    expect(source).toHaveBeenCalledTimes(1)
  })
  it('is due at a closing, not at the next opening (§6)', () => {
    const { timeline } = timelineOf(10, 20, 30, 50)
    expect(timeline.add(15, 5)).toBe(20)
    expect(timeline.add(15, 6)).toBe(31)
    expect(timeline.add(20, 1)).toBe(31)
    expect(timeline.add(0, 30)).toBe(50)
  })
  it('reaches the last instant of the range, and not its end', () => {
    const { timeline } = roundTheClock()
    expect(timeline.add(RANGE_END - 10, 9)).toBe(RANGE_END - 1)
    expect(() => timeline.add(RANGE_END - 10, 10)).toThrow(OUT_OF_RANGE)
    expect(() => timeline.add(RANGE_END - 10, 11)).toThrow(OUT_OF_RANGE)
    expect(() => timeline.add(RANGE_START, RANGE_END - RANGE_START)).toThrow(OUT_OF_RANGE)
    expect(timeline.add(RANGE_START, RANGE_END - RANGE_START - 1)).toBe(RANGE_END - 1)
  })
  it.each([1, HOUR, DAY - 1, DAY, 2 * DAY])(
    'reaches what lies %i ms before the end of the range, asked from long before it',
    before => {
      // Each from a new timeline: one whose window has reached the end needs no growth, and could not give up early.
      for (const start of [RANGE_START, grid(70), grid(250), RANGE_END - 40 * DAY])
        expect(roundTheClock().timeline.add(start, RANGE_END - before - start)).toBe(RANGE_END - before)
    },
  )
  it('is out of range where the open time that is left does not suffice', () => {
    const { timeline } = timelineOf(10, 20)
    expect(timeline.add(15, 5)).toBe(20)
    expect(() => timeline.add(15, 6)).toThrow(OUT_OF_RANGE)
    expect(() => timeline.add(19, 2)).toThrow(OUT_OF_RANGE)
  })
  it('never opens where none is left, be it at the closing itself', () => {
    const { timeline } = timelineOf(10, 20)
    expect(() => timeline.add(20, 1)).toThrow(neverOpens('1970-01-01T00:00:00.020Z'))
    expect(() => never().timeline.add(0, 1)).toThrow(neverOpens('1970-01-01T00:00:00.000Z'))
  })
  it('looks no further when the range itself is too short', () => {
    const { timeline, source } = roundTheClock()
    expect(() => timeline.add(0, RANGE_END + 1)).toThrow(OUT_OF_RANGE)
    expect(() => timeline.add(0, 1e300)).toThrow(OUT_OF_RANGE)
    expect(source).toHaveBeenCalledTimes(1)
  })
  it('measures that from the instant', () => {
    const { timeline, source } = roundTheClock()
    expect(() => timeline.add(grid(250), RANGE_END - grid(250) + 1)).toThrow(OUT_OF_RANGE)
    expect(source).toHaveBeenCalledTimes(1)
  })
})

describe('Timeline.subtract', () => {
  it('reaches further back than the window, which grows until it can tell', () => {
    const { timeline, source } = roundTheClock()
    expect(timeline.subtract(grid(71) - 1, grid(71) - 1 - grid(67))).toBe(grid(67))
    expect(source.mock.calls).toEqual([
      [grid(71) - FIRST, grid(71)],
      [grid(70), grid(71) - FIRST],
      [grid(69), grid(70)],
      [grid(67), grid(69)],
    ])
  })
  it('mirrors add: it comes from an opening, not from the closing before', () => {
    const { timeline } = timelineOf(10, 20, 30, 50)
    expect(timeline.subtract(35, 5)).toBe(30)
    expect(timeline.subtract(35, 6)).toBe(19)
    expect(timeline.subtract(30, 1)).toBe(19)
    expect(timeline.subtract(60, 20)).toBe(30)
    expect(timeline.subtract(60, 30)).toBe(10)
  })
  it('reaches the first instant of the range, and nothing before', () => {
    const { timeline } = roundTheClock()
    expect(timeline.subtract(RANGE_START + 10, 10)).toBe(RANGE_START)
    expect(() => timeline.subtract(RANGE_START + 10, 11)).toThrow(OUT_OF_RANGE)
    expect(() => timeline.subtract(RANGE_START, 1)).toThrow(neverOpens('1900-01-01T00:00:00.000Z'))
  })
  it.each([0, 1, HOUR, DAY - 1, DAY, 2 * DAY])(
    'reaches what lies %i ms after the start of the range, asked from long after it',
    after => {
      for (const end of [RANGE_END - 1, grid(250), grid(70), RANGE_START + 40 * DAY])
        expect(roundTheClock().timeline.subtract(end, end - RANGE_START - after)).toBe(RANGE_START + after)
    },
  )
  it('is out of range where the open time before does not suffice', () => {
    const { timeline } = timelineOf(10, 20)
    expect(timeline.subtract(15, 5)).toBe(10)
    expect(() => timeline.subtract(15, 6)).toThrow(OUT_OF_RANGE)
    expect(() => timeline.subtract(11, 2)).toThrow(OUT_OF_RANGE)
  })
  it('never opens where there was none, be it at the opening itself', () => {
    const { timeline } = timelineOf(10, 20)
    expect(() => timeline.subtract(10, 1)).toThrow(neverOpens('1970-01-01T00:00:00.010Z'))
    expect(() => never().timeline.subtract(0, 1)).toThrow(neverOpens('1970-01-01T00:00:00.000Z'))
  })
  it('looks no further when the range itself is too short', () => {
    const { timeline, source } = roundTheClock()
    expect(() => timeline.subtract(0, -RANGE_START + 1)).toThrow(OUT_OF_RANGE)
    expect(() => timeline.subtract(0, 1e300)).toThrow(OUT_OF_RANGE)
    expect(source).toHaveBeenCalledTimes(1)
  })
  it('measures that from the instant', () => {
    const { timeline, source } = roundTheClock()
    const at = grid(50) + DAY
    expect(() => timeline.subtract(at, at - RANGE_START + 1)).toThrow(OUT_OF_RANGE)
    expect(source).toHaveBeenCalledTimes(1)
    expect(timeline.subtract(at, at - RANGE_START)).toBe(RANGE_START)
  })
})

describe('Timeline.elapsed', () => {
  it('counts the open time between two instants of one window', () => {
    const { timeline } = timelineOf(10, 20, 30, 50)
    expect([timeline.elapsed(0, 100), timeline.elapsed(15, 35), timeline.elapsed(20, 30)]).toEqual([30, 10, 0])
  })
  it('counts over windows that were compiled in either order', () => {
    const right = roundTheClock().timeline
    expect(right.elapsed(grid(70), grid(90))).toBe(grid(90) - grid(70))
    const left = roundTheClock().timeline
    left.ensureCovers(grid(90))
    expect(left.elapsed(grid(70), grid(90))).toBe(grid(90) - grid(70))
  })
})

describe('Timeline.isOpen', () => {
  it('is so at an opening and not at a closing', () => {
    const { timeline } = timelineOf(10, 20, 30, 50)
    expect([0, 9, 10, 19, 20, 29, 30, 49, 50, 51].map(at => timeline.isOpen(at))).toEqual([
      ...[false, false, true, true, false, false, true, true, false, false],
    ])
  })
  it('is not so where a window begins closed', () => expect(timelineOf(10, 20).timeline.isOpen(grid(70))).toBe(false))
})

/** Open across a line of the grid, where no window may show an opening or a closing. */
const ACROSS = [grid(70) - 5, grid(70) + 5] as const

describe('Timeline.nextOpen', () => {
  it('is the instant itself while open, else the next opening', () => {
    const { timeline } = timelineOf(10, 20, 30, 50)
    expect([0, 9, 10, 19, 20, 29, 30, 49].map(at => timeline.nextOpen(at))).toEqual([10, 10, 10, 19, 30, 30, 30, 49])
  })
  it('is null behind the last closing, and where there is no open time', () => {
    expect(timelineOf(10, 20).timeline.nextOpen(20)).toBeNull()
    expect(never().timeline.nextOpen(0)).toBeNull()
  })
  it('looks for it until the range ends', () => {
    const { timeline } = timelineOf(RANGE_END - 1, RANGE_END)
    expect(timeline.nextOpen(RANGE_START)).toBe(RANGE_END - 1)
  })
  it('finds an opening where a window begins', () => {
    expect(timelineOf(grid(71), grid(71) + 5).timeline.nextOpen(grid(70))).toBe(grid(71))
  })
  it('looks as far as the limit, and no window further', () => {
    const { timeline, source } = timelineOf(grid(71), grid(71) + 5)
    expect(timeline.nextOpen(grid(71) - FIRST, grid(71))).toBeNull()
    expect(source).toHaveBeenCalledTimes(1)
    expect(timeline.nextOpen(grid(71) - FIRST, grid(71) + 1)).toBe(grid(71))
  })
})

describe('Timeline.nextClose', () => {
  it('is the end of the open stretch, else that of the next one', () => {
    const { timeline } = timelineOf(10, 20, 30, 50)
    expect([0, 10, 19, 20, 29, 30, 49].map(at => timeline.nextClose(at))).toEqual([20, 20, 20, 50, 50, 50, 50])
  })
  it('is null behind the last closing, and where there is no open time', () => {
    expect(timelineOf(10, 20).timeline.nextClose(20)).toBeNull()
    expect(never().timeline.nextClose(0)).toBeNull()
  })
  it('is null where the clock round ends with the range', () => {
    expect(roundTheClock().timeline.nextClose(0)).toBeNull()
    expect(timelineOf(RANGE_END - 9, RANGE_END).timeline.nextClose(RANGE_END - 20)).toBeNull()
  })
  it('finds a closing just before the end of the range', () => {
    expect(timelineOf(10, RANGE_END - 1).timeline.nextClose(RANGE_START)).toBe(RANGE_END - 1)
  })
  it('does not close where a window ends inside open time', () => {
    expect(timelineOf(...ACROSS).timeline.nextClose(grid(70) - 9)).toBe(grid(70) + 5)
    expect(timelineOf(...ACROSS).timeline.nextClose(grid(70) - 1)).toBe(grid(70) + 5)
  })
  it('finds a closing where a window ends', () => {
    expect(timelineOf(grid(71) - 5, grid(71)).timeline.nextClose(grid(70))).toBe(grid(71))
  })
  it('looks as far as the limit, and no window further', () => {
    const { timeline, source } = timelineOf(grid(71) - 5, grid(71))
    expect(timeline.nextClose(grid(71) - FIRST, grid(71))).toBeNull()
    expect(source).toHaveBeenCalledTimes(1)
    expect(timeline.nextClose(grid(71) - FIRST, grid(71) + 1)).toBe(grid(71))
  })
})

describe('Timeline.previousOpen', () => {
  it('is the opening of the stretch before the instant', () => {
    const { timeline } = timelineOf(10, 20, 30, 50)
    expect([11, 20, 25, 30, 31, 50, 99].map(at => timeline.previousOpen(at))).toEqual([10, 10, 10, 10, 30, 30, 30])
  })
  it('is null at the first opening and before, and where there is no open time', () => {
    const { timeline } = timelineOf(10, 20)
    expect([timeline.previousOpen(10), timeline.previousOpen(0)]).toEqual([null, null])
    expect(never().timeline.previousOpen(0)).toBeNull()
  })
  it('is null where the clock round begins with the range', () => {
    const { timeline } = roundTheClock()
    expect([timeline.previousOpen(RANGE_END - 1), timeline.previousOpen(RANGE_START)]).toEqual([null, null])
  })
  it('finds an opening just behind the start of the range', () => {
    expect(timelineOf(RANGE_START + 1, 10).timeline.previousOpen(0)).toBe(RANGE_START + 1)
  })
  it('does not open where a window begins inside open time', () => {
    expect(timelineOf(...ACROSS).timeline.previousOpen(grid(70) + 9)).toBe(grid(70) - 5)
    expect(timelineOf(...ACROSS).timeline.previousOpen(grid(70))).toBe(grid(70) - 5)
  })
  it('finds an opening where a window begins', () => {
    expect(timelineOf(grid(70), grid(70) + 5).timeline.previousOpen(grid(70) + 9)).toBe(grid(70))
  })
})

describe('Timeline.previousClose', () => {
  it('is the instant itself while open just before it, else the last closing', () => {
    const { timeline } = timelineOf(10, 20, 30, 50)
    expect([11, 19, 20, 21, 30, 31, 50, 51].map(at => timeline.previousClose(at))).toEqual([
      ...[11, 19, 20, 20, 20, 31, 50, 50],
    ])
  })
  it('is null at the first opening and before, and where there is no open time', () => {
    const { timeline } = timelineOf(10, 20)
    expect([timeline.previousClose(10), timeline.previousClose(0)]).toEqual([null, null])
    expect(never().timeline.previousClose(0)).toBeNull()
  })
  it('is null where the clock round begins, and the instant from then on', () => {
    const { timeline } = roundTheClock()
    expect([RANGE_START, RANGE_START + 1, RANGE_END - 1].map(at => timeline.previousClose(at))).toEqual([
      ...[null, RANGE_START + 1, RANGE_END - 1],
    ])
  })
  it('is the instant itself where a window begins inside open time', () => {
    expect(timelineOf(...ACROSS).timeline.previousClose(grid(70))).toBe(grid(70))
  })
  it('finds a closing where a window begins', () => {
    expect(timelineOf(grid(70) - 5, grid(70)).timeline.previousClose(grid(70))).toBe(grid(70))
    expect(timelineOf(grid(70) - 5, grid(70)).timeline.previousClose(grid(70) + 9)).toBe(grid(70))
  })
})
