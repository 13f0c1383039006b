import { minute } from './dates.ts'

/**
 * The plainest count of all: minute by minute, asking each one whether it is open. Right where every edge of open time
 * lies on a whole minute, as it does in every zone since 1972.
 */
export function elapsedByMinutes(isOpen: (at: number) => boolean, from: number, to: number): number {
  let open = 0
  for (let at = from; at < to; at += minute) if (isOpen(at)) open += minute
  return open
}

/** The end of the minute at which the budget, in whole minutes, is used up; undefined if it is not before `limit`. */
export function addByMinutes(
  isOpen: (at: number) => boolean,
  from: number,
  budget: number,
  limit: number,
): number | undefined {
  let left = budget
  let at = from
  while (left > 0 && at < limit) {
    if (isOpen(at)) left -= minute
    at += minute
  }
  return left === 0 ? at : undefined
}

/** The same, going back in time: the start of the minute at which the budget is used up. */
export function subtractByMinutes(
  isOpen: (at: number) => boolean,
  from: number,
  budget: number,
  limit: number,
): number | undefined {
  let left = budget
  let at = from
  while (left > 0 && at > limit) {
    at -= minute
    if (isOpen(at)) left -= minute
  }
  return left === 0 ? at : undefined
}
