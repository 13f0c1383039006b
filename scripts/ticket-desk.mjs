// Tries examples/ticket-desk as somebody who copies the folder: with the packed library in a fresh folder, npm ci, npm test,
// npm start, and the page in Chromium. Needs a build: npm run build.
//
//   node scripts/ticket-desk.mjs [FOLDER]     also writes screenshots to FOLDER
//   node scripts/ticket-desk.mjs --sqlite     installs once, and runs only the tests on SQLite
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import axe from 'axe-core'
import { startChromium } from './chromium.mjs'
import { nodeBinary, packedFolder, run } from './fresh-folder.mjs'

const root = join(import.meta.dirname, '..')
const onlySqlite = process.argv[2] === '--sqlite'
const screenshots = process.argv[2]
const { folder } = packedFolder()
const copy = join(folder, 'ticket-desk')
// SQLite is part of Node from version 22.5 on.
process.env.PATH = `${dirname(nodeBinary(26))}:${process.env.PATH}`
try {
  install()
  step('npm test')
  run('npm', ['test', ...(onlySqlite ? ['--', '--test-name-pattern=SQLite'] : [])], copy)
  if (!onlySqlite) await checkPage()
  console.log('ticket-desk: the copy works')
} catch (error) {
  console.error(`ticket-desk: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Follows the README: the packed library replaces the link to the clone. */
function install() {
  step('copy the folder, npm ci')
  const isInstalled = path => path.includes('node_modules') || path.endsWith('.db')
  cpSync(join(root, 'examples/ticket-desk'), copy, {
    recursive: true,
    filter: path => !isInstalled(path.slice(root.length)),
  })
  const [tarball] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
  cpSync(join(folder, tarball), join(copy, tarball))
  run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`], copy)
  if (onlySqlite) return
  rmSync(join(copy, 'node_modules'), { recursive: true })
  run('npm', ['ci', '--no-audit', '--no-fund'], copy)
}

async function checkPage() {
  step('npm start')
  const desk = spawn('npm', ['start'], { cwd: copy, env: { ...process.env, PORT: '0' }, detached: true })
  let browser
  try {
    const address = await addressOf(desk)
    browser = await startChromium()
    for (const width of [1280, 390])
      for (const colorScheme of ['light', 'dark']) await look(browser, address, width, colorScheme)
  } finally {
    await browser?.close()
    process.kill(-desk.pid)
    await once(desk, 'exit')
  }
}

async function addressOf(desk) {
  let output = ''
  for await (const chunk of desk.stdout) {
    output += chunk
    const [address] = /http:\S+/.exec(output) ?? []
    if (address) return address
  }
  throw new Error(`the desk did not start:\n${output}`)
}

/** Opens two tickets, and requires a quiet console, a page that fits and no violation of accessibility rules. */
async function look(browser, address, width, colorScheme) {
  step(`the page, ${width} pixels, ${colorScheme}`)
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  const complaints = []
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto(address)
  for (const id of ['A-1', 'R-2']) {
    await page.click(`#${id} summary`)
    await page.waitForSelector(`#${id} figcaption`)
  }
  const before = await page.textContent('#A-1 .timers')
  await page.waitForFunction(text => document.querySelector('#A-1 .timers').textContent !== text, before)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => globalThis.axe.run())
  const shown = await page.evaluate(() => document.documentElement.scrollWidth)
  if (screenshots) {
    mkdirSync(screenshots, { recursive: true })
    await page.screenshot({ path: join(screenshots, `${width}-${colorScheme}.png`), fullPage: true })
  }
  await page.close()
  const places = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
  const problems = [...complaints, ...places, ...(shown > width ? [`the page is ${shown} pixels wide`] : [])]
  if (problems.length) throw new Error(problems.join('\n'))
}

function step(text) {
  console.log(`ticket-desk: ${text}`)
}
