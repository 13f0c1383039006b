// Tests of the desk over HTTP, on SQLite and on PostgreSQL: npm test. They start a PostgreSQL server of their own.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

const HOUR = 3_600_000
const folder = mkdtempSync(join(tmpdir(), 'ticket-desk-'))
const stops = []
after(async () => {
  for (const stop of stops.reverse()) await stop()
  rmSync(folder, { recursive: true, force: true })
})

const office = { timeZone: 'UTC', hours: { 'mon-sun': '00:00-24:00' } }
const target = (within, clock = 'business') => ({ within, clock })
const policy = {
  name: 'Test',
  alerts: [0.5],
  severities: {
    urgent: { level: 1, firstResponse: target('PT1H', 'always'), resolution: target('PT4H', 'always') },
    normal: { level: 2, resolution: target('PT96H') },
    quick: { level: 3, resolution: target('PT1S', 'always') },
  },
}

/** Starts the desk. Resolves when it listens. */
async function startDesk(database, alertUrl) {
  const env = { ...process.env, DATABASE_URL: database, ALERT_URL: alertUrl, PORT: '0', POLL_MS: '20', DEMO: 'no' }
  const desk = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server.mjs'], {
    ...{ cwd: import.meta.dirname, env, stdio: ['ignore', 'pipe', 'inherit'] },
  })
  const kill = async () => {
    if (desk.exitCode === null && desk.signalCode === null) {
      desk.kill('SIGKILL')
      await once(desk, 'exit')
    }
  }
  stops.push(kill)
  let output = ''
  for await (const chunk of desk.stdout) {
    output += chunk
    const [address] = /http:\S+/.exec(output) ?? []
    if (address) return { kill, call: caller(address) }
  }
  throw new Error(`The desk did not start: ${output}`)
}

function caller(address) {
  return async (method, path, body) => {
    const response = await fetch(`${address}/api/${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
    return { status: response.status, body: await response.json() }
  }
}

/** A receiver of alerts. It counts each key, and calls `onMessage` before it answers. */
async function startReceiver() {
  const receiver = { counts: new Map(), onMessage: async () => {} }
  const server = createServer(async (request, response) => {
    const key = request.headers['idempotency-key']
    receiver.counts.set(key, (receiver.counts.get(key) ?? 0) + 1)
    await receiver.onMessage(receiver.counts.size)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(() => server.close())
  return Object.assign(receiver, { url: `http://127.0.0.1:${server.address().port}` })
}

/** Starts a PostgreSQL server on a socket, as the user postgres if this program runs as root. */
async function startPostgres() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
  const bin =
    process.env.POSTGRES_BIN ?? (versions.length ? `/usr/lib/postgresql/${versions.sort().at(-1)}/bin` : undefined)
  if (!bin) throw new Error('PostgreSQL is missing: apt-get install postgresql, or set POSTGRES_BIN to its bin folder.')
  chmodSync(folder, 0o777)
  const data = join(folder, 'postgres')
  const run = (program, ...args) => {
    const words = [join(bin, program), ...args]
    const [command, ...rest] = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...words] : words
    const { status, stderr } = spawnSync(command, rest, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0) throw new Error(`${program}: ${stderr}`)
  }
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', `-k ${folder} -c listen_addresses=`, 'start')
  stops.push(() => run('pg_ctl', '-D', data, '-m', 'immediate', 'stop'))
  return `postgresql://postgres@/postgres?host=${folder}`
}

const databases = { SQLite: async () => join(folder, 'desk.db'), PostgreSQL: startPostgres }

for (const [name, start] of Object.entries(databases))
  describe(`the desk on ${name}`, () => {
    let database
    let receiver
    let desk
    before(async () => {
      ;[database, receiver] = [await start(), await startReceiver()]
      desk = await startDesk(database, receiver.url)
    })
    const ago = hours => Date.now() - hours * HOUR
    const queued = async () => (await desk.call('GET', 'queue')).body.tickets.map(({ id }) => id)

    it('refuses a contract with an error that names its place', async () => {
      const wrong = { ...office, hours: { mon: '9-17' } }
      const { status, body } = await desk.call('POST', 'customers', { id: 'x', policy, calendar: wrong })
      assert.deepEqual([status, body.error.code, body.error.path], [422, 'hours-invalid', ['hours', 'mon']])
      assert.equal((await desk.call('POST', 'tickets', { id: 'X', customer: 'x', severity: 'urgent' })).status, 422)
    })

    it('sorts the queue by urgency, and drops resolved tickets until they are reopened', async () => {
      for (const id of ['acme', 'rossi', 'later'])
        assert.equal((await desk.call('POST', 'customers', { id, policy, calendar: office })).status, 200)
      await desk.call('POST', 'tickets', { id: 'A-1', customer: 'acme', severity: 'normal' })
      await desk.call('POST', 'tickets', { id: 'A-2', customer: 'acme', severity: 'urgent', at: ago(0.25) })
      await desk.call('POST', 'tickets', { id: 'R-1', customer: 'rossi', severity: 'urgent', at: ago(0.1) })
      assert.deepEqual(await queued(), ['A-2', 'R-1', 'A-1'])
      await desk.call('POST', 'tickets/A-2/events', { type: 'responded' })
      assert.deepEqual(await queued(), ['R-1', 'A-2', 'A-1'])
      await desk.call('POST', 'tickets/R-1/events', { type: 'resolved', at: ago(0.05) })
      assert.deepEqual(await queued(), ['A-2', 'A-1'])
      await desk.call('POST', 'tickets/R-1/events', { type: 'reopened' })
      assert.deepEqual((await queued()).sort(), ['A-1', 'A-2', 'R-1'])
    })

    it('refuses an event that does not fit, and keeps the history as it was', async () => {
      const history = async () =>
        (await desk.call('GET', 'queue')).body.tickets.find(({ id }) => id === 'A-1').history.events
      const earlier = await history()
      const codes = []
      for (const event of [
        { type: 'solved' },
        { type: 'reported', severity: 'normal' },
        { type: 'responded', at: '2026-11-20T10:00' },
      ]) {
        const { status, body } = await desk.call('POST', 'tickets/A-1/events', event)
        codes.push([status, body.error.code])
      }
      assert.deepEqual(codes, [
        [422, 'event-unknown'],
        [422, 'history-invalid'],
        [422, 'instant-without-zone'],
      ])
      assert.deepEqual(await history(), earlier)
      const unknown = await desk.call('POST', 'tickets/nobody/events', { type: 'responded' })
      assert.deepEqual([unknown.status, unknown.body.error.message], [422, 'Unknown ticket nobody.'])
    })

    it('explains a due time as a text and as a picture', async () => {
      const { body } = await desk.call('GET', 'tickets/A-1/resolution?width=320')
      assert.match(body.text, /96 hours/)
      assert.match(body.svg, /^<svg [^>]*width="320"/)
    })

    it('moves exactly the tickets that a late holiday affects', async () => {
      const holiday = new Date(Date.now() + 48 * HOUR).toISOString().slice(0, 10)
      await desk.call('POST', 'tickets', { id: 'A-3', customer: 'acme', severity: 'normal' })
      await desk.call('POST', 'tickets/A-3/events', { type: 'resolved' })
      await desk.call('POST', 'tickets', { id: 'R-2', customer: 'rossi', severity: 'normal' })
      const calendar = { ...office, holidays: [{ name: 'Announced late', date: holiday }] }
      const { body } = await desk.call('PUT', 'customers/acme/calendar', calendar)
      assert.deepEqual(
        body.map(({ ref, changes }) => [ref, changes.length, changes[0].dueAfter - changes[0].dueBefore]),
        [['A-1', 1, 24 * HOUR]],
      )
      assert.equal((await desk.call('PUT', 'customers/nobody/calendar', calendar)).status, 422)
    })

    it('sends each alert once, although kill -9 ends it again and again', async () => {
      const ids = Array.from({ length: 40 }, (_, i) => `K-${i}`)
      const keys = ids.flatMap(id =>
        ['firstResponse', 'resolution'].flatMap(name => [`${id}/${name}/1/50%`, `${id}/${name}/1/breach`]),
      )
      const isOurs = key => key.startsWith('K-')
      await desk.kill()
      receiver.counts.clear()
      // At these messages the desk is killed before the receiver has answered.
      const inFlight = []
      const killAt = [1, 25, 60, 110]
      receiver.onMessage = async size => {
        if (size !== killAt[0]) return
        killAt.shift()
        inFlight.push([...receiver.counts.keys()].at(-1))
        await desk.kill()
        desk = await startDesk(database, receiver.url)
      }
      desk = await startDesk(database, receiver.url)
      for (const id of ids) {
        // A request can meet a dead desk. Its client then asks again, and the desk refuses the id if it has it already.
        for (let status; status !== 200 && status !== 422; )
          status = (
            await desk
              .call('POST', 'tickets', { id, customer: 'later', severity: 'urgent', at: ago(9) })
              .catch(() => wait(50))
          )?.status
      }
      while (keys.some(key => !receiver.counts.has(key)) || killAt.length) await wait(20)
      while ((await desk.call('GET', 'alerts')).body.some(({ sent_at }) => sent_at === null)) await wait(20)
      const received = [...receiver.counts].filter(([key]) => isOurs(key))
      assert.deepEqual(received.map(([key]) => key).sort(), keys.sort())
      const twice = received.filter(([, count]) => count > 1).map(([key]) => key)
      assert.deepEqual(
        twice.filter(key => !inFlight.includes(key)),
        [],
        'only a message in flight comes again, with its key',
      )
    })

    it('catches up after a downtime', async () => {
      receiver.onMessage = async () => {}
      await desk.call('POST', 'tickets', { id: 'Q-1', customer: 'later', severity: 'quick' })
      await desk.kill()
      await wait(1100)
      desk = await startDesk(database, receiver.url)
      const keys = ['Q-1/resolution/1/50%', 'Q-1/resolution/1/breach']
      while (keys.some(key => !receiver.counts.has(key))) await wait(20)
      assert.deepEqual(
        keys.map(key => receiver.counts.get(key)),
        [1, 1],
      )
    })
  })

it('has at most 250 lines of source', () => {
  const files = readdirSync(import.meta.dirname).filter(name => /\.(mjs|html)$/.test(name) && !name.includes('.test.'))
  const lines = files.flatMap(name => readFileSync(join(import.meta.dirname, name), 'utf8').split('\n'))
  const code = lines.filter(line => line.trim() && !/^\s*(\/\/|\/\*\*|\*)/.test(line))
  assert.ok(code.length <= 250, `${code.length} lines without blank lines and comments`)
})
