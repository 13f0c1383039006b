import { mergeConfig } from 'vitest/config'
import shared from './vitest.config.ts'

/** The whole suite with the platform's own Temporal in place of the polyfill: see `imports` in package.json. */
export default mergeConfig(shared, {
  ssr: { resolve: { conditions: ['sla-native', 'node', 'module', 'default'] } },
})
