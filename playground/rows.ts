/** A field of a row: its name in the state, its label and its kind. A `select` has its choices. */
export type RowField = {
  readonly name: string
  readonly label: string
  readonly type: 'datetime-local' | 'text' | 'select'
  /** The value of the select of the row with which the field is shown (default: every one). */
  readonly only?: string
}

/** A choice of a field. */
export type Choice = [value: string, text: string]

/** A list of rows that the user adds and removes. Each row has the same fields and a numbered title. */
export class Rows<Row extends Readonly<Record<string, string>>> {
  readonly #list: HTMLElement
  readonly #title: string
  readonly #fields: readonly RowField[]
  readonly #changed: () => void
  #choices: readonly Choice[] = []
  #made = 0

  /**
   * @param id the element of the list; the button `add-ID` adds a row
   * @param changed is called after the user has changed something
   */
  constructor(id: string, title: string, fields: readonly RowField[], fresh: () => Row, changed: () => void) {
    this.#list = document.querySelector<HTMLElement>(`#${id}`)!
    this.#title = title
    this.#fields = fields
    this.#changed = changed
    this.#addButton.addEventListener('click', () => {
      const row = this.#add(fresh())
      row.querySelector<HTMLElement>('input, select')!.focus()
      changed()
    })
  }

  get values(): Row[] {
    return Array.from(this.#list.children, row => {
      const parts = row.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-part]')
      return Object.fromEntries(Array.from(parts, ({ dataset, value }) => [dataset.part!, value])) as Row
    })
  }

  set values(rows: readonly Row[]) {
    this.#list.replaceChildren()
    for (const row of rows) this.#add(row)
  }

  /** Offers choices in each select. A selected value stays, even if it is not among them. */
  offer(choices: readonly Choice[]) {
    if (JSON.stringify(choices) === JSON.stringify(this.#choices)) return
    this.#choices = choices
    for (const select of this.#list.querySelectorAll('select')) this.#fill(select, select.value)
    this.#hide()
  }

  get #addButton(): HTMLElement {
    return document.querySelector<HTMLElement>(`#add-${this.#list.id}`)!
  }

  #add(values: Row): HTMLElement {
    const row = document.createElement('li')
    const number = ++this.#made
    const remove = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'small',
      textContent: `Remove this ${this.#title.toLowerCase()}`,
    })
    remove.addEventListener('click', () => {
      row.remove()
      this.#number()
      this.#addButton.focus()
      this.#changed()
    })
    const title = Object.assign(document.createElement('p'), { className: 'row-title' })
    row.append(title, ...this.#fields.map(field => this.#field(field, values[field.name] ?? '', number)), remove)
    this.#list.append(row)
    this.#number()
    this.#hide()
    return row
  }

  #field({ name, label, type, only }: RowField, value: string, number: number): HTMLElement {
    const cell = document.createElement('div')
    cell.className = 'field'
    const id = `${this.#list.id}-${name}-${number}`
    const control =
      type === 'select'
        ? this.#fill(document.createElement('select'), value)
        : Object.assign(document.createElement('input'), { type, value })
    control.id = id
    control.dataset.part = name
    if (only) cell.dataset.only = only
    control.addEventListener('input', () => {
      this.#hide()
      this.#changed()
    })
    cell.append(Object.assign(document.createElement('label'), { htmlFor: id, textContent: label }), control)
    return cell
  }

  #fill(select: HTMLSelectElement, value: string): HTMLSelectElement {
    const isKnown = this.#choices.some(([key]) => key === value)
    const choices = isKnown || value === '' ? this.#choices : [...this.#choices, [value, value] as Choice]
    select.replaceChildren(...choices.map(([key, text]) => new Option(text, key)))
    if (value) select.value = value
    return select
  }

  /** Hides the fields that the selected type of their row does not have. */
  #hide() {
    for (const cell of this.#list.querySelectorAll<HTMLElement>('[data-only]'))
      cell.hidden = cell.parentElement!.querySelector('select')?.value !== cell.dataset.only
  }

  /** Numbers the rows, so that a message can name one. */
  #number() {
    for (const [i, row] of Array.from(this.#list.children).entries())
      row.querySelector('.row-title')!.textContent = `${this.#title} ${i + 1}`
  }
}
