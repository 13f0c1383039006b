import type { BandKind } from './bands.ts'

/** The look of a kind of band: a pattern of lines or dots on a background, and the shape of the band. */
export type BandStyle = {
  /** The path of its pattern in a square of 8 by 8 pixels; empty for a plain background. */
  readonly path: string
  /** The colours of the background, for light and dark screens. */
  readonly ground: readonly [light: string, dark: string]
  /** The colours of the pattern. */
  readonly line: readonly [light: string, dark: string]
  /** `dark` for counted time, which has bright words; `thin` for a line instead of a bar; others have an outline. */
  readonly shape?: 'dark' | 'thin'
}

const SLASH = 'M-2 2l4-4M0 8l8-8M6 10l4-4'
const BACKSLASH = 'M-2 6l4 4M0 0l8 8M6-2l4 4'
const UPRIGHT = 'M2 0v8M6 0v8'

/** The looks in the order of the legend. Kinds differ by pattern or shape; colour is redundant. */
export const BAND_STYLES: Readonly<Record<BandKind, BandStyle>> = {
  open: { path: '', ground: ['#1c6b3c', '#7fd6a0'], line: ['#1c6b3c', '#7fd6a0'], shape: 'dark' },
  extra: { path: 'M4 2v4M2 4h4', ground: ['#1c6b3c', '#7fd6a0'], line: ['#8fd0a5', '#1c6b3c'], shape: 'dark' },
  overrun: { path: SLASH, ground: ['#a32c05', '#ffab8c'], line: ['#ff9d7a', '#a32c05'], shape: 'dark' },
  unused: { path: '', ground: ['#edf6f0', '#1b2a21'], line: ['#478f63', '#5f9e79'] },
  closed: { path: '', ground: ['#868e97', '#767e88'], line: ['#868e97', '#767e88'], shape: 'thin' },
  holiday: { path: 'M2 2h.01M6 6h.01', ground: ['#c9d6f8', '#2f4070'], line: ['#4460ad', '#93a9e6'] },
  exception: { path: `${SLASH}${BACKSLASH}`, ground: ['#e6e8eb', '#33383f'], line: ['#757e89', '#8f97a1'] },
  paused: { path: UPRIGHT, ground: ['#fbeebc', '#57491a'], line: ['#96750c', '#c8a94c'] },
  'held-by-others': { path: 'M1 4h2M5 4h2', ground: ['#fbeebc', '#57491a'], line: ['#96750c', '#d8bd5c'] },
  waiting: { path: BACKSLASH, ground: ['#f2e3f7', '#4b3357'], line: ['#9a62b0', '#b489c4'] },
  stopped: { path: 'M0 2h8M0 6h8', ground: ['#ffffff', '#22262b'], line: ['#7d8691', '#7f8893'] },
  restarted: { path: BACKSLASH, ground: ['#d9f0de', '#294d36'], line: ['#4c8560', '#7fb38d'] },
}

const KINDS = Object.entries(BAND_STYLES) as [BandKind, BandStyle][]
const PAPER = ['#ffffff', '#16191d'] as const
const INK = ['#1c2126', '#e8ebee'] as const
const SOFT = ['#596068', '#a3abb4'] as const
const LINE = ['#c9ced4', '#454c55'] as const
const LANE = ['#478f63', '#5f9e79'] as const
const ALARM = ['#a32c05', '#ffab8c'] as const

/** The style sheet of every drawing, for light and dark screens; prints are light. */
export const STYLE = [
  '.sla-text{font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif;font-size:13px}',
  '.sla-strong{font-weight:600}.sla-big{font-size:15px;font-weight:600}',
  '.sla-grid{stroke-width:1}.sla-mark{stroke-width:1.5;fill:none}.sla-bracket{fill:none}.sla-pale{fill-opacity:0.25}.sla-dash{stroke-dasharray:3 2}',
  '.sla-halo{paint-order:stroke;stroke-width:3px}',
  '.sla-line{fill:none;stroke-width:1.2;stroke-linecap:round}.sla-line-holiday{stroke-width:2.2}rect.sla-line-holiday{stroke-width:1}',
  colours(0),
  `@media screen and (prefers-color-scheme:dark){${colours(1)}}`,
].join('\n')

function colours(scheme: 0 | 1): string {
  return [
    `.sla-paper{fill:${PAPER[scheme]}}.sla-halo{stroke:${PAPER[scheme]}}.sla-ink{fill:${INK[scheme]}}.sla-soft{fill:${SOFT[scheme]}}`,
    `.sla-alarm{fill:${ALARM[scheme]}}.sla-lane{fill:${LANE[scheme]}}.sla-bright{fill:${PAPER[scheme]};font-weight:600}`,
    `.sla-grid{stroke:${LINE[scheme]}}.sla-bracket{stroke:${SOFT[scheme]}}.sla-mark{stroke:${INK[scheme]}}.sla-mark-alarm{stroke:${ALARM[scheme]}}`,
    ...KINDS.map(
      ([kind, { ground, line }]) =>
        `.sla-ground-${kind}{fill:${ground[scheme]}}.sla-line-${kind}{stroke:${line[scheme]}}`,
    ),
  ].join('')
}

/** Returns the patterns of some kinds as SVG definitions, with names that start with `id`. */
export function patterns(kinds: Iterable<BandKind>, id: string): string {
  return [...kinds]
    .map(
      kind =>
        `<pattern id="${id}-${kind}" width="8" height="8" patternUnits="userSpaceOnUse">` +
        `<rect width="8" height="8" class="sla-ground-${kind}"/>` +
        (BAND_STYLES[kind].path ? `<path d="${BAND_STYLES[kind].path}" class="sla-line sla-line-${kind}"/>` : '') +
        '</pattern>',
    )
    .join('')
}
