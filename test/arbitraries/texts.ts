import fc from 'fast-check'

/** What ids and names of exports may hold: markup, formulas, commands of CI systems, terminals and spreadsheets. */
const NASTY = [
  '',
  ' ',
  '%',
  '%25',
  ',',
  '::',
  '::error title=x::y',
  '##[add-mask]x',
  'a\nb',
  'a\r\nb',
  'a\tb',
  "=cmd|' /C calc'!A0",
  '<script>alert(1)</script>',
  ']]>',
  '<!--',
  '&amp;&#0;',
  '"\'`',
  '``` ` ``',
  '|\\|',
  '\u0000\u0001\u001b[31m',
  '\u0085\u2028\u2029\ufeff',
  '\ud800',
  '\udc00x',
  '\ufffe\uffff',
  '\u202eabc',
  '\u2066a\u2069\u200b\u200f',
  '\u009b31m\u001b]8;;http://x\u0007',
  '::error::x%0A::',
  '[x](javascript:alert(1))',
  '- 1. + a',
  'onload="x" \'><img src=x onerror=alert(1)>',
  '}}\u0024{{ github.token }}',
  'w'.repeat(300),
  '東京 🏯',
]

/**
 * Any character of any plane, without halves of pairs. The unit `binary` of fast-check has the same values, but takes a
 * second for a table of them.
 */
export function codePoint(): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 0x10_f7ff }).map(n => String.fromCodePoint(n < 0xd800 ? n : n + 0x800))
}

/** Any text: nasty ones, characters of all planes, and UTF-16 as it comes, halves of pairs too. */
export function anyText(): fc.Arbitrary<string> {
  const halves = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))
  return fc.oneof(
    fc.array(fc.constantFrom(...NASTY), { maxLength: 4 }).map(parts => parts.join('')),
    fc.string({ unit: codePoint(), maxLength: 12 }),
    fc.array(halves, { maxLength: 8 }).map(parts => parts.join('')),
  )
}
