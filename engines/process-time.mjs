import { readFileSync } from 'node:fs'

/** Returns the processor time of a process of Linux, in seconds. */
export function cpuOf(pid) {
  // The name of the program is in brackets. After it, the 12th and the 13th number are the ticks, a hundred per second.
  const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(numbers[11]) + Number(numbers[12])) / 100
}
