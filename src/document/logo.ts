import type { InputValue } from '../validation/input-value.ts'

/** Images that browsers show. None of them runs a script or loads anything when it is an image of a page. */
const IMAGE = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/
/** The maximum length of a logo as text, about 150 KB of image. */
const MAX_LENGTH = 200_000
const EXAMPLE = 'data:image/png;base64,iVBORw0KGgo='

/**
 * Checks the logo of HTML reports, an image as a data URL, and returns it.
 *
 * @throws {SlaCalendarError} `input-invalid`
 */
export function readLogo(input: InputValue): string {
  const logo = input.text()
  if (logo.length > MAX_LENGTH)
    throw input.error(
      'input-invalid',
      `The image has ${logo.length} characters, and every report would contain it.`,
      `Use a smaller image, of ${MAX_LENGTH} characters at most.`,
    )
  if (!IMAGE.test(logo))
    throw input.expected('an image as a data URL', `Use PNG, JPEG, GIF, WebP or SVG in base64: "${EXAMPLE}".`)
  return logo
}
