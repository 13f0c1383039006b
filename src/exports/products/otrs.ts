import type { Product } from './product.ts'

/**
 * OTRS and its successors (Znuny, OTOBO): a ticket list of the statistics exported as CSV.
 *
 * Columns: https://github.com/OTRS/otrs/blob/master/Kernel/System/Stats/Dynamic/TicketList.pm
 * Columns in Portuguese, priorities and times, as in a published export:
 * https://github.com/matheFontenele/Relatorio_Chamados/blob/main/otrs.csv
 *
 * `FirstResponseInMin` counts working time, so it is not read.
 */
export const otrs: Product = {
  columns: {
    id: ['Ticket#'],
    severity: ['Priority', 'Prioridade'],
    reportedAt: ['Created', 'Criado'],
    respondedAt: ['FirstResponse', 'Primeira Resposta'],
    resolvedAt: ['Close Time', 'Hora de Fechamento'],
  },
  dateFormat: 'yyyy-MM-dd HH:mm:ss',
  severities: {
    '5 very high': 'critical',
    '4 high': 'high',
    '3 normal': 'medium',
    '2 low': 'low',
    '1 very low': 'low',
  },
  zoneHint: 'OTRS writes the zone of the user or, in statistics, the one that the statistic names.',
}
