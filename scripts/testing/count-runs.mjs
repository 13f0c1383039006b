// Notes beside each test how often its properties have run; a property that fails is told as ever.
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
