import { addDays, dateOf, dateShown, day, weekdayOf } from './dates.ts'

/**
 * Western Easter: the first Sunday after the paschal full moon of the church's tables, which go by the golden number
 * (the year's place in the 19-year cycle of the moon) and the epact (the moon's age on 1 January).
 */
export function westernEaster(year: number): string {
  const golden = goldenNumber(year)
  const epact = (11 * (golden - 1) + epactOfFirst(year)) % 30
  return sundayAfter(dateOf(year, 3, gregorianFullMoon(epact, golden)))
}

/** The epact of golden number 1, by century: 1700-1899, 1900-2199, 2200-2299. */
function epactOfFirst(year: number): number {
  if (year < 1700 || year > 2299) throw new RangeError(`no epact for ${year}`)
  return year < 1900 ? 0 : year < 2200 ? 29 : 28
}

/** The paschal full moon as a day of March: 32 is 1 April. */
function gregorianFullMoon(epact: number, golden: number): number {
  if (epact <= 23) return 44 - epact // epact 23 is 21 March, epact 0 is 13 April
  if (epact === 24) return 49 // 18 April: the table never goes beyond it
  if (epact === 25) return golden > 11 ? 48 : 49 // so that no date serves twice in a cycle
  return 74 - epact // epact 26 is 17 April, epact 29 is 14 April
}

/** The Julian paschal full moon for golden numbers 1 to 19, as a day of March: 36 is 5 April. */
const julianFullMoons = [36, 25, 44, 33, 22, 41, 30, 49, 38, 27, 46, 35, 24, 43, 32, 21, 40, 29, 48]

/** Orthodox Easter: the first Sunday after the full moon of the Julian tables, as a Gregorian date. */
export function orthodoxEaster(year: number): string {
  return sundayAfter(julianMarch(year, julianFullMoons[goldenNumber(year) - 1]))
}

/** The Gregorian date of a day of March of the Julian calendar, counted from the first day of the Julian year 1900. */
function julianMarch(year: number, dayOfMarch: number): string {
  const firstOf1900 = Date.UTC(1900, 0, 13)
  let days = 0
  for (let y = 1900; y < year; y++) days += y % 4 === 0 ? 366 : 365
  for (let y = year; y < 1900; y++) days -= y % 4 === 0 ? 366 : 365
  const beforeMarch = year % 4 === 0 ? 60 : 59
  return dateShown(firstOf1900 + (days + beforeMarch + dayOfMarch - 1) * day)
}

function goldenNumber(year: number): number {
  return (year % 19) + 1
}

function sundayAfter(date: string): string {
  let sunday = addDays(date, 1)
  while (weekdayOf(sunday) !== 'sun') sunday = addDays(sunday, 1)
  return sunday
}
