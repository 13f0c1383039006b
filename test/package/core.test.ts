import { resolve } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

const MAIN = resolve('src/index.ts')
const OPTIONS = { bundle: true, format: 'esm', platform: 'neutral', target: 'es2022', write: false } as const

/** Returns the bundle of one public name, imported from the modules or from one file with all of them. */
async function bundleOf(name: string, file: string): Promise<string> {
  const plugin = {
    name: 'one-file',
    setup({ onResolve, onLoad }: import('esbuild').PluginBuild) {
      onResolve({ filter: /^one-file$/ }, () => ({ path: 'one-file', namespace: 'text' }))
      onLoad({ filter: /./, namespace: 'text' }, () => ({ contents: file, loader: 'js' }))
    },
  }
  const contents = `export { ${name} } from ${JSON.stringify(file ? 'one-file' : MAIN)}`
  const stdin = { contents, resolveDir: resolve('.') }
  const { outputFiles } = await build({ ...OPTIONS, minify: true, stdin, plugins: [plugin] })
  return outputFiles[0].text
}

describe('dist/core.js, one file with all modules of the main entry', () => {
  let file: string
  beforeAll(async () => {
    const { outputFiles } = await build({ ...OPTIONS, entryPoints: [MAIN] })
    file = outputFiles[0].text
  })

  it.each(['businessCalendar', 'slaPolicy', 'deadline', 'formatDuration', 'isSlaCalendarError'])(
    'adds nothing to a bundle of { %s }: each call at the top level is pure',
    async name => {
      const [fromFile, fromModules] = [await bundleOf(name, file), await bundleOf(name, '')]
      expect(fromFile.length).toBeLessThan(fromModules.length * 1.02 + 200)
    },
  )
})
