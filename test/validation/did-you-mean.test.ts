import { describe, expect, it } from 'vitest'
import { didYouMean, distance, nearest, suggestionList } from '../../src/validation/did-you-mean.ts'

describe('nearest', () => {
  it.each([
    ['the word itself', 'high', 'high'],
    ['the word in capitals', 'HIGH', 'high'],
    ['a swap of neighbours', 'hihg', 'high'],
    ['a swap at the end', 'medimu', 'medium'],
    ['a swap at the beginning', 'emdium', 'medium'],
    ['two swaps', 'emdimu', 'medium'],
    ['a letter too many', 'higgh', 'high'],
    ['a letter too few', 'hgh', 'high'],
    ['another letter', 'hich', 'high'],
    ['another first letter', 'nigh', 'high'],
    ['two slips in four letters', 'hixx', 'high'],
    ['three slips in nine letters', 'criticxxx', 'critical'],
    ['three letters behind', 'critical!!!', 'critical'],
    ['two letters before', '__medium', 'medium'],
  ])('sees through %s: %s', (_, written, meant) => {
    expect(nearest(written, ['critical', 'high', 'medium'])).toBe(meant)
  })

  it.each([
    ['three slips in four letters', 'hxxx', ['high']],
    ['two slips in three letters', 'lwx', ['low']],
    ['three slips in six letters', 'medxxx', ['medium']],
    ['nothing at all written', '', ['high']],
    ['nothing known', 'high', []],
    // A swap is one slip only where the two letters are neighbours in both words.
    ['letters exchanged over another', 'cba', ['abc']],
  ])('finds nothing for %s', (_, written, known) => {
    expect(nearest(written, known)).toBeUndefined()
  })

  it('prefers the fewest slips, and the first of equals', () => {
    expect(nearest('mat', ['map', 'mat', 'man'])).toBe('mat')
    expect(nearest('max', ['map', 'mat', 'man'])).toBe('map')
  })

  it('offers the known word in its own spelling', () => {
    expect(nearest('firstresponse', ['firstResponse'])).toBe('firstResponse')
  })

  it('looks at the first forty letters only', () => {
    const forty = 'a'.repeat(40)
    expect(nearest(`${forty}${'b'.repeat(1000)}`, [forty])).toBe(forty)
    expect(nearest(`${'a'.repeat(39)}bb`, [`${'a'.repeat(39)}b`])).toBe(`${'a'.repeat(39)}b`)
    // Were it cut earlier, more letters would be missing than may be.
    expect(nearest('a'.repeat(60), [`b${'a'.repeat(50)}`])).toBe(`b${'a'.repeat(50)}`)
    expect(nearest('a'.repeat(60), [`b${'a'.repeat(51)}`])).toBeUndefined()
  })

  it.each([
    ['a word by its beginning', 'crit', 'critical'],
    ['a word by the three letters it has', 'lowest of all', 'low'],
    ['a beginning in capitals', 'CRIT', 'critical'],
    ['no word by two letters', 'cr', undefined],
    ['no word by its end', 'ical', undefined],
    ['no word by one end of a range', 'critical-medium', undefined],
  ])('knows %s: %s', (_, written, meant) => {
    expect(nearest(written, ['low', 'critical'])).toBe(meant)
  })

  it('prefers the word itself to one that it begins', () => {
    expect(nearest('high', ['higher', 'high'])).toBe('high')
  })
})

describe('didYouMean', () => {
  it.each([
    ['previous-working-day', ['next-working-day']],
    ['onOrBefore', ['onOrAfter']],
    ['created', ['updated']],
    ['weekdays', ['wed']],
  ])('does not take %s for %j', (written, known) => expect(didYouMean(written, known)).toBe(`Known: ${known}.`))

  it.each([
    ['next-workin-day', 'Did you mean next-working-day?'],
    ['nextWorkingDay', 'Did you mean next-working-day?'],
    ['sut', 'Did you mean sat or sun?'],
  ])('offers for %s all that are equally near', (written, hint) =>
    expect(didYouMean(written, ['sat', 'sun', 'next-working-day'])).toBe(hint),
  )

  const dozen = ['ab', 'cd', 'ef', 'gh', 'ij', 'kl', 'mn', 'op', 'qr', 'st', 'uv', 'wx']

  it.each<[string, string, string[], string]>([
    ['offers the nearest word', 'hihg', ['low', 'high'], 'Did you mean high?'],
    ['lists what is known where nothing is near', '?????', ['low', 'high'], 'Known: low, high.'],
    ['lists one', '?????', ['low'], 'Known: low.'],
    ['lists a dozen', '?????', dozen, 'Known: ab, cd, ef, gh, ij, kl, mn, op, qr, st, uv, wx.'],
    [
      'lists no more than a dozen',
      '?????',
      [...dozen, 'yz'],
      'Known: ab, cd, ef, gh, ij, kl, mn, op, qr, st, uv, wx, ….',
    ],
    ['is silent where nothing is known', '?????', [], ''],
    [
      'suggests five words at most',
      'sla',
      ['slaa', 'slab', 'slac', 'slad', 'slae', 'slaf'],
      'Did you mean slaa, slab, slac, slad or slae?',
    ],
    ['compares all parts of a word, long ones too', 'firstRespones', ['firstResponse'], 'Did you mean firstResponse?'],
    ['compares capitals without their case', 'İSTANBUL', ['istanbul'], 'Did you mean istanbul?'],
    [
      'refuses a part that differs, whatever the other parts',
      'next-working-day',
      ['last-working-day'],
      'Known: last-working-day.',
    ],
    [
      'sees parts through several separators',
      'next--workin__day',
      ['next-working-day'],
      'Did you mean next-working-day?',
    ],
  ])('%s', (_, written, known, hint) => {
    expect(didYouMean(written, known)).toBe(hint)
  })
})

describe('suggestionList', () => {
  it.each([
    [['a'], 'Did you mean a?'],
    [['a', 'b'], 'Did you mean a or b?'],
    [['a', 'b', 'c'], 'Did you mean a, b or c?'],
  ])('joins %j', (words, text) => expect(suggestionList(words)).toBe(text))
})

describe('distance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'axbc', 1],
    ['abcd', 'badc', 2],
    ['kitten', 'sitting', 3],
  ])('counts the typos between %j and %j', (a, b, typos) => expect(distance(a, b)).toBe(typos))
})
