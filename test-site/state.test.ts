import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fromHash, toHash } from '../playground/state.ts'

const state = {
  calendar: '<script>alert(1)</script>',
  policy: '\u0000\ud7ff',
  severity: 'high',
  target: 'firstResponse',
  channel: '',
  at: '2026-11-20T16:30',
  again: false,
  zone: 'Europe/Rome',
  pauses: [{ from: 'a', until: '', reason: '"><img src=x onerror=alert(1)>' }],
  events: [{ at: 'b', type: 'assigned', to: '<b>' }],
  tickets: '{}',
  other: { name: 'a', calendar: '{', policy: '' },
}
const shared = { state, due: null, version: '0.2.0' }

it('reads back the state that it has written into an address, and refuses a shortened address', async () => {
  const hash = await toHash(shared)
  expect(await fromHash(`#${hash}`)).toEqual(shared)
  for (let end = 0; end < hash.length; end++) expect(await fromHash(`#${hash.slice(0, end)}`)).toBeUndefined()
})

it('reads a link without the newer parts, which older versions wrote, and refuses parts of another shape', async () => {
  const { events: _, tickets: _tickets, other: _other, ...older } = state
  const read = async (given: unknown) => fromHash(`#${await toHash({ ...shared, state: given as typeof state })}`)
  expect(await read(older)).toEqual({ ...shared, state: { ...older, events: [], tickets: '', other: null } })
  for (const events of [null, {}, [{}], [{ at: '', type: 1, to: '' }]])
    expect(await read({ ...state, events })).toBeUndefined()
  for (const part of [{ tickets: 1 }, { other: 1 }, { other: { name: '' } }])
    expect(await read({ ...state, ...part })).toBeUndefined()
})

it('refuses an address that unpacks to too many bytes', async () => {
  const packed = deflateRawSync(`${' '.repeat(30_000_000)}${JSON.stringify(shared)}`).toString('base64url')
  expect(await fromHash(`#s=${packed}`)).toBeUndefined()
})
