import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { compile, fromCompiled } from '../../src/compiled/index.ts'
import { alwaysOpen, businessCalendar, isSlaCalendarError, italianHolidays, italianOffice } from '../../src/index.ts'

const week = { from: '2026-11-23T00:00+01:00', to: '2026-11-30T00:00+01:00' }

function errorOf(ask: () => unknown) {
  try {
    return ask()
  } catch (error) {
    return isSlaCalendarError(error) && { code: error.code, path: error.path }
  }
}

describe('compile', () => {
  it('writes the lengths of closed and open time by turns, in the largest common unit', () =>
    expect(compile(italianOffice, week)).toEqual({
      format: 'sla-calendar/compiled/1',
      timeZone: 'Europe/Rome',
      from: Date.parse(week.from),
      to: Date.parse(week.to),
      unit: 3 * 3_600_000,
      lengths: [3, 3, 5, 3, 5, 3, 5, 3, 5, 3, 18],
      offsets: [3600],
    }))
  it('begins with 0 if the calendar is open at first', () =>
    expect(compile(alwaysOpen, week)).toMatchObject({ unit: 7 * 86_400_000, lengths: [0, 1] }))
  it('writes one closed length if the calendar never opens', () => {
    const closed = compile({ timeZone: 'UTC', hours: {} }, week)
    expect(closed).toMatchObject({ unit: 7 * 86_400_000, lengths: [1] })
    expect(fromCompiled(closed).elapsed(week.from, week.to)).toBe(0)
  })
  it('takes at most 450 bytes for five years of a split shift, after gzip', () => {
    const hours = { 'mon-fri': ['09:00-13:00', '14:00-18:00'] } as const
    const split = businessCalendar({ timeZone: 'Europe/Rome', hours, holidays: italianHolidays })
    const json = JSON.stringify(compile(split, { from: '2026-01-01T00:00Z', to: '2031-01-01T00:00Z' }))
    expect(gzipSync(json).length).toBeLessThan(450)
  })
  it.each<[string, unknown, unknown]>([
    ['an empty range', { ...week, to: week.from }, { code: 'range-reversed', path: ['to'] }],
    ['a reversed range', { from: week.to, to: week.from }, { code: 'range-reversed', path: ['to'] }],
    ['no range', undefined, { code: 'input-invalid', path: [] }],
    ['an unknown key', { ...week, until: 1 }, { code: 'key-unknown', path: ['until'] }],
    ['a local time', { ...week, from: '2026-11-23T00:00' }, { code: 'instant-without-zone', path: ['from'] }],
    ['a year without holidays', { ...week, from: '1950-01-01T00:00Z' }, { code: 'years-not-covered', path: [] }],
  ])('refuses %s', (_, range, error) => expect(errorOf(() => compile(italianOffice, range as never))).toEqual(error))
  it('refuses a value that is not a calendar', () =>
    expect(errorOf(() => compile({} as never, week))).toMatchObject({ path: ['calendar', 'timeZone'] }))
})

describe('a bundle of fromCompiled', () => {
  it('is at most 3.5 kB after gzip, and lacks the compiler', async () => {
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: "export { fromCompiled } from './src/compiled/index.ts'",
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      metafile: true,
    })
    const { inputs } = Object.values(metafile.outputs)[0]
    const files = Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0)
    expect(files).not.toContain('src/compiled/compile.ts')
    expect(gzipSync(outputFiles[0].text).length).toBeLessThanOrEqual(3500)
  })
})
