import { defineConfig } from 'tsup'

const library = {
  target: 'es2022',
  sourcemap: false,
  clean: false, // several configurations build side by side; the npm script removes dist
  splitting: true, // also for CommonJS, so that all entries of a format share one error class
} as const

export default defineConfig([{ ...library, entry: { index: 'src/index.ts' }, format: ['esm', 'cjs'], dts: true }])
