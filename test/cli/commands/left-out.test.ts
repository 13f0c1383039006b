import { describe, expect, it } from 'vitest'
import { LeftOut, leftOutText } from '../../../src/cli/commands/left-out.ts'
import type { LeftOutItem } from '../../../src/exports/ticket.ts'

const item = (leftOut: LeftOutItem['leftOut'], id: string): LeftOutItem => ({
  leftOut,
  id,
  source: { file: 'a.csv', line: 7 },
})

describe('LeftOut', () => {
  it('names five tickets of a reason, each once, and counts all', () => {
    const leftOut = new LeftOut()
    for (const id of ['A', 'A', 'B', 'C', 'D', 'E', 'F']) leftOut.add(item('ticket-repeated', id))
    leftOut.add(item('event-repeated', 'X'))
    leftOut.add(item('log-cut-off', 'Y'))
    leftOut.add(item('log-cut-off', 'Z'))
    expect(leftOut.findings().map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)).toEqual([
      'warning ticket-repeated: 7 rows repeat tickets with the same values, and each ticket counts once: "A", "B", "C", "D", "E", ….',
      'warning event-repeated: 1 ticket has the same event in several rows, and each event counts once: "X".',
      expect.stringMatching(/^warning log-cut-off: 2 tickets were not judged, .*: "Y", "Z"\. The log may be cut off/),
    ])
  })

  it('has no findings if nothing is left out', () => expect(new LeftOut().findings()).toEqual([]))
})

describe('leftOutText', () => {
  it('names the place and the reason of one ticket', () => {
    expect(leftOutText(item('log-cut-off', 'Y'))).toMatch(
      /^a\.csv, line 7: 1 ticket was not judged, because .*\. The log/,
    )
  })
})
