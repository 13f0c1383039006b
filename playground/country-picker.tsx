import { useState } from 'preact/hooks'
import type { HolidayRule } from '../dist/index.js'
import { type Choice, SelectField, Small, TextField } from './fields.tsx'
import type { HolidayTools } from './lazy/holidays.ts'
import { loaded } from './loaded.ts'
import { t } from './texts.ts'

type Props = {
  readonly rules: readonly HolidayRule[]
  readonly put: (rules: readonly HolidayRule[]) => void
  readonly year: number
}

/** Holidays of a country, by the package date-holidays. Its data is loaded when it is first needed. */
export function CountryPicker({ rules, put, year }: Props) {
  const [tools, setTools] = useState<HolidayTools>()
  const [message, say] = useState('')
  const load = async () => {
    say(t.loading)
    try {
      setTools(await loaded<HolidayTools>('holidays'))
      say('')
    } catch {
      say(t.notLoaded)
    }
  }
  if (!tools)
    return (
      <div class="picker">
        <Small id="countries" onClick={load}>
          {t.byCountry}
        </Small>
        <span role="status">{message}</span>
      </div>
    )
  return <Places tools={tools} rules={rules} put={put} year={year} />
}

function Places({ tools, rules, put, year }: Props & { readonly tools: HolidayTools }) {
  const [country, setCountry] = useState('')
  const [state, setState] = useState('')
  const [from, setFrom] = useState(String(year))
  const [to, setTo] = useState(String(year + 2))
  const [message, say] = useState('')
  const states = country ? tools.states(country) : []
  const use = (keep: readonly HolidayRule[]) => {
    try {
      const found = tools.holidays(country, state, Number(from), Number(to))
      put([...keep, ...found])
      say(t.holidaysAdded(found.length - 1))
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <div class="picker">
      <div class="pair">
        <SelectField
          id="country"
          label={t.country}
          value={country}
          choices={[['', t.choose], ...tools.countries(t.locale)]}
          change={code => {
            setCountry(code)
            setState('')
          }}
        />
        {states.length > 0 && (
          <SelectField
            id="state"
            label={t.state}
            value={state}
            choices={[['', t.wholeCountry], ...states] as Choice[]}
            change={setState}
          />
        )}
        <TextField id="first-year" label={t.firstYear} type="number" value={from} change={setFrom} />
        <TextField id="last-year" label={t.lastYear} type="number" value={to} change={setTo} />
      </div>
      <div class="buttons">
        <Small id="use-country" disabled={!country} onClick={() => use([])}>
          {t.useOnlyThese}
        </Small>
        <Small disabled={!country} onClick={() => use(rules)}>
          {t.addThese}
        </Small>
      </div>
      <p class="note" role="status">
        {message}
      </p>
    </div>
  )
}
