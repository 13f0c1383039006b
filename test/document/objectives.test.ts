import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { PLAIN, refused } from './notation.ts'

describe('parseDocument, with objectives', () => {
  it('returns them as they are', () => {
    const objectives = [
      { min: 95, per: 'month' },
      { target: 'firstResponse', severity: 'high', min: 99.95, per: 'all', credits: [{ below: 95, percent: 5 }] },
    ]
    expect(parseDocument({ ...PLAIN, objectives }).objectives).toEqual(objectives)
  })

  it.each<[string, unknown, string]>([
    ['no list', { min: 95, per: 'month' }, 'input-invalid objectives: An object is not a list.'],
    [
      'no minimum',
      [{ per: 'month' }],
      'key-missing objectives[0].min: This key is required. Give a percentage such as 95.',
    ],
    [
      'no period',
      [{ min: 95 }],
      'key-missing objectives[0].per: This key is required. Write one of month, quarter, year, all.',
    ],
    [
      'a week',
      [{ min: 95, per: 'week' }],
      'input-invalid objectives[0].per: "week" is not known. Known: month, quarter, year, all.',
    ],
    [
      'a share',
      [{ min: 0.95, per: 'month' }],
      'input-invalid objectives[0].min: 0.95 would be 0.95%. For 95% write 95.',
    ],
    [
      'another key',
      [{ min: 95, per: 'month', credit: [] }],
      'key-unknown objectives[0].credit: This key is not known. Did you mean credits?',
    ],
    [
      'an unknown severity',
      [{ min: 95, per: 'month', severity: 'P1' }],
      'severity-unknown objectives[0].severity: "P1" is not known. Known: critical, high, medium, low.',
    ],
    [
      'a target that no policy has',
      [{ min: 95, per: 'month', target: 'resolution' }],
      'target-unknown objectives[0].target: "resolution" is not known. Known: firstResponse.',
    ],
    [
      'a credit without its limit',
      [{ min: 95, per: 'month', credits: [{ percent: 5 }] }],
      'key-missing objectives[0].credits[0].below: This key is required. Give the percentage below which the credit is due, such as 95.',
    ],
  ])('refuses %s', (_, objectives, message) => {
    expect(refused({ ...PLAIN, objectives })).toBe(message)
  })

  it('refuses one about a target that is not judged', () => {
    const TARGET = { within: 'PT1H', clock: 'business' }
    const policy = { name: 'P', severities: { high: { level: 1, firstResponse: TARGET, resolution: TARGET } } }
    const objectives = [{ target: 'firstResponse', min: 95, per: 'month' }]
    const document = { ...PLAIN, policy, objectives }
    expect(parseDocument(document).objectives).toEqual(objectives)
    expect(refused({ ...document, targets: ['resolution'] })).toBe(
      'target-unknown objectives[0].target: "firstResponse" is not known. Known: resolution.',
    )
  })
})
