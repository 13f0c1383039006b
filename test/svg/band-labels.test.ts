import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelBox, placeLabels } from '../../src/svg/band-labels.ts'
import { textWidth } from '../../src/svg/text-width.ts'
import { runs } from '../arbitraries/runs.ts'

const closed = (x: number, width: number): LabelBox => ({ x, width, texts: ['closed'], isFree: true })
const counted = (x: number, width: number): LabelBox => ({
  x,
  width,
  texts: ['1 h 30 min', '1 h 30'],
  beside: '1 h 30 min',
  isBold: true,
  isFree: false,
})

/** The texts of each box: its own, then those of its neighbours. */
const texts = (boxes: readonly LabelBox[], marks: readonly number[] = []) =>
  placeLabels(boxes, marks).map(({ own, guests }) => [own?.text, ...guests.map(({ text }) => text)])

describe('placeLabels', () => {
  it('writes the longest text that fits into a box, in its middle', () => {
    expect(texts([counted(0, 100)])).toEqual([['1 h 30 min']])
    expect(texts([counted(0, 60)])).toEqual([['1 h 30']])
    expect(texts([counted(0, 20)])).toEqual([[undefined]])
    const [{ own }] = placeLabels([counted(0, 100)], [])
    expect(own!.x + own!.width / 2).toBeCloseTo(50)
  })

  it('uses the line on the right of a short box, or the one on the left', () => {
    expect(texts([closed(0, 200), counted(200, 20), closed(220, 200)])).toEqual([
      ['closed'],
      [undefined],
      ['closed', '1 h 30 min'],
    ])
    expect(texts([closed(0, 200), counted(200, 20), closed(220, 10)])).toEqual([
      ['closed', '1 h 30 min'],
      [undefined],
      [undefined],
    ])
    expect(texts([closed(0, 10), counted(10, 20), closed(30, 10)])).toEqual([[undefined], [undefined], [undefined]])
  })

  it('leaves a part of the line on which it writes for a neighbour', () => {
    const { width } = placeLabels([closed(0, 200), counted(200, 20)], [])[0].guests[0]
    const onTheLeft = (line: number) => texts([closed(0, line), counted(line, 20)])
    const onTheRight = (line: number) => texts([counted(0, 20), closed(20, line)])
    expect(onTheLeft(width + 0.9)).toEqual([['closed'], [undefined]])
    expect(onTheLeft(width + 1.1)).toEqual([[undefined, '1 h 30 min'], [undefined]])
    expect(onTheRight(width + 0.9)).toEqual([[undefined], ['closed']])
    expect(onTheRight(width + 1.1)).toEqual([[undefined], [undefined, '1 h 30 min']])
  })

  it('writes on no mark, but on the larger side of it', () => {
    const [{ own }] = placeLabels([counted(0, 200)], [60])
    expect(own!.x).toBeGreaterThan(60)
    expect(texts([counted(0, 100)], [50])).toEqual([[undefined]])
    expect(texts([closed(0, 200), counted(200, 20), closed(220, 200)], [260])).toEqual([
      ['closed', '1 h 30 min'],
      [undefined],
      ['closed'],
    ])
  })

  it('keeps labels apart, within their rooms and off the marks', () => {
    const anyBoxes = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.boolean()), { maxLength: 8 })
    fc.assert(
      fc.property(anyBoxes, fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 4 }), (widths, marks) => {
        let end = 0
        const boxes = widths.map(([width, isClosed]) => {
          end += width
          return (isClosed ? closed : counted)(end - width, width)
        })
        const all = placeLabels(boxes, marks).flatMap(({ own, guests }) => [...(own ? [own] : []), ...guests])
        const sorted = all.sort((a, b) => a.x - b.x)
        for (const [i, { text, x, width }] of sorted.entries()) {
          expect(width).toBeGreaterThan(textWidth(text))
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual((sorted[i + 1]?.x ?? end) + 1e-9)
          expect(marks.filter(mark => mark > x + 2 && mark < x + width - 2)).toEqual([])
        }
      }),
      runs(100),
    )
  })
})
