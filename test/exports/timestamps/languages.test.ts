import { describe, expect, it } from 'vitest'
import { DatePattern } from '../../../src/exports/timestamps/date-pattern.ts'
import { LANGUAGES, localeOfNames } from '../../../src/exports/timestamps/languages.ts'
import { NOW } from '../reading.ts'

const read = (language: string, pattern: string, text: string) => {
  const ms = new DatePattern(pattern, NOW, language).read(text)
  return Number.isNaN(ms) ? 'no time' : new Date(ms).toISOString().slice(0, 16)
}

describe('names of another language', () => {
  it.each([
    ['it', 'd MMMM yyyy', '3 maggio 2026', '2026-05-03'],
    ['it', 'd MMMM yyyy', '3 MAGGIO 2026', '2026-05-03'],
    ['it', 'd MMM yyyy', '3 mag 2026', '2026-05-03'],
    ['it', 'd MMM yyyy', '3 magg 2026', '2026-05-03'],
    ['fr', 'd/MMM/yy', '19/févr./26', '2026-02-19'],
    ['fr', 'd/MMM/yy', '19/févr/26', '2026-02-19'],
    ['fr', 'd/MMM/yy', '19/fevr./26', '2026-02-19'],
    ['fr', 'd MMM yyyy', '1 août 2026', '2026-08-01'],
    ['fr', 'd MMM yyyy', '1 aout 2026', '2026-08-01'],
    ['fr', 'd MMM yyyy', '1 juil. 2026', '2026-07-01'],
    ['de', 'd. MMM yyyy', '3. März 2026', '2026-03-03'],
    ['de', 'd. MMM. yyyy', '3. Dez. 2026', '2026-12-03'],
    // Names by themselves and in a date differ.
    ['ru', 'd MMMM yyyy', '3 мая 2026', '2026-05-03'],
    ['ru', 'MMMM dd yyyy', 'май 03 2026', '2026-05-03'],
    ['pl', 'd MMMM yyyy', '3 maja 2026', '2026-05-03'],
    ['it', 'EEEE d MMMM yyyy', 'lunedì 4 maggio 2026', '2026-05-04'],
    ['it', 'EEEE d MMMM yyyy', 'lunedi 4 maggio 2026', '2026-05-04'],
    ['de', 'EEE, d. MMM yyyy', 'Mo, 4. Mai 2026', '2026-05-04'],
  ])('is read: %s, %s, %s', (language, pattern, text, date) =>
    expect(read(language, pattern, text)).toBe(`${date}T00:00`),
  )

  it.each([
    ['es', '3:05 p. m.', '15:05'],
    ['es', '3:05 p.m.', '15:05'],
    ['es', '3:05 a. m.', '03:05'],
    ['es', '12:05 a. m.', '00:05'],
    ['el', '3:05 μ.μ.', '15:05'],
    ['el', '3:05 π.μ.', '03:05'],
    // Software writes AM and PM in every language.
    ['es', '3:05 PM', '15:05'],
    ['it', '3:05 am', '03:05'],
  ])('has halves of the day: %s, %s', (language, time, read24) =>
    expect(read(language, 'd/M/yyyy h:mm a', `4/5/2026 ${time}`)).toBe(`2026-05-04T${read24}`),
  )

  it.each([
    // June or July.
    ['fr', '3 jui 2026'],
    // Too short, of another language, with something after it, and none.
    ['it', '3 ma 2026'],
    ['it', '3 may 2026'],
    ['it', '3 maggiore 2026'],
    ['it', '3  2026'],
  ])('is not guessed: %s, %s', (language, text) => expect(read(language, 'd MMM yyyy', text)).toBe('no time'))

  it.each(LANGUAGES)('reads its own dates, %s', language => {
    const pattern = new DatePattern('EEEE d MMMM yyyy h:mm a', NOW, language)
    expect(new Date(pattern.read(pattern.sample)).toISOString()).toBe('2023-02-03T16:05:00.000Z')
    for (let month = 0; month < 12; month++) {
      const long = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' })
      const name = long.formatToParts(Date.UTC(2026, month, 5)).find(({ type }) => type === 'month')?.value
      expect(read(language, 'd MMMM yyyy', `5 ${name} 2026`)).toBe(
        `2026-${String(month + 1).padStart(2, '0')}-05T00:00`,
      )
    }
  })

  it('are collected once per language', () => {
    expect(localeOfNames('it', true)).toBe(localeOfNames('it', true))
    expect(localeOfNames('it', true)).not.toBe(localeOfNames('it', false))
    expect(localeOfNames('it', true)).not.toBe(localeOfNames('fr', true))
  })
})
