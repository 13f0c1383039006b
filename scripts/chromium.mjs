import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Starts Chromium. Throws an error if there is none. */
export async function startChromium() {
  const executablePath = PLACES.find(path => path && existsSync(path))
  if (!executablePath) throw new Error('no Chromium found: install it, or set CHROMIUM to its path.')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
