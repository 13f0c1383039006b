// Uses the packed library on other platforms than Node's main thread: in a worker of Node, in Bun, in Deno and in Chromium.
// In Chromium it runs in a page and a worker over http, and as a classic script from a file.
// Fails if one of the platforms is missing. Needs a build: npm run build.
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startChromium } from './chromium.mjs'
import { install, packedFolder, run } from './fresh-folder.mjs'

const BUN = 'bun@1.4.5'
const DENO = 'deno@2.9.6'

const DUE = '2026-03-09T13:00:00.000Z'
/** The expression that each platform evaluates, with the names of the library in scope. */
const question = "deadline({ severity: 'high', reportedAt: new Date('2026-03-06T16:00:00Z') }).dueAt.toISOString()"

const { folder } = packedFolder()
try {
  install(folder, [BUN, DENO])
  for (const name of ['esm.mjs', 'commonjs.cjs'])
    copyFileSync(join(import.meta.dirname, 'packed', name), join(folder, name))
  otherRuntimes()
  nodeWorker()
  await inChromium()
  console.log('platforms: the result is correct on each of them')
} catch (error) {
  console.error(`platforms: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function otherRuntimes() {
  for (const program of ['esm.mjs', 'commonjs.cjs']) {
    run('node_modules/.bin/bun', [program], folder)
    run('node_modules/.bin/deno', ['run', '--allow-all', '--node-modules-dir=manual', program], folder)
  }
  console.log(`platforms: ${BUN} and ${DENO}, ESM and CommonJS`)
}

function nodeWorker() {
  const inWorker = `import { parentPort } from 'node:worker_threads'
import { deadline } from 'sla-calendar'
parentPort.postMessage(${question})`
  writeFileSync(join(folder, 'in-worker.mjs'), inWorker)
  const program = `import { Worker } from 'node:worker_threads'
new Worker('./in-worker.mjs').on('message', due => console.log(due))`
  writeFileSync(join(folder, 'with-worker.mjs'), program)
  expectDue(run('node', ['with-worker.mjs'], folder).trim(), 'a worker of Node')
}

async function inChromium() {
  const browser = await startChromium()
  const server = await served()
  try {
    const address = `http://localhost:${server.address().port}`
    const library = '/node_modules/sla-calendar/dist'
    const page = await opened(browser, `${address}/`)
    const built = name => page.evaluate(`import('${name}').then(({ deadline }) => ${question})`)
    expectDue(await built('sla-calendar'), 'Chromium, the ESM build')
    const inWorker = `import { deadline } from '${address}${library}/index.js'; postMessage(${question})`
    const worker = `new Promise((resolve, reject) => {
      const code = new Blob([${JSON.stringify(inWorker)}], { type: 'text/javascript' })
      const worker = new Worker(URL.createObjectURL(code), { type: 'module' })
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = event => reject(new Error(event.message))
    })`
    expectDue(await page.evaluate(worker), 'a worker of Chromium')
    const script = `.${library}/sla-calendar.global.js`
    writeFileSync(join(folder, 'classic.html'), `<!doctype html><script src="${script}"></script>`)
    const classic = await opened(browser, pathToFileURL(join(folder, 'classic.html')).href)
    expectDue(await classic.evaluate(`slaCalendar.${question}`), 'Chromium, the classic script from a file')
    console.log(`platforms: Chromium ${browser.version()}`)
  } finally {
    await browser.close()
    server.close()
  }
}

async function opened(browser, address) {
  const page = await browser.newPage()
  page.on('pageerror', error => {
    throw error
  })
  await page.goto(address)
  return page
}

/** Serves the folder over http, together with a page whose import map names the library. */
async function served() {
  const imports = { 'sla-calendar': '/node_modules/sla-calendar/dist/index.js' }
  const page = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>`
  const server = createServer(({ url }, response) => {
    const type = url === '/' ? 'text/html' : 'text/javascript'
    response.setHeader('access-control-allow-origin', '*')
    response.writeHead(url === '/' || existsSync(join(folder, url)) ? 200 : 404, { 'content-type': type })
    response.end(url === '/' ? page : existsSync(join(folder, url)) ? readFileSync(join(folder, url)) : '')
  })
  await new Promise(resolve => server.listen(0, resolve))
  return server
}

function expectDue(found, where) {
  if (found !== DUE) throw new Error(`${where}: ${found}, not ${DUE}`)
  console.log(`platforms: ${where}`)
}
