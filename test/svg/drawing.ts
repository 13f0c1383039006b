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
