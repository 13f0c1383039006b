import { setFlagsFromString } from 'node:v8'

/**
 * Stops or allows the growth of the space in which V8 creates objects. Objects of a large config file live until the end,
 * and rows on columns create few: larger spaces cost memory there, and save no time. V8 reads the flag at each growth.
 */
export function limitNewSpace(isLimited: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${isLimited ? 1 : 2}`)
}
