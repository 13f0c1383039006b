import type { ImportFinding } from '../../exports/import-stats.ts'
import type { InputNotes } from '../../exports/ticket.ts'

/** Returns the findings about the times of an export. */
export function noticed({ datesWithoutTime: dates }: Pick<InputNotes, 'datesWithoutTime'>): ImportFinding[] {
  if (!dates) return []
  const what = dates === 1 ? 'date has no time of day and is' : 'dates have no time of day and are'
  const message = `${dates} ${what} counted from midnight. Export times as well, if the system has them.`
  return [{ rule: 'date-without-time', severity: 'warning', message }]
}
