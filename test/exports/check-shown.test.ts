import { describe, expect, it } from 'vitest'
import { alwaysOpen } from '../../src/calendar/calendars.ts'
import type { Contract } from '../../src/compliance/contracts/contract.ts'
import { checkShown } from '../../src/exports/check-shown.ts'
import { UserError } from '../../src/exports/user-error.ts'
import { slaPolicy } from '../../src/policy/policy.ts'

const target = { within: 'PT1H', clock: 'always' } as const
const policy = slaPolicy({
  name: 'Gold',
  targets: {
    triage: { starts: 'reported', stops: 'triaged' },
    callBack: { starts: 'customerReplied', stops: 'responded' },
  },
  severities: {
    high: {
      level: 1,
      ...{
        firstResponse: target,
        nextResponse: target,
        update: target,
        resolution: target,
        triage: target,
        callBack: target,
      },
    },
  },
})
const contracts: Contract[] = [
  { when: {}, policyName: 'Gold', policy, calendarName: 'always', calendar: alwaysOpen, severities: {} },
]
/** What a check of some targets says, if a file shows some events. */
function checked(judged: readonly string[], ...shown: string[]): string {
  const events = {
    shows: (type: string) => ['reported', ...shown].includes(type),
    hint: (type: string) => (type === 'triaged' ? undefined : `map ${type}`),
  }
  try {
    checkShown(events, judged, contracts)
    return 'shown'
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.message
  }
}

describe('checkShown', () => {
  it('takes a file that shows the events of all targets', () => {
    expect(checked(['firstResponse', 'resolution'], 'responded', 'resolved')).toBe('shown')
    expect(checked([])).toBe('shown')
  })

  it('names the event, how to map it, and the targets that the file shows', () => {
    expect(checked(['firstResponse', 'resolution'], 'resolved')).toBe(
      'this export does not show when a ticket was answered, so the target firstResponse cannot be judged. ' +
        'To judge it, map responded. To judge only the targets that it shows, write "targets": ["resolution"] in the document.',
    )
  })

  it('names several targets and events', () => {
    expect(checked(['firstResponse', 'nextResponse', 'resolution'], 'updated')).toBe(
      'this export does not show when a ticket was answered or resolved, so the targets ' +
        'firstResponse and nextResponse and resolution cannot be judged. To judge firstResponse and nextResponse, map ' +
        'responded. To judge resolution, map resolved. ' +
        'To judge only one of them, show it and write "targets": ["firstResponse"] in the document.',
    )
  })

  it('names an event that starts a target', () => {
    expect(checked(['callBack', 'resolution'], 'responded', 'resolved')).toMatch(
      /^this export does not show when a ticket was answered by the customer, so the target callBack cannot be judged\. To judge it, map customerReplied\./,
    )
  })

  it('offers an export of events for an event that rows of this kind never show', () => {
    expect(checked(['triage', 'resolution'], 'resolved')).toBe(
      'this export does not show when a ticket was triaged, so the target triage cannot be judged. ' +
        'To judge it, use an export with a row per event (tickets.shape "events"). ' +
        'To judge only the targets that it shows, write "targets": ["resolution"] in the document.',
    )
  })

  it.each([
    [
      ['firstResponse'],
      ['resolved'],
      'It shows only when a ticket was resolved: to judge that, promise a resolution in the policy and ' +
        'write "targets": ["resolution"] in the document.',
    ],
    [
      ['resolution'],
      ['responded'],
      'It shows only when a ticket was answered: to judge that, promise a first response in the policy and ' +
        'write "targets": ["firstResponse"] in the document.',
    ],
    [['resolution'], [], 'To judge it, map resolved.'],
    [
      ['firstResponse'],
      [],
      'It does not show when a ticket was resolved either. To judge only that, map it, promise a resolution in the ' +
        'policy and write "targets": ["resolution"] in the document.',
    ],
  ])('offers for %j, if %j is shown, what the file can show', (judged, shown, offer) => {
    expect(checked(judged, ...shown).endsWith(` ${offer}`)).toBe(true)
  })
})
