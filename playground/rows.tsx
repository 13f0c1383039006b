import { useRef } from 'preact/hooks'
import { type Choice, SelectField, Small, TextField } from './fields.tsx'

/** A field of a row: its name in the state, its label and its kind. */
export type RowField = {
  readonly name: string
  readonly label: () => string
  readonly type: 'datetime-local' | 'date' | 'text' | 'select'
  /** The type of the row with which the field is shown (default: every one). */
  readonly only?: string
}

type Row = Readonly<Record<string, string>>

type Props<R extends Row> = {
  readonly id: string
  readonly title: string
  readonly texts: { readonly add: string; readonly remove: string }
  readonly fields: readonly RowField[]
  readonly rows: readonly R[]
  readonly fresh: R
  /** The choices of each select by the name of its field. */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>
  /** @param field names the field, so that edits of the same field are one step to undo */
  readonly change: (rows: readonly R[], field: string) => void
}

/** A list of rows that the user adds and removes. Each row has the same fields and a numbered title. */
export function Rows<R extends Row>({ id, title, texts, fields, rows, fresh, choices = {}, change }: Props<R>) {
  const list = useRef<HTMLUListElement>(null)
  const put = (i: number, name: string, value: string) => {
    // A value of another type of row, such as a severity for a team, is not kept.
    const cleared = name === 'type' && 'to' in rows[i] ? { to: '' } : {}
    change(
      rows.map((row, j) => (i === j ? { ...row, ...cleared, [name]: value } : row)),
      `${id} ${i} ${name}`,
    )
  }
  const append = () => {
    change([...rows, fresh], `${id} add`)
    setTimeout(() => list.current?.lastElementChild?.querySelector<HTMLElement>('input, select')?.focus())
  }
  const remove = (i: number) => {
    change(
      rows.filter((_, j) => i !== j),
      `${id} remove`,
    )
    document.getElementById(`add-${id}`)?.focus()
  }
  return (
    <>
      <ul id={id} class="rows" ref={list}>
        {rows.map((row, i) => (
          <li key={i}>
            <p class="row-title">{`${title} ${i + 1}`}</p>
            {fields
              .filter(({ only }) => only === undefined || row.type === only)
              .map(({ name, label, type }) => {
                const shared = { id: `${id}-${name}-${i}`, label: label(), value: row[name], part: name }
                const take = (value: string) => put(i, name, value)
                return type === 'select' ? (
                  <SelectField key={`${name} select`} {...shared} choices={choices[name] ?? []} change={take} />
                ) : (
                  <TextField key={`${name} ${type}`} {...shared} type={type} change={take} />
                )
              })}
            <Small onClick={() => remove(i)}>{texts.remove}</Small>
          </li>
        ))}
      </ul>
      <Small id={`add-${id}`} onClick={append}>
        {texts.add}
      </Small>
    </>
  )
}
