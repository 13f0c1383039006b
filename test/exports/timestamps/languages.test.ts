import { describe, expect, it } from 'vitest'
import { DatePattern } from '../../../src/exports/timestamps/date-pattern.ts'
import { LANGUAGES, localeOfNames } from '../../../src/exports/timestamps/languages.ts'
import { NOW } from '../reading.ts'

const read = (language: string, pattern: string, text: string) => {
  const ms = new DatePattern(pattern, NOW, language).read(text)
  return Number.isNaN(ms) ? 'no time' : new Date(ms).toISOString().slice(0, 16)
}

describe('names of another language', () => {
  // The tags with a region are of these tests alone, so that each collects the names of its language.
  it.each([
    [
      'it-IT',
      ['d MMMM yyyy', '3 maggio 2026', '2026-05-03'],
      ['d MMMM yyyy', '3 MAGGIO 2026', '2026-05-03'],
      ['d MMM yyyy', '3 mag 2026', '2026-05-03'],
      ['d MMM yyyy', '3 magg 2026', '2026-05-03'],
      ['d MMM yyyy', '3 set 2026', '2026-09-03'],
      ['d MMM yyyy', '3 sett. 2026', '2026-09-03'],
      ['d MMM yyyy', '3 settembr 2026', '2026-09-03'],
      ['EEEE d MMMM yyyy', 'lunedì 4 maggio 2026', '2026-05-04'],
      ['EEEE d MMMM yyyy', 'lunedi 4 maggio 2026', '2026-05-04'],
      ['EEEE d MMMM yyyy', 'domenica 3 maggio 2026', '2026-05-03'],
      ['EEE d MMM yyyy', 'sab 2 gen 2026', '2026-01-02'],
      ['d MMM yyyy', '3 ma 2026', 'no time'],
      ['d MMM yyyy', '3 may 2026', 'no time'],
      ['d MMM yyyy', '3 maggiore 2026', 'no time'],
      ['d MMM yyyy', '3  2026', 'no time'],
    ],
    [
      'fr-FR',
      ['d/MMM/yy', '19/févr./26', '2026-02-19'],
      ['d/MMM/yy', '19/févr/26', '2026-02-19'],
      ['d/MMM/yy', '19/fevr./26', '2026-02-19'],
      ['d MMM yyyy', '1 août 2026', '2026-08-01'],
      ['d MMM yyyy', '1 aout 2026', '2026-08-01'],
      ['d MMM yyyy', '1 juil. 2026', '2026-07-01'],
      ['d MMM yyyy', '1 juin 2026', '2026-06-01'],
      // June or July.
      ['d MMM yyyy', '3 jui 2026', 'no time'],
    ],
    [
      'de-DE',
      ['d. MMM yyyy', '3. März 2026', '2026-03-03'],
      ['d. MMM yyyy', '3. Marz 2026', '2026-03-03'],
      ['d. MMM. yyyy', '3. Dez. 2026', '2026-12-03'],
      ['d. MMM yyyy', '3. Sept 2026', '2026-09-03'],
      ['EEE, d. MMM yyyy', 'Mo, 4. Mai 2026', '2026-05-04'],
    ],
    // Names by themselves and in a date differ.
    ['ru-RU', ['d MMMM yyyy', '3 мая 2026', '2026-05-03'], ['MMMM dd yyyy', 'май 03 2026', '2026-05-03']],
    ['pl-PL', ['d MMMM yyyy', '3 maja 2026', '2026-05-03'], ['LLLL d yyyy', 'maj 3 2026', '2026-05-03']],
    [
      'es-ES',
      ['d/M/yyyy h:mm a', '4/5/2026 3:05 p. m.', '2026-05-04T15:05'],
      ['d/M/yyyy h:mm a', '4/5/2026 3:05 p.m.', '2026-05-04T15:05'],
      ['d/M/yyyy h:mm a', '4/5/2026 3:05 a. m.', '2026-05-04T03:05'],
      ['d/M/yyyy h:mm a', '4/5/2026 12:05 a. m.', '2026-05-04T00:05'],
      // Software writes AM and PM in every language.
      ['d/M/yyyy h:mm a', '4/5/2026 3:05 PM', '2026-05-04T15:05'],
    ],
    [
      'el-GR',
      ['d/M/yyyy h:mm a', '4/5/2026 3:05 μ.μ.', '2026-05-04T15:05'],
      ['d/M/yyyy h:mm a', '4/5/2026 3:05 π.μ.', '2026-05-04T03:05'],
      ['d/M/yyyy h:mm a', '4/5/2026 3:05 am', '2026-05-04T03:05'],
      ['d/M/yyyy h:mm a', '4/5/2026 3:05 PM', '2026-05-04T15:05'],
    ],
    // Some exports have AM and PM although the language does not use them.
    ['it-CH', ['d/M/yyyy h:mm a', '4/5/2026 3:05 am', '2026-05-04T03:05']],
  ] as const)('are read in %s', (language, ...cases) => {
    const found = cases.map(([pattern, text, time]) => [
      pattern,
      text,
      read(language, pattern, text).slice(0, time.length),
    ])
    expect(found).toEqual(cases)
  })

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
