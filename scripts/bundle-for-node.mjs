// Bundles a source with all packages, so that Node can run it from any folder.
import { build } from 'esbuild'

/**
 * @param outfile the path of the bundle
 * @param input the `entryPoints` or the `stdin` of esbuild
 */
export function bundleForNode(outfile, input) {
  return build({
    ...input,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['date-holidays'],
    mainFields: ['module', 'main'],
    logLevel: 'error',
  })
}
