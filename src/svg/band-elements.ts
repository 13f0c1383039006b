import { withHolder } from '../explain/lines.ts'
import { spelledOutText, xmlText } from '../text/xml-text.ts'
import { DAY } from '../time/epoch-day.ts'
import { clockText } from '../time/format/local-time.ts'
import type { BandLabel, BoxLabels, LabelBox } from './band-labels.ts'
import { BAND_STYLES } from './band-styles.ts'
import type { Band, BandKind } from './bands.ts'
import { type Box, rectElement, textElement } from './elements.ts'
import { kindText, lengthText, type Words } from './words.ts'

/** The height of the line of a thin band. */
const THIN = 2
/** The distance from the top of a band to the baseline of its words. */
const BASE = 15

/** Returns what a band may say, the longest text first. */
export function labelsOf(band: Band, words: Words): Omit<LabelBox, 'x' | 'width'> {
  const { kind, counted, holder } = band
  // The two passes of a repeated hour are too low for words.
  if (band.pass) return { texts: [], isFree: false }
  const name = band.name === undefined ? undefined : spelledOutText(band.name)
  const isFree = BAND_STYLES[kind].shape === 'thin'
  const meaning = kindText(kind, words)
  if (!counted) {
    const shown = name ?? (kind === 'held-by-others' && holder !== undefined ? spelledOutText(holder) : meaning)
    return { texts: [meaningOf(band, words), shown, meaning], isFree }
  }
  const length = lengthText(band.ms)
  const texts = [...(name === undefined ? [] : [`${name}, ${length}`]), length, length.replace(/( h \d+) min$/, '$1')]
  return { texts, isBold: true, beside: length, isFree }
}

/** Returns the elements of a band: its swatch, its label, and the labels that its neighbours have written on it. */
export function bandElements(band: Band, box: Box, { own, guests }: BoxLabels, id: string, words: Words): string[] {
  const { kind, from, to, pass, ms } = band
  const time = `${clockText(from)}–${to === DAY ? '24:00' : clockText(to)}`
  // The two passes of a repeated hour are drawn one above the other.
  const half = { height: box.height / 2 - 1, y: box.y + (pass === 'second' ? box.height / 2 + 1 : 0) }
  const gaps = [...(own ? [own] : []), ...guests].sort((a, b) => a.x - b.x)
  return [
    `<g><title>${xmlText(`${time} ${meaningOf(band, words)}: ${lengthText(ms)}`)}</title>`,
    ...swatchElements(kind, { ...box, ...(pass && half), width: Math.max(box.width, 0.5) }, id, gaps),
    ...(own ? labelElements(kind, own, box) : []),
    '</g>',
  ]
}

/** Returns the label of a band on the line of its neighbour. */
export function guestElement({ text, x, width }: BandLabel, top: number): string {
  return textElement(x + width / 2, top + BASE, text, 'sla-ink sla-halo', 'middle')
}

/** Returns a band without words. A thin one leaves gaps for labels. */
export function swatchElements(
  kind: BandKind,
  box: Box,
  id: string,
  gaps: readonly Pick<BandLabel, 'x' | 'width'>[] = [],
): string[] {
  const { shape } = BAND_STYLES[kind]
  const pattern = `${id}-${kind}`
  if (shape === 'thin') {
    const edges = [box.x, ...gaps.flatMap(({ x, width }) => [x, x + width]), box.x + box.width]
    const y = box.y + (box.height - THIN) / 2
    return edges.flatMap((x, i) => {
      const width = edges[i + 1] - x
      return i % 2 || (gaps.length && width < 0.5) ? [] : [rectElement({ x, y, width, height: THIN }, '', pattern)]
    })
  }
  if (shape === 'dark' || box.width < 2) return [rectElement(box, '', pattern)]
  const inside = { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1 }
  return [rectElement(inside, `sla-line-${kind}`, pattern)]
}

function labelElements(kind: BandKind, { text, x, width }: BandLabel, { y, height }: Box): string[] {
  const { path, shape } = BAND_STYLES[kind]
  const look = shape === 'dark' ? 'sla-bright' : shape === 'thin' ? 'sla-soft sla-halo' : 'sla-ink'
  return [
    ...(path ? [rectElement({ x, y: y + 1, width, height: height - 2 }, `sla-ground-${kind}`)] : []),
    textElement(x + width / 2, y + BASE, text, look, 'middle'),
  ]
}

function meaningOf({ kind, name, holder }: Band, words: Words): string {
  const meaning = kindText(kind, words)
  const named = name === undefined ? meaning : `${meaning}, ${spelledOutText(name)}`
  return withHolder(named, kind, holder === undefined ? undefined : spelledOutText(holder), words.vocabulary)
}
