import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spelledOutText, xmlAttribute, xmlText } from '../../src/text/xml-text.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyText } from '../arbitraries/texts.ts'
import { displayed, readXml } from '../svg/xml.ts'

describe('xmlText', () => {
  it.each([
    [`<a href="x">'&'</a>`, '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;'],
    ['a\tb\nc\rd', 'a\tb\nc&#13;d'],
    ['\u0000\u001b\u007f\u0085', '\\u{0}\\u{1b}\\u{7f}\\u{85}'],
    ['\ud800x\udc00', '\\u{d800}x\\u{dc00}'],
    ['\ufffe\uffff\u2028', '\\u{fffe}\\u{ffff}&#8232;'],
    ['東京 🏯', '東京 🏯'],
    ['09:00 a:b', '09:00 a:b'],
    // The log of a GitHub action would obey these lines.
    ['::error::a', '&#58;:error::a'],
    ['a\n \t::stop', 'a\n \t&#58;:stop'],
    ['a ::error::b', 'a ::error::b'],
    ['##[group]a', '#&#35;[group]a'],
    ['a ##[group]\n##[end]', 'a #&#35;[group]\n#&#35;[end]'],
  ])('writes %j as %j', (text, written) => {
    expect(xmlText(text)).toBe(written)
  })

  it('and xmlAttribute survive a parser, except for characters that XML forbids', () =>
    fc.assert(
      fc.property(anyText(), text => {
        const root = readXml(`<a b="${xmlAttribute(text)}">${xmlText(text)}</a>`).documentElement!
        expect(root.textContent).toBe(displayed(text))
        expect(root.getAttribute('b')).toBe(displayed(text))
      }),
      runs(500),
    ))
})

describe('xmlAttribute', () => {
  it('keeps tabs and line ends', () => {
    expect(xmlAttribute('a\tb\nc')).toBe('a&#9;b&#10;c')
  })
})

describe('spelledOutText', () => {
  it('returns the text that readers see', () => {
    expect(spelledOutText('<a & "b">\'\r\u2028\u2029')).toBe('<a & "b">\'\r\u2028\u2029')
    expect(spelledOutText('a\u0000b\ufffe\ud800\u202e')).toBe('a\\u{0}b\\u{fffe}\\u{d800}\\u{202e}')
    expect(spelledOutText('a\tb\nc 東京 🏯')).toBe('a\tb\nc 東京 🏯')
  })
})
