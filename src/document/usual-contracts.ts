import { isRecord } from '../validation/plain-data.ts'

/** The keys of a usual contract whose value is a text. */
const TEXTS = ['name', 'agreement', 'policy', 'calendar']
/** The names that a dictionary of a config file may not have. */
const UNCHECKED = ['__proto__', 'prototype', 'constructor']

/**
 * Returns a config file without its usual contracts, which have the right shape: thousands of customers usually differ in
 * two texts. The rest has the right shape if the whole file has it. Fast path of `checkShape`; a property in
 * test/document/usual-contracts.test.ts checks that.
 */
export function withoutUsualContracts(document: unknown): unknown {
  if (!isRecord(document)) return document
  const { contracts } = document as { readonly contracts?: unknown }
  if (!Array.isArray(contracts) || !contracts.length) return document
  const unusual = contracts.filter(contract => !isUsual(contract))
  // A file may not have an empty list.
  return { ...document, contracts: unusual.length ? unusual : contracts.slice(0, 1) }
}

function isUsual(contract: unknown): boolean {
  if (!isRecord(contract)) return false
  for (const key in contract) {
    const value = (contract as Record<string, unknown>)[key]
    if (key === 'when' ? !hasTexts(value) : !TEXTS.includes(key) || !isText(value)) return false
  }
  return true
}

function hasTexts(when: unknown): boolean {
  if (!isRecord(when)) return false
  for (const column in when)
    if (UNCHECKED.includes(column) || !isText((when as Record<string, unknown>)[column])) return false
  return true
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && /\S/.test(value)
}
