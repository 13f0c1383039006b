import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Flag, layoutLabels } from '../../src/svg/flags.ts'
import { textWidth } from '../../src/svg/text-width.ts'
import { runs } from '../arbitraries/runs.ts'

const flag = (x: number, ...texts: string[]): Flag => ({ x, texts, isCritical: false, isDashed: false })
const lines = (flags: readonly Flag[], right = 800) =>
  Object.fromEntries(layoutLabels(flags, 8, right).map(({ texts, line, isBefore }) => [texts[0], [line, isBefore]]))

describe('layoutLabels', () => {
  it('keeps labels on the lowest line if they overlap nothing', () => {
    expect(lines([flag(100, 'reported 09:00'), flag(400, 'due 15:00')])).toEqual({
      'reported 09:00': [0, false],
      'due 15:00': [0, false],
    })
  })

  it('places a label above all lines of the labels that it would overlap', () => {
    expect(lines([flag(100, 'reported 01:00'), flag(120, '23 h', 'clock 02:00 to 03:00'), flag(300, 'due')])).toEqual({
      due: [0, false],
      '23 h': [0, false],
      'reported 01:00': [2, false],
    })
  })

  it('ends a label at its mark if it would leave the picture, and the labels before it that would cross it', () => {
    expect(lines([flag(690, 'reported 23:00'), flag(702, 'segnalato alle 23:30')])).toEqual({
      'segnalato alle 23:30': [1, true],
      'reported 23:00': [0, true],
    })
  })

  it('gives bold labels more room', () => {
    const alarm = { ...flag(100, 'due 15:00'), isCritical: true }
    const [bold] = layoutLabels([alarm], 8, 800)
    const [plain] = layoutLabels([flag(100, 'due 15:00')], 8, 800)
    expect(bold.width - plain.width).toBeCloseTo(textWidth('due 15:00') * 0.1)
    // Plain words of the same length would fit in front of the next mark; bold ones do not.
    const right = 100 + plain.width + 1
    expect(layoutLabels([flag(100, 'due 15:00')], 8, right)[0].isBefore).toBe(false)
    expect(layoutLabels([alarm], 8, right)[0].isBefore).toBe(true)
  })

  it('lets labels touch, and starts or ends them at their marks', () => {
    const width = textWidth('due') + 8
    const places = layoutLabels([flag(100, 'due'), flag(100 + width, 'due'), flag(500, 'due')], 8, 500 + width)
    expect(places.map(({ x, start, line, isBefore }) => [x, start, line, isBefore])).toEqual([
      [500, 500, 0, false],
      [100 + width, 100 + width, 0, false],
      [100, 100, 0, false],
    ])
    expect(layoutLabels([flag(500, 'due')], 8, 499 + width)).toMatchObject([
      { start: 500 - width, width, isBefore: true },
    ])
    expect(layoutLabels([flag(8 + width, 'due')], 8, 10 + width)).toMatchObject([{ start: 8, isBefore: true }])
  })

  it('moves a label into a room that is too narrow on both sides of its mark', () => {
    const width = textWidth('reported 09:00') + 8
    expect(layoutLabels([flag(50, 'reported 09:00')], 8, 8 + width)).toMatchObject([{ start: 8, isBefore: false }])
    expect(layoutLabels([flag(50, 'reported 09:00')], 8, 20 + width)).toMatchObject([
      { start: expect.closeTo(20), isBefore: false },
    ])
  })

  const someFlags = (right: number) =>
    fc.array(
      fc.record({
        x: fc.integer({ min: 12, max: right - 4 }),
        texts: fc.array(fc.constantFrom('due 13:00', 'reported 16:00', 'clock 02:00 to 03:00', '23 h'), {
          minLength: 1,
          maxLength: 2,
        }),
        isCritical: fc.boolean(),
        isDashed: fc.constant(false),
      }),
      { maxLength: 4 },
    )

  it.each([312, 792])('keeps words apart and in a room up to %i', right =>
    fc.assert(
      fc.property(someFlags(right), flags => {
        const placed = layoutLabels(flags, 8, right)
        expect(placed).toHaveLength(flags.length)
        for (const [i, one] of placed.entries()) {
          expect(one.width).toBeGreaterThan(Math.max(...one.texts.map(textWidth)))
          expect(one.start).toBeGreaterThanOrEqual(8)
          expect(one.start + one.width).toBeLessThanOrEqual(right)
          for (const other of placed.slice(i + 1)) {
            const isBeside = one.start >= other.start + other.width || other.start >= one.start + one.width
            const isAbove = one.line >= other.line + other.texts.length || other.line >= one.line + one.texts.length
            expect(isBeside || isAbove).toBe(true)
          }
        }
      }),
      runs(200),
    ),
  )

  it('lets no line of a mark cross a label if there is room', () =>
    fc.assert(
      fc.property(someFlags(792), flags => {
        const placed = layoutLabels(flags, 8, 792)
        for (const one of placed)
          for (const other of placed) {
            const isWithin = one.x > other.start && one.x < other.start + other.width
            expect(isWithin && one !== other && one.line >= other.line).toBe(false)
          }
      }),
      runs(200),
    ))
})
