import { describe, expect, it } from 'vitest'
import { type CompiledHours, compile, fromCompiled } from '../../src/compiled/index.ts'
import { isSlaCalendarError, italianOffice } from '../../src/index.ts'

const good = compile(italianOffice, { from: '2026-11-20T00:00+01:00', to: '2026-11-25T00:00+01:00' })

function pathOf(value: unknown) {
  try {
    return fromCompiled(value as CompiledHours)
  } catch (error) {
    return isSlaCalendarError(error) && [error.code, ...error.path]
  }
}

describe('fromCompiled', () => {
  it.each<[string, unknown, (string | number)[]]>([
    ['null', null, ['format']],
    ['text', JSON.stringify(good), ['format']],
    ['a calendar', italianOffice, ['format']],
    ['another version', { ...good, format: 'sla-calendar/compiled/2' }, ['format']],
    ['no zone', { ...good, timeZone: undefined }, ['timeZone']],
    ['a fraction', { ...good, from: good.from + 0.5 }, ['from']],
    ['a start before 1900', { ...good, from: -1e13 }, ['from']],
    ['an end before the start', { ...good, to: good.from }, ['to']],
    ['an end after 2199', { ...good, to: 1e13 }, ['to']],
    ['a unit of zero', { ...good, unit: 0 }, ['unit']],
    ['lengths that are not a list', { ...good, lengths: '9' }, ['lengths']],
    ['a missing length', { ...good, lengths: good.lengths.slice(1) }, ['lengths']],
    ['a truncated list of lengths', { ...good, lengths: good.lengths.slice(0, -2) }, ['lengths']],
    ['another end than the lengths lead to', { ...good, to: good.to + good.unit }, ['lengths']],
    ['a negative length', { ...good, lengths: [9, -9] }, ['lengths', 1]],
    ['a length of zero', { ...good, lengths: [9, 0, 111] }, ['lengths', 1]],
    ['text as length', { ...good, lengths: ['9'] }, ['lengths', 0]],
    ['a hole', { ...good, lengths: Object.assign(Array(2), { 0: 9 }) }, ['lengths', 1]],
    ['no offset', { ...good, offsets: [] }, ['offsets']],
    ['an instant without offset', { ...good, offsets: [3600, good.from + 1] }, ['offsets']],
    ['an offset of a day', { ...good, offsets: [86_400] }, ['offsets', 0]],
    ['offsets out of order', { ...good, offsets: [3600, good.to, 7200, good.to, 3600] }, ['offsets', 3]],
  ])('refuses %s', (_, value, path) => expect(pathOf(value)).toEqual(['compiled-invalid', ...path]))

  it('refuses a value whose getter throws', () => {
    const hostile = {
      get format() {
        throw new Error('no')
      },
    }
    expect(pathOf(hostile)).toEqual(['input-invalid'])
  })

  it('does not change when the value changes', () => {
    const value = JSON.parse(JSON.stringify(good))
    const hours = fromCompiled(value)
    value.offsets[0] = 0
    value.lengths.length = 0
    expect(hours.nextOpen('2026-11-20T20:00+01:00')).toBe('2026-11-23T09:00:00+01:00')
  })
})
