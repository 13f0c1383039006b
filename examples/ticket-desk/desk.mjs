import { alwaysOpen, businessCalendar, compareUrgency, evaluate, explain, explainText, slaPolicy } from 'sla-calendar'
import { affectedBy } from 'sla-calendar/compliance'
import { timelineSvg } from 'sla-calendar/svg'

/** Compiles each policy and calendar once. Their stored text is the key. */
const made = { policy: new Map(), calendar: new Map() }
const policyOf = text => made.policy.get(text) ?? made.policy.set(text, slaPolicy(JSON.parse(text))).get(text)
const calendarOf = text =>
  made.calendar.get(text) ?? made.calendar.set(text, businessCalendar(JSON.parse(text))).get(text)

/** Returns epoch milliseconds. A local time without a zone is refused. */
const instantOf = at => (typeof at === 'number' ? at : Date.parse(alwaysOpen.add(at, 0).replace(/\[.*/, '')))

/** Returns the first row. Refuses an unknown id. */
function known([row], name) {
  if (!row) throw new Error(`Unknown ${name}.`)
  return row
}

/** Returns tickets with their histories, in the form that `evaluate` takes. */
async function read(query, where, ...values) {
  const joined = 'events JOIN tickets ON tickets.id = ticket JOIN customers ON customers.id = customer'
  const rows = await query(`SELECT *, tickets.id AS id FROM ${joined} WHERE ${where} ORDER BY tickets.id, n`, ...values)
  const tickets = new Map()
  for (const { id, title, name, policy, calendar, event } of rows) {
    const history = { ref: id, policy: policyOf(policy), calendar: calendarOf(calendar), events: [] }
    if (!tickets.has(id)) tickets.set(id, { id, title, customer: name, history })
    tickets.get(id).history.events.push(JSON.parse(event))
  }
  return [...tickets.values()]
}

/** Evaluates a ticket, and stores what fired and when to look again. A recorded alert stays as it is. */
async function record(query, id, now) {
  const { history } = known(await read(query, 'tickets.id = ?', id), `ticket ${id}`)
  const { targets, alerts, upcoming } = evaluate({ ...history, now })
  const insert = 'INSERT INTO alerts (id, ticket, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
  for (const alert of alerts) if (alert.fired) await query(insert, `${id}/${alert.id}`, id, alert.at)
  const ends = history.events.filter(({ type, at }) => at <= now && /^(resolved|reopened)$/.test(type))
  const isOpen = ends.sort((a, b) => a.at - b.at).at(-1)?.type !== 'resolved'
  const ahead = [...upcoming, ...history.events].flatMap(({ at }) => (at > now ? at : []))
  const lookAt = ahead.length ? Math.min(...ahead) : null
  await query('UPDATE tickets SET is_open = ?, look_at = ? WHERE id = ?', Number(isOpen), lookAt, id)
  return { id, targets }
}

/** Adds an event. `evaluate` refuses one that does not fit, and the transaction then undoes the insertion. */
async function append(query, ticket, { at = Date.now(), ...event }) {
  const text = JSON.stringify({ at: instantOf(at), ...event })
  const counted = 'SELECT COUNT(events.n) AS n FROM tickets LEFT JOIN events ON ticket = id WHERE id = ? GROUP BY id'
  const { n } = known(await query(counted, ticket), `ticket ${ticket}`)
  await query('INSERT INTO events (ticket, n, event) VALUES (?, ?, ?)', ticket, n, text)
  return record(query, ticket, Date.now())
}

/** @param transaction what `openDatabase` returns */
export const deskOn = transaction => ({
  addCustomer: ({ id, name = id, policy, calendar }) => {
    const values = [id, name, JSON.stringify(slaPolicy(policy)), JSON.stringify(businessCalendar(calendar))]
    return transaction(query => query('INSERT INTO customers VALUES (?, ?, ?, ?)', ...values)).then(() => ({ id }))
  },

  addTicket: ({ id, customer, title = id, ...report }) =>
    transaction(async query => {
      await query('INSERT INTO tickets (id, customer, title) VALUES (?, ?, ?)', id, customer, title)
      return append(query, id, { ...report, type: 'reported' })
    }),

  addEvent: (ticket, event) => transaction(query => append(query, ticket, event)),

  /** The open tickets, the most urgent first. */
  queue: async (now = Date.now()) => {
    const tickets = await transaction(query => read(query, 'is_open = 1'))
    const judged = tickets.map(ticket => ({ ...ticket, report: evaluate({ ...ticket.history, now }) }))
    return { now, tickets: judged.sort((a, b) => compareUrgency(a.report, b.report)) }
  },

  /** Why a target is due when it is: as a text, and as a picture. */
  explain: async (ticket, target, width, now = Date.now()) => {
    const { history } = known(await transaction(query => read(query, 'tickets.id = ?', ticket)), `ticket ${ticket}`)
    const [explanation, { alerts }] = [explain({ ...history, now, target }), evaluate({ ...history, now })]
    return { text: explainText(explanation), svg: timelineSvg(explanation, { alerts, now, width }) }
  },

  /** Stores another calendar, and recomputes the open tickets that it moves. Returns them with both due times. */
  changeCalendar: (customer, spec, now = Date.now()) =>
    transaction(async query => {
      const { calendar } = known(await query('SELECT * FROM customers WHERE id = ?', customer), `customer ${customer}`)
      const after = businessCalendar(spec)
      const tickets = await read(query, 'customer = ? AND is_open = 1', customer)
      const histories = tickets.map(({ id, history: { policy, events } }) => ({ ref: id, policy, events, now }))
      const moved = [...affectedBy(calendarOf(calendar), after, histories)]
      await query('UPDATE customers SET calendar = ? WHERE id = ?', JSON.stringify(after), customer)
      // An alert can move although its deadline does not: the worker looks at the other tickets, too.
      await query('UPDATE tickets SET look_at = ? WHERE customer = ? AND look_at IS NOT NULL', now, customer)
      for (const { ref } of moved) await record(query, ref, now)
      return moved
    }),

  alerts: () => transaction(query => query('SELECT * FROM alerts ORDER BY at DESC, id LIMIT 100')),

  /** Records the alerts of the tickets whose time has come. After a downtime, these are all that were missed. */
  look: async (now = Date.now()) => {
    const due = 'SELECT id FROM tickets WHERE look_at <= ? ORDER BY look_at LIMIT 100'
    for (const { id } of await transaction(query => query(due, now)))
      await transaction(query => record(query, id, now)).catch(error => console.error(`${id}: ${error.message}`))
  },

  /** Sends the recorded alerts. One that fails is tried again in the next round, with the same id. */
  deliver: async send => {
    const waiting = 'SELECT * FROM alerts WHERE sent_at IS NULL ORDER BY at, id LIMIT 100'
    for (const alert of await transaction(query => query(waiting)))
      await send(alert)
        .then(() => transaction(query => query('UPDATE alerts SET sent_at = ? WHERE id = ?', Date.now(), alert.id)))
        .catch(error => console.error(`${alert.id}: ${error.message}`))
  },
})
