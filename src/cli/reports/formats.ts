import { githubReport } from './github.ts'
import { gitlabReport } from './gitlab.ts'
import { htmlReport } from './html.ts'
import { jsonReport } from './json.ts'
import { junitReport } from './junit.ts'
import { markdownReport } from './markdown.ts'
import { ndjsonReport } from './ndjson.ts'
import type { ReportFormat } from './report-writer.ts'
import { textReport } from './text.ts'

/** Every kind of report by the name that `--report` takes. */
export const reportFormats: ReadonlyMap<string, ReportFormat> = new Map([
  ['text', textReport],
  ['json', jsonReport],
  ['ndjson', ndjsonReport],
  ['junit', junitReport],
  ['github', githubReport],
  ['gitlab', gitlabReport],
  ['markdown', markdownReport],
  ['html', htmlReport],
])
