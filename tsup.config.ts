import { defineConfig } from 'tsup'

const shared = {
  target: 'es2022',
  clean: false, // several configurations build side by side; the npm script removes dist
  splitting: true, // also for CommonJS, so that all entries of a format share one error class
} as const

export default defineConfig([
  { ...shared, entry: { index: 'src/index.ts' }, format: ['esm', 'cjs'], dts: true },
  {
    ...shared,
    entry: { cli: 'src/cli/main.ts' },
    format: 'esm',
    platform: 'node',
    splitting: false,
    noExternal: ['papaparse'],
  },
])
