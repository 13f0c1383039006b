import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { PLAIN, refused } from './notation.ts'

const IMAGE = 'data:image/svg+xml;base64,PHN2Zy8+'

describe('readLogo', () => {
  it.each([IMAGE, 'data:image/png;base64,iVBORw0KGgo='])('returns %s as it is', logo => {
    expect(parseDocument({ ...PLAIN, logo }).logo).toBe(logo)
  })

  it.each([
    'logo.png',
    'https://example.org/logo.png',
    'data:text/html;base64,PHN2Zy8+',
    'data:image/png,abc',
    'data:image/png;base64,',
    'data:image/png;base64,a"onerror="b',
    `${IMAGE}\n`,
  ])('refuses %j', logo => {
    expect(refused({ ...PLAIN, logo })).toMatch(/^input-invalid logo: ".*" is not an image as a data URL\. Use PNG, /)
  })

  it('refuses an image that would make every report large', () => {
    expect(refused({ ...PLAIN, logo: `data:image/png;base64,${'A'.repeat(200_000)}` })).toBe(
      'input-invalid logo: The image has 200022 characters, and every report would contain it. ' +
        'Use a smaller image, of 200000 characters at most.',
    )
  })
})
