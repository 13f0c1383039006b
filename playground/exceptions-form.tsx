import type { DayHours, ExceptionSpec, ExceptionsSpec, ListedException } from '../dist/index.js'
import type { Put } from './edit-json.ts'
import { Small, TextField } from './fields.tsx'
import { typedHours } from './hours.ts'
import { t } from './texts.ts'

/** An exception as the form shows it. Its key is that of the object, or the index in the list. */
type Shown = {
  readonly key: string | number
  readonly from: string
  readonly to: string
  readonly hours: string
  readonly name: string
}

const DATE = /^\d{4}-\d\d-\d\d$/

type Props = { readonly exceptions: ExceptionsSpec | undefined; readonly put: Put; readonly at: string }

/** Dates with other hours. Exceptions of other kinds stay in the JSON. */
export function ExceptionsForm({ exceptions = {}, put, at }: Props) {
  const all = shownIn(exceptions)
  const shown = all.filter(one => one !== undefined)
  const hidden = all.length - shown.length
  const replace = (old: Shown, changed: Shown) => {
    if (Array.isArray(exceptions)) return put(['exceptions', old.key], listed(changed, exceptions[Number(old.key)]))
    // The order of the keys stays, and so does the key of the row on the page.
    const entries = Object.entries(exceptions).map(([key, spec]) =>
      key === old.key ? [datesOf(changed), specOf(changed)] : [key, spec],
    )
    put(['exceptions'], Object.fromEntries(entries))
  }
  const add = () => {
    const fresh = { key: '', from: freeDate(at, shown), to: '', hours: 'closed', name: '' }
    if (Array.isArray(exceptions)) put(['exceptions', exceptions.length], listed(fresh, {}))
    else put(['exceptions', fresh.from], 'closed')
  }
  return (
    <>
      {hidden > 0 && <p class="note">{t.onlyInJson(t.exceptionsCount(hidden))}</p>}
      <ul class="rows" id="exceptions">
        {shown.map((one, i) => (
          <li key={i}>
            <p class="row-title">{`${t.exception} ${i + 1}`}</p>
            {(['from', 'to', 'hours', 'name'] as const).map(part => (
              <TextField
                key={part}
                id={`exception-${part}-${i}`}
                part={part}
                label={t.exceptionFields[part]}
                type={part === 'from' || part === 'to' ? 'date' : 'text'}
                value={one[part]}
                isSlow
                change={text => replace(one, { ...one, [part]: text.trim() })}
              />
            ))}
            <Small onClick={() => put(['exceptions', one.key], undefined)}>{t.removeException}</Small>
          </li>
        ))}
      </ul>
      <Small id="add-exceptions" onClick={add}>
        {t.addException}
      </Small>
    </>
  )
}

/** Returns the exceptions of a calendar; undefined for each one that the form cannot show. */
function shownIn(exceptions: ExceptionsSpec): (Shown | undefined)[] {
  if (!Array.isArray(exceptions))
    return Object.entries(exceptions).map(([key, spec]: [string, ExceptionSpec]) => {
      const [from, to = from] = key.split('/')
      return shownOf(key, { from, to }, isPlain(spec) ? spec : { hours: spec as DayHours })
    })
  return exceptions.map((one: ListedException, i) => {
    const { name, hours, ...dates } = one as ListedException & { on?: string; from?: string; to?: string }
    const { on, from = on, to = on, ...others } = dates
    return Object.keys(others).length ? undefined : shownOf(i, { from, to }, { name, hours })
  })
}

function shownOf(
  key: string | number,
  { from, to }: { readonly from: unknown; readonly to: unknown },
  { name = '', hours }: { readonly name?: string | undefined; readonly hours?: unknown },
): Shown | undefined {
  const texts = Array.isArray(hours) ? hours : [hours]
  if (!DATE.test(String(from)) || !DATE.test(String(to)) || texts.some(text => typeof text !== 'string'))
    return undefined
  return { key, from: String(from), to: from === to ? '' : String(to), hours: texts.join(', '), name }
}

function isPlain(spec: ExceptionSpec): spec is { readonly name?: string; readonly hours: DayHours } {
  return typeof spec === 'object' && !Array.isArray(spec) && 'hours' in spec
}

function hoursOf({ hours }: Shown): DayHours {
  if (hours === '' || hours === t.closed || hours === 'closed') return 'closed'
  const texts = typedHours(hours)
  return texts.length === 1 ? texts[0] : texts
}

function datesOf({ from, to }: Shown): string {
  return to && to !== from ? `${from}/${to}` : from
}

function specOf(one: Shown): ExceptionSpec {
  return one.name ? { name: one.name, hours: hoursOf(one) } : hoursOf(one)
}

/** Returns an entry of a list. It keeps `on` for a single date. */
function listed(one: Shown, old: object): unknown {
  const isOn = !one.to || one.to === one.from
  const dates = isOn && !('from' in old) ? { on: one.from } : { from: one.from, to: one.to || one.from }
  return { ...dates, hours: hoursOf(one), ...(one.name ? { name: one.name } : {}) }
}

/** Returns the first date after the report that no exception has yet. */
function freeDate(at: string, shown: readonly Shown[]): string {
  const date = new Date(`${at.slice(0, 10) || '2026-01-01'}T00:00Z`)
  for (;;) {
    date.setUTCDate(date.getUTCDate() + 1)
    const text = date.toISOString().slice(0, 10)
    if (!shown.some(({ from, to }) => from <= text && text <= (to || from))) return text
  }
}
