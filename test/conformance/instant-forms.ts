import { midnight } from '../reference/dates.ts'
import { firstShowing, shown } from '../reference/wall-time.ts'

/** §1: the instant of a string with `Z`, an offset or a zone in brackets. The string is valid. Finer digits are dropped. */
export function instantOf(text: string): number {
  const [, date, time, offset, zone] = /^(\S{10})[T ]([\d:.]+?)(Z|[+-][\d:]+)?(?:\[!?([^=\]]+)\])?(?:\[.*\])?$/i.exec(
    text,
  )!
  const local = midnight(date) + timeOfDay(time)
  return offset === undefined ? firstShowing(zone, local) : local - offsetMs(offset)
}

/** §1: an instant in the form of a given string: the zone of its bracket, else the offset of the calendar. */
export function writtenLike(text: string, at: number, timeZone: string): string {
  const zone = /\[!?([^=\]]+)\]/.exec(text)?.[1]
  const reading = shown(zone ?? timeZone, at)
  const minutes = (reading - at) / 60_000
  const suffix = zone === undefined ? '' : `[${zone}]`
  const local = new Date(reading).toISOString().replace('.000Z', '').replace('Z', '')
  return Number.isInteger(minutes)
    ? `${local}${offsetText(minutes)}${suffix}`
    : `${new Date(at).toISOString().replace('.000Z', 'Z')}${suffix}`
}

function timeOfDay(text: string): number {
  const [hours, minutes, seconds = '0'] = text.split(':')
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Math.floor(Number((Number(seconds) * 1000).toFixed(6)))
}

function offsetMs(text: string): number {
  if (text.toUpperCase() === 'Z') return 0
  const digits = text.slice(1).replaceAll(':', '').padEnd(6, '0')
  const ms = timeOfDay(`${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}`)
  return text.startsWith('-') ? -ms : ms
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}
