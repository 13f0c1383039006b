import { describe, expect, it } from 'vitest'

// Loaded within each test: a preset that does not pass its own check then fails tests, not the loading of this file.
const load = async () => (await import('../../../src/policy/presets/msa-business.ts')).msaBusiness

/** Checks that an object is frozen with everything in it. */
function* insides(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return
  yield value
  for (const inner of Object.values(value)) yield* insides(inner)
}

describe('msaBusiness, the contract of §1', () => {
  it('promises these responses, and nothing else', async () => {
    const msaBusiness = await load()
    const promises = Object.entries(msaBusiness.severities).map(([name, severity]) => {
      const { level, label, description, ...targets } = severity
      return [name, level, label, targets]
    })
    expect(promises).toEqual([
      [
        'critical',
        1,
        { en: 'Critical', it: 'Critico' },
        {
          firstResponse: {
            within: { hours: 2 },
            clock: 'always',
            outOfHours: { channel: 'phone', otherwise: 'advise' },
          },
        },
      ],
      ['high', 2, { en: 'High', it: 'Alto' }, { firstResponse: { within: { hours: 6 }, clock: 'business' } }],
      ['medium', 3, { en: 'Medium', it: 'Medio' }, { firstResponse: { within: { hours: 8 }, clock: 'business' } }],
      ['low', 4, { en: 'Low', it: 'Basso' }, { firstResponse: { within: { hours: 10 }, clock: 'business' } }],
    ])
  })

  it('describes its severities', async () => {
    const msaBusiness = await load()
    expect(Object.values(msaBusiness.severities).map(({ description }) => description)).toEqual([
      'Stops work, crashes systems or loses data.',
      'Moderate: affects work, without loss, damage or crash.',
      'Not critical, or a service request that touches part of the product.',
      'Minor, or a service request that does not touch operation.',
    ])
  })

  it('passes the check that its import leaves out', async () => {
    const { slaPolicy } = await import('../../../src/policy/policy.ts')
    const msaBusiness = await load()
    expect(slaPolicy(JSON.parse(JSON.stringify(msaBusiness)))).toEqual(msaBusiness)
    expect(slaPolicy(msaBusiness)).toBe(msaBusiness)
  })

  it('says how requests are accepted, what a response is and who ranks before whom', async () => {
    const msaBusiness = await load()
    expect(msaBusiness.name).toBe('MSA Business 2023')
    expect(msaBusiness.description).toBe(
      'Requests are accepted 24 hours a day, 365 days a year; outside working hours, at weekends and on holidays a phone call is required. A response is a qualified answer, not a solution. Requests of MSA Business customers rank before those of the standard support package.',
    )
    expect(msaBusiness.rank).toBe(1)
    expect(msaBusiness.onSeverityChange).toBe('retroactive')
  })

  it('includes 36 premium incidents a year and any number of standard ones', async () => {
    const msaBusiness = await load()
    expect(msaBusiness.entitlements).toEqual({
      premiumIncidents: { limit: 36, per: 'year', label: { en: 'Premium incidents', it: 'Incidenti premium' } },
      standardIncidents: { limit: null, label: { en: 'Standard incidents', it: 'Incidenti standard' } },
    })
  })

  it('lists the web portal, the phone line and, as the last resort, e-mail', async () => {
    const msaBusiness = await load()
    expect(msaBusiness.channels).toEqual([
      { id: 'web', label: { en: 'Web portal', it: 'Portale web' } },
      { id: 'phone', label: { en: 'Priority phone line', it: 'Linea telefonica prioritaria' } },
      { id: 'email', label: { en: 'E-mail', it: 'E-mail' }, description: 'Only when the account cannot be reached.' },
    ])
  })

  it('knows requests of its own, and the three steps of a database update', async () => {
    const msaBusiness = await load()
    expect(msaBusiness.requestKinds).toEqual({
      antivirusSignature: {
        label: { en: 'Change of anti-virus signatures', it: 'Modifica delle firme antivirus' },
      },
      databaseUpdate: {
        label: { en: 'Database update', it: 'Aggiornamento del database' },
        description:
          'A dedicated group works the request; an accelerated update is released to subscribers; the customer is told of progress.',
        milestones: ['assigned', 'released', 'informed'],
      },
    })
  })

  it('is deeply frozen', async () => {
    const msaBusiness = await load()
    expect([...insides(msaBusiness)].every(Object.isFrozen)).toBe(true)
  })

  it('is a checked policy, and the one that deadline judges by', async () => {
    const { deadline } = await import('../../../src/deadline/deadline.ts')
    expect(deadline({ severity: 'low', reportedAt: '2026-11-23T09:00+01:00' }).dueAt).toBe('2026-11-24T10:00:00+01:00')
  })
})
