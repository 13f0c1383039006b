/** A unit of a budget. */
export type Unit = {
  /** Its milliseconds; absent if its open time varies. */
  readonly ms?: number
  /** Its calendar days. Its months are added to them. */
  readonly days?: number
  readonly months?: number
  /** About how many working days it has. */
  readonly workingDays?: number
}

/** The units of a budget, the longest first. */
export const UNITS: Readonly<Record<string, Unit>> = {
  years: { months: 12, workingDays: 250 },
  months: { months: 1, workingDays: 20 },
  weeks: { days: 7, workingDays: 5 },
  days: { days: 1, workingDays: 1 },
  hours: { ms: 3_600_000 },
  minutes: { ms: 60_000 },
  seconds: { ms: 1000 },
  milliseconds: { ms: 1 },
  microseconds: { ms: 1e-3 },
  nanoseconds: { ms: 1e-6 },
}
