import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Progress } from '../../../src/cli/terminal/progress.ts'

const CLEAR = '\r\u001b[K'

describe('Progress', () => {
  const written: string[] = []
  const { isTTY } = process.stderr

  beforeEach(() => {
    written.length = 0
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.spyOn(process.stderr, 'write').mockImplementation(text => written.push(String(text)) > 0)
    process.stderr.isTTY = true
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    process.stderr.isTTY = isTTY
  })

  /** Counts so many tickets, after so long. */
  function count(progress: Progress, tickets: number, afterMs: number): void {
    vi.advanceTimersByTime(afterMs)
    for (let i = 0; i < tickets; i++) progress.step()
  }

  it('shows the count and clears its line at the end', () => {
    const progress = new Progress('tickets')
    count(progress, 4096, 1000)
    expect(written).toEqual(['\r4,096 tickets …'])
    progress.end()
    expect(written).toEqual(['\r4,096 tickets …', CLEAR])
  })

  it('shows a new count after 200 ms, not before', () => {
    const progress = new Progress('rows')
    count(progress, 4096, 1000)
    count(progress, 4096, 199)
    count(progress, 4096, 1)
    expect(written).toEqual(['\r4,096 rows …', '\r12,288 rows …'])
  })

  it('shows nothing, and clears nothing, in the first second', () => {
    const progress = new Progress('tickets')
    count(progress, 3 * 4096, 999)
    progress.end()
    expect(written).toEqual([])
  })

  it('shows nothing where standard error is not a terminal', () => {
    process.stderr.isTTY = false
    const progress = new Progress('tickets')
    count(progress, 4096, 5000)
    progress.end()
    expect(written).toEqual([])
  })
})
