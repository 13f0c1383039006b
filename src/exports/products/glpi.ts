import type { Product } from './product.ts'

/**
 * GLPI: a list of tickets exported as CSV.
 *
 * Columns and priorities: https://github.com/glpi-project/glpi/blob/main/src/CommonITILObject.php
 * Columns and priorities in Portuguese, as in a published export:
 * https://github.com/84159331/dashboard-glpi/blob/main/glpi.csv
 *
 * The format of times is a setting of the user; the default of GLPI is read here. A list has a time of the first
 * response only if the user adds that column.
 */
export const glpi: Product = {
  columns: {
    id: ['ID'],
    severity: ['Priority', 'Prioridade'],
    reportedAt: ['Opening date', 'Data de abertura'],
    resolvedAt: ['Resolution date', 'Data da solução'],
  },
  dateFormat: ['yyyy-MM-dd HH:mm', 'yyyy-MM-dd HH:mm:ss'],
  severities: {
    Major: 'critical',
    'Very high': 'critical',
    High: 'high',
    Medium: 'medium',
    Low: 'low',
    'Very low': 'low',
    Alta: 'high',
    Média: 'medium',
    Baixa: 'low',
  },
  zoneHint: 'GLPI writes the format and the zone of the user who exports.',
}
