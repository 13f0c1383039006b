import { xmlText } from '../../text/xml-text.ts'

/** A figure with its name and remarks. */
export type Tile = {
  readonly name: string
  readonly figure: string
  readonly look: 'kept' | 'alarm' | 'plain'
  readonly notes: readonly string[]
}

/** Returns figures side by side, the first thing that a reader of a page sees. */
export function tileRow(tiles: readonly Tile[]): string {
  return `<dl class="tiles">\n${tiles.map(tileOf).join('')}</dl>\n`
}

function tileOf({ name, figure, look, notes }: Tile): string {
  return (
    `<div class="tile is-${look}"><dt>${xmlText(name)}</dt><dd class="number">${xmlText(figure)}</dd>` +
    `${notes.map(note => `<dd class="note">${xmlText(note)}</dd>`).join('')}</div>\n`
  )
}
