// The use of entitlements, counted date by date (§14: month, quarter and year; a count, any number or a bank of hours).
// The text does not say when a month begins. As the contract year begins on the day and month of the contract start, a
// month begins on its day; in a month without that day on the last one, as a day budget of months does (§8).

/** A limit: a count or a length of time in milliseconds, or null for any number of tickets. */
export type EntitlementCase = {
  readonly limit: number | null
  readonly months: 1 | 3 | 12
}

/** What was used at an instant: one ticket, or the milliseconds spent. */
export type EntitlementUseCase = { readonly at: number; readonly amount: number }

/** The date of an instant on the wall of a zone, `YYYY-MM-DD`. */
function localDate(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Whether a period begins on a date: a whole number of periods after the contract start. */
function isPeriodStart(date: string, contractStart: string, months: number): boolean {
  const [year, month, day] = date.split('-').map(Number)
  const [firstYear, firstMonth, firstDay] = contractStart.split('-').map(Number)
  const passed = (year - firstYear) * 12 + (month - firstMonth)
  return passed % months === 0 && day === Math.min(firstDay, lastDay(year, month))
}

/** Returns the period of `now` and its use up to then. */
export function referenceEntitlement(
  { limit, months }: EntitlementCase,
  uses: readonly EntitlementUseCase[],
  contract: { readonly contractStart: string; readonly timeZone: string; readonly now: number },
) {
  const today = localDate(contract.now, contract.timeZone)
  let from = contract.contractStart
  for (let date = from; date <= today; date = nextDate(date))
    if (isPeriodStart(date, contract.contractStart, months)) from = date
  let until = nextDate(from)
  while (!isPeriodStart(until, contract.contractStart, months)) until = nextDate(until)
  let used = 0
  for (const { at, amount } of uses) if (at <= contract.now && localDate(at, contract.timeZone) >= from) used += amount
  if (limit === null) return { limit, used, left: null, exceeded: 0, from, until }
  return { limit, used, left: used > limit ? 0 : limit - used, exceeded: used > limit ? used - limit : 0, from, until }
}
