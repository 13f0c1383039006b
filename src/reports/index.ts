import { githubReport } from './formats/github.ts'
import { gitlabReport } from './formats/gitlab.ts'
import { htmlReport } from './formats/html.ts'
import { jsonReport } from './formats/json.ts'
import { junitReport } from './formats/junit.ts'
import { markdownReport } from './formats/markdown.ts'
import { ndjsonReport } from './formats/ndjson.ts'
import { textReport } from './formats/text.ts'
import type { ReportFormat } from './report-writer.ts'

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
