import { type EpochDay, epochDay } from '../../time/epoch-day.ts'

/** The church whose Easter it is: `western` uses the Gregorian calendar, `orthodox` the Julian one. */
export type Church = 'western' | 'orthodox'

/**
 * Returns Easter Sunday of a year, as a Gregorian date.
 *
 * Both are the Sunday after the ecclesiastical full moon of spring. Western: the algorithm of Meeus, Jones and
 * Butcher (J. Meeus, Astronomical Algorithms, chapter 8). Orthodox: the Julian rule of the same chapter; a Julian
 * date becomes a Gregorian one by the difference of the two leap-year rules, 13 days until 2099 and 14 from 2100.
 */
export function easterSunday(year: number, church: Church): EpochDay {
  return church === 'orthodox' ? orthodox(year) : western(year)
}

function western(year: number): EpochDay {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const leapCenturies = Math.floor(century / 4)
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const fullMoon = (19 * golden + century - leapCenturies - moonShift + 15) % 30
  const yearInCentury = year % 100
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearInCentury / 4) - fullMoon - (yearInCentury % 4)) % 7
  const late = Math.floor((golden + 11 * fullMoon + 22 * toSunday) / 451)
  return epochDay(year, 3, 22 + fullMoon + toSunday - 7 * late)
}

function orthodox(year: number): EpochDay {
  const fullMoon = (19 * (year % 19) + 15) % 30
  const toSunday = (2 * (year % 4) + 4 * (year % 7) - fullMoon + 34) % 7
  const julianLag = Math.floor(year / 100) - Math.floor(year / 400) - 2
  return epochDay(year, 3, 22 + fullMoon + toSunday + julianLag)
}
