import { ReportCollector } from '../collector.ts'
import type { ReportFormat } from '../report-writer.ts'

/**
 * The report as one self-contained page to forward: three figures, the objectives by month, the counts by severity, the
 * time by team, the next breaches and the worst ones with their timelines. The markup is valid as both XML and HTML.
 */
export const htmlReport: ReportFormat = setting => {
  const collector = new ReportCollector()
  return collector.writer(async result => {
    // Most checks write no page, so that its module is loaded when it is needed.
    const { writeReportPage } = await import('../page/report-page.ts')
    await writeReportPage(result, collector, setting)
  })
}
