import { defineConfig, type Options } from 'tsup'
import { ascii } from './scripts/ascii.ts'
import { exportCore, importCore } from './scripts/core.ts'
import { numberConstants } from './scripts/number-constants.ts'

const shared = {
  target: 'es2022',
  clean: false, // several configurations build at the same time; the npm script removes dist
  splitting: true, // also for CommonJS, so that all entries of a format share one error class
  plugins: [ascii],
} satisfies Options

/** The packages that are bundled into the command and the entry point document, so that users need not install them. */
const bundled = {
  noExternal: [
    'papaparse',
    'valibot',
    '@valibot/to-json-schema',
    'jsonc-parser',
    'date-fns',
    '@date-fns/utc',
    'picocolors',
    'fast-string-truncated-width',
    'saxes',
    'xmlchars',
  ],
  // jsonc-parser's CommonJS file cannot be bundled, because it loads its parts by name at run time.
  esbuildOptions(options: { mainFields?: string[] }) {
    options.mainFields = ['module', 'main']
  },
}

export default defineConfig([
  {
    ...shared,
    entry: { core: 'src/index.ts' },
    format: ['esm', 'cjs'],
    splitting: false,
    esbuildPlugins: [exportCore],
  },
  {
    ...shared,
    ...bundled,
    entry: {
      index: 'src/index.ts',
      compliance: 'src/compliance/index.ts',
      compiled: 'src/compiled/index.ts',
      document: 'src/document/index.ts',
      svg: 'src/svg/index.ts',
      'date-holidays': 'src/integrations/date-holidays/index.ts',
      icalendar: 'src/integrations/icalendar/index.ts',
      'opening-hours': 'src/integrations/opening-hours/index.ts',
      sql: 'src/integrations/sql/index.ts',
      temporal: 'src/temporal.ts',
    },
    format: ['esm', 'cjs'],
    dts: { compilerOptions: { stripInternal: true } },
    esbuildPlugins: [importCore],
  },
  {
    ...shared,
    // One script for pages without modules. It defines the global `slaCalendar`.
    entry: { 'sla-calendar': 'src/index.ts' },
    format: 'iife',
    globalName: 'slaCalendar',
    platform: 'browser',
    minify: true,
  },
  {
    ...shared,
    ...bundled,
    entry: { cli: 'src/cli/main.ts' },
    format: 'esm',
    platform: 'node',
    plugins: [ascii, numberConstants],
    esbuildOptions(options) {
      bundled.esbuildOptions(options)
      // Each command is loaded only when it runs.
      options.chunkNames = 'cli/[name]-[hash]'
    },
  },
])
