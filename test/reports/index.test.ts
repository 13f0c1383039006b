import { describe, expect, it } from 'vitest'
import { reportFormats } from '../../src/reports/index.ts'
import { few, reported } from './sample.ts'

describe('reportFormats', () => {
  it('has every format by its name', () => {
    expect([...reportFormats.keys()]).toEqual([
      'text',
      'json',
      'ndjson',
      'junit',
      'github',
      'gitlab',
      'markdown',
      'html',
    ])
  })

  it.each([...reportFormats])(
    '%s writes the same text for the same tickets, and no byte order mark',
    async (_, format) => {
      const text = await reported(format, few)
      expect(await reported(format, few)).toBe(text)
      expect(text).not.toContain('\ufeff')
      expect(text.endsWith('\n')).toBe(true)
    },
  )
})
