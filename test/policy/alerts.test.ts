import { describe, expect, it } from 'vitest'
import { alertAmount, parseAlerts } from '../../src/policy/alerts.ts'
import { compiledPolicy, slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { refusal } from '../validation/refusal.ts'

const HOUR = 3_600_000
const parsed = (...alerts: unknown[]) => parseAlerts(new InputValue(alerts, ['alerts']))
const named = (...alerts: unknown[]) => parsed(...alerts).map(({ name }) => name)
/** The hours counted of eight when each alert fires. */
const firing = (...alerts: unknown[]) => parsed(...alerts).map(alert => alertAmount(alert, 8 * HOUR) / HOUR)
const refused = (...alerts: unknown[]) => refusal(() => parsed(...alerts))

describe('parseAlerts', () => {
  it('reads shares and times before and after the deadline', () =>
    expect(
      firing(0.75, 1.5, { share: 0.25 }, { before: 'PT30M' }, { after: { hours: 1 } }, { before: 5400000 }),
    ).toEqual([6, 12, 2, 7.5, 9, 6.5]))

  it('lets an alert come before the start, and fire at the deadline', () =>
    expect(firing({ before: 'PT10H' }, { share: 1 })).toEqual([-2, 8]))

  it('rounds shares to milliseconds', () => expect(parsed(1 / 3).map(alert => alertAmount(alert, 10))).toEqual([3]))

  it.each([
    [0.75, '75%'],
    [1.5, '150%'],
    [1, '100%'],
    [0.333, '33.3%'],
    [0.07, '7%'],
    [0.29, '29%'],
    [0.125, '12.5%'],
    [1 / 3, '33.3333333333333%'],
    [2 / 3, '66.6666666666667%'],
    [10, '1000%'],
    [{ before: 'PT30M' }, 'before PT30M'],
    [{ before: { minutes: 90 } }, 'before PT1H30M'],
    [{ after: 3_600_000 }, 'after PT1H'],
    [{ after: 'PT36H' }, 'after PT36H'],
    [{ after: { hours: 1, seconds: 1.5 } }, 'after PT1H1.5S'],
    [{ after: { milliseconds: 5 } }, 'after PT0.005S'],
    [{ name: 'escalate', after: 'PT1H' }, 'escalate'],
    [{ name: 'half', share: 0.5 }, 'half'],
    [{ share: 0.5 }, '50%'],
  ])('names %j %s', (alert, name) => expect(named(alert)).toEqual([name]))

  it.each<[string, unknown[], string]>([
    ['the share 0', [0], 'input-invalid alerts[0]: 0 is not a share above 0 and up to 10. For 75% write 0.75.'],
    [
      'a negative share',
      [-0.5],
      'input-invalid alerts[0]: -0.5 is not a share above 0 and up to 10. For 75% write 0.75.',
    ],
    ['a percentage', [0.5, 75], 'input-invalid alerts[1]: 75 is not a share above 0 and up to 10. For 75% write 0.75.'],
    [
      'another percentage',
      [33.3],
      'input-invalid alerts[0]: 33.3 is not a share above 0 and up to 10. For 33.3% write 0.333.',
    ],
    [
      'the highest percentage',
      [1000],
      'input-invalid alerts[0]: 1000 is not a share above 0 and up to 10. For 1000% write 10.',
    ],
    [
      'more than any percentage',
      [1001],
      'input-invalid alerts[0]: 1001 is not a share above 0 and up to 10. For 75% write 0.75.',
    ],
    [
      'no number',
      [Number.NaN],
      'input-invalid alerts[0]: NaN is not a share above 0 and up to 10. For 75% write 0.75.',
    ],
    [
      'infinity',
      [{ share: Infinity }],
      'input-invalid alerts[0].share: Infinity is not a share above 0 and up to 10. For 75% write 0.75.',
    ],
    [
      'a share in text',
      [{ share: '0.5' }],
      'input-invalid alerts[0].share: "0.5" is not a share above 0 and up to 10. For 75% write 0.75.',
    ],
    [
      'text',
      ['75%'],
      "input-invalid alerts[0]: \"75%\" is not an alert. Write 0.75, { before: 'PT30M' } or { after: 'PT1H' }.",
    ],
    [
      'null',
      [null],
      "input-invalid alerts[0]: null is not an alert. Write 0.75, { before: 'PT30M' } or { after: 'PT1H' }.",
    ],
    [
      'a list',
      [[0.5]],
      "input-invalid alerts[0]: A list is not an alert. Write 0.75, { before: 'PT30M' } or { after: 'PT1H' }.",
    ],
    ['an unknown key', [{ shar: 0.5 }], 'key-unknown alerts[0].shar: This key is not known. Did you mean share?'],
    [
      'an alert without a point',
      [{ name: 'x' }],
      "policy-invalid alerts[0]: It needs one of share, before and after. Write 0.75, { before: 'PT30M' } or { after: 'PT1H' }.",
    ],
    [
      'an alert with two points',
      [{ share: 0.5, after: 'PT1H' }],
      "policy-invalid alerts[0]: It needs one of share, before and after. Write 0.75, { before: 'PT30M' } or { after: 'PT1H' }.",
    ],
    ['a blank name', [{ name: ' ', share: 0.5 }], 'input-invalid alerts[0].name: " " is not a text.'],
    [
      'a name twice',
      [
        { name: 'a', share: 0.5 },
        { name: 'a', share: 0.75 },
      ],
      'policy-invalid alerts[1]: Another alert is named "a". Give each its own name.',
    ],
    [
      'a share twice',
      [0.5, 0.75, { share: 0.5 }],
      'policy-invalid alerts[2]: Another alert is named "50%". Give each its own name.',
    ],
    [
      'a time twice',
      [{ before: 'PT60M' }, { before: { hours: 1 } }],
      'policy-invalid alerts[1]: Another alert is named "before PT1H". Give each its own name.',
    ],
    [
      'the name of the breach',
      [{ name: 'breach', share: 0.5 }],
      'policy-invalid alerts[0]: Another alert is named "breach". Give each its own name.',
    ],
    [
      'no time',
      [{ before: 0 }],
      'budget-invalid alerts[0].before: 0 is not more than no time. Leave it out: the breach is an alert of every target.',
    ],
    [
      'a negative time',
      [{ after: '-PT1H' }],
      'budget-invalid alerts[0].after: "-PT1H" is not more than no time. Leave it out: the breach is an alert of every target.',
    ],
    [
      'a bare number of minutes',
      [{ before: 30 }],
      'budget-invalid alerts[0].before: 30 is a budget of milliseconds, shorter than a second. 30 ms? Write { minutes: 30 } or { milliseconds: 30 }.',
    ],
    ...['P1D', 'P1DT2H', '-P2W', { days: 1, due: 'same-time' }, { workingDays: 1, due: 'close' }, { months: 1 }].map<
      [string, unknown[], string]
    >(after => [
      `days, ${JSON.stringify(after)}`,
      [{ after }],
      "budget-invalid alerts[0].after: Hours are counted here, not days. For 40 hours write 'PT40H' or { hours: 40 }.",
    ]),
    [
      'a text that contains days',
      [{ after: 'in P1D' }],
      'budget-invalid alerts[0].after: "in P1D" is not an amount of time. Pass milliseconds, \'PT6H\' or { hours: 6 }.',
    ],
    [
      'another text',
      [{ after: 'soon' }],
      'budget-invalid alerts[0].after: "soon" is not an amount of time. Pass milliseconds, \'PT6H\' or { hours: 6 }.',
    ],
  ])('refuses %s', (_, alerts, message) => expect(refused(...alerts)).toBe(message))

  it('refuses one alert for a list', () =>
    expect(refusal(() => parseAlerts(new InputValue(0.5, ['alerts'])))).toBe(
      'input-invalid alerts: 0.5 is not a list.',
    ))
})

describe('the alerts of a policy', () => {
  const hours = (alerts?: PolicySpec['alerts']) => ({ within: 'PT8H', clock: 'business', alerts }) as const
  const policy = (policyAlerts: PolicySpec['alerts'], alerts?: PolicySpec['alerts']) =>
    slaPolicy({ name: 'P', alerts: policyAlerts, severities: { high: { level: 1, firstResponse: hours(alerts) } } })
  const namesOf = (...lists: Parameters<typeof policy>) =>
    compiledPolicy(policy(...lists), [])
      .severities.get('high')
      ?.get('firstResponse')
      ?.alerts?.map(({ name }) => name)

  it('are those of every target', () => expect(namesOf([0.5, 0.75])).toEqual(['50%', '75%']))
  it('are replaced by those of a target, also by none', () => {
    expect(namesOf([0.5, 0.75], [0.9])).toEqual(['90%'])
    expect(namesOf([0.5, 0.75], [])).toEqual([])
    expect(namesOf(undefined)).toBeUndefined()
  })
  it('are checked where they are', () => {
    expect(refusal(() => policy([75]))).toContain('input-invalid alerts[0]: 75')
    expect(refusal(() => policy([], [0.5, 0.5]))).toContain('policy-invalid severities.high.firstResponse.alerts[1]: ')
  })
})
