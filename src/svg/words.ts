import { agreeing, isItalian } from '../explain/promise-text.ts'
import type { TargetName } from '../policy/spec.ts'
import { DAY, type EpochDay, weekdayOf } from '../time/epoch-day.ts'
import type { BandKind } from './bands.ts'
import type { ClockChange } from './clock-changes.ts'

/** What a drawing says in a language. */
export type Words = {
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  readonly kinds: Readonly<Record<BandKind, string>>
  /** The letters on bands that differ from the English ones. */
  readonly letters: Readonly<Partial<Record<BandKind, string>>>
  readonly targets: Readonly<Record<TargetName, string>>
  readonly marks: Readonly<Record<'reported' | 'due' | 'now', string>>
  /** What stopped the clock of a target. */
  readonly stops: Readonly<Record<TargetName, string>>
  readonly counted: string
  readonly sum: (ms: number) => string
  readonly clock: (before: string, after: string) => string
  readonly noDate: string
  readonly days: (count: number) => string
  /** The number of a counted working day. */
  readonly day: (count: number) => string
  /** Why there is no due time. */
  readonly notDue: Readonly<Record<'paused' | 'waiting' | 'stopped', string>>
}

const EN: Words = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  kinds: {
    open: 'open, counted',
    extra: 'open by exception, counted',
    overrun: 'counted after due',
    closed: 'closed',
    holiday: 'holiday',
    exception: 'closed by exception',
    paused: 'paused',
    waiting: 'waiting for a call or an opening',
    stopped: 'clock stopped',
    restarted: 'counted, then discarded',
  },
  letters: {},
  targets: {
    firstResponse: 'first response',
    nextResponse: 'next response',
    update: 'update',
    resolution: 'resolution',
  },
  marks: { reported: 'reported', due: 'due', now: 'now' },
  stops: { firstResponse: 'answered', nextResponse: 'answered', update: 'updated', resolution: 'closed' },
  counted: 'counted',
  sum: ms => `${shortDuration(ms)} counted`,
  clock: (before, after) => `clock ${before} to ${after}`,
  noDate: 'this date does not exist',
  days: count => `${count} more ${count === 1 ? 'day' : 'days'}`,
  day: count => `day ${count}`,
  notDue: {
    paused: 'no due time while paused',
    waiting: 'no due time while waiting',
    stopped: 'stopped before it was due',
  },
}

const IT: Words = {
  weekdays: ['lun', 'mar', 'mer', 'gio', 'ven', 'sab', 'dom'],
  months: ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'],
  kinds: {
    open: 'aperto, conteggiato',
    extra: 'apertura straordinaria, conteggiata',
    overrun: 'conteggiato dopo la scadenza',
    closed: 'chiuso',
    holiday: 'festività',
    exception: 'chiusura straordinaria',
    paused: 'in pausa',
    waiting: 'in attesa di telefonata o apertura',
    stopped: 'conteggio sospeso',
    restarted: 'conteggiato, poi azzerato',
  },
  letters: { open: 'A', extra: 'AS', holiday: 'F', exception: 'CS', waiting: 'T', restarted: 'Z' },
  targets: {
    firstResponse: 'prima risposta',
    nextResponse: 'risposta successiva',
    update: 'aggiornamento',
    resolution: 'risoluzione',
  },
  marks: { reported: 'segnalato', due: 'scadenza', now: 'ora' },
  stops: { firstResponse: 'risposta', nextResponse: 'risposta', update: 'aggiornamento', resolution: 'chiusura' },
  counted: 'conteggiato',
  sum: ms => `${shortDuration(ms)} ${agreeing(ms, 'conteggiat')}`,
  clock: (before, after) => `cambio dell'ora: ${before} → ${after}`,
  noDate: 'questa data non esiste',
  days: count => (count === 1 ? 'un altro giorno' : `altri ${count} giorni`),
  day: count => `giorno ${count}`,
  notDue: {
    paused: 'scadenza sospesa',
    waiting: 'scadenza sospesa in attesa di telefonata o apertura',
    stopped: 'concluso prima della scadenza',
  },
}

/** The words of a language tag: Italian, or English for every other. */
export function wordsOf(locale: string): Words {
  return isItalian(locale) ? IT : EN
}

/** A date as a drawing names it: `Fri 20 Nov`. */
export function dayName(date: EpochDay, { weekdays, months }: Words): string {
  const day = new Date(date * DAY)
  return `${weekdays[weekdayOf(date)]} ${day.getUTCDate()} ${months[day.getUTCMonth()]}`
}

/** A length of time as a drawing has room for it: `1 h 30 min`; what is left of a minute is dropped, under a minute told. */
export function shortDuration(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes === 0) return ms ? `${ms / 1000} s` : '0 h'
  const parts = [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 ? `${minutes % 60} min` : '']
  return parts.filter(Boolean).join(' ')
}

/** A wall time as clocks show it: `02:30`. */
export function clockText(wall: number): string {
  return new Date(wall).toISOString().slice(11, 16)
}

/** What the clock would have shown next, at the end of a date `24:00`, and what it shows instead. */
export function clockTexts({ before, after, date }: ClockChange): [before: string, after: string] {
  return [before === (date + 1) * DAY ? '24:00' : clockText(before), clockText(after)]
}

/** How long the date of a change is, and the offsets before and after: `23 h, +01:00 → +02:00`. */
export function offsetsText({ at, before, after, length }: ClockChange): string {
  return `${shortDuration(length)}, ${offsetText(before - at)} → ${offsetText(after - at)}`
}

/** An offset from UTC: `+01:00`, with seconds where it has some. */
function offsetText(offset: number): string {
  const time = new Date(Math.abs(offset)).toISOString().slice(11, 19)
  return (offset < 0 ? '-' : '+') + time.replace(/:00$/, '')
}
