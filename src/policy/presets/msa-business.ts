import { builtInPolicy, type Policy } from '../policy.ts'

/**
 * The built-in contract, MSA Business 2023 (Italian), as data: four severities with a response each. A response is a
 * qualified answer, not a solution. Requests are accepted at any hour; outside
 * working hours, at weekends and on holidays a phone call is required. The contract names no opening hours.
 *
 * @example
 * ```ts
 * import { msaBusiness } from 'sla-calendar'
 *
 * msaBusiness.severities.high.firstResponse // => { within: { hours: 6 }, clock: 'business' }
 * ```
 */
export const msaBusiness: Policy<
  'critical' | 'high' | 'medium' | 'low',
  'firstResponse',
  'web' | 'phone' | 'email',
  never
> = /* @__PURE__ */ builtInPolicy({
  name: 'MSA Business 2023',
  description:
    'Requests are accepted 24 hours a day, 365 days a year; outside working hours, at weekends and on holidays a phone call is required. A response is a qualified answer, not a solution. Requests of MSA Business customers rank before those of the standard support package.',
  onSeverityChange: 'retroactive',
  rank: 1,
  severities: {
    critical: {
      level: 1,
      label: { en: 'Critical', it: 'Critico' },
      description: 'Stops work, crashes systems or loses data.',
      firstResponse: {
        within: { hours: 2 },
        clock: 'always',
        outOfHours: { channel: 'phone', otherwise: 'advise' },
      },
    },
    high: {
      level: 2,
      label: { en: 'High', it: 'Alto' },
      description: 'Moderate: affects work, without loss, damage or crash.',
      firstResponse: { within: { hours: 6 }, clock: 'business' },
    },
    medium: {
      level: 3,
      label: { en: 'Medium', it: 'Medio' },
      description: 'Not critical, or a service request that touches part of the product.',
      firstResponse: { within: { hours: 8 }, clock: 'business' },
    },
    low: {
      level: 4,
      label: { en: 'Low', it: 'Basso' },
      description: 'Minor, or a service request that does not touch operation.',
      firstResponse: { within: { hours: 10 }, clock: 'business' },
    },
  },
  entitlements: {
    premiumIncidents: { limit: 36, per: 'year', label: { en: 'Premium incidents', it: 'Incidenti premium' } },
    standardIncidents: { limit: null, label: { en: 'Standard incidents', it: 'Incidenti standard' } },
  },
  channels: [
    { id: 'web', label: { en: 'Web portal', it: 'Portale web' } },
    { id: 'phone', label: { en: 'Priority phone line', it: 'Linea telefonica prioritaria' } },
    {
      id: 'email',
      label: { en: 'E-mail', it: 'E-mail' },
      description: 'Only when the account cannot be reached.',
    },
  ],
  requestKinds: {
    antivirusSignature: { label: { en: 'Change of anti-virus signatures', it: 'Modifica delle firme antivirus' } },
    databaseUpdate: {
      label: { en: 'Database update', it: 'Aggiornamento del database' },
      description:
        'A dedicated group works the request; an accelerated update is released to subscribers; the customer is told of progress.',
      milestones: ['assigned', 'released', 'informed'],
    },
  },
})
