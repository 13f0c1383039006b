import { Temporal as Polyfill } from '@js-temporal/polyfill'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const load = () => import('../../src/time/temporal-native.ts')

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllGlobals())

describe('where the platform has a Temporal', () => {
  beforeEach(() => vi.stubGlobal('Temporal', Polyfill))

  it('is that one', async () => expect((await load()).Temporal).toBe(Polyfill))
  it('lacks nothing', async () => expect((await load()).needTemporal(['x'], 'hebrew')).toBeUndefined())
  it('lacks a calendar that it does not know', async () => {
    const { needTemporal } = await load()
    expect(() => needTemporal(['x'], 'martian')).toThrow(expect.objectContaining({ code: 'temporal-missing' }))
  })
})

describe('where the platform has none', () => {
  beforeEach(() => vi.stubGlobal('Temporal', undefined))

  it('names what needs it and what to import', async () => {
    const { needTemporal } = await load()
    // The modules are loaded anew, and the class of errors with them.
    const error = expect.objectContaining({
      name: 'SlaCalendarError',
      code: 'temporal-missing',
      path: ['holidays', 0, 'calendar'],
      message:
        'holidays[0].calendar: This needs Temporal, which the platform does not have. ' +
        "Import from 'sla-calendar', which brings a polyfill, or make a polyfill global.",
    })
    expect(() => needTemporal(['holidays', 0, 'calendar'])).toThrow(error)
  })

  it.each(Object.keys(Object.getOwnPropertyDescriptors(Polyfill)).filter(name => /^[A-Z]/.test(name)))(
    'raises temporal-missing when %s is used, not before',
    async name => {
      const { Temporal } = await load()
      expect(() => Temporal[name as 'Instant']).toThrow(expect.objectContaining({ code: 'temporal-missing' }))
    },
  )

  it('finds a polyfill that is made global later', async () => {
    const { Temporal, needTemporal } = await load()
    vi.stubGlobal('Temporal', Polyfill)
    expect(Temporal.Instant).toBe(Polyfill.Instant)
    expect(needTemporal([])).toBeUndefined()
  })
})
