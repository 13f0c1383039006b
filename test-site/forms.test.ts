import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../dist/index.js'
import { targetOf, termsOf, UNITS } from '../playground/budget-terms.ts'
import { edited } from '../playground/edit-json.ts'
import { clock, daysOf, minutesOf, painted, typedHours, weekOf } from '../playground/hours.ts'
import { jsonText } from '../playground/json-text.ts'

describe('edited', () => {
  const canonical = jsonText({ name: 'a', list: [1, 2, 3], deep: { one: 1 } })

  it.each([
    [['name'], 'b', { name: 'b', list: [1, 2, 3], deep: { one: 1 } }],
    [['list', 3], 4, { name: 'a', list: [1, 2, 3, 4], deep: { one: 1 } }],
    [['list', 0], undefined, { name: 'a', list: [2, 3], deep: { one: 1 } }],
    [['deep', 'two'], 2, { name: 'a', list: [1, 2, 3], deep: { one: 1, two: 2 } }],
    [['deep'], undefined, { name: 'a', list: [1, 2, 3] }],
    [['fresh', 'key'], 1, { name: 'a', list: [1, 2, 3], deep: { one: 1 }, fresh: { key: 1 } }],
  ])('changes %j to %j in both layouts', (path, value, expected) => {
    expect(edited(canonical, path, value)).toBe(jsonText(expected))
    const own = `// Ours.\n${canonical}`
    expect(edited(own, path, value)).toMatch(/^\/\/ Ours\./)
    expect(JSON.parse(edited(own, path, value).replace('// Ours.', ''))).toEqual(expected)
  })
})

const day = fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { maxLength: 6 }).map(edges => {
  const sorted = edges.sort((a, b) => a - b)
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) =>
    [sorted[2 * i], sorted[2 * i + 1]].map(half => clock(half * 30)).join('-'),
  )
})

describe('the hours of the form', () => {
  it('read back the week that they write, and the library accepts it', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), days => {
        const week = weekOf(days)
        expect(daysOf(week)).toEqual(days)
        businessCalendar({ timeZone: 'Europe/Rome', hours: week })
      }),
      { numRuns: 50 },
    )
  })

  it('paint like a bitmap of half hours', () => {
    const bits = (texts: readonly string[]) =>
      Array.from({ length: 48 }, (_, i) => minutesOf(texts).some(([a, b]) => a <= i * 30 && i * 30 < b))
    const edge = fc.integer({ min: 0, max: 48 })
    fc.assert(
      fc.property(day, edge, edge, fc.boolean(), (texts, a, b, opens) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const expected = bits(texts).map((bit, i) => (from <= i && i < to ? opens : bit))
        expect(bits(painted(texts, [from * 30, to * 30], opens))).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })

  it('keep a night shift, and complete short times', () => {
    expect(painted(['22:00-06:00'], [1200, 1260], true)).toEqual(['20:00-21:00', '22:00-06:00'])
    expect(typedHours(' 9-13; 14:30 – 18 ')).toEqual(['09:00-13:00', '14:30-18:00'])
    expect(typedHours('nine to five')).toEqual(['nine to five'])
    expect(daysOf({ 'sat-mon': '10:00-12:00' }).map(hours => hours.length)).toEqual([1, 0, 0, 0, 0, 1, 1])
  })
})

describe('the terms of a budget', () => {
  it.each(UNITS.map(({ id }) => [id]))('in %s are read back', unit => {
    const target = targetOf({ amount: '3', unit, due: '', cutoff: '' })
    expect(termsOf(target)).toMatchObject({ amount: '3', unit })
    expect(targetOf(termsOf(target)!)).toEqual(target)
  })

  it('are unknown for a budget that the form cannot show', () => {
    for (const within of ['PT1M30S', { workingDays: 1, due: 'close', dayZero: 'report' }, 5000, 'P1D'] as const)
      expect(termsOf({ within, clock: 'business' } as never)).toBeUndefined()
    expect(termsOf({ within: { hours: 6 }, clock: 'business' })).toMatchObject({ amount: '6', unit: 'businessHours' })
    expect(termsOf({ within: 'PT120M', clock: 'always' })).toMatchObject({ amount: '120', unit: 'minutes' })
    expect(termsOf({ within: 'PTH', clock: 'business' })).toMatchObject({ amount: '', unit: 'businessHours' })
    expect(termsOf({ within: 'PT1H30M', clock: 'always' })).toMatchObject({ amount: '90', unit: 'minutes' })
  })
})
