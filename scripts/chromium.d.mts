import type { Browser } from 'playwright-core'

/** Starts Chromium. Throws an error if there is none. */
export function startChromium(): Promise<Browser>
