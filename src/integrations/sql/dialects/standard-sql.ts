import type { Replacement } from '../dialect.ts'

/** Quotes a name, as the standard says. */
export function standardIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Returns a whole number of 64 bits, as the standard says. */
export function standardWhole(number: string): string {
  return `CAST(${number} AS bigint)`
}

/** Returns how `CREATE OR REPLACE TABLE` replaces a table. */
export function standardReplacement(create: string, table: string): Replacement {
  return { before: [create.replace(/^CREATE/, 'CREATE OR REPLACE')], table, after: [] }
}

/** Returns the statement that creates the calendar table with the types of texts and whole numbers. */
export function standardTable(table: string, text = 'text', whole = 'bigint'): string {
  const column = (name: string, type: string) => `${name} ${type} NOT NULL`
  const numbers = ['open_ms', 'close_ms', 'cum_ms'].map(name => column(name, whole))
  return `CREATE TABLE ${table} (${[column('calendar', text), ...numbers].join(', ')})`
}
