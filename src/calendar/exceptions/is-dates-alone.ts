const DATES = /^((\d{4}-)?\d\d-\d\d|\.\.)(\/((\d{4}-)?\d\d-\d\d|\.\.))?$/

/** Whether a name is only dates: that of a holiday or an exception that has no other name. */
export function isDatesAlone(name: string): boolean {
  return DATES.test(name)
}
