import { useState } from 'preact/hooks'
import type { CalendarSpec, SimpleCalendarSpec, WeekHours, WeeklyHours } from '../dist/index.js'
import { edited, type Path, type Put } from './edit-json.ts'
import { ExceptionsForm } from './exceptions-form.tsx'
import { type Choice, SelectField, TextField } from './fields.tsx'
import { HolidaysForm } from './holidays-form.tsx'
import { jsonValue } from './json-text.ts'
import type { Session } from './session.ts'
import { t } from './texts.ts'
import { WeekGrid } from './week-grid.tsx'

/** The hours, holidays and exceptions of a calendar. It shows one calendar of a combined one at a time. */
export function CalendarForm({ session }: { readonly session: Session }) {
  const [chosen, choose] = useState('0')
  const root = jsonValue(session.state.calendar) as CalendarSpec | undefined
  if (root === undefined) return <p class="note">{t.correctJson}</p>
  const places = placesIn(root)
  const place = places[Number(chosen)] ?? places[0]
  if (!place) return <p class="note">{t.onlyInJson(t.thisCalendar)}</p>
  const put: Put = (path, value) => {
    const full = [...place.path, ...path]
    session.edit({ calendar: edited(session.state.calendar, full, value) }, `calendar ${full.join('.')}`)
  }
  return (
    <>
      {places.length > 1 && (
        <>
          <p class="note">{t.combined}</p>
          <SelectField
            id="operand"
            label={t.calendar}
            value={String(places.indexOf(place))}
            choices={places.map(({ spec }, i): Choice => [String(i), spec.name ?? spec.timeZone])}
            change={choose}
          />
        </>
      )}
      <PlaceForm key={place.path.join()} spec={place.spec} put={put} session={session} />
    </>
  )
}

type Place = { readonly path: Path; readonly spec: SimpleCalendarSpec }

/** Returns the calendars of one place of which a calendar is made, with their paths. */
function placesIn(spec: CalendarSpec, path: Path = []): Place[] {
  for (const [key, value] of Object.entries(Object(spec)))
    if (['union', 'intersection', 'difference'].includes(key) && Array.isArray(value))
      return value.flatMap((operand, i) => placesIn(operand, [...path, key, i]))
  return 'timeZone' in Object(spec) && 'hours' in spec ? [{ path, spec }] : []
}

type Props = { readonly spec: SimpleCalendarSpec; readonly put: Put; readonly session: Session }

function PlaceForm({ spec, put, session }: Props) {
  const year = Number(session.state.at.slice(0, 4)) || new Date().getFullYear()
  return (
    <>
      <div class="pair">
        <TextField
          id="desk-name"
          label={t.name}
          value={spec.name ?? ''}
          change={name => put(['name'], name || undefined)}
        />
        <TextField
          id="desk-zone"
          label={t.timeZone}
          value={spec.timeZone}
          list="zones"
          change={zone => put(['timeZone'], zone.trim())}
        />
      </div>
      <h3>{t.hours}</h3>
      <HoursForm hours={spec.hours} put={value => put(['hours'], value)} at={session.state.at} />
      <h3>{t.holidays}</h3>
      <HolidaysForm rules={spec.holidays ?? []} put={rules => put(['holidays'], rules)} year={year} session={session} />
      <h3>{t.exceptions}</h3>
      <ExceptionsForm exceptions={spec.exceptions} put={put} at={session.state.at} />
    </>
  )
}

type HoursProps = { readonly hours: WeeklyHours; readonly put: (hours: WeeklyHours) => void; readonly at: string }

/** The kinds of weekly hours: how to recognise one, and how to make it of a first week. */
const KINDS = {
  oddEven: {
    is: (hours: object) => 'odd' in hours,
    make: (week: WeekHours): WeeklyHours => ({ odd: week, even: week }),
  },
  rotation: {
    is: (hours: object) => 'rotation' in hours,
    make: (week: WeekHours, monday: string): WeeklyHours => ({ rotation: [week, week], startsOn: monday }),
  },
  weekly: { is: () => true, make: (week: WeekHours): WeeklyHours => week },
} as const
type Kind = keyof typeof KINDS
const KIND_NAMES = Object.keys(KINDS) as Kind[]

/** Hours to start from. */
const STARTS: Readonly<Record<string, WeekHours>> = {
  always: { 'mon-sun': '00:00-24:00' },
  office: { 'mon-fri': '09:00-17:00' },
  lunch: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  nights: { 'mon-sun': '22:00-06:00' },
}

function HoursForm({ hours, put, at }: HoursProps) {
  const given = Object(hours) as Record<string, unknown>
  const kind = KIND_NAMES.find(name => KINDS[name].is(given))!
  const weeks = weeksIn(given, kind)
  const first = weeks[0]?.week ?? {}
  return (
    <>
      <div class="pair">
        <SelectField
          id="hours-kind"
          label={t.hoursRepeat}
          value={kind}
          choices={KIND_NAMES.map((name): Choice => [name, t.hoursKinds[name]])}
          change={name => put(KINDS[name as Kind].make(first, mondayBefore(at)))}
        />
        <SelectField
          id="hours-start"
          label={t.startFrom}
          value=""
          choices={[['', t.choose], ...Object.keys(STARTS).map((name): Choice => [name, t.starts[name]])]}
          change={name => {
            if (STARTS[name]) put(STARTS[name])
          }}
        />
      </div>
      {kind === 'rotation' && (
        <TextField
          id="rotation-start"
          label={t.rotationStart}
          type="date"
          value={String(given.startsOn)}
          change={startsOn => put({ ...given, startsOn } as WeeklyHours)}
        />
      )}
      {weeks.length === 0 && <p class="note">{t.onlyInJson(t.rotationOfDays)}</p>}
      {weeks.map(({ title, week, replaced }, i) => (
        <section key={title} aria-label={title || t.hours}>
          {title && <h4>{title}</h4>}
          <WeekGrid id={`week-${i}`} week={week} change={changed => put(replaced(changed))} />
        </section>
      ))}
    </>
  )
}

type Week = {
  readonly title: string
  readonly week: WeekHours
  /** Returns the hours with another week in its place. */
  readonly replaced: (week: WeekHours) => WeeklyHours
}

/** Returns the weeks of weekly hours; empty for a rotation of days. */
function weeksIn(hours: Record<string, unknown>, kind: Kind): Week[] {
  if (kind === 'weekly') return [{ title: '', week: hours as WeekHours, replaced: week => week }]
  if (kind === 'oddEven')
    return (['odd', 'even'] as const).map(name => ({
      title: t.weeks[name],
      week: Object(hours[name]),
      replaced: week => ({ ...hours, [name]: week }) as unknown as WeeklyHours,
    }))
  const rotation = Array.isArray(hours.rotation) ? hours.rotation : []
  if (rotation.some(week => typeof week !== 'object' || Array.isArray(week))) return []
  return rotation.map((week, i) => ({
    title: t.weeks.nth(i + 1),
    week,
    replaced: changed =>
      ({ ...hours, rotation: rotation.map((old, j) => (i === j ? changed : old)) }) as unknown as WeeklyHours,
  }))
}

/** Returns the date of the Monday at or before a local time. */
function mondayBefore(at: string): string {
  const date = new Date(`${at.slice(0, 10) || '2026-01-05'}T00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
