import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { alwaysOpen, isSlaCalendarError } from 'sla-calendar'
import { openDatabase } from './database.mjs'
import { deskOn } from './desk.mjs'

const { DATABASE_URL = 'desk.db', PORT = '3000', ALERT_URL, POLL_MS = '1000', DEMO = 'yes' } = process.env
const file = (name, base = import.meta.url) => readFileSync(new URL(name, base), 'utf8')
const library = file('sla-calendar.global.js', import.meta.resolve('sla-calendar'))
const desk = deskOn(await openDatabase(DATABASE_URL))

const app = new Hono()
app.get('/', c => c.html(file('page.html')))
app.get('/sla-calendar.js', c => c.body(library, 200, { 'content-type': 'text/javascript' }))
const answers = {
  'GET /api/queue': () => desk.queue(),
  'GET /api/alerts': () => desk.alerts(),
  'GET /api/tickets/:id/:target': ({ id, target, width = 800 }) => desk.explain(id, target, Number(width)),
  'POST /api/customers': (_, body) => desk.addCustomer(body),
  'POST /api/tickets': (_, body) => desk.addTicket(body),
  'POST /api/tickets/:id/events': ({ id }, body) => desk.addEvent(id, body),
  'PUT /api/customers/:id/calendar': ({ id }, body) => desk.changeCalendar(id, body),
}
for (const [name, answer] of Object.entries(answers))
  app.on(...name.split(' '), async ({ req, json }) =>
    json(await answer({ ...req.query(), ...req.param() }, req.method === 'GET' ? undefined : await req.json())),
  )
app.onError((error, c) => c.json({ error: isSlaCalendarError(error) ? error : { message: error.message } }, 422))

/** Sends an alert. The receiver ignores a key that it knows, because a message can come again after a crash. */
async function send({ id, ticket, at }) {
  const body = JSON.stringify({ id, ticket, at: new Date(at) })
  if (!ALERT_URL) return console.log(`alert ${body}`)
  const headers = { 'content-type': 'application/json', 'idempotency-key': id }
  const response = await fetch(ALERT_URL, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`the receiver answered ${response.status}`)
}

/** Looks at the tickets whose time has come, again and again. All that it needs to know is in the database. */
async function work() {
  await desk
    .look()
    .then(() => desk.deliver(send))
    .catch(console.error)
  setTimeout(work, Number(POLL_MS))
}

serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' }, async ({ port }) => {
  // The instants of the demo are lengths of time before now.
  const since = (key, value) => (key === 'at' ? alwaysOpen.subtract(Date.now(), value) : value)
  const demo = DEMO === 'no' || (await desk.queue()).tickets.length ? [] : JSON.parse(file('demo.json'), since)
  for (const [path, body] of demo) await app.request(`/api/${path}`, { method: 'POST', body: JSON.stringify(body) })
  console.log(`The desk is at http://127.0.0.1:${port}`)
  work()
})
