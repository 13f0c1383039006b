import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyTarget, type OwnCase, ownHistory, quarter } from '../../arbitraries/own-targets.ts'
import { runs } from '../../arbitraries/runs.ts'
import { hour } from '../dates.ts'
import type { CalendarSpec } from '../specs.ts'
import { referenceEvaluate } from './evaluate.ts'
import { explainCalendar, referenceExplain } from './explain.ts'
import { type AnyEvent, happened, slowCalendar } from './history.ts'
import { event, rome, segment, t, told } from './notation.ts'
import { type Definition, definitionsOf, includes, type PolicyTerms, type TargetTerms, termsOf } from './policy.ts'
import { withinReach } from './within-reach.ts'

const business = (hours: number, more: Partial<TargetTerms> = {}): TargetTerms => ({
  within: { hours },
  clock: 'business',
  ...more,
})

/** A ticket of severity `high` under one or more targets. */
function reportOf(
  lines: string[],
  now: string,
  targets: { [target: string]: Definition },
  terms: { [target: string]: TargetTerms },
  onSeverityChange: PolicyTerms['onSeverityChange'] = 'retroactive',
) {
  const policy: PolicyTerms = {
    targets,
    onSeverityChange,
    severities: { high: { level: 1, ...terms }, low: { level: 2 } },
  }
  const events = lines.map(event)
  return referenceEvaluate({ policy, calendar: slowCalendar(rome, 1), events, now: t(now) })
}

const cyclesOf = (report: ReturnType<typeof referenceEvaluate>, target: string) =>
  report.cycles
    .filter(cycle => cycle.target === target)
    .map(({ state, startedAt, dueAt, stoppedAt }) =>
      [state, told(startedAt), 'due', told(dueAt), ...(stoppedAt === null ? [] : ['stopped', told(stoppedAt)])].join(
        ' ',
      ),
    )

describe('a target of a policy’s own', () => {
  const triage: Definition = { starts: 'acknowledged', stops: ['triaged', 'assigned'] }
  const high = 'mon 09:00 reported high'

  it('is pending until its start event, and has one cycle', () => {
    const terms = { triage: business(4) }
    const report = (lines: string[], now: string) => reportOf([high, ...lines], now, { triage }, terms)
    expect(report([], 'mon 11:00').targets.triage).toMatchObject({
      ...{ state: 'pending', startedAt: null, dueAt: null, countedMs: 0, remainingMs: 4 * hour },
    })
    expect(cyclesOf(report([], 'mon 11:00'), 'triage')).toEqual([])
    const lines = ['mon 10:00 acknowledged', 'mon 11:00 acknowledged']
    expect(cyclesOf(report(lines, 'mon 12:00'), 'triage')).toEqual(['running mon 10:00 due mon 14:00'])
    expect(report(lines, 'mon 12:00').ignored).toEqual([event(lines[1])])
    const stopped = [...lines, 'mon 13:00 triaged', 'mon 14:00 acknowledged']
    expect(cyclesOf(report(stopped, 'mon 15:00'), 'triage')).toEqual(['met mon 10:00 due mon 14:00 stopped mon 13:00'])
    expect(cyclesOf(report([...lines, 'mon 14:01 assigned network'], 'mon 15:00'), 'triage')).toEqual([
      'breached mon 10:00 due mon 14:00 stopped mon 14:01',
    ])
  })

  it('is stopped by an event that starts its next cycle', () => {
    const handOff: Definition = { starts: 'assigned', stops: ['assigned', 'accepted'], repeats: true }
    const lines = [
      high,
      'mon 10:00 assigned desk',
      'mon 11:00 assigned network',
      'mon 11:30 accepted',
      'mon 14:00 assigned desk',
    ]
    const report = reportOf(lines, 'mon 15:00', { handOff }, { handOff: business(2) })
    expect(cyclesOf(report, 'handOff')).toEqual([
      'met mon 10:00 due mon 12:00 stopped mon 11:00',
      'met mon 11:00 due mon 13:00 stopped mon 11:30',
      'running mon 14:00 due mon 16:00',
    ])
    expect(report.terms.map(({ id, budgetMs }) => [id, budgetMs / hour])).toEqual([
      ['handOff/1', 2],
      ['handOff/2', 2],
      ['handOff/3', 2],
    ])
    const once = reportOf(lines, 'mon 15:00', { handOff: { ...handOff, repeats: false } }, { handOff: business(2) })
    expect(cyclesOf(once, 'handOff')).toEqual(['met mon 10:00 due mon 12:00 stopped mon 11:00'])
  })

  // An hour is counted until 10:00, the ticket rests until 13:00.
  it('continues, starts again or stays stopped when the ticket is reopened', () => {
    const lines = [high, 'mon 10:00 resolved', 'mon 13:00 reopened']
    const report = (onReopen?: 'restart' | 'stay-stopped', more: string[] = []) => {
      const definition: Definition = { starts: 'reported', stops: 'resolved', ...(onReopen && { onReopen }) }
      const targets = { resolution: definition }
      return cyclesOf(reportOf([...lines, ...more], 'tue 09:00', targets, { resolution: business(4) }), 'resolution')
    }
    expect(report()).toEqual(['breached mon 09:00 due mon 16:00'])
    const stopped = 'met mon 09:00 due mon 13:00 stopped mon 10:00'
    expect(report('restart')).toEqual([stopped, 'breached mon 13:00 due mon 17:00'])
    expect(report('stay-stopped')).toEqual([stopped])
    const again = ['mon 14:00 resolved', 'mon 15:00 reopened', 'mon 16:00 resolved']
    expect(report('restart', again)).toEqual([
      stopped,
      'met mon 13:00 due mon 17:00 stopped mon 14:00',
      'met mon 15:00 due tue 10:00 stopped mon 16:00',
    ])
  })

  it('may start when the ticket is reopened', () => {
    const followUp: Definition = { starts: 'reopened', stops: 'responded', repeats: true }
    const lines = [
      high,
      'mon 10:00 resolved',
      'mon 11:00 reopened',
      'mon 11:30 responded',
      'mon 12:00 resolved',
      'mon 14:00 reopened',
    ]
    expect(cyclesOf(reportOf(lines, 'mon 15:00', { followUp }, { followUp: business(1) }), 'followUp')).toEqual([
      'met mon 11:00 due mon 12:00 stopped mon 11:30',
      'running mon 14:00 due mon 15:00',
    ])
  })

  it('waits for its start event after a change of severity, too', () => {
    const lines = ['mon 09:00 reported low', 'mon 10:00 severityChanged high']
    const terms = { triage: business(4), answer: business(8) }
    const targets = { triage, answer: { starts: 'reported', stops: 'responded' } }
    const report = (more: string[], now: string) => reportOf([...lines, ...more], now, targets, terms, 'carry')
    expect(report([], 'mon 11:00').targets.triage.state).toBe('pending')
    expect(cyclesOf(report([], 'mon 11:00'), 'answer')).toEqual(['running mon 10:00 due mon 18:00'])
    expect(cyclesOf(report(['mon 12:00 acknowledged'], 'mon 13:00'), 'triage')).toEqual([
      'running mon 12:00 due mon 16:00',
    ])
  })

  it('is explained from the report on', () => {
    const events = [high, 'mon 10:00 acknowledged'].map(event)
    const policy = { targets: { triage }, severities: { high: { triage: business(4) } } }
    const terms = { policy, calendar: slowCalendar(rome, 1), events, now: t('mon 11:00'), target: 'triage' }
    expect(referenceExplain(terms).segments.map(segment)).toEqual([
      '- mon 09:00 .. mon 10:00 stopped',
      '+ mon 10:00 .. mon 14:00 hours',
    ])
  })
})

describe('a pause with a reason', () => {
  const lines = [
    'mon 09:00 reported high',
    'mon 10:00 paused customer',
    'mon 11:00 paused vendor',
    'mon 12:00 resumed customer',
  ]
  const answer: Definition = { starts: 'reported', stops: 'responded' }
  const state = (pausable: TargetTerms['pausable'], more: string[], now: string) => {
    const { targets } = reportOf([...lines, ...more], now, { answer }, { answer: business(8, { pausable }) })
    return [targets.answer.state, told(targets.answer.dueAt), targets.answer.countedMs / hour]
  }

  it('pauses the targets that name it', () => {
    expect(state(true, [], 'mon 12:30')).toEqual(['paused', null, 1])
    expect(state(['vendor'], [], 'mon 12:30')).toEqual(['paused', null, 2])
    expect(state(['customer'], [], 'mon 12:30')).toEqual(['running', 'tue 10:00', 1.5])
    expect(state(['other'], [], 'mon 12:30')).toEqual(['running', 'mon 17:00', 3.5])
    expect(state(false, [], 'mon 12:30')).toEqual(['running', 'mon 17:00', 3.5])
  })

  it('without a reason pauses only those that every pause pauses', () => {
    const more = ['mon 13:00 resumed vendor', 'mon 13:00 paused']
    expect(state(true, more, 'mon 14:00')).toEqual(['paused', null, 1])
    expect(state(['vendor', 'customer'], more, 'mon 14:00')).toEqual(['running', 'tue 11:00', 2])
  })

  it('is named by the first one that pauses the target', () => {
    const policy = { targets: { answer }, severities: { high: { answer: business(8, { pausable: ['vendor'] }) } } }
    const terms = {
      policy,
      calendar: slowCalendar(rome, 1),
      events: lines.map(event),
      now: t('mon 12:30'),
      target: 'answer',
    }
    expect(referenceExplain(terms).segments.map(segment)).toEqual([
      '+ mon 09:00 .. mon 11:00 hours',
      '- mon 11:00 .. mon 12:30 paused “vendor”',
    ])
  })
})

describe('a budget in calendar days', () => {
  const answer: Definition = { starts: 'reported', stops: 'responded' }
  const threeDays: TargetTerms = { within: { days: 3, due: '16:00', ifClosed: 'next-working-day' }, clock: 'always' }

  // Three days after Thursday is Sunday; its next working day is Monday. Sixteen hours are left of Thursday after 08:00.
  it('becomes time of its clock when it starts', () => {
    const report = reportOf(['thu 08:00 reported high'], 'thu 09:00', { answer }, { answer: threeDays })
    expect(report.targets.answer).toMatchObject({ dueAt: t('+mon 16:00'), remainingMs: (16 + 3 * 24 + 16 - 1) * hour })
  })

  it('is longer by its pauses', () => {
    const lines = ['thu 08:00 reported high', 'thu 10:00 paused', 'thu 13:00 resumed']
    expect(reportOf(lines, 'fri 09:00', { answer }, { answer: threeDays }).targets.answer.dueAt).toBe(t('+mon 19:00'))
  })
})

describe('a budget in days whose deadline is an opening', () => {
  const answer: TargetTerms = { within: { workingDays: 1, due: 'same-time' }, clock: 'business' }
  const dueAt = (lines: string[], now: string, within: TargetTerms['within']) => {
    const policy = { severities: { high: { firstResponse: { ...answer, within } } } }
    const terms = { policy, calendar: slowCalendar(rome, 1), events: lines.map(event), now: t(now) }
    const { state, dueAt } = referenceEvaluate(terms).targets.firstResponse
    return [state, 'due', told(dueAt)].join(' ')
  }
  const evening = ['thu 19:00 reported high']

  // The first open instant is on Friday at 09:00. One working day later it is Monday, 09:00, nine hours of open time after
  // it; they end on Friday at 18:00.
  it('is due at the opening, not at the closing before it', () => {
    const budget = { workingDays: 1, due: 'same-time' }
    expect(dueAt(evening, 'sat 10:00', budget)).toBe('running due +mon 09:00')
    expect(dueAt([...evening, '+mon 09:00 responded'], '+mon 10:00', budget)).toBe('met due +mon 09:00')
    expect(dueAt([...evening, '+mon 09:01 responded'], '+mon 10:00', budget)).toBe('breached due +mon 09:00')
  })

  it('is extended by a pause from there on', () => {
    const lines = [...evening, 'fri 10:00 paused', 'fri 11:00 resumed']
    expect(dueAt(lines, 'fri 12:00', { workingDays: 1, due: 'same-time' })).toBe('running due +mon 10:00')
  })

  // From Friday evening until Monday, 09:00, the calendar is not open at all.
  it('may have no open time before it', () => {
    const budget = { workingDays: 1, due: '09:00', dayZero: 'report' } as const
    expect(dueAt(['fri 19:00 reported high'], 'sat 10:00', budget)).toBe('running due +mon 09:00')
  })

  it('is the deadline of the calendar, for every ticket without events', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        const events = [{ ...scene.events[0], channel: undefined }]
        const { cycles } = withinReach(() => referenceEvaluate({ ...scene, events }))
        const cases = cycles.flatMap(({ target, startedAt, dueAt, state }) => {
          const { within, calendar, heldBy } = termsOf(scene.policy, events[0].severity!, target)!
          const { open } = calendar === undefined ? scene.calendar : scene.calendars[calendar]
          const isAdded = typeof within === 'object' && 'due' in within && heldBy === undefined && state !== 'paused'
          return isAdded ? [[dueAt, open.add(startedAt!, within)]] : []
        })
        fc.pre(cases.length > 0)
        for (const [dueAt, added] of cases) expect(dueAt).toBe(added)
      }),
      runs(25),
    ))
})

describe('an explanation of a bare calendar', () => {
  it('names what opens and closes it', () => {
    const explained = (spec: CalendarSpec, from: string, to: string) =>
      explainCalendar(spec, t(from), t(to)).map(segment)
    expect(explained(rome, '+tue 17:00', '+fri 10:00')).toEqual([
      '+ +tue 17:00 .. +tue 18:00 hours',
      '- +tue 18:00 .. +wed 00:00 outside-hours',
      '- +wed 00:00 .. +thu 00:00 holiday “Feast”',
      '- +thu 00:00 .. +fri 00:00 exception “Trasloco”',
      '- +fri 00:00 .. +fri 09:00 outside-hours',
      '+ +fri 09:00 .. +fri 10:00 hours',
    ])
    const summer = { ...rome, exceptions: [{ from: '11-19', to: '11-20', hours: { fri: '09:00-11:00' } }] }
    expect(explained(summer, 'thu 12:00', 'fri 12:00')).toEqual([
      '- thu 12:00 .. fri 09:00 outside-hours',
      '+ fri 09:00 .. fri 11:00 exception “11-19/11-20”',
      '- fri 11:00 .. fri 12:00 outside-hours',
    ])
  })
})

describe('over random histories', () => {
  it('a target that is defined like a built-in one is like it', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        const { targets: _ownTargets, ...policy } = scene.policy
        const copied = { ...scene, policy: { ...policy, ...withCopies(scene.policy) } }
        const { targets } = withinReach(() => referenceEvaluate(copied))
        for (const name of ['firstResponse', 'nextResponse', 'update', 'resolution'])
          expect(targets[`${name}2`]).toEqual(targets[name])
      }),
      runs(25),
    ))

  it('events that were ignored have no effect', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        const { ignored, ...report } = withinReach(() => referenceEvaluate(scene))
        const events = scene.events.filter(event => !ignored.includes(event))
        expect(referenceEvaluate({ ...scene, events })).toEqual({ ...report, ignored: [] })
      }),
      runs(25),
    ))

  it('a target that names all reasons is paused by every pause that has one', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        const events = scene.events.map(event => (event.type.endsWith('d') ? { reason: 'customer', ...event } : event))
        const named = everyTarget(scene.policy, { pausable: ['vendor', 'customer'] })
        const [one, other] = [named, everyTarget(scene.policy, { pausable: true })].map(policy =>
          withinReach(() => referenceEvaluate({ ...scene, events, policy })),
        )
        expect(one).toEqual(other)
      }),
      runs(20),
    ))

  it('the reference counts what a walk by quarters of an hour counts', () =>
    fc.assert(
      fc.property(ownHistory({ days: false, changes: false }), scene => {
        const { cycles } = withinReach(() => referenceEvaluate(scene))
        expect(sorted(cycles)).toEqual(sorted(walk(scene)))
      }),
      runs(25),
    ))

  it('explanations of all cycles have no gap and add up', () =>
    fc.assert(
      fc.property(ownHistory(), scene => {
        const { cycles } = withinReach(() => referenceEvaluate(scene))
        for (const cycle of cycles) {
          const number = cycles.filter(({ target }) => target === cycle.target).indexOf(cycle) + 1
          const { segments, overrun } = referenceExplain({ ...scene, target: cycle.target, cycle: number })
          const pieces = [...segments, ...overrun]
          for (const [i, { start }] of pieces.entries()) expect(start).toBe(pieces[i - 1]?.end ?? scene.events[0].at)
          const counted = segments.reduce((sum, piece) => sum + (piece.counted ? piece.ms : 0), 0)
          // The budgets of several severities, which `carry` uses, do not add up.
          const isCarried = scene.policy.onSeverityChange === 'carry' && cycle.dueAt !== null
          const totals = isCarried ? [] : [cycle.countedMs + (cycle.dueAt === null ? 0 : cycle.remainingMs)]
          for (const total of totals) expect(counted).toBe(total)
        }
      }),
      runs(15),
    ))
})

/** Each built-in target once more, under another name. */
function withCopies(policy: PolicyTerms): Pick<PolicyTerms, 'targets' | 'severities'> {
  const names = ['firstResponse', 'nextResponse', 'update', 'resolution']
  const definitions = definitionsOf({ severities: {} })
  const severities = Object.keys(policy.severities).map(severity => {
    const terms = names.flatMap(name => {
      const found = termsOf(policy, severity, name)
      return found
        ? [
            [name, found],
            [`${name}2`, found],
          ]
        : []
    })
    return [severity, Object.fromEntries(terms)]
  })
  return {
    targets: Object.fromEntries(names.map(name => [`${name}2`, definitions[name]])),
    severities: Object.fromEntries(severities),
  }
}

type Walked = { target: string; stoppedAt: number | null; countedMs: number; byResolved: boolean; waits: boolean }

/**
 * §10 by walking: at each quarter of an hour its events happen, and then it counts for every cycle that runs. For histories
 * without changes of severity or calendar.
 */
function walk(scene: OwnCase): Walked[] {
  const { policy, calendar, calendars, now } = scene
  const events = happened(scene)
  const [report] = events
  const definitions = Object.entries(definitionsOf(policy))
  const termsFor = (target: string) => termsOf(policy, report.severity!, target)
  const cycles: Walked[] = []
  const runningOf = (target: string) => cycles.find(cycle => cycle.target === target && cycle.stoppedAt === null)
  let pauses: (string | undefined)[] = []
  let holder: string | undefined
  let isResolved = false

  function begin(target: string, type: string): void {
    const { outOfHours } = termsFor(target)!
    const isLate = outOfHours !== undefined && ![undefined, outOfHours.channel].includes(report.channel)
    cycles.push({ target, stoppedAt: null, countedMs: 0, byResolved: false, waits: type === 'reported' && isLate })
  }

  function stop(type: string, time: number): void {
    for (const [target, { stops }] of definitions) {
      const cycle = runningOf(target)
      const byResolved = type === 'resolved'
      if (cycle && (byResolved || includes(stops, type))) Object.assign(cycle, { stoppedAt: time, byResolved })
    }
  }

  function start(type: string): void {
    for (const [target, { starts, repeats }] of definitions) {
      const isDone = !repeats && cycles.some(cycle => cycle.target === target)
      if (termsFor(target) && includes(starts, type) && !runningOf(target) && !isDone) begin(target, type)
    }
  }

  function reopen(): void {
    pauses = []
    for (const [target, { onReopen }] of definitions) {
      const last = cycles.filter(cycle => cycle.target === target).at(-1)
      if (last?.byResolved && onReopen === 'restart') begin(target, 'reopened')
      if (last?.byResolved && onReopen === undefined) Object.assign(last, { stoppedAt: null, byResolved: false })
    }
  }

  function happen({ type, at, reason, to }: AnyEvent): void {
    if (isResolved !== (type === 'reopened')) return
    // A holder who gets the ticket again already has it.
    if (type === 'assigned' && to === holder) return
    stop(type, at)
    if (type === 'paused' && !pauses.includes(reason)) pauses.push(reason)
    if (type === 'resumed') pauses = pauses.filter(other => other !== reason)
    if (type === 'assigned') holder = to
    if (type === 'phoned') for (const cycle of cycles) cycle.waits = false
    if (type === 'reopened') reopen()
    if (type === 'resolved' || type === 'reopened') isResolved = type === 'resolved'
    if (type !== 'resolved') start(type)
  }

  function counts(cycle: Walked, time: number): boolean {
    const { pausable = true, heldBy, clock, calendar: name } = termsFor(cycle.target)!
    if (cycle.stoppedAt !== null || cycle.waits) return false
    const pausing = pauses.filter(reason =>
      typeof pausable === 'boolean' ? pausable : pausable.includes(reason ?? ''),
    )
    if (pausing.length > 0 || (heldBy && !heldBy.includes(holder ?? ''))) return false
    return clock === 'always' || (name === undefined ? calendar : calendars[name]).open.isOpen(time)
  }

  for (let time = report.at; time <= now; time += quarter) {
    const opens = () => {
      if (calendar.open.isOpen(time)) for (const cycle of cycles) cycle.waits = false
    }
    opens()
    for (const event of events.filter(({ at }) => at === time)) happen(event)
    opens()
    if (time < now) for (const cycle of cycles) if (counts(cycle, time)) cycle.countedMs += quarter
  }
  return cycles
}

function sorted(cycles: readonly Pick<Walked, 'target' | 'stoppedAt' | 'countedMs'>[]): string[] {
  return cycles.map(({ target, stoppedAt, countedMs }) => JSON.stringify({ target, stoppedAt, countedMs })).sort()
}
