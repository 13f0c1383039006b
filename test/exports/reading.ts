import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { readExports } from '../../src/exports/read-exports.ts'
import type { ShownEvents } from '../../src/exports/shown-events.ts'
import type { InputItem, InputNotes, LeftOutItem, RowError, TicketItem } from '../../src/exports/ticket.ts'
import { utcText } from '../../src/time/format/utc.ts'

/** All that came of reading. */
export type Reading = {
  readonly tickets: readonly TicketItem[]
  readonly bad: readonly (RowError & { readonly line: number; readonly id?: string | undefined })[]
  readonly leftOut: readonly LeftOutItem[]
  /** Ids, and lines of bad rows with a minus, in the order in which they came. */
  readonly order: readonly (string | number)[]
  readonly notes: InputNotes
}

export const NOW = Date.parse('2026-12-01T00:00Z')

/**
 * Reads files with the given content by name; a single one is `export.csv`.
 *
 * @param begin takes the events that a file can show
 */
export async function reading(
  given: string | Uint8Array | { readonly [name: string]: string | Uint8Array },
  spec: TicketsSpec = {},
  now = NOW,
  begin: (shown: ShownEvents) => void = () => {},
): Promise<Reading> {
  const files = typeof given === 'string' || given instanceof Uint8Array ? { 'export.csv': given } : given
  const folder = await mkdtemp(join(tmpdir(), 'exports-'))
  const tickets: TicketItem[] = []
  const bad: (RowError & { line: number; id?: string | undefined })[] = []
  const leftOut: LeftOutItem[] = []
  const order: (string | number)[] = []
  try {
    const names = Object.keys(files).map(name => join(folder, name))
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const handlers = {
      begin,
      item(item: InputItem) {
        if ('leftOut' in item) {
          leftOut.push(item)
          return
        }
        if (!('errors' in item)) {
          tickets.push(item)
          order.push(item.id)
          return
        }
        bad.push(...item.errors.map(row => ({ ...row, line: row.source.line, id: item.id })))
        order.push(-item.errors[0].source.line)
      },
    }
    const notes = await readExports(names, spec, handlers, now)
    return { tickets, bad, leftOut, order, notes }
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replaceAll(`${folder}/`, '')
    throw error
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The events of a ticket, as `2026-11-20T15:30:00Z paused customer`. */
export function eventTexts({ events }: TicketItem): string[] {
  return events.map(event => {
    const { at, type, ...words } = event as { at: number | Date; type: string; [word: string]: unknown }
    return [utcText(Number(at)), type, ...Object.values(words).filter(word => word !== undefined)].join(' ')
  })
}
