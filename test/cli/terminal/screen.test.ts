import { describe, expect, it } from 'vitest'
import { screenOf } from '../../../src/cli/terminal/screen.ts'

describe('screenOf', () => {
  it.each([
    [{ isTTY: true, columns: 132 }, {}, { isColour: true, width: 132 }],
    [{ isTTY: true }, {}, { isColour: true, width: 80 }],
    [{ isTTY: true, columns: 100 }, { NO_COLOR: '1' }, { isColour: false, width: 100 }],
    [{ isTTY: true, columns: 100 }, { NO_COLOR: '' }, { isColour: true, width: 100 }],
    [{ isTTY: true, columns: 100 }, { TERM: 'dumb' }, { isColour: false, width: 100 }],
    [{ columns: 132 }, {}, { isColour: false, width: 80 }],
  ])('takes %j with %j for %j', (stream, env, screen) => {
    expect(screenOf(stream, env)).toEqual(screen)
  })
})
