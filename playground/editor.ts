/** The smallest and the largest number of lines that are shown at first. */
const FEWEST = 6
const MOST = 16

/** A text field with numbered lines. One line can be marked as wrong. */
export class Editor {
  readonly #area: HTMLTextAreaElement
  readonly #lines: HTMLElement
  readonly #fault: HTMLElement

  constructor(id: string, changed: () => void) {
    this.#area = document.querySelector<HTMLTextAreaElement>(`#${id}`)!
    this.#lines = this.#area.parentElement!.querySelector<HTMLElement>('.lines')!
    this.#fault = document.querySelector<HTMLElement>(`#${id}-fault`)!
    this.#area.addEventListener('input', () => {
      this.#number()
      changed()
    })
    this.#area.addEventListener('scroll', () => {
      this.#lines.scrollTop = this.#area.scrollTop
    })
  }

  get text(): string {
    return this.#area.value
  }

  set text(text: string) {
    this.#area.value = text
    this.#area.rows = Math.min(Math.max(text.split('\n').length + 1, FEWEST), MOST)
    this.#number()
  }

  /** Shows an error and marks its line (counted from 0), if it has one. Without an error, clears both. */
  showFault(fault: { readonly message: string; readonly line?: number } | undefined) {
    this.#area.setAttribute('aria-invalid', String(fault !== undefined))
    for (const line of this.#lines.children) line.classList.remove('wrong')
    if (!fault) return this.#fault.replaceChildren()
    const { message, line } = fault
    if (line === undefined) return this.#fault.replaceChildren(message)
    this.#lines.children[line]?.classList.add('wrong')
    const shown = message.startsWith('Line ') ? message : `Line ${line + 1}: ${message}`
    if (this.#fault.dataset.shown === shown && this.#fault.childElementCount) return
    this.#fault.dataset.shown = shown
    const go = document.createElement('button')
    go.type = 'button'
    go.className = 'small'
    go.textContent = `Go to line ${line + 1}`
    go.addEventListener('click', () => this.#goTo(line))
    this.#fault.replaceChildren(shown, go)
  }

  #goTo(line: number) {
    const lines = this.#area.value.split('\n')
    const start = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0)
    this.#area.focus()
    this.#area.setSelectionRange(start, start + (lines[line]?.length ?? 0))
    const height = this.#area.scrollHeight / lines.length
    this.#area.scrollTop = Math.max(0, (line - 4) * height)
  }

  #number() {
    const count = this.#area.value.split('\n').length
    if (count === this.#lines.childElementCount) return
    const numbers = Array.from({ length: count }, (_, i) => {
      const line = document.createElement('div')
      line.textContent = String(i + 1)
      return line
    })
    this.#lines.replaceChildren(...numbers)
    this.#lines.scrollTop = this.#area.scrollTop
  }
}
