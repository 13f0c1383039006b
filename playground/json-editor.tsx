import { useLayoutEffect, useRef } from 'preact/hooks'

/** The smallest and the largest number of lines that are shown. */
const FEWEST = 6
const MOST = 24

type Props = {
  readonly id: string
  readonly text: string
  readonly change: (text: string) => void
  /** The line with an error, counted from 0; undefined if no line has one. */
  readonly wrong: number | undefined
  readonly isInvalid: boolean
  readonly describedBy: string
  readonly label: string
}

/** A text field with numbered lines. One line can be marked as wrong. */
export function JsonEditor({ id, text, change, wrong, isInvalid, describedBy, label }: Props) {
  const lines = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const count = text.split('\n').length
  const scroll = () => {
    if (lines.current && area.current) lines.current.scrollTop = area.current.scrollTop
  }
  useLayoutEffect(scroll, [count])
  return (
    <div class="text">
      <div class="lines" aria-hidden="true" ref={lines}>
        {Array.from({ length: count }, (_, i) => (
          <div key={String(i)} class={i === wrong ? 'wrong' : ''}>
            {i + 1}
          </div>
        ))}
      </div>
      <textarea
        id={id}
        ref={area}
        rows={Math.min(Math.max(count + 1, FEWEST), MOST)}
        wrap="off"
        spellcheck={false}
        autocapitalize="off"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        value={text}
        onInput={({ currentTarget }) => change(currentTarget.value)}
        onScroll={scroll}
      />
    </div>
  )
}

/** Selects a line of a text field, counted from 0. */
export function goToLine(id: string, line: number) {
  const area = document.querySelector<HTMLTextAreaElement>(`#${id}`)
  if (!area) return
  const lines = area.value.split('\n')
  const start = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0)
  area.focus()
  area.setSelectionRange(start, start + (lines[line]?.length ?? 0))
  area.scrollTop = Math.max(0, (line - 4) * (area.scrollHeight / lines.length))
}
