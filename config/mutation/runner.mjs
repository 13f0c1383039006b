// The test runner of Stryker. It keeps the tests in memory and calls those that reach a mutant. That is a hundred times as
// fast as vitest, which starts a worker for each mutant.
//
// A module may keep a value that it has computed under another mutant. So a failure counts only if the test passes without
// the mutant, and a mutant survives only if it also survives after all modules have been loaded again. QUICK=1 leaves out
// slow tests of what faster ones reach: it takes a fraction of the time, and a few more mutants survive.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { commandIn, NeedsProcess } from './command.mjs'
import { environment, excluded, folders } from './selection.mjs'
import * as api from './tests.mjs'

const ofVitest = createRequire(createRequire(import.meta.url).resolve('vitest/package.json'))
globalThis.__stryker__ ??= {}
/** Stryker's own data: the active mutant, and which test reaches which mutant. */
const stryker = globalThis.__stryker__
/** The statuses of a test in Stryker's interface. */
const [PASSED, FAILED, SKIPPED] = [0, 1, 2]
const TIMES = 'stryker-times.json'
/** The time of a slow test, in milliseconds of the processor, so that a busy machine leaves out the same tests. */
const SLOW = 250
/** The name of a test that reaches nothing, and has the time of slow tests. */
const LEFT_OUT = 'slow tests, left out'

class Runner {
  #modules
  /** The tests by file, of the files that are loaded. */
  #loaded = new Map()
  /** The time of the processor that each test took without a mutant, in milliseconds. */
  #times

  /** A mutant is active only while tests run, so nothing has to be loaded again for one that is also reached at import. */
  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    Object.assign(process.env, environment)
    const { createServer, createServerModuleRunner } = await import(pathToFileURL(ofVitest.resolve('vite')).href)
    const server = await createServer({
      configFile: false,
      root: process.cwd(),
      appType: 'custom',
      logLevel: 'error',
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true, include: [] },
      ssr: { noExternal: ['vitest'] },
      plugins: [replacements],
    })
    this.#modules = createServerModuleRunner(server.environments.ssr, { hmr: false })
    globalThis.testApi = { ...api, BuiltCommand: commandIn(path => this.#modules.import(path)) }
  }

  async dryRun() {
    stryker.activeMutant = undefined
    const tests = []
    let leftOutMs = 0
    this.#times = {}
    for (const file of testFiles()) {
      const ofFile = await this.#testsOf(file).catch(error => String(error?.stack ?? error))
      if (typeof ofFile === 'string') return { status: 'error', errorMessage: `${file}: ${ofFile}` }
      for (const { test, error, timeSpentMs, busyMs } of await run(ofFile)) {
        const { id } = test
        const status = test.isSkipped ? SKIPPED : error === undefined ? PASSED : FAILED
        this.#times[id] = busyMs
        // Stryker waits as long as all tests that reach a mutant take. With QUICK=1, slow ones are left out.
        const awaitedMs = process.env.QUICK ? Math.min(timeSpentMs, SLOW) : timeSpentMs
        leftOutMs += timeSpentMs - awaitedMs
        tests.push({ id, name: id, fileName: file, timeSpentMs: awaitedMs, status, failureMessage: error })
      }
    }
    // Stryker adds to each wait the time that it cannot explain by tests.
    tests.push({ id: LEFT_OUT, name: LEFT_OUT, timeSpentMs: leftOutMs, status: SKIPPED })
    // Stryker starts another process after a timeout.
    writeFileSync(TIMES, JSON.stringify(this.#times))
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit: givenLimit }) {
    // Stryker waits for a hundred times as many visits of the mutant as without it.
    const hitLimit = process.env.QUICK ? Math.ceil(givenLimit / 30) : givenLimit
    this.#times ??= JSON.parse(readFileSync(TIMES, 'utf8'))
    const ids = this.#fastFirst(testFilter ?? Object.keys(this.#times))
    let outcome = await this.#tried(activeMutant.id, ids, hitLimit)
    const isCertain = outcome.failed && (await this.#passes(outcome.failed))
    if (!isCertain) {
      this.#modules.clearCache()
      this.#loaded.clear()
      outcome = await this.#tried(activeMutant.id, ids, hitLimit)
    }
    stryker.activeMutant = undefined
    if (stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'Hit limit reached' }
    const { failed, error, nrOfTests } = outcome
    return failed
      ? { status: 'killed', failureMessage: error, killedBy: [failed], nrOfTests }
      : { status: 'survived', nrOfTests }
  }

  /** Returns the ids of tests in the order of their times. With QUICK=1, slow tests after the first one are left out. */
  #fastFirst(ids) {
    const timeOf = id => this.#times[id] ?? 0
    const sorted = [...ids].sort((a, b) => timeOf(a) - timeOf(b))
    return sorted.filter((id, i) => i === 0 || !process.env.QUICK || timeOf(id) < SLOW)
  }

  /** Runs the tests under a mutant up to the first failure. */
  async #tried(mutant, ids, hitLimit) {
    stryker.activeMutant = undefined
    let nrOfTests = 0
    for (const [file, wanted] of byFile(ids)) {
      const tests = await this.#testsOf(file)
      for (const test of tests) test.limit = 3_000 + 10 * (this.#times[test.id] ?? 0)
      Object.assign(stryker, { activeMutant: mutant, hitCount: nrOfTests ? stryker.hitCount : 0, hitLimit })
      const results = await run(
        wanted.map(id => tests.find(test => test.id === id)),
        true,
      )
      stryker.activeMutant = undefined
      nrOfTests += results.length
      const { test, error } = results.at(-1) ?? {}
      if (error !== undefined) return { failed: test.id, error, nrOfTests }
    }
    return { nrOfTests }
  }

  async #passes(id) {
    const { hitCount } = stryker
    const test = (await this.#testsOf(fileOf(id))).find(one => one.id === id)
    const [{ error }] = await run([test])
    stryker.hitCount = hitCount
    return error === undefined
  }

  async #testsOf(file) {
    if (!this.#loaded.has(file)) {
      const tests = await api.collect(() => this.#modules.import(join(process.cwd(), file)))
      const ids = new Map()
      for (const test of tests) {
        const name = `${test.suite.fullName} ${test.name}`.trim()
        const count = (ids.get(name) ?? 0) + 1
        ids.set(name, count)
        test.id = `${file}#${name}${count > 1 ? ` (${count})` : ''}`
        test.isSkipped ||= excluded.test(name)
        test.limit = 60_000
      }
      this.#loaded.set(file, tests)
    }
    return this.#loaded.get(file)
  }
}

/** Runs tests of a file, each with its hooks. */
async function run(tests, isBail = false) {
  const begun = new Set()
  const results = []
  for (const test of tests) {
    const start = performance.now()
    const before = process.cpuUsage()
    const error = test.isSkipped ? undefined : await errorOf(test, begun)
    const { user, system } = process.cpuUsage(before)
    results.push({ test, error, timeSpentMs: performance.now() - start, busyMs: (user + system) / 1000 })
    if (isBail && error !== undefined) break
  }
  // Under a mutant there may be nothing to clean up.
  for (const suite of [...begun].reverse())
    for (const hook of suite.hooks.afterAll)
      await Promise.resolve()
        .then(hook)
        .catch(() => {})
  return results
}

async function errorOf(test, begun) {
  const { path } = test.suite
  stryker.currentTestId = test.id
  try {
    for (const suite of path) {
      if (begun.has(suite)) continue
      begun.add(suite)
      for (const hook of suite.hooks.beforeAll) await hook()
    }
    for (const suite of path) for (const hook of suite.hooks.beforeEach) await hook()
    try {
      await inTime(test.body({ skip: () => {} }), test.limit)
    } finally {
      for (const suite of [...path].reverse()) for (const hook of suite.hooks.afterEach) await hook()
    }
  } catch (error) {
    test.isSkipped ||= error instanceof NeedsProcess
    if (test.isSkipped) return undefined
    return String(error?.message ?? error).slice(0, 500) || 'failed'
  } finally {
    stryker.currentTestId = undefined
  }
}

/** Waits for a test, but not for ever: under a mutant, a stream may never end. */
async function inTime(result, limit) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The test takes more than ${limit} ms.`)), limit)
  })
  try {
    return await Promise.race([result, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Gives the tests the functions of tests.mjs for those of vitest, and a command that runs in this process. */
const replacements = {
  name: 'replacements',
  enforce: 'pre',
  resolveId(id) {
    if (id === 'vitest') return '\0replaced-vitest'
    if (id.endsWith('/built-command.ts')) return '\0replaced-command'
  },
  load(id) {
    const names = { '\0replaced-vitest': Object.keys(api), '\0replaced-command': ['BuiltCommand'] }[id]
    return names && `export const { ${names.join(', ')} } = globalThis.testApi`
  },
}

function testFiles() {
  return folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.test.ts'))
      .sort()
      .map(name => `${folder}/${name.replaceAll('\\', '/')}`),
  )
}

function fileOf(id) {
  return id.slice(0, id.indexOf('#'))
}

/** Returns the ids of tests by file. */
function byFile(ids) {
  const files = new Map()
  for (const id of ids) files.set(fileOf(id), [...(files.get(fileOf(id)) ?? []), id])
  return files
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-memory', factory: () => new Runner() }]
