import { parseDocument } from '../../src/document/document.ts'
import type { DocumentSpec } from '../../src/document/spec.ts'
import { refusal } from '../validation/refusal.ts'

export const MILAN = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const
export const BOSTON = { timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } } as const
export const GOLD = {
  name: 'Gold plan',
  channels: ['web', { id: 'phone' }],
  severities: {
    high: { level: 1, firstResponse: { within: 'PT1H', clock: 'business' } },
    low: { level: 2, firstResponse: { within: 'PT8H', clock: 'business' } },
  },
} as const
export const SILVER = { name: 'Silver plan', severities: { normal: { level: 1 } } } as const

export const PLAIN: DocumentSpec = { policy: 'msaBusiness', calendar: 'italianOffice' }
export const MANY: DocumentSpec = {
  calendars: { milan: MILAN, boston: BOSTON },
  policies: { gold: GOLD, silver: SILVER },
}

/** The code and message of the error for a config file. */
export const refused = (document: unknown) => refusal(() => parseDocument(document))
