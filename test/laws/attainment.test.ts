import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Attainment,
  Check,
  type CheckOptions,
  type Objective,
  type TicketInput,
} from '../../src/compliance/index.ts'
import { businessCalendar, slaPolicy } from '../../src/index.ts'
import { anyObjective } from '../arbitraries/objectives.ts'
import { runs } from '../arbitraries/runs.ts'
import {
  type CountedVerdict,
  referenceAttainment,
  type SlowObjective,
  type SlowPeriod,
} from '../reference/compliance/attainment.ts'

const HOUR = 3_600_000
const SEVERITIES = ['high', 'low']
const TARGETS = ['firstResponse', 'resolution']
const ZONES = ['Europe/Rome', 'Pacific/Apia', 'America/Los_Angeles', 'Asia/Tokyo', 'America/Sao_Paulo']
const within = 'PT2H'
const clock = 'always'
const POLICY = slaPolicy({
  name: 'Gold',
  severities: {
    high: { level: 1, firstResponse: { within, clock }, resolution: { within, clock } },
    low: { level: 2, firstResponse: { within, clock }, resolution: { within, clock } },
  },
})

/** A ticket, and what becomes of both targets: met or breached after so many hours, or open. */
type Plan = {
  readonly zone: string
  readonly severity: string
  readonly at: number
  readonly responded: number | undefined
  readonly resolved: number | undefined
  readonly isWaived: boolean
}

const NOW = Date.UTC(2028, 0, 1)

/** Hours until an event: on time, exactly on time, or late. Without one, the ticket is late unless it is new. */
const anyHours = fc.constantFrom(1, 2, 3, 30, undefined)

const anyInstantOfReport = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 9), max: NOW }),
  // Around the ends of months and years, in every zone.
  fc
    .tuple(
      fc.constantFrom(Date.UTC(2026, 11, 31), Date.UTC(2027, 2, 31), Date.UTC(2027, 5, 30), NOW - 24 * HOUR),
      fc.nat(47),
    )
    .map(([day, halves]) => day + (halves * HOUR) / 2),
  fc.integer({ min: NOW - 2 * HOUR, max: NOW }),
)

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  zone: fc.constantFrom(...ZONES),
  severity: fc.constantFrom(...SEVERITIES),
  at: anyInstantOfReport,
  responded: anyHours,
  resolved: anyHours,
  isWaived: fc.boolean(),
})

const plans = fc.array(anyPlan, { maxLength: 30, size: 'max' })
const objectives = fc.array(anyObjective(TARGETS, SEVERITIES), { minLength: 1, maxLength: 3 })

describe('the attainment of a check', () => {
  it('is that of the reference', () => {
    fc.assert(
      fc.property(plans, objectives, (plans, objectives) => {
        const { attainment } = checked(plans, objectives)
        const verdicts = plans.flatMap(plan => verdictsOf(plan))
        expect(attainment.map(shown)).toEqual(
          objectives.flatMap(objective =>
            (objective.target ? [objective.target] : TARGETS).map(target => ({
              target,
              periods: referenceAttainment(objective, target, verdicts),
            })),
          ),
        )
      }),
      runs(150),
    )
  })

  it('is counted by month without objectives too', () => {
    fc.assert(
      fc.property(plans, plans => {
        const verdicts = plans.flatMap(plan => verdictsOf(plan))
        const expected = TARGETS.flatMap(target =>
          referenceAttainment({ min: '95', per: 'month' }, target, verdicts).map(
            ({ period, met, breached, open, excused }) => ({ target, period, met, breached, open, excused }),
          ),
        )
        const found = checked(plans, []).months.map(({ month: period, waived, known, percent: _, ...one }) => ({
          ...{ ...one, period, excused: waived + known },
        }))
        expect(found).toEqual(expected)
      }),
      runs(60),
    )
  })

  it('adds up: the months of a quarter are the quarter, and all quarters are all', () => {
    fc.assert(
      fc.property(plans, anyObjective(TARGETS, SEVERITIES), (plans, objective) => {
        const of = (per: SlowObjective['per']) => checked(plans, [{ ...objective, per }]).attainment[0].periods
        const [months, quarters, years, all] = [of('month'), of('quarter'), of('year'), of('all')]
        const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
        for (const quarter of quarters)
          expect(sum(months.filter(({ period }) => quarterOf(period) === quarter.period))).toEqual(sum([quarter]))
        for (const year of years)
          expect(sum(quarters.filter(({ period }) => period.startsWith(year.period)))).toEqual(sum([year]))
        expect(sum(years)).toEqual(sum(all))
      }),
      runs(40),
    )
  })

  it('does not depend on the order of the tickets', () => {
    fc.assert(
      fc.property(plans, objectives, (plans, objectives) => {
        expect(checked([...plans].reverse(), objectives)).toEqual(checked(plans, objectives))
      }),
      runs(20),
    )
  })

  it('decides: the check is breached exactly if a judged period misses an objective of all', () => {
    fc.assert(
      fc.property(plans, anyObjective(TARGETS, SEVERITIES), (plans, { target: _, severity: _all, ...objective }) => {
        const { outcome, attainment } = checked(plans, [objective])
        const periods = attainment.flatMap(({ periods }) => periods)
        const missed = periods.some(({ isMissed }) => isMissed) ? 'breached' : 'met'
        expect(outcome).toBe(periods.some(({ isJudged }) => isJudged) ? missed : 'inconclusive')
      }),
      runs(60),
    )
  })
})

function checked(plans: readonly Plan[], objectives: readonly SlowObjective[]) {
  const contracts = ZONES.map(zone => ({
    when: { zone: [zone] },
    policyName: 'gold',
    policy: POLICY,
    calendarName: zone,
    calendar: businessCalendar({ timeZone: zone, hours: { mon: '09:00-17:00' } }),
    severities: {},
  }))
  const waivers = plans.flatMap(({ isWaived }, i) => (isWaived ? [{ ticket: `T-${i}`, reason: 'strike' }] : []))
  const options: CheckOptions = { contracts, waivers, objectives: objectives.map(numbers), now: NOW }
  const check = new Check(options)
  for (const [i, plan] of plans.entries()) check.ticket(ticketOf(`T-${i}`, plan))
  const { outcome, attainment, months } = check.result()
  return { outcome, attainment, months }
}

function ticketOf(id: string, { zone, severity, at, responded, resolved }: Plan): TicketInput {
  return {
    id,
    fields: { zone },
    events: [
      { at, type: 'reported', severity },
      ...(responded === undefined ? [] : [{ at: at + responded * HOUR, type: 'responded' as const }]),
      ...(resolved === undefined ? [] : [{ at: at + resolved * HOUR, type: 'resolved' as const }]),
    ],
  }
}

/** The verdicts on a ticket. `resolved` stops the first response, too. */
function verdictsOf({ zone, severity, at, responded, resolved, isWaived }: Plan): CountedVerdict[] {
  const outcome = (hours: number): CountedVerdict['outcome'] => {
    const end = at + hours * HOUR
    if (end <= NOW) return hours <= 2 ? 'met' : 'breached'
    return NOW > at + 2 * HOUR ? 'breached' : 'open'
  }
  const firstResponse = outcome(Math.min(responded ?? Infinity, resolved ?? Infinity))
  return [
    { target: 'firstResponse', outcome: firstResponse },
    { target: 'resolution', outcome: outcome(resolved ?? Infinity) },
  ].map(one => ({ ...one, severity, reportedAt: at, timeZone: zone, isExcused: isWaived }) as CountedVerdict)
}

/** An objective of the reference with numbers instead of decimal texts. */
function numbers({ min, credits, ...rest }: SlowObjective): Objective {
  return {
    ...rest,
    min: Number(min),
    ...(credits && { credits: credits.map(({ below, percent }) => ({ below: Number(below), percent })) }),
  }
}

function shown({ target, periods }: Attainment): { target: string; periods: SlowPeriod[] } {
  return {
    target,
    periods: periods.map(({ waived, known, percent: _, ...period }) => ({ ...period, excused: waived + known })),
  }
}

function sum(periods: Attainment['periods']) {
  const add = (key: 'met' | 'breached' | 'open' | 'waived' | 'known') =>
    periods.reduce((total, period) => total + period[key], 0)
  return [add('met'), add('breached'), add('open'), add('waived'), add('known')]
}
