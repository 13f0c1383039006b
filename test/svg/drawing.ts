import { textWidth } from '../../src/svg/text-width.ts'
import { readXml } from './xml.ts'

/** What an image draws, one line per element, in order: its kind, its place and size, its text and its look. */
export function drawing(svg: string): string[] {
  const root = readXml(svg).documentElement!
  const elements = [...root.getElementsByTagName('*')].filter(({ parentNode }) => {
    const parent = parentNode?.nodeName
    return parent === 'svg' || parent === 'g'
  })
  return elements.flatMap(element => {
    const [x, y, width, height, d, fill, anchor] = ['x', 'y', 'width', 'height', 'd', 'fill', 'text-anchor'].map(name =>
      element.getAttribute(name),
    )
    const look = element.getAttribute('class')?.replaceAll('sla-', '') ?? fill
    if (element.nodeName === 'rect') return [`rect ${x},${y} ${width}x${height} ${look}`]
    if (element.nodeName === 'path') return [`path ${d} ${look}`]
    if (element.nodeName === 'text')
      return [`text ${x},${y}${anchor ? ` ${anchor}` : ''} ${look}: ${element.textContent}`]
    return element.parentNode!.nodeName === 'g' ? [`${element.nodeName} ${element.textContent}`] : []
  })
}

/** A text of an image with the box that it is estimated to need, in pixels. */
export type TextBox = {
  readonly text: string
  readonly look: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Returns the texts of an image. Bold letters are a tenth wider, those of captions and headings a bit larger, too. */
export function textBoxes(svg: string): TextBox[] {
  return [...readXml(svg).getElementsByTagName('text')].map(element => {
    const text = element.textContent!
    const look = element.getAttribute('class')!
    const [x, y] = ['x', 'y'].map(name => Number(element.getAttribute(name)))
    const scale = /sla-big/.test(look) ? 1.27 : /sla-(strong|bright)/.test(look) ? 1.1 : 1
    const width = textWidth(text) * scale
    const left = x - { start: 0, middle: width / 2, end: width }[element.getAttribute('text-anchor') ?? 'start']!
    return { text, look, left, right: left + width, top: y - 10, bottom: y + 3 }
  })
}

/** Returns the pairs of texts that overlap. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  return boxes.flatMap((one, i) =>
    boxes
      .slice(i + 1)
      .filter(other => one.left < other.right && other.left < one.right)
      .filter(other => one.top < other.bottom && other.top < one.bottom)
      .map(other => `${one.text} on ${other.text}`),
  )
}

/** Returns the texts that leave an image. */
export function outside(boxes: readonly TextBox[], svg: string): string[] {
  const root = readXml(svg).documentElement!
  const [width, height] = ['width', 'height'].map(name => Number(root.getAttribute(name)))
  // Positions are rounded to tenths of a pixel.
  const isInside = ({ left, right, top, bottom }: TextBox) =>
    left >= -0.1 && right <= width + 0.1 && top >= 0 && bottom <= height
  return boxes.filter(box => !isInside(box)).map(({ text }) => text)
}
