/** Reads a table of ten years a line, `1990 0415 0331 ...`, into the date of each year. */
export function byYear(table: string): ReadonlyMap<number, string> {
  const dates = new Map<number, string>()
  for (const line of table.trim().split('\n')) {
    const [first, ...days] = line.trim().split(' ')
    for (const [i, day] of days.entries()) {
      const year = +first + i
      dates.set(year, `${year}-${day.slice(0, 2)}-${day.slice(2)}`)
    }
  }
  return dates
}

/** Reads a table with a year and its columns on each line. */
export function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map(line => line.trim().split(/ +/))
}

/** A holiday as a calendar lists it. */
export type Listed = { date: string; name: string; observed?: true }

/** Reads a list of `2017-01-02* New Year's Day`, the star for a holiday that is not on its own date, year by year. */
export function listed(table: string): ReadonlyMap<number, Listed[]> {
  const years = new Map<number, Listed[]>()
  for (const line of table.trim().split('\n')) {
    const [, date, star, name] = /(\d{4}-\d\d-\d\d)(\*?) (.+)/.exec(line)!
    const year = +date.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), star ? { date, name, observed: true } : { date, name }])
  }
  return years
}
