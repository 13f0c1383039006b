import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xmlAttribute, xmlText } from '../../src/text/xml-text.ts'
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
