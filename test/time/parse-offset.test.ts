import { describe, expect, it } from 'vitest'
import { parseOffset } from '../../src/time/parse-offset.ts'

describe('parseOffset', () => {
  it.each([
    ['Z', 0],
    ['z', 0],
    ['+01', 3600],
    ['+0130', 5400],
    ['+01:00', 3600],
    ['-01:30', -5400],
    ['-00:44:30', -2670],
    ['+23:59:59', 86_399],
    ['-00:00', -0],
  ])('reads %s as %d seconds', (text, seconds) => expect(parseOffset(text)).toBe(seconds * 1000))

  it.each(['', '01:00', 'x+01:00', 'GMT+01:00', '+01:00x', '+24:00', '+01:60', '+1:00', '+01:00:60', '+01:0'])(
    'does not take %j for an offset',
    text => expect(parseOffset(text)).toBeNaN(),
  )
})
