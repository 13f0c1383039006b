import { describe, expect, it } from 'vitest'
import { easterSunday } from '../../../src/calendar/holidays/easter.ts'
import { dateText } from '../../../src/time/epoch-day.ts'
import { orthodoxEaster as orthodoxReference, westernEaster as westernReference } from '../../reference/easter.ts'
import { orthodoxEaster, westernEaster } from '../published/easter.ts'

const years = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i)
const western = (year: number) => dateText(easterSunday(year, 'western'))
const orthodox = (year: number) => dateText(easterSunday(year, 'orthodox'))

describe('easterSunday', () => {
  it('of the West is that of the Census Bureau, 1900 to 2099', () =>
    expect(years(1900, 2099).map(western)).toEqual([...westernEaster.values()]))
  it('of the Orthodox is that of the published table, 1900 to 2099', () =>
    expect(years(1900, 2099).map(orthodox)).toEqual([...orthodoxEaster.values()]))
  it('is the Sunday after the full moon in the tables of the church, 1899 to 2200', () => {
    expect(years(1899, 2200).map(western)).toEqual(years(1899, 2200).map(westernReference))
    expect(years(1899, 2200).map(orthodox)).toEqual(years(1899, 2200).map(orthodoxReference))
  })
  it.each([
    // Moons on 18 and 19 April, which the tables bring forward: the years in which the formula subtracts a week.
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('of the West is never later than 25 April, %i', (year, date) => expect(western(year)).toBe(date))
})
