import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** A choice of a list: its value and its text. */
export type Choice = readonly [value: string, text: string]

type Shared = {
  readonly id: string
  readonly label: string
  /** A shorter text to show. Screen readers read the label. */
  readonly shownLabel?: string
  readonly class?: string
}

/** A label above a control. */
export function Field({
  id,
  label,
  shownLabel,
  class: name = '',
  children,
}: Shared & { readonly children: ComponentChildren }) {
  return (
    <div class={`field ${name}`}>
      <label for={id}>
        {shownLabel && <span aria-hidden="true">{shownLabel}</span>}
        <span class={shownLabel ? 'hidden' : ''}>{label}</span>
      </label>
      {children}
    </div>
  )
}

type Typed = Shared & {
  readonly value: string
  readonly change: (value: string) => void
  readonly type?: 'text' | 'number' | 'date' | 'datetime-local'
  /** Whether the value is taken only when the field is left or Enter is pressed. */
  readonly isSlow?: boolean
  readonly list?: string
  readonly part?: string
  readonly isInvalid?: boolean
  readonly min?: string
  readonly max?: string
}

/** A field to type in. */
export function TextField({
  id,
  label,
  shownLabel,
  class: name = '',
  value,
  change,
  isSlow = false,
  part,
  isInvalid,
  ...rest
}: Typed) {
  // What is typed stays when the page is drawn again before it is taken.
  const [draft, setDraft] = useState<string>()
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    setDraft(undefined)
    change(currentTarget.value)
  }
  const listeners = isSlow
    ? {
        onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => setDraft(currentTarget.value),
        onChange: take,
      }
    : { onInput: take }
  return (
    <Field id={id} label={label} {...(shownLabel ? { shownLabel } : {})} class={name}>
      <input
        id={id}
        type="text"
        value={draft ?? value}
        data-part={part}
        spellcheck={false}
        autocapitalize="off"
        aria-invalid={isInvalid}
        {...rest}
        {...listeners}
      />
    </Field>
  )
}

type Chosen = Shared & {
  readonly value: string
  readonly change: (value: string) => void
  readonly choices: readonly Choice[]
  readonly part?: string
}

/** A list to choose from. A value that is not among the choices is shown too. */
export function SelectField({ id, label, class: name, value, change, choices, part }: Chosen) {
  const isKnown = choices.some(([key]) => key === value)
  const all = isKnown ? choices : [[value, value] as const, ...choices]
  return (
    <Field id={id} label={label} {...(name ? { class: name } : {})}>
      <select id={id} data-part={part} value={value} onInput={({ currentTarget }) => change(currentTarget.value)}>
        {all.map(([key, text]) => (
          <option key={key} value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A small button. */
export function Small({
  children,
  ...rest
}: { readonly children: ComponentChildren } & Readonly<Record<string, unknown>>) {
  return (
    <button type="button" class="small" {...rest}>
      {children}
    </button>
  )
}

/** An error next to the field that it is about. It is announced when it appears. */
export function FaultText({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return (
    <p class="fault wide" id={id} role="status">
      {text}
    </p>
  )
}
