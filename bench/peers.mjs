// The peers, each set up with the same calendar: Rome, Monday to Friday 09:00-13:00 and 14:00-18:00, closed on Italy's
// holidays. None of them takes a time zone: they use the zone of the process, so it runs under TZ=Europe/Rome.
// Every `add` and `elapsed` here takes and returns epoch milliseconds, which adds at most a microsecond to the peer's time.
//
// `note` lists the limits of a peer. `precision` is the unit in which a peer counts: its starts are multiples of it.

import { addHours, getHours, isWeekend, startOfDay } from 'date-fns'
import dayjs from 'dayjs'
import dayjsBusinessTime from 'dayjs-business-time'
import moment from 'moment-business-time'
import OpeningHours from 'opening_hours'
import { italianHolidayDates } from './floor.mjs'
import manifest from './package.json' with { type: 'json' }

const { dependencies } = manifest
const MINUTE = 60_000
const HOUR = 3_600_000

/** Returns the peers, for starts and deadlines in some years. `calls` is the number of calls per round, by query. */
export function peersOf(years) {
  const holidays = years.flatMap(year => [...italianHolidayDates(year)])
  return [momentBusinessTime(holidays), dayjsBusiness(holidays), openingHours(), dateFnsHourLoop(holidays)]
}

function momentBusinessTime(holidays) {
  const day = ['09:00:00', '13:00:00', '14:00:00', '18:00:00']
  // A pattern means every year. Patterns keep the list short, which each call searches.
  const everyYear = [...new Set(holidays.filter(isFixed).map(date => `*${date.slice(4)}`))]
  moment.updateLocale(moment.locale(), {
    workinghours: { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null },
    holidays: [...everyYear, ...holidays.filter(date => !isFixed(date))],
  })
  return {
    name: 'moment-business-time',
    version: dependencies['moment-business-time'],
    note: 'process clock; hours and holidays are global; counts minutes; changes the moment given',
    precision: MINUTE,
    calls: { 8: 200, 800: 4, elapsed: 100 },
    add: (at, hours) => moment(at).addWorkingTime(hours, 'hours').valueOf(),
    elapsed: (from, to) => moment(to).workingDiff(moment(from), 'minutes') * MINUTE,
  }
}

function dayjsBusiness(holidays) {
  dayjs.extend(dayjsBusinessTime)
  const day = [
    { start: '09:00:00', end: '13:00:00' },
    { start: '14:00:00', end: '18:00:00' },
  ]
  dayjs.setBusinessTime({
    sunday: null,
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: null,
  })
  dayjs.setHolidays(holidays)
  return {
    name: 'dayjs-business-time',
    version: dependencies['dayjs-business-time'],
    note: 'process clock; hours and holidays are global; holidays by date, year by year; counts minutes',
    precision: MINUTE,
    calls: { 8: 400, 800: 8, elapsed: 200 },
    add: (at, hours) => dayjs(at).addBusinessTime(hours, 'hours').valueOf(),
    elapsed: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)) * MINUTE,
  }
}

function openingHours() {
  const rome = { lat: 41.9, lon: 12.5, address: { country_code: 'it', state: 'Lazio' } }
  const desk = new OpeningHours('Mo-Fr 09:00-13:00,14:00-18:00; PH off', rome)
  return {
    name: 'opening_hours',
    version: dependencies.opening_hours,
    note: "process clock; brings Italy's holidays; has no `add`: its changes are walked until the budget is used up",
    precision: MINUTE,
    calls: { 8: 200, 800: 4, elapsed: 50 },
    add(at, hours) {
      const changes = desk.getIterator(new Date(at))
      let left = hours * HOUR
      for (let from = at; ; ) {
        const open = changes.getState()
        changes.advance()
        const to = changes.getDate().getTime()
        if (open && to - from >= left) return from + left
        if (open) left -= to - from
        from = to
      }
    },
    elapsed: (from, to) => desk.getOpenDuration(new Date(from), new Date(to))[0],
  }
}

function dateFnsHourLoop(holidays) {
  const closedDays = new Set(holidays.map(date => new Date(`${date}T00:00`).getTime()))
  const isOpenHour = at => {
    const hour = getHours(at)
    if (hour < 9 || hour === 13 || hour >= 18 || isWeekend(at)) return false
    return !closedDays.has(startOfDay(at).getTime())
  }
  return {
    name: 'date-fns hour loop',
    version: dependencies['date-fns'],
    note: 'process clock; counts whole hours, right only for starts on the hour',
    precision: HOUR,
    calls: { 8: 1000, 800: 20, elapsed: 100 },
    add(start, hours) {
      let at = new Date(start)
      for (let left = hours; left > 0; at = addHours(at, 1)) if (isOpenHour(at)) left--
      return at.getTime()
    },
    elapsed(from, to) {
      let hours = 0
      for (let at = new Date(from); at.getTime() < to; at = addHours(at, 1)) if (isOpenHour(at)) hours++
      return hours * HOUR
    },
  }
}

/** Returns whether a holiday has the same date every year. Only Italy's Easter and Easter Monday do not. */
function isFixed(date) {
  const month = date.slice(5, 7)
  return !(month === '03' || (month === '04' && date.slice(8) !== '25'))
}
