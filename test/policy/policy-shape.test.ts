import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { slaPolicy } from '../../src/policy/policy.ts'
import { policyShape } from '../../src/policy/policy-shape.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'

const high = (firstResponse: object) => ({ name: 'Gold', severities: { high: { level: 1, firstResponse } } })
const around = (within: unknown) => high({ within, clock: 'always' })
const business = (within: unknown) => high({ within, clock: 'business' })
const ONE = { name: 'Gold', severities: { high: { level: 1 } } }

const isTaken = (spec: unknown) => slaPolicy.check(spec as PolicySpec).issues === undefined
const fits = (spec: unknown) => v.safeParse(policyShape, spec).success

describe('policyShape', () => {
  it('knows the built-in policy by its name', () => {
    expect([fits('msaBusiness'), fits('msaBusines')]).toEqual([true, false])
  })

  it.each<[object]>([
    [ONE],
    [around(1000)],
    [around('PT6H')],
    [around('pt1h30m')],
    [around('PT1,5H')],
    [around('PT1H0.5M')],
    [around({ hours: 1.5 })],
    [around({ days: 1, due: 'same-time' })],
    [around({ weeks: 2, due: 'end-of-day', ifClosed: 'next-working-day' })],
    [around({ months: 1, due: '23:59' })],
    [around({ years: 1, due: '00:00', ifClosed: 'previous-working-day' })],
    [business({ workingDays: 0, due: 'close' })],
    [business({ workingDays: 3, due: '16:00', cutoff: '15:00', dayZero: 'report' })],
    [high({ within: 'PT1H', clock: 'business', pausable: ['customer'], heldBy: ['desk'], alerts: [0.75, 10] })],
    [{ ...ONE, alerts: [{ name: 'soon', before: 'PT30M' }, { after: { minutes: 5 } }, { share: 1.5 }] }],
    [
      {
        ...ONE,
        entitlements: { a: { limit: 36, per: 'year' }, b: { limit: null }, c: { limit: 'PT40H', per: 'month' } },
      },
    ],
    [{ ...ONE, requestKinds: { a: { milestones: ['one', 'two'] } }, channels: ['web', { id: 'phone' }] }],
    [{ ...ONE, targets: { triage: { starts: ['reported'], stops: 'triaged', onReopen: 'restart' } } }],
  ])('takes what slaPolicy takes: %j', spec => {
    expect([isTaken(spec), fits(spec)]).toEqual([true, true])
  })

  it.each<[object]>([
    [{ name: 'Gold' }],
    [{ ...ONE, name: ' ' }],
    [{ ...ONE, severities: {} }],
    [{ ...ONE, rank: 0 }],
    [around(999)],
    [around('6h')],
    [around('PT')],
    [around('PT1.5H30M')],
    [around('xPT1H')],
    [around('PT1Hx')],
    [around({})],
    [around({ days: 0, due: 'same-time' })],
    [around({ days: 1, due: 'close' })],
    [around({ days: 1, due: '24:00' })],
    [around({ workingDays: 1, due: 'close' })],
    [business({ days: 1, due: 'same-time' })],
    [business({ workingDays: 1.5, due: 'close' })],
    [business({ workingDays: 1, due: 'end-of-day' })],
    [business({ workingDays: 1, due: '9:00' })],
    [business({ workingDays: 1, due: '12:60' })],
    [high({ within: 'PT1H', clock: 'sometimes' })],
    [high({ within: 'PT1H', clock: 'business', heldBy: [] })],
    [{ ...ONE, alerts: [0] }],
    [{ ...ONE, alerts: [10.5] }],
    [{ ...ONE, alerts: [{ name: ' ', share: 0.5 }] }],
    [{ ...ONE, alerts: [{ before: 'PT1H', after: 'PT1H' }] }],
    [{ ...ONE, entitlements: { a: { limit: 36 } } }],
    [{ ...ONE, targets: { triage: { starts: [], stops: 'triaged' } } }],
  ])('refuses what slaPolicy refuses: %j', spec => {
    expect([isTaken(spec), fits(spec)]).toEqual([false, false])
  })
})
