import { describe, expect, it } from 'vitest'
import { type Layer, openTime, visibleParts } from '../../../src/calendar/sources/layers.ts'

const open = (...spans: number[]): Layer => ({ isOpen: true, reason: 'hours', spans })
const closed = (...spans: number[]): Layer => ({ isOpen: false, reason: 'holiday', spans })
const DAY = closed(0, 1440)

describe('openTime', () => {
  it('is none without layers', () => expect(openTime([])).toEqual([]))
  it('adds what a layer opens and removes what a layer closes', () =>
    expect(openTime([DAY, open(540, 1080), closed(720, 780), open(1200, 1260)])).toEqual([
      540, 720, 780, 1080, 1200, 1260,
    ]))
  it('gives the last word to the last layer', () => {
    expect(openTime([open(0, 60), closed(0, 60)])).toEqual([])
    expect(openTime([closed(0, 60), open(0, 60)])).toEqual([0, 60])
  })
})

describe('visibleParts', () => {
  it('shows the part of each layer that no later layer covers, in time order', () => {
    const [hours, lunch] = [open(540, 1080), closed(720, 780)]
    expect(visibleParts([DAY, hours, lunch])).toEqual([
      { start: 0, end: 540, layer: DAY },
      { start: 540, end: 720, layer: hours },
      { start: 720, end: 780, layer: lunch },
      { start: 780, end: 1080, layer: hours },
      { start: 1080, end: 1440, layer: DAY },
    ])
  })
  it('shows nothing of a layer that is covered or empty', () =>
    expect(visibleParts([open(540, 1080), open(), DAY])).toEqual([{ start: 0, end: 1440, layer: DAY }]))
  it('has the same open time as the fold of the layers', () => {
    const layers = [DAY, open(0, 360, 600, 1440), closed(300, 660), closed(700, 710), open(650, 705)]
    const parts = visibleParts(layers).filter(({ layer }) => layer.isOpen)
    const minutes = Array.from({ length: 1440 }, (_, minute) => minute)
    const isOpen = (minute: number) => parts.some(({ start, end }) => start <= minute && minute < end)
    const spans = openTime(layers)
    const inSpans = (minute: number) => spans.filter(edge => edge <= minute).length % 2 === 1
    expect(minutes.filter(isOpen)).toEqual(minutes.filter(inSpans))
  })
})
