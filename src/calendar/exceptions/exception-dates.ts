import { type EpochDay, epochDay, yearOf } from '../../time/epoch-day.ts'
import { countBefore } from '../timeline/count-before.ts'
import type { DateRange } from './date-range.ts'
import type { ParsedException } from './parsed-exception.ts'

/** Dates on which one exception applies. */
export type AppliedException<E = ParsedException> = DateRange & { readonly exception: E }

/** Finds the exceptions that apply on dates. Each search costs the same, however many exceptions there are. */
export class ExceptionDates {
  readonly #dated: readonly AppliedException[]
  readonly #recurring: readonly ParsedException[]
  /** Where recurring exceptions apply, by year as far as it was needed. */
  readonly #byYear: { [year: number]: readonly AppliedException[] } = {}

  constructor(exceptions: readonly ParsedException[]) {
    this.#dated = appliedDates(exceptions.filter(({ inYear }) => !inYear))
    this.#recurring = exceptions.filter(({ inYear }) => inYear)
  }

  /** Returns the exception of each date from one to another, indexed by the days since the first date. */
  between(first: EpochDay, last: EpochDay): ParsedException[] {
    const found: ParsedException[] = []
    apply(this.#dated, first, last, found)
    if (this.#recurring.length)
      for (let year = yearOf(first); year <= yearOf(last); year++) apply(this.#inYear(year), first, last, found)
    return found
  }

  #inYear(year: number): readonly AppliedException[] {
    const [first, last] = [epochDay(year, 1, 1), epochDay(year, 12, 31)]
    this.#byYear[year] ??= appliedDates(
      // A range that begins in a year may end in the next one.
      [year - 1, year].flatMap(year =>
        this.#recurring.flatMap(({ inYear }) =>
          inYear!(year).map(range => ({
            ...range,
            from: Math.max(range.from, first),
            until: Math.min(range.until, last),
          })),
        ),
      ),
    )
    return this.#byYear[year]
  }
}

/** Returns on which dates each exception applies, in time order: on those that no exception of a higher rank covers. */
export function appliedDates<E extends ParsedException>(exceptions: readonly E[]): AppliedException<E>[] {
  const ranges = exceptions.filter(({ from, until }) => from <= until).sort((a, b) => b.rank - a.rank)
  const edges = [...new Set(ranges.flatMap(({ from, until }) => [from, until + 1]))].sort((a, b) => a - b)
  const places = new Map(edges.map((edge, place) => [edge, place]))
  /** The exception that applies from each edge to the next one. */
  const applied: E[] = []
  /** A later edge, up to which all edges have their exception; the edge itself if it has none. */
  const next = edges.map((_, place) => place)
  const firstFree = (from: number) => {
    let place = from
    while (next[place] !== place) {
      next[place] = next[next[place]]
      place = next[place]
    }
    return place
  }
  for (const exception of ranges)
    for (
      let place = firstFree(places.get(exception.from)!);
      edges[place] <= exception.until;
      place = firstFree(place)
    ) {
      applied[place] = exception
      next[place] = place + 1
    }
  return edges.flatMap((from, place) =>
    applied[place] ? [{ from, until: edges[place + 1] - 1, exception: applied[place] }] : [],
  )
}

/** Enters the exceptions of the dates, unless one of a higher rank is there. */
function apply(applied: readonly AppliedException[], first: EpochDay, last: EpochDay, found: ParsedException[]): void {
  for (let i = countBefore(applied, ({ until }) => until < first); applied[i]?.from <= last; i++) {
    const { from, until, exception } = applied[i]
    for (let date = Math.max(from, first); date <= until && date <= last; date++)
      if (!(found[date - first]?.rank > exception.rank)) found[date - first] = exception
  }
}
