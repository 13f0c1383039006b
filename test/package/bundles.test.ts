import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

describe('a bundle', () => {
  it('of deadlines or calendars contains no texts for people, and no formats of dates or durations', async () => {
    for (const name of ['deadline', 'businessCalendar']) {
      const { files } = await bundled(name)
      expect(files.filter(file => file.startsWith('src/explain/'))).toEqual([])
      expect(files.filter(file => file.startsWith('src/time/format/'))).toEqual([
        'src/time/format/offset.ts',
        'src/time/format/utc.ts',
      ])
    }
  })

  it('of explainText contains its sentences, but not those of drawings and reports', async () => {
    const { code } = await bundled('explainText')
    expect(code).toContain('Scadenza superata')
    expect(code).not.toContain('closed then and open from')
    expect(code).not.toContain('apertura straordinaria')
  })

  it('of the playground reads files without modules of Node', async () => {
    // @ts-expect-error: a script without types
    const { withoutNode } = await import('../../scripts/site.mjs')
    const { metafile } = await build({
      entryPoints: ['playground/lazy/files.ts'],
      bundle: true,
      format: 'esm',
      write: false,
      metafile: true,
      external: ['../dist/*', '../../dist/*'],
      plugins: [withoutNode],
      logLevel: 'silent',
    })
    expect(Object.keys(metafile.inputs)).toContain('src/exports/read-exports.ts')
    expect(Object.keys(metafile.inputs).filter(name => name.startsWith('src/exports/bytes/'))).toEqual([])
  })
})

/** The code of a bundle with one name of the main entry, and the files that contribute to it. */
async function bundled(name: string): Promise<{ code: string; files: string[] }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export { ${name} } from './src/index.ts'`, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    write: false,
    metafile: true,
  })
  const [{ inputs }] = Object.values(metafile.outputs)
  const files = Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0)
  return { code: outputFiles[0].text, files: files.sort() }
}
