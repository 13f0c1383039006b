import { xmlAttribute, xmlText } from '../text/xml-text.ts'

/** Where a text begins, or its middle, or its end. */
export type Anchor = 'start' | 'middle' | 'end'

/** A rectangle, in pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Returns a text element with its baseline at `y`; nothing for an empty text. */
export function textElement(x: number, y: number, text: string, look: string, anchor: Anchor = 'start'): string {
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return text && `<text x="${rounded(x)}" y="${rounded(y)}" class="${look}"${at}>${xmlText(text)}</text>`
}

/** Returns a rectangle with the looks of a class, and perhaps with a pattern of the picture. */
export function rectElement({ x, y, width, height }: Box, look: string, pattern?: string): string {
  const place = `x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"`
  const fill = pattern === undefined ? '' : ` fill="url(#${xmlAttribute(pattern)})"`
  return `<rect ${place}${fill}${look && ` class="${look}"`}/>`
}

/** Rounds a position to tenths of a pixel. */
export function rounded(x: number): number {
  return Math.round(x * 10) / 10
}
