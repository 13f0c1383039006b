// Adds to the metadata of each test how often its properties have run. Properties that fail are reported as usual.
import fc from 'fast-check'
import { beforeEach } from 'vitest'

let meta = {}
beforeEach(({ task }) => {
  meta = task.meta
})

fc.configureGlobal({
  reporter(details) {
    if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance })
    meta.runs = [...(meta.runs ?? []), details.numRuns]
  },
})
