import { afterEach, beforeEach, vi } from 'vitest'

/** What a command has written in the present test. */
export type CapturedOutput = {
  /** To standard output. */
  printed: string
  /** To standard error. */
  complained: string
}

/** Captures standard output and standard error in each test of a file, instead of writing them. */
export function captureOutput(): CapturedOutput {
  const output = { printed: '', complained: '' }
  beforeEach(() => {
    output.printed = output.complained = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
      output.printed += text
      // Commands wait until all text is written.
      const written = rest.at(-1) as unknown
      if (typeof written === 'function') written()
      return true
    })
    vi.spyOn(process.stderr, 'write').mockImplementation(text => {
      output.complained += text
      return true
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })
  return output
}
