import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import shared from '../vitest.config.ts'

/**
 * The unit tests, for `npm run check`: each test file that mirrors a source, with few random cases for each property.
 * `npm test` runs the rest too: the laws, the zones, the package, the guides and the other libraries.
 */
export default defineConfig({
  test: {
    ...shared.test,
    include: testFiles().filter(mirrorsSource),
    // Builds the command and starts it for each case.
    exclude: ['test/cli/main.test.ts'],
    env: { FEW: '5' },
  },
})

function testFiles(): string[] {
  const names = readdirSync('test', { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/'))
  return names.filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`)
}

/** Returns whether test/a/b.test.ts has a source src/a/b.ts or, for an entry point, src/a/b/index.ts. */
function mirrorsSource(test: string): boolean {
  const source = test.replace(/^test/, 'src').replace(/\.test\.ts$/, '')
  return existsSync(`${source}.ts`) || existsSync(`${source}/index.ts`)
}
