// What tests import from vitest while Stryker runs: the assertions of vitest, and `describe` and `it`, which only register
// the tests. runner.mjs runs them.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { NeedsProcess } from './command.mjs'

const require = createRequire(import.meta.url)
const ofVitest = createRequire(require.resolve('vitest/package.json'))
const { chai, ...jest } = await importOf('@vitest/expect')
const { clearAllMocks, fn, resetAllMocks, restoreAllMocks, spyOn } = await importOf('@vitest/spy')

function importOf(name) {
  return import(pathToFileURL(ofVitest.resolve(name)).href)
}

/** A group of tests: its parent, its hooks, and whether it is skipped. */
class Suite {
  hooks = { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] }
  constructor(name, parent, isSkipped = false) {
    this.name = name
    this.parent = parent
    this.isSkipped = isSkipped || parent?.isSkipped === true
  }
  get fullName() {
    return this.parent ? `${this.parent.fullName} ${this.name}`.trim() : this.name
  }
  get path() {
    return [...(this.parent?.path ?? []), this]
  }
}

let current
let registered = []
let groups = []

/** Returns the tests that `load` registers. */
export async function collect(load) {
  current = new Suite('')
  registered = []
  groups = []
  await load()
  // A group whose function is asynchronous registers its tests later.
  for (const group of groups) await group
  return registered
}

function describeGroup(name, ...rest) {
  addGroup(nameOf(name), rest.find(isFunction), false)
}

function addGroup(name, body, isSkipped) {
  const parent = current
  current = new Suite(name, parent, isSkipped)
  try {
    groups.push(body?.())
  } finally {
    current = parent
  }
}

function addTest(name, body, isSkipped = false) {
  registered.push({ name: nameOf(name), body, suite: current, isSkipped: isSkipped || current.isSkipped || !body })
}

export const describe = withVariants(describeGroup, (name, body, isSkipped) => addGroup(nameOf(name), body, isSkipped))
export const it = withVariants((name, ...rest) => addTest(name, rest.find(isFunction)), addTest)
export const test = it
export const suite = describe

function withVariants(plain, add) {
  const skipped = (name, ...rest) => add(name, rest.find(isFunction), true)
  const each =
    (cases, ...values) =>
    (name, ...rest) => {
      const body = rest.find(isFunction)
      for (const [i, one] of rowsOf(cases, values).entries())
        add(`${nameOf(name)} #${i}`, () => body(...(Array.isArray(one) ? one : [one])), false)
    }
  const runIf = condition => (condition ? call : skipped)
  const call = Object.assign((...args) => plain(...args), {
    each,
    skip: Object.assign(skipped, { each: () => skipped }),
    runIf,
    skipIf: condition => runIf(!condition),
  })
  return call
}

function rowsOf(cases, values) {
  if (!Array.isArray(cases.raw)) return cases
  throw new Error(`it.each with a template is not supported: ${cases} ${values}`)
}

function isFunction(value) {
  return typeof value === 'function'
}

function nameOf(name) {
  return typeof name === 'function' ? name.name : String(name)
}

export const beforeAll = hook => void current.hooks.beforeAll.push(hook)
export const afterAll = hook => void current.hooks.afterAll.push(hook)
export const beforeEach = hook => void current.hooks.beforeEach.push(hook)
export const afterEach = hook => void current.hooks.afterEach.push(hook)
export const expectTypeOf = () => anything
const anything = new Proxy(() => anything, { get: () => anything })

chai.use(jest.JestExtend)
chai.use(jest.JestChaiExpect)
chai.use(jest.JestAsymmetricMatchers)
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect)
Object.assign(expect, globalThis[jest.ASYMMETRIC_MATCHERS_OBJECT])
expect.getState = () => jest.getState(expect)
expect.setState = state => jest.setState(state, expect)
expect.setState({ assertionCalls: 0, testPath: '', currentTestName: '' })
expect.extend = matchers => chai.expect.extend(expect, matchers)
expect.soft = expect
expect.unreachable = message => chai.assert.fail(message ?? 'expected not to be reached')
Object.defineProperty(globalThis, jest.GLOBAL_EXPECT, { value: expect, writable: true, configurable: true })
expect.extend(jest.customMatchers)

const RealDate = Date
let present = 0
const globals = new Map()
const environment = new Map()
export const vi = {
  fn,
  spyOn,
  clearAllMocks,
  resetAllMocks,
  restoreAllMocks,
  stubGlobal(name, value) {
    if (!globals.has(name)) globals.set(name, Object.getOwnPropertyDescriptor(globalThis, name))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true })
  },
  unstubAllGlobals() {
    for (const [name, old] of globals) {
      if (old) Object.defineProperty(globalThis, name, old)
      else delete globalThis[name]
    }
    globals.clear()
  },
  stubEnv(name, value) {
    if (!environment.has(name)) environment.set(name, process.env[name])
    setEnvironment(name, value)
  },
  /** The modules are kept for all tests. */
  resetModules() {
    throw new NeedsProcess()
  },
  /** Replaces the present only: no test waits for a timer. */
  useFakeTimers({ now = Date.now() } = {}) {
    present = now
    globalThis.Date = class extends RealDate {
      constructor(...args) {
        super(...(args.length ? args : [present]))
      }
      static now() {
        return present
      }
    }
  },
  advanceTimersByTime(ms) {
    present += ms
  },
  useRealTimers() {
    globalThis.Date = RealDate
  },
  unstubAllEnvs() {
    for (const [name, old] of environment) setEnvironment(name, old)
    environment.clear()
  },
}
vi.mocked = value => value

function setEnvironment(name, value) {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
