/**
 * The script of the page: it makes the headings of tables into buttons that sort the rows. The page is complete without
 * it. It has no `<` and no `&`, so it is valid in XML too.
 *
 * Times are sorted by their instants, lengths of time and percentages as numbers, and other cells as texts with numbers in
 * them. Empty cells are last in both directions.
 */
export const PAGE_SCRIPT = `
(() => {
  const SECONDS = { h: 3600, min: 60, s: 1 }
  const ROLES = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TFOOT: 'rowgroup', TR: 'row', TD: 'cell' }
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true })
  const keyOf = cell => {
    const time = cell.querySelector('time')
    const text = cell.textContent.trim()
    if (time) return Date.parse(time.dateTime)
    if (text === '' || text === '-') return null
    if (/^([\\d.]+ (h|min|s) ?)+$/.test(text)) {
      let sum = 0
      for (const [, amount, unit] of text.matchAll(/([\\d.]+) (h|min|s)/g)) sum += amount * SECONDS[unit]
      return sum
    }
    return /^-?\\d+([.,]\\d+)?%?$/.test(text) ? Number.parseFloat(text.replace(',', '.')) : text
  }
  const compare = (a, b) => {
    const isNumber = typeof a === 'number'
    if (isNumber !== (typeof b === 'number')) return isNumber ? -1 : 1
    return isNumber ? a - b : collator.compare(a, b)
  }
  const sort = (body, heading, headings) => {
    const order = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending'
    for (const other of headings) other.removeAttribute('aria-sort')
    heading.setAttribute('aria-sort', order)
    const sign = order === 'ascending' ? 1 : -1
    const rows = Array.from(body.rows, row => ({ row, key: keyOf(row.cells[heading.cellIndex]) }))
    rows.sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
      return sign * compare(a.key, b.key)
    })
    body.append(...rows.map(({ row }) => row))
  }
  document.documentElement.classList.add('js')
  for (const table of document.querySelectorAll('table')) {
    // A table that is laid out as blocks, on a phone, stays a table for screen readers.
    for (const part of [table, ...table.querySelectorAll('*')])
      if (ROLES[part.tagName.toUpperCase()]) part.setAttribute('role', ROLES[part.tagName.toUpperCase()])
    for (const name of table.querySelectorAll('th[scope=row]')) name.setAttribute('role', 'rowheader')
    const headings = [...table.tHead.rows[0].cells]
    for (const heading of headings) heading.setAttribute('role', 'columnheader')
    const [body] = table.tBodies
    if (2 > body.rows.length) continue
    table.tHead.classList.add('sortable')
    for (const heading of headings) {
      const button = document.createElement('button')
      button.type = 'button'
      button.append(...heading.childNodes)
      button.addEventListener('click', () => sort(body, heading, headings))
      heading.append(button)
    }
  }
})()
`
