import type { Product } from './product.ts'

/**
 * Zammad: the table of tickets that a report offers for download, saved as CSV. It has a title above the header. A row
 * below the tickets names the zone of the times in the language of the user (`Timezone: Europe/Berlin`).
 *
 * Title, footer and times: https://github.com/zammad/zammad/blob/develop/lib/excel_sheet.rb
 * Columns: https://github.com/zammad/zammad/blob/develop/lib/excel_sheet/ticket.rb
 * Priorities: https://github.com/zammad/zammad/blob/develop/db/seeds/ticket_priorities.rb
 *
 * Untried: the CSV that a spreadsheet program saves from the workbook; it may write times in the format of its user.
 */
export const zammad: Product = {
  titleRows: 1,
  columns: {
    id: ['#'],
    severity: ['Priority'],
    channel: ['Create Channel'],
    reportedAt: ['Created At'],
    respondedAt: ['First Response At'],
    resolvedAt: ['Closed At'],
  },
  dateFormat: 'yyyy-MM-dd HH:mm:ss',
  severities: { '3 high': 'high', '2 normal': 'medium', '1 low': 'low' },
  footerZone: text => /^[^:]+: ([A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*)$/.exec(text)?.[1],
  zoneHint: 'Zammad names it in the last row.',
}
