import { describe, expect, it } from 'vitest'
import { VOCABULARIES } from '../../../src/explain/messages/languages.ts'
import { targetText, typeText } from '../../../src/explain/messages/target-text.ts'
import type { LocalText } from '../../../src/policy/spec.ts'

describe('targetText', () => {
  it.each<[string, LocalText | undefined, string, string]>([
    ['update', undefined, 'update', 'aggiornamento'],
    ['update', 'News', 'News', 'News'],
    ['update', { en: 'News', it: 'Notizie' }, 'News', 'Notizie'],
    ['update', { de: 'Neues' }, 'update', 'aggiornamento'],
    ['triage', { en: 'Triage', it: 'Smistamento' }, 'Triage', 'Smistamento'],
    ['triage', { de: 'Sichtung', en: 'Triage' }, 'Triage', 'Triage'],
    ['triage', { de: 'Sichtung' }, 'Sichtung', 'Sichtung'],
    ['firstFix', {}, 'first fix', 'first fix'],
    ['constructor', undefined, 'constructor', 'constructor'],
  ])('names the target %s with the label %j', (name, label, english, italian) => {
    expect(VOCABULARIES.en.target(name, label)).toBe(english)
    expect(VOCABULARIES.it.target(name, label)).toBe(italian)
  })

  it.each([
    ['firstFix', 'first fix'],
    ['first-fix', 'first fix'],
    ['first_fix', 'first fix'],
    ['first__fix', 'first fix'],
    ['verificaÈFatta', 'verifica èfatta'],
    ['First Fix', 'First Fix'],
    ['VIP', 'VIP'],
    ['first fix 2', 'first fix 2'],
  ])('writes %s in words', (name, words) => {
    expect(targetText(name, undefined, 'en', {})).toBe(words)
  })
})

describe('typeText', () => {
  it.each([
    ['responded', 'answered'],
    ['handedOver', 'handed over'],
    ['toString', 'to string'],
  ])('names the event %s %s', (type, words) => {
    expect(typeText(type, { responded: 'answered' })).toBe(words)
  })
})
