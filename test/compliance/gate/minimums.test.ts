import { describe, expect, it } from 'vitest'
import { checkMinimums, type Minimums, parseMinimums } from '../../../src/compliance/gate/minimums.ts'
import { refusal } from '../../validation/refusal.ts'

const KNOWN = ['critical', 'high', 'a=b']

describe('parseMinimums', () => {
  it.each<[string, Minimums]>([
    ['95', { all: 95 }],
    ['0', { all: 0 }],
    ['100', { all: 100 }],
    ['99.9975', { all: 99.9975 }],
    [' 95 % ', { all: 95 }],
    ['critical=100', { severities: { critical: 100 } }],
    ['critical=100,high=95', { severities: { critical: 100, high: 95 } }],
    ['high = 95% , 90', { all: 90, severities: { high: 95 } }],
    ['a=b=50', { severities: { 'a=b': 50 } }],
  ])('reads %s', (text, expected) => {
    expect(parseMinimums(text, KNOWN)).toEqual(expected)
  })

  it.each([
    ['', 'input-invalid --min: "" is not a text.'],
    ['101', 'input-invalid --min: "101" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.'],
    ['100.01', 'input-invalid --min: "100.01" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.'],
    ['-1', 'input-invalid --min: "-1" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.'],
    ['9x', 'input-invalid --min: "9x" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.'],
    ['x9', 'input-invalid --min: "x9" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.'],
    [
      '1.23456',
      'input-invalid --min: "1.23456" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.',
    ],
    ['high', 'input-invalid --min: "high" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.'],
    ['high=', 'input-invalid --min: "" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.'],
    ['95,', 'input-invalid --min: "" is not a percentage from 0 to 100. Such as 95, or critical=100,high=95.'],
    ['99,5', 'input-invalid --min: "99,5" names two shares of all. Such as 95, or critical=100,high=95.'],
    ['high=1,high=2', 'input-invalid --min: It names "high" twice. Such as 95, or critical=100,high=95.'],
    ['hihg=95', 'severity-unknown --min: "hihg" is not known. Did you mean high?'],
    ['=95', 'severity-unknown --min: "" is not known. Known: critical, high, a=b.'],
  ])('refuses "%s"', (text, expected) => {
    expect(refusal(() => parseMinimums(text, KNOWN, ['--min']))).toBe(expected)
  })

  it('calls the text `minimums` in errors by default', () => {
    expect(refusal(() => parseMinimums('x', KNOWN))).toContain('input-invalid minimums: "x"')
  })
})

describe('checkMinimums', () => {
  const refused = (minimums: unknown) => refusal(() => checkMinimums(minimums as Minimums, KNOWN, ['minimums']))

  it('returns valid minimums', () => {
    const all: Minimums[] = [{ all: 0 }, { all: 99.5, severities: {} }, { severities: { high: 100 } }]
    for (const good of all) expect(checkMinimums(good, KNOWN, [])).toBe(good)
  })

  it('refuses more decimals than are compared, so that no minimum is rounded', () => {
    expect(refusal(() => checkMinimums({ severities: { high: 99.99996 } }, ['high'], ['minimums']))).toBe(
      'input-invalid minimums.severities.high: 99.99996 is not a percentage with at most four decimals.',
    )
    for (const all of [99.9999, 33.3333, 0.0001, 0.07, 57.3])
      expect(checkMinimums({ all }, ['high'], ['minimums'])).toEqual({ all })
  })

  it.each<[unknown, string]>([
    [95, 'input-invalid minimums: 95 is not an object.'],
    [{ some: 1 }, 'key-unknown minimums.some: This key is not known. Known: all, severities.'],
    [{}, 'input-invalid minimums: An object is not a minimum. Give a percentage of all, or of severities.'],
    [
      { severities: {} },
      'input-invalid minimums: An object is not a minimum. Give a percentage of all, or of severities.',
    ],
    [{ all: '95' }, 'input-invalid minimums.all: "95" is not a percentage from 0 to 100.'],
    [{ all: -1 }, 'input-invalid minimums.all: -1 is not a percentage from 0 to 100.'],
    [{ severities: { high: 101 } }, 'input-invalid minimums.severities.high: 101 is not a percentage from 0 to 100.'],
    [{ severities: { hihg: 5 } }, 'severity-unknown minimums.severities.hihg: "hihg" is not known. Did you mean high?'],
  ])('refuses %j', (minimums, expected) => {
    expect(refused(minimums)).toBe(expected)
  })
})

describe('parseMinimums, with a text that slows a regular expression down', () => {
  it('refuses 200,000 blanks between a number and a letter', () =>
    expect(() => parseMinimums(`1${' '.repeat(200_000)}x`, ['resolution'])).toThrow(
      /is not a percentage from 0 to 100/,
    ))
})
