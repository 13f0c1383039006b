// Reads the log of a help desk from the disk, unpacks it, parses it and groups its rows by ticket.

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'

const COLUMNS = ['number', 'incident_state', 'contact_type', 'opened_at', 'sys_updated_at', 'priority']

/**
 * Returns the text of a CSV file, packed with gzip or not. Exits with code 2 if it cannot be read.
 *
 * @param file the name of the file, and the environment variable that can have its path
 */
export function readLog(path, [file, variable] = ['incident-log.csv', 'SLA_INCIDENT_LOG']) {
  if (!path) end(`Missing log. Give the path of ${file} or ${file}.gz in ${variable}, or as first argument.`)
  try {
    const bytes = readFileSync(path)
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    return end(`The log ${path} cannot be read: ${error.message}.`)
  }
}

/** Returns the lines of a CSV text, each as a list of cells, the header first. */
export function parse(text) {
  const { data, errors } = Papa.parse(text, { delimiter: ',', skipEmptyLines: true })
  if (errors.length > 0) end(`The log is not valid CSV: row ${errors[0].row}: ${errors[0].message}.`)
  return data
}

/** Returns tickets `{ number, rows }`. The tickets and the rows of each are in the order of the file. */
export function ticketsOf([header, ...lines]) {
  const missing = COLUMNS.filter(column => !header.includes(column))
  if (missing.length > 0) end(`The log has no column ${missing.join(', ')}.`)
  const [number, state, contactType, openedAt, updatedAt, priority] = COLUMNS.map(column => header.indexOf(column))
  const tickets = new Map()
  for (const cells of lines) {
    const ticket = tickets.get(cells[number]) ?? { number: cells[number], rows: [] }
    tickets.set(ticket.number, ticket)
    ticket.rows.push({
      state: cells[state],
      contactType: cells[contactType],
      openedAt: instantOf(cells[openedAt]),
      updatedAt: instantOf(cells[updatedAt]),
      priority: cells[priority],
    })
  }
  return [...tickets.values()]
}

/** Returns the instant of a time `d/m/yyyy hh:mm` of the log, which has no zone and is read as UTC. Returns NaN for other text. */
function instantOf(text) {
  const [, day, month, year, hours, minutes] = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{2}):(\d{2})$/.exec(text) ?? []
  return Date.UTC(year, month - 1, day, hours, minutes)
}

function end(why) {
  console.error(why)
  process.exit(2)
}
