import { TICKET_FIELDS } from '../document/ticket-fields.ts'

/** The index of each column by its meaning, per kind of row: `COLUMN.tickets.severity`. {@link Mapping.columns} has this order. */
export const COLUMN = {
  tickets: indexByName(TICKET_FIELDS.tickets),
  events: indexByName(TICKET_FIELDS.events),
  log: indexByName(TICKET_FIELDS.log),
}

function indexByName<N extends string>(names: readonly N[]): { readonly [name in N]: number } {
  return Object.fromEntries(names.map((name, i) => [name, i])) as { [name in N]: number }
}
