import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SpecCache } from '../../src/validation/spec-cache.ts'
import { runs } from '../arbitraries/runs.ts'
import { refusal } from './refusal.ts'

describe('SpecCache', () => {
  const anyData = fc.letrec<{ data: unknown }>(tie => ({
    data: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, 'a', 1.5),
      fc.array(tie('data'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('data')),
    ),
  })).data

  it('reads an object again only if it has changed', () => {
    fc.assert(
      fc.property(anyData, anyData, (before, after) => {
        let reads = 0
        const cache = new SpecCache(given => ({ reads: ++reads, value: given.value }))
        const spec: { inside: unknown } = { inside: before }
        expect(cache.valueOf(spec, []).value).toEqual({ inside: before })
        spec.inside = after
        const isEqual = JSON.stringify(before) === JSON.stringify(after)
        expect(cache.valueOf(spec, [])).toEqual({ reads: isEqual ? 1 : 2, value: { inside: after } })
        expect(cache.valueOf(spec, [])).toEqual({ reads: isEqual ? 1 : 2, value: { inside: after } })
      }),
      runs(100),
    )
  })

  it.each<[string, (spec: { list: unknown[]; name?: string | undefined; more?: unknown }) => void]>([
    ['a longer list', spec => spec.list.push(2)],
    ['a shorter list', spec => spec.list.pop()],
    ['a key more', spec => Object.assign(spec, { more: 1 })],
    ['a key less', spec => delete spec.name],
    ['null in place of a list', spec => Object.assign(spec, { list: null })],
    ['a text in place of a list', spec => Object.assign(spec, { list: '1' })],
    ['a list that is now an object', spec => Object.assign(spec, { list: { 0: 1 } })],
  ])('reads an object again that has %s', (_, change) => {
    const cache = new SpecCache(given => given.value)
    const spec = { list: [1], name: 'Gold' }
    const before = cache.valueOf(spec, [])
    change(spec)
    expect(cache.valueOf(spec, [])).not.toBe(before)
    expect(cache.valueOf(spec, [])).toEqual(spec)
  })

  it('takes an undefined key for an absent one', () => {
    const cache = new SpecCache(given => given.value)
    const spec = { name: 'Gold', more: undefined }
    expect(cache.valueOf(spec, [])).toBe(cache.valueOf(spec, []))
  })

  it('refuses an object that can no longer be read', () => {
    const cache = new SpecCache(given => given.value)
    const { proxy, revoke } = Proxy.revocable({ name: 'Gold' }, {})
    expect(cache.valueOf(proxy, ['spec'])).toEqual({ name: 'Gold' })
    revoke()
    expect(refusal(() => cache.valueOf(proxy, ['spec']))).toBe('input-invalid spec: The value cannot be read.')
  })

  it('remembers no error', () => {
    let reads = 0
    const cache = new SpecCache(given => {
      reads++
      throw given.error('input-invalid', 'No.')
    })
    const spec = {}
    expect(refusal(() => cache.valueOf(spec, ['spec']))).toBe('input-invalid spec: No.')
    expect(refusal(() => cache.valueOf(spec, ['here']))).toBe('input-invalid here: No.')
    expect(reads).toBe(2)
  })
})
