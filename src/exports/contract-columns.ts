import type { Contract } from '../compliance/contracts/contract.ts'
import type { NamedColumn } from './mapping.ts'

/**
 * Returns the columns by which contracts are chosen, and those that decide about a calendar. If a file lacked one, its
 * tickets would have another contract or calendar than the config file says.
 */
export function contractColumns(contracts: readonly Contract[]): NamedColumn[] {
  const keys = new Map<string, string>()
  for (const { when, calendarFrom } of contracts) {
    if (calendarFrom) keys.set(calendarFrom.column, 'calendarFrom')
    for (const column of Object.keys(when)) keys.set(column, 'contracts')
  }
  return [...keys].map(([name, key]) => ({ name, key, required: true }))
}
