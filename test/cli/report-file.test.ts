import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReportFile } from '../../src/cli/report-file.ts'

describe('openReportFile', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'report-files-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const report = () => openReportFile(join(folder, 'report.txt'))

  it('has its name once the report is complete, and no other file remains', async () => {
    const { sink, finish, keep } = report()
    await sink('one ')
    await sink('two')
    expect(readdirSync(folder)).not.toContain('report.txt')
    await finish()
    expect(readdirSync(folder)).not.toContain('report.txt')
    keep()
    expect(readdirSync(folder)).toEqual(['report.txt'])
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toBe('one two')
  })

  it('leaves no file when it is discarded', async () => {
    const { sink, discard } = report()
    await sink('half')
    await drafts()
    discard()
    await settled()
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves no file when it is discarded before the file was opened', async () => {
    report().discard()
    await settled()
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves the report of an earlier run when it is discarded', async () => {
    writeFileSync(join(folder, 'report.txt'), 'earlier')
    const { sink, discard } = report()
    await sink('half')
    discard()
    await settled()
    expect(readdirSync(folder)).toEqual(['report.txt'])
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toBe('earlier')
  })

  /** Waits until the draft is there: streams open their files later. */
  async function drafts(): Promise<void> {
    while (!readdirSync(folder).length) await new Promise(resolve => setTimeout(resolve, 1))
  }

  /** Waits longer than a file takes to open. */
  function settled(): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, 50))
  }
})
