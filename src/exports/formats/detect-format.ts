import type { TicketsSpec } from '../../document/tickets-spec.ts'

/** Returns the format of a file: by the extension of its name, otherwise by its first line with text. */
export function detectFormat(file: string, firstLine: string): NonNullable<TicketsSpec['format']> {
  const [, extension] = /\.(csv|tsv|txt|json|jsonocel|ndjson|jsonl|xes)(?:\.gz)?$/i.exec(file) ?? []
  switch (extension?.toLowerCase()) {
    case 'json':
    case 'jsonocel':
      return 'json'
    case 'xes':
      return 'xes'
    case 'ndjson':
    case 'jsonl':
      return 'ndjson'
    case undefined:
      return formatOf(firstLine)
    default:
      return 'csv'
  }
}

function formatOf(firstLine: string): NonNullable<TicketsSpec['format']> {
  if (firstLine.startsWith('[')) return 'json'
  if (/^<(?:\?xml|log)\b/.test(firstLine)) return 'xes'
  if (!firstLine.startsWith('{')) return 'csv'
  try {
    JSON.parse(firstLine)
    return 'ndjson'
  } catch {
    return 'json'
  }
}
