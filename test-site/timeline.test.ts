import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Preset } from '../playground/presets/preset.ts'
import { presets } from '../playground/presets.ts'
import { startChromium } from '../scripts/chromium.mjs'
import { businessCalendar, type Explanation, explain, type Policy, type PolicySpec, slaPolicy } from '../src/index.ts'
import { timelineSvg } from '../src/svg/timeline.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

/** A text of a picture and its bounding box in a browser with its fonts, in pixels. */
type Box = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
}

describe('timelineSvg', () => {
  it.each([280, 320, 560, 800])('keeps words in the picture and apart from each other, %i pixels wide', async width => {
    const page = await browser.newPage()
    const wrong: string[] = []
    for (const preset of presets)
      for (const locale of ['en', 'it']) {
        const explanation = explanationOf(preset)
        const svg = timelineSvg(explanation, {
          timeZone: preset.zone,
          width,
          locale,
          calendar: preset.calendar,
        })
        await page.evaluate(picture => {
          document.body.innerHTML = picture
        }, svg)
        const boxes = await page.locator('svg text').evaluateAll(words =>
          words.map(word => {
            const { x, y, width, height } = (word as SVGTextElement).getBBox()
            // The box of a font is higher than its letters.
            return { text: word.textContent!, x, y: y + 3, right: x + width, bottom: y + height - 3 }
          }),
        )
        const at = `${preset.id}, ${locale}`
        const marks = boxes.filter(({ text }) => /^(due|scadenza) \d\d:\d\d/.test(text))
        expect(marks).toHaveLength(explanation.dueAt === null ? 0 : 1)
        wrong.push(...outside(boxes, width).map(text => `${at}: ${text} leaves the picture`))
        wrong.push(...overlaps(boxes).map(texts => `${at}: ${texts}`))
      }
    expect(wrong).toEqual([])
    await page.close()
  })
})

function outside(boxes: readonly Box[], width: number): string[] {
  return boxes.filter(({ x, right }) => x < 0 || right > width).map(({ text }) => text)
}

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, i) =>
    boxes
      .slice(i + 1)
      .filter(other => one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom)
      .map(other => `${one.text} on ${other.text}`),
  )
}

function explanationOf(preset: Preset): Explanation<string> {
  const { severity, pauses = [] } = preset
  const wall = (text: string) => `${text}[${preset.zone}]`
  return explain({
    policy: slaPolicy(JSON.parse(JSON.stringify(preset.policy)) as PolicySpec) as Policy,
    calendar: businessCalendar(preset.calendar),
    target: (preset.target ?? 'firstResponse') as 'firstResponse',
    events: [
      { at: wall(preset.at), type: 'reported', severity },
      ...pauses.flatMap(({ from, until, reason }) => [
        { at: wall(from), type: 'paused' as const, reason },
        { at: wall(until), type: 'resumed' as const, reason },
      ]),
    ],
    now: wall(pauses.at(-1)?.until ?? preset.at),
  })
}
