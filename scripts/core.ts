/*
 * The modules of the main entry are one file, dist/core.js, which all entries share. So an import reads two files instead
 * of ten, and all entries of a format have the same classes.
 */
import { dirname, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'

const MAIN = resolve('src/index.ts')

/** The absolute paths of the modules that the main entry imports. */
const { metafile } = await build({ entryPoints: [MAIN], bundle: true, write: false, metafile: true, logLevel: 'error' })
const modules = Object.keys(metafile.inputs)
  .map(path => resolve(path))
  .filter(path => path !== MAIN)

/** Builds the main entry as the core: it exports everything that its modules export. */
export const exportCore: Plugin = {
  name: 'export-core',
  setup(build) {
    const paths = modules.map(path => `./${relative(dirname(MAIN), path).replaceAll('\\', '/')}`)
    const contents = paths.map(path => `export * from ${JSON.stringify(path)}`).join('\n')
    build.onLoad({ filter: /src[\\/]index\.ts$/ }, () => ({ contents, loader: 'ts', resolveDir: dirname(MAIN) }))
  },
}

/** Imports the core instead of its modules. */
export const importCore: Plugin = {
  name: 'import-core',
  setup(build) {
    const extension = build.initialOptions.outExtension?.['.js'] ?? '.js'
    build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) =>
      modules.includes(resolve(resolveDir, path))
        ? { path: `./core${extension}`, external: true, sideEffects: false }
        : undefined,
    )
  },
}
