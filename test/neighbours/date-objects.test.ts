import { createRequire } from 'node:module'
import fc from 'fast-check'
import { DateTime, Duration } from 'luxon'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/index.ts'
import { runs } from '../arbitraries/runs.ts'
import { refusal } from '../validation/refusal.ts'

const require = createRequire(import.meta.url)
const dayjs: typeof import('dayjs') = require('dayjs')
const moment: typeof import('moment') = require('moment')
const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })

// The range is limited to years that all of these packages support.
const instants = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2100, 0) })
const budgets = fc.integer({ min: 0, max: 10 ** 9 })

describe('a date object of another library', () => {
  it.each<[string, unknown, string]>([
    ['Luxon', DateTime.fromMillis(0), '.toJSDate()'],
    ['Day.js', dayjs(0), '.toDate()'],
    ['Moment', moment(0), '.toDate()'],
  ])('is refused with the method that returns a Date: %s', (_, object, way) => {
    expect(refusal(() => office.isOpen(object as Date))).toBe(
      `instant-invalid at: An object is not an instant. Pass its ${way}.`,
    )
  })

  it('converts to a Date and back without changing the deadline', () => {
    fc.assert(
      fc.property(instants, budgets, (at, budget) => {
        const due = office.add(at, budget)
        const luxon = DateTime.fromMillis(at, { zone: 'Asia/Tokyo' })
        expect(office.add(luxon.toJSDate(), budget)).toEqual(new Date(due))
        expect(DateTime.fromJSDate(new Date(due)).toMillis()).toBe(due)
        expect(office.add(dayjs(at).toDate(), budget)).toEqual(new Date(due))
        expect(dayjs(due).valueOf()).toBe(due)
        expect(office.add(moment(at).toDate(), budget)).toEqual(new Date(due))
        expect(moment(due).valueOf()).toBe(due)
      }),
      runs(100),
    )
  })

  it('of Luxon is refused if it is invalid', () => {
    expect(refusal(() => office.isOpen(DateTime.fromISO('9 March').toJSDate()))).toBe(
      'instant-invalid at: An invalid Date is not an instant. Pass a valid Date or epoch milliseconds.',
    )
  })
})

describe('a duration of Luxon', () => {
  it('is a valid budget as ISO text', () => {
    fc.assert(
      fc.property(instants, fc.record({ hours: fc.nat(999), minutes: fc.nat(999) }), (at, amount) => {
        const text = Duration.fromObject(amount).toISO()
        expect(office.add(at, text)).toBe(office.add(at, amount))
      }),
      runs(100),
    )
  })

  it('is refused as an object', () => {
    expect(refusal(() => office.add(0, Duration.fromObject({ hours: 1 }) as never))).toBe(
      'input-invalid budget: An object is not plain data.',
    )
  })
})
