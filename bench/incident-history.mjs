// What the rows of a log mean: the history of a ticket.

const SEVERITIES = { 1: 'critical', 2: 'high', 3: 'medium', 4: 'low' }
const CHANNELS = { Phone: 'phone', IVR: 'phone', Email: 'email', 'Self service': 'web', 'Direct opening': 'web' }

/** What a value of each column is read as; undefined where it cannot be. */
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
 * The events that a ticket's rows tell of, in the order of the rows. It is reported when it was opened, or with its
 * first row where that is earlier, which has its severity and its channel.
 *
 * Where one row tells of several things, the order is: what was waited for has come, the ticket is reopened, its
 * severity is the row's own, it is responded to, it waits or is resolved. The first state that is not New is the
 * response, even where that state is to wait or to be resolved, since somebody has dealt with the ticket; whoever
 * closes a resolved ticket does nothing new. A state that cannot be read leaves the ticket as it was.
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
    const say = (type, more) => events.push({ at: row.updatedAt, type, ...more })
    const state = readings.state(row.state) ? row.state : before
    const [was, is] = [before, state].map(readings.state)
    if (state !== before && was === 'paused') say('resumed', { reason: before })
    if (was === 'resolved' && is !== 'resolved') say('reopened')
    const changed = SEVERITIES[row.priority] ?? severity
    if (changed !== severity) say('severityChanged', { severity: changed })
    if (isNew && state !== 'New') say('responded')
    if (state !== before && is === 'paused') say('paused', { reason: state })
    if (was !== 'resolved' && is === 'resolved') say('resolved')
    isNew &&= state === 'New'
    severity = changed
    before = state
  }
  return events
}
