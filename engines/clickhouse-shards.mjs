// A cluster of ClickHouse servers on this machine: Debian's clickhouse-server, one process per shard, on free ports of the
// loopback address, with its data in a temporary folder. Nothing of it is left when the run ends, also by an error.

import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { cpuOf } from './process-time.mjs'
import { clickhouseServer } from './programs.mjs'

const HOST = '127.0.0.1'

/**
 * Starts the servers. Each one knows the clusters `one`, the first server alone, and `all`.
 *
 * @returns the servers, in the order of the shards
 */
export async function clickhouseShards(folder, count) {
  const program = clickhouseServer()
  const ports = await freePorts(3 * count)
  const places = Array.from({ length: count }, (_, i) => {
    const [http, tcp, between] = ports.slice(3 * i)
    return { http, tcp, between, folder: join(folder, `shard-${i + 1}`) }
  })
  const shards = places.map(place => new Shard(program, place, places))
  try {
    await Promise.all(shards.map(shard => shard.start()))
  } catch (error) {
    for (const shard of shards) shard.kill()
    throw error
  }
  return shards
}

/** One server. */
class Shard {
  #program
  #place
  #server
  #log = ''

  constructor(program, place, places) {
    this.#program = program
    this.#place = place
    for (const part of ['data', 'tmp', 'files']) mkdirSync(join(place.folder, part), { recursive: true })
    writeFileSync(join(place.folder, 'users.xml'), USERS)
    writeFileSync(join(place.folder, 'config.xml'), config(place, places))
    process.on('exit', () => this.kill())
  }

  async start() {
    this.#server = spawn(this.#program, [`--config-file=${join(this.#place.folder, 'config.xml')}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#server.stderr.on('data', text => {
      this.#log = `${this.#log}${text}`.slice(-2000)
    })
    for (let tries = 1; ; tries++) {
      try {
        return await this.query('SELECT 1')
      } catch (error) {
        if (tries === 300 || this.#server.exitCode !== null)
          throw new Error(`${this.#program} did not start: ${this.#log || error.message}`)
        await new Promise(wake => setTimeout(wake, 100))
      }
    }
  }

  /** Runs a statement, with settings of the server, and returns the result as text. */
  async query(sql, settings = {}) {
    return (await this.#post(sql, settings)).toString()
  }

  /** Returns the rows of a query, all of them or an error. */
  async rows(sql, settings = {}) {
    const text = await this.query(`${sql} FORMAT JSONCompact`, {
      output_format_json_quote_64bit_integers: 0,
      ...settings,
    })
    return JSON.parse(text).data
  }

  /** Returns the rows of a query as bytes, in the format RowBinary. */
  bytes(sql, settings = {}) {
    return this.#post(`${sql} FORMAT RowBinary`, settings)
  }

  /** Inserts data by a statement. */
  async insert(statement, data, settings = {}) {
    await this.#post(data, { query: statement, ...settings })
  }

  async #post(body, settings) {
    // The server keeps the result until it is complete, so that a status of 200 means all rows.
    const path = `/?${new URLSearchParams({ wait_end_of_query: 1, ...settings })}`
    // Each request has a connection of its own, because the server closes those that are idle.
    const options = { host: HOST, port: this.#place.http, path, method: 'POST', agent: false }
    const answer = await new Promise((resolve, reject) => {
      request(options, resolve).on('error', reject).end(body)
    })
    const chunks = []
    for await (const chunk of answer) chunks.push(chunk)
    const result = Buffer.concat(chunks)
    if (answer.statusCode !== 200) throw new Error(`${result}\n${body.slice(0, 500)}`)
    return result
  }

  /** Returns the processor time that the server has used, in seconds. */
  cpu() {
    return cpuOf(this.#server.pid)
  }

  /** Ends the server at once, as a machine that fails. */
  kill() {
    this.signal('SIGKILL')
  }

  /** Sends a signal: SIGSTOP for a machine that hangs, SIGCONT for one that continues. */
  signal(name) {
    if (this.#server?.exitCode === null && this.#server.signalCode === null) this.#server.kill(name)
  }
}

// After receive_timeout seconds without an answer, a server counts as missing. Connections keep the time with which they were opened, so
// it is part of the profile, not of a query.
const USERS = `<?xml version="1.0"?>
<yandex>
  <profiles><default>
    <max_memory_usage>8000000000</max_memory_usage><receive_timeout>15</receive_timeout>
  </default></profiles>
  <users><default>
    <password></password><networks><ip>${HOST}</ip></networks><profile>default</profile><quota>default</quota>
  </default></users>
  <quotas><default></default></quotas>
</yandex>
`

function config({ http, tcp, between, folder }, places) {
  const shard = ({ tcp }) => `<shard><replica><host>${HOST}</host><port>${tcp}</port></replica></shard>`
  return `<?xml version="1.0"?>
<yandex>
  <logger><level>warning</level><console>true</console></logger>
  <listen_host>${HOST}</listen_host>
  <http_port>${http}</http_port><tcp_port>${tcp}</tcp_port>
  <interserver_http_port>${between}</interserver_http_port><interserver_http_host>${HOST}</interserver_http_host>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><user_files_path>${folder}/files/</user_files_path>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <mark_cache_size>268435456</mark_cache_size>
  <timezone>UTC</timezone>
  <remote_servers>
    <one>${shard(places[0])}</one>
    <all>${places.map(shard).join('')}</all>
  </remote_servers>
</yandex>
`
}

/** Returns ports that nothing uses. */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, HOST))
  await Promise.all(servers.map(server => new Promise(listening => server.once('listening', listening))))
  const ports = servers.map(server => server.address().port)
  await Promise.all(servers.map(server => new Promise(closed => server.close(closed))))
  return ports
}
