import type { TicketsSpec } from '../../document/tickets-spec.ts'

/** An XML declaration, comments, and the element that XES begins with. */
const XES_START = /^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?log[\s>]/s

/** Returns the format of a file: by the extension of its name, otherwise by the start of its text. */
export function detectFormat(file: string, start: string): NonNullable<TicketsSpec['format']> {
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
      return formatOf(start)
    default:
      return 'csv'
  }
}

function formatOf(start: string): NonNullable<TicketsSpec['format']> {
  const [firstLine] = start.split('\n', 1)
  if (firstLine.startsWith('[')) return 'json'
  if (XES_START.test(start)) return 'xes'
  if (!firstLine.startsWith('{')) return 'csv'
  try {
    JSON.parse(firstLine)
    return 'ndjson'
  } catch {
    return 'json'
  }
}
