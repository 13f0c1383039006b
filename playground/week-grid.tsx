import { useRef, useState } from 'preact/hooks'
import type { WeekHours } from '../dist/index.js'
import { weekdayNames } from './calendar-names.ts'
import { TextField } from './fields.tsx'
import { clock, daysOf, type Minutes, minutesOf, painted, typedHours, WEEKDAYS, weekOf } from './hours.ts'
import { t } from './texts.ts'

const DAY = 24 * 60
/** Dragging moves in steps of so many minutes. */
const STEP = 30

type Props = {
  /** The prefix of the ids of its fields. */
  readonly id: string
  readonly week: WeekHours
  readonly change: (week: WeekHours) => void
}

/** What a drag paints: the day, where it began and where it is, in minutes, and whether it opens or closes. */
type Drag = { readonly day: number; readonly from: number; readonly to: number; readonly opens: boolean }

/** The hours of a week: one row per weekday, to drag over or to type in. */
export function WeekGrid({ id, week, change }: Props) {
  const days = daysOf(week)
  const [drag, setDrag] = useState<Drag>()
  const put = (day: number, hours: readonly string[]) => change(weekOf(days.map((old, i) => (i === day ? hours : old))))
  const end = () => {
    if (drag) put(drag.day, painted(days[drag.day], span(drag), drag.opens))
    setDrag(undefined)
  }
  return (
    <div class="week" id={id}>
      <div class="week-scale" aria-hidden="true">
        {[0, 6, 12, 18, 24].map(hour => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {hour}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((day, i) => (
        <div class="week-day" key={day}>
          <TextField
            id={`${id}-${day}`}
            label={weekdayNames()[i]}
            shownLabel={weekdayNames('short')[i]}
            value={days[i].join(', ')}
            isSlow
            change={text => put(i, typedHours(text))}
          />
          <Track
            hours={minutesOf(drag?.day === i ? painted(days[i], span(drag), drag.opens) : days[i])}
            before={minutesOf(days[(i + 6) % 7])}
            begin={(at, opens) => setDrag({ day: i, from: at, to: at, opens })}
            move={at => setDrag(old => old && { ...old, to: at })}
            end={end}
            label={drag?.day === i ? span(drag).map(clock).join('–') : ''}
          />
        </div>
      ))}
      <p class="note">{t.weekHelp}</p>
    </div>
  )
}

/** Returns what a drag covers: at least one step. */
function span({ from, to }: Drag): Minutes {
  return [Math.min(from, to), Math.min(Math.max(from, to) + STEP, DAY)]
}

type TrackProps = {
  readonly hours: readonly Minutes[]
  /** The hours of the day before, which may run past midnight. */
  readonly before: readonly Minutes[]
  readonly begin: (at: number, opens: boolean) => void
  readonly move: (at: number) => void
  readonly end: () => void
  readonly label: string
}

/** The bar of a day. It is for the pointer only: the text field beside it does the same by keyboard. */
function Track({ hours, before, begin, move, end, label }: TrackProps) {
  const bar = useRef<HTMLDivElement>(null)
  const at = (event: PointerEvent) => {
    const { left, width } = bar.current!.getBoundingClientRect()
    const share = Math.min(Math.max((event.clientX - left) / width, 0), 0.9999)
    return Math.floor((share * DAY) / STEP) * STEP
  }
  const part = ([a, b]: Minutes, name: string) => (
    <div
      key={`${name} ${a}`}
      class={name}
      style={{ left: `${(a / DAY) * 100}%`, width: `${((Math.min(b, DAY) - a) / DAY) * 100}%` }}
    />
  )
  return (
    <div
      class="track"
      aria-hidden="true"
      ref={bar}
      onPointerDown={event => {
        bar.current!.setPointerCapture(event.pointerId)
        const minute = at(event)
        begin(minute, !hours.some(([a, b]) => a <= minute && minute < b))
      }}
      onPointerMove={event => {
        if (event.buttons) move(at(event))
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {before.filter(([, b]) => b > DAY).map(([, b]) => part([0, b - DAY], 'from-before'))}
      {hours.map(span => part(span, 'open'))}
      {label && <span class="drag-label">{label}</span>}
    </div>
  )
}
