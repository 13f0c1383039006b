import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holders } from '../../arbitraries/holders.ts'
import { everyTarget, ownHistory } from '../../arbitraries/own-targets.ts'
import { runs } from '../../arbitraries/runs.ts'
import { hour } from '../dates.ts'
import { referenceEvaluate } from './evaluate.ts'
import { referenceExplain, timeByHolder } from './explain.ts'
import { slowCalendar } from './history.ts'
import { event, rome, segment, t, told } from './notation.ts'
import { includes, type TargetTerms } from './policy.ts'
import { withinReach } from './within-reach.ts'

/** A ticket with one target of 8 business hours. */
function terms(lines: string[], now: string, more: Partial<TargetTerms> = {}) {
  const resolution: TargetTerms = { within: { hours: 8 }, clock: 'business', ...more }
  const events = lines.map(event)
  return {
    policy: { severities: { high: { resolution } } },
    calendar: slowCalendar(rome, 1),
    events,
    now: t(now),
    target: 'resolution',
  }
}

const explained = (...given: Parameters<typeof terms>) => referenceExplain(terms(...given)).segments.map(segment)
const shares = (...given: Parameters<typeof terms>) =>
  timeByHolder(terms(...given)).map(({ holder, countedMs, share, handOffs, heldAtBreach }) =>
    [holder, `${countedMs / hour} h`, share, `${handOffs} hand-offs`, ...(heldAtBreach ? ['breached'] : [])].join(', '),
  )

const lines = ['mon 09:00 reported high', 'mon 10:00 assigned desk', 'mon 12:00 assigned network']

describe('the holder of a ticket', () => {
  it('is the one to whom it was assigned last', () => {
    expect(referenceEvaluate(terms(lines.slice(0, 1), 'mon 13:00')).holder).toBeNull()
    expect(referenceEvaluate(terms(lines, 'mon 11:59')).holder).toBe('desk')
    expect(referenceEvaluate(terms(lines, 'mon 12:00')).holder).toBe('network')
  })

  it('is named by segments, which end where the ticket changes hands', () =>
    expect(explained(lines, 'mon 13:00')).toEqual([
      '+ mon 09:00 .. mon 10:00 hours',
      '+ mon 10:00 .. mon 12:00 hours by desk',
      '+ mon 12:00 .. mon 17:00 hours by network',
    ]))

  it('changes nothing when it stays the same', () => {
    const again = [...lines, 'mon 12:30 assigned network']
    expect(explained(again, 'mon 13:00')).toEqual(explained(lines, 'mon 13:00'))
    expect(referenceEvaluate(terms(again, 'mon 13:00')).ignored).toEqual([event('mon 12:30 assigned network')])
  })
})

describe('a target that is held by some', () => {
  const network = { heldBy: ['network'] }

  // Nothing counts before noon; 8 hours from there are six on Monday and two on Tuesday.
  it('counts while one of them has the ticket', () => {
    expect(explained(lines, 'mon 13:00', network)).toEqual([
      '- mon 09:00 .. mon 10:00 held-by-others',
      '- mon 10:00 .. mon 12:00 held-by-others by desk',
      '+ mon 12:00 .. mon 18:00 hours by network',
      '- mon 18:00 .. tue 09:00 outside-hours by network',
      '+ tue 09:00 .. tue 11:00 hours by network',
    ])
    const { resolution } = referenceEvaluate(terms(lines, 'mon 13:00', network)).targets
    expect([resolution.state, told(resolution.dueAt), resolution.countedMs / hour]).toEqual(['running', 'tue 11:00', 1])
  })

  it('is paused while another one has it, or nobody', () => {
    const state = (now: string) => {
      const { resolution } = referenceEvaluate(terms([...lines, 'mon 15:00 assigned desk'], now, network)).targets
      return [resolution.state, told(resolution.dueAt), resolution.countedMs / hour, resolution.remainingMs / hour]
    }
    expect(state('mon 09:30')).toEqual(['paused', null, 0, 8])
    expect(state('mon 11:00')).toEqual(['paused', null, 0, 8])
    expect(state('mon 16:00')).toEqual(['paused', null, 3, 5])
  })

  it('is paused by a reason, whoever has the ticket', () =>
    expect(explained([...lines, 'mon 11:00 paused', 'mon 13:00 resumed'], 'mon 13:30', network)).toEqual([
      '- mon 09:00 .. mon 10:00 held-by-others',
      '- mon 10:00 .. mon 11:00 held-by-others by desk',
      '- mon 11:00 .. mon 12:00 paused by desk',
      '- mon 12:00 .. mon 13:00 paused by network',
      '+ mon 13:00 .. mon 18:00 hours by network',
      '- mon 18:00 .. tue 09:00 outside-hours by network',
      '+ tue 09:00 .. tue 12:00 hours by network',
    ]))

  it('keeps its due instant once its budget is used up', () => {
    const late = ['mon 09:00 reported high', 'mon 09:00 assigned network', 'mon 17:30 assigned desk']
    const { resolution } = referenceEvaluate(terms(late, 'mon 18:00', network)).targets
    expect([resolution.state, told(resolution.dueAt), resolution.remainingMs / hour]).toEqual([
      'breached',
      'mon 17:00',
      -0.5,
    ])
  })
})

describe('time by holder', () => {
  it('is what each counted until the present, and how often they passed the ticket on', () => {
    expect(shares(lines, 'mon 13:00')).toEqual([
      ', 1 h, 0.25, 1 hand-offs',
      'desk, 2 h, 0.5, 1 hand-offs',
      'network, 1 h, 0.25, 0 hand-offs',
    ])
    const back = [...lines, 'mon 13:00 assigned desk', 'mon 14:00 assigned network', 'mon 15:00 resolved']
    expect(shares(back, 'tue 12:00')).toEqual([
      ', 1 h, 0.16666666666666666, 1 hand-offs',
      'desk, 3 h, 0.5, 2 hand-offs',
      'network, 2 h, 0.3333333333333333, 1 hand-offs',
    ])
  })

  // 8 hours end at 17:00. The holder from that instant on did not breach the target.
  it('names the holder at the breach', () => {
    const at = (time: string) => shares([...lines, `mon ${time} assigned vendor`], 'mon 18:00')
    expect(at('17:00').map(line => line.endsWith('breached'))).toEqual([false, false, true, false])
    expect(at('16:59').map(line => line.endsWith('breached'))).toEqual([false, false, false, true])
    expect(shares([...lines, 'mon 17:00 resolved'], 'mon 18:00').join()).not.toContain('breached')
  })

  it('counts hand-offs outside hours, and nothing where nothing was counted', () =>
    expect(
      shares(['mon 19:00 reported high', 'mon 20:00 assigned desk', 'tue 08:00 assigned vendor'], 'tue 08:30'),
    ).toEqual([', 0 h, 0, 1 hand-offs', 'desk, 0 h, 0, 1 hand-offs', 'vendor, 0 h, 0, 0 hand-offs']))
})

describe('over random histories', () => {
  it('time by holder adds up to the time that each cycle counted', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        const { cycles } = withinReach(() => referenceEvaluate(scene))
        for (const { target, countedMs } of cycles) {
          const numbers = cycles.filter(cycle => cycle.target === target).map((_, i) => i + 1)
          const sums = numbers.map(cycle =>
            timeByHolder({ ...scene, target, cycle }).reduce((sum, share) => sum + share.countedMs, 0),
          )
          expect(sums).toContain(countedMs)
          expect(sums).toEqual(cycles.filter(cycle => cycle.target === target).map(cycle => cycle.countedMs))
        }
      }),
      runs(15),
    ))

  it('a target held by all holders is one that names none, if somebody has the ticket from the report on', () =>
    fc.assert(
      fc.property(ownHistory(), fc.constantFrom(...holders), (scene, to) => {
        // An assignment that stops the target would find it paused.
        const stops = Object.values(scene.policy.targets ?? {}).map(definition => definition.stops)
        fc.pre(!stops.some(types => includes(types, 'assigned')))
        const [report, ...rest] = scene.events
        const events = [report, { at: report.at, type: 'assigned', to }, ...rest]
        const [held, free] = [
          everyTarget(scene.policy, { heldBy: holders }),
          everyTarget(scene.policy, { heldBy: undefined }),
        ]
        const one = withinReach(() => referenceEvaluate({ ...scene, events, policy: held }))
        expect(one).toEqual(withinReach(() => referenceEvaluate({ ...scene, events, policy: free })))
      }),
      runs(20),
    ))

  it('holders change nothing for targets that name none', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        const policy = {
          ...everyTarget(scene.policy, { heldBy: undefined }),
          targets: { ack: { starts: 'reported', stops: 'acknowledged' } },
        }
        const report = withinReach(() => referenceEvaluate({ ...scene, policy }))
        const events = scene.events.filter(({ type }) => type !== 'assigned')
        const expected = referenceEvaluate({ ...scene, policy, events })
        const ignored = report.ignored.filter(({ type }) => type !== 'assigned')
        expect({ ...report, holder: null, ignored }).toEqual(expected)
      }),
      runs(15),
    ))
})
