/** Saves content as a file. */
export function save(name: string, content: Blob) {
  const href = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href, download: name }).click()
  // The browser reads the content after the click.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}

/** Each pixel of the drawing becomes so many in both directions. */
const SCALE = 2

/** Draws an SVG image as PNG. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width * SCALE
  canvas.height = image.height * SCALE
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise(resolve => canvas.toBlob(blob => resolve(blob!), 'image/png'))
}
