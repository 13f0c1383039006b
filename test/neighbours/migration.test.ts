import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isThorough } from '../arbitraries/runs.ts'
import { guide, migrationSections, oldProgram, ourAnswers, plain, type Section, stated } from './migration-guide.ts'

const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '../..')
const sections = migrationSections()

describe('the migration guide', () => {
  it('has a table for each library, and runs all except biz', () => {
    expect(sections.map(({ name, setUp }) => `${name}: ${setUp ? 'run' : 'not run'}`)).toEqual([
      'moment-business-time: run',
      'dayjs-business-time: run',
      'luxon-business-days: run',
      'moment-business-days: run',
      'When the clocks go back: run',
      'biz: not run',
    ])
  })

  it('states the installed version of each library', () => {
    const text = readFileSync(join(root, guide), 'utf8')
    const named = [...text.matchAll(/^## (\S+)\n\nVersion (\d+\.\d+\.\d+)\./gm)].map(([, name, version]) => [
      name,
      version,
    ])
    expect(Object.fromEntries(named)).toEqual({
      'moment-business-time': require('moment-business-time/package.json').version,
      'dayjs-business-time': require('dayjs-business-time/package.json').version,
      'luxon-business-days': require('luxon-business-days/package.json').version,
      'moment-business-days': require('moment-business-days/package.json').version,
    })
  })
})

for (const section of sections) {
  describe(`the migration guide on ${section.name}`, () => {
    let old: unknown[] = []
    let ours: unknown[] = []
    beforeAll(() => {
      if (isThorough && section.setUp) old = oldAnswers(section)
      ours = ourAnswers(section)
    })

    for (const [index, { line, before, now, answerBefore, answerNow, reason }] of section.rows.entries()) {
      if (section.setUp)
        it.runIf(isThorough)(`states the result of ${before} in line ${line}`, () => {
          expect(old[index]).toEqual(stated(answerBefore))
        })
      it(`states the result of ${now} in line ${line}`, () => {
        expect(ours[index]).toEqual(stated(answerNow))
      })
      if (reason)
        it(`explains a difference in line ${line}, and the two results differ`, () => {
          expect(stated(answerNow)).not.toEqual(stated(answerBefore))
        })
    }
  })
}

/** Runs the program of the other library in its own process, because these libraries keep hours and holidays in a global. */
function oldAnswers(section: Section): unknown[] {
  const { timeZone } = section
  const env = timeZone ? { ...process.env, TZ: timeZone } : process.env
  const printed = execFileSync(process.execPath, ['-e', oldProgram(section)], { cwd: root, env, encoding: 'utf8' })
  return JSON.parse(printed).map(plain)
}
