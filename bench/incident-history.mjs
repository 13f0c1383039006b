// Turns the rows of a log into the histories of tickets.

const SEVERITIES = { 1: 'critical', 2: 'high', 3: 'medium', 4: 'low' }
const CHANNELS = { Phone: 'phone', IVR: 'phone', Email: 'email', 'Self service': 'web', 'Direct opening': 'web' }

/** Returns the meaning of a value, by column, or undefined if the value is unknown. */
export const readings = {
  state: state => {
    if (state === 'New') return 'waiting for a response'
    if (state === 'Active') return 'worked on'
    if (state.startsWith('Awaiting')) return 'paused'
    if (state === 'Resolved' || state === 'Closed') return 'resolved'
    return undefined
  },
  priority: priority => SEVERITIES[priority],
  'contact type': contactType => CHANNELS[contactType],
}

/**
 * Returns the events of a ticket, in the order of its rows. The ticket is reported when it was opened, or at its first row if
 * that is earlier. The first row has its severity and its channel.
 *
 * A row with several events gives them in this order: resumed, reopened, severityChanged, responded, then paused or resolved.
 *
 * - The first state that is not New is the response, even if it is a pause or a resolution: somebody has read the ticket.
 * - Closing a resolved ticket gives no event.
 * - An unknown state gives no event.
 */
export function eventsOf(rows) {
  const [{ openedAt, updatedAt, priority, contactType }] = rows
  let severity = SEVERITIES[priority]
  const channel = CHANNELS[contactType]
  const at = Math.min(openedAt, updatedAt)
  const events = [{ at, type: 'reported', severity, ...(channel && { channel }) }]
  let before = 'New'
  let isNew = true
  for (const row of rows) {
    const add = (type, more) => events.push({ at: row.updatedAt, type, ...more })
    const state = readings.state(row.state) ? row.state : before
    const [was, is] = [before, state].map(readings.state)
    if (state !== before && was === 'paused') add('resumed', { reason: before })
    if (was === 'resolved' && is !== 'resolved') add('reopened')
    const changed = SEVERITIES[row.priority] ?? severity
    if (changed !== severity) add('severityChanged', { severity: changed })
    if (isNew && state !== 'New') add('responded')
    if (state !== before && is === 'paused') add('paused', { reason: state })
    if (was !== 'resolved' && is === 'resolved') add('resolved')
    isNew &&= state === 'New'
    severity = changed
    before = state
  }
  return events
}
