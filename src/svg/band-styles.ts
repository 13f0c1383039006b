import type { BandKind } from './bands.ts'

/** The look of a kind of band: a letter, and a pattern of lines or dots on a background. */
export type BandStyle = {
  readonly letter: string
  /** The path of its pattern in a square of 8 by 8 pixels; empty for a plain background. */
  readonly path: string
  /** The colours of the background, for light and dark screens. */
  readonly ground: readonly [light: string, dark: string]
  /** The colours of the pattern. */
  readonly line: readonly [light: string, dark: string]
}

const SLASH = 'M-2 2l4-4M0 8l8-8M6 10l4-4'
const BACKSLASH = 'M-2 6l4 4M0 0l8 8M6-2l4 4'
const UPRIGHT = 'M2 0v8M6 0v8'

/** The looks in the order of the legend. Kinds differ by letter and pattern; colour is redundant. */
export const BAND_STYLES: Readonly<Record<BandKind, BandStyle>> = {
  open: { letter: 'O', path: '', ground: ['#bfe5c8', '#2f6b43'], line: ['#bfe5c8', '#2f6b43'] },
  extra: { letter: 'E', path: 'M4 2v4M2 4h4', ground: ['#bfe5c8', '#2f6b43'], line: ['#3f8f57', '#7fc795'] },
  overrun: { letter: '!', path: SLASH, ground: ['#ffd0bf', '#7a2b14'], line: ['#d1451b', '#ff9d7a'] },
  closed: { letter: 'C', path: '', ground: ['#e6e8eb', '#33383f'], line: ['#e6e8eb', '#33383f'] },
  holiday: { letter: 'H', path: 'M2 2h.01M6 6h.01', ground: ['#dbe4fb', '#2c3a5e'], line: ['#5872b8', '#93a9e6'] },
  exception: {
    letter: 'X',
    path: `${SLASH}${BACKSLASH}`,
    ground: ['#e6e8eb', '#33383f'],
    line: ['#a5abb3', '#646b75'],
  },
  paused: { letter: 'P', path: UPRIGHT, ground: ['#fbeebc', '#57491a'], line: ['#d6b23c', '#b7983a'] },
  'held-by-others': {
    letter: 'T',
    path: 'M1 4h2M5 4h2',
    ground: ['#fbeebc', '#57491a'],
    line: ['#a88a1f', '#d8bd5c'],
  },
  waiting: { letter: 'W', path: BACKSLASH, ground: ['#f2e3f7', '#4b3357'], line: ['#b98acb', '#a579b8'] },
  stopped: { letter: 'S', path: 'M0 2h8M0 6h8', ground: ['#ffffff', '#22262b'], line: ['#b4bac2', '#59606a'] },
  restarted: { letter: 'R', path: BACKSLASH, ground: ['#d9f0de', '#294d36'], line: ['#7fb38d', '#5d9670'] },
}

const KINDS = Object.entries(BAND_STYLES) as [BandKind, BandStyle][]
const PAPER = ['#ffffff', '#16191d'] as const
const INK = ['#1c2126', '#e8ebee'] as const
const SOFT = ['#596068', '#a3abb4'] as const
const LINE = ['#c9ced4', '#454c55'] as const
const ALARM = ['#a32c05', '#ffab8c'] as const

/** The style sheet of every drawing, for light and dark screens; prints are light. */
export const STYLE = [
  '.sla-text{font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif;font-size:11px}',
  '.sla-strong{font-weight:600}.sla-big{font-size:13px;font-weight:600}',
  '.sla-grid{stroke-width:1}.sla-mark{stroke-width:1.5;fill:none}.sla-dash{stroke-dasharray:3 2}',
  '.sla-halo{paint-order:stroke;stroke-width:3px}',
  '.sla-line{fill:none;stroke-width:1.2;stroke-linecap:round}.sla-line-holiday{stroke-width:2.2}.sla-letter{font-weight:600;text-anchor:middle}',
  colours(0),
  `@media screen and (prefers-color-scheme:dark){${colours(1)}}`,
].join('\n')

function colours(scheme: 0 | 1): string {
  return [
    `.sla-paper{fill:${PAPER[scheme]}}.sla-halo{stroke:${PAPER[scheme]}}.sla-ink{fill:${INK[scheme]}}.sla-soft{fill:${SOFT[scheme]}}`,
    `.sla-alarm{fill:${ALARM[scheme]}}.sla-letter{fill:${INK[scheme]};stroke:none}`,
    `.sla-grid{stroke:${LINE[scheme]}}.sla-mark{stroke:${INK[scheme]}}.sla-mark-alarm{stroke:${ALARM[scheme]}}`,
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
