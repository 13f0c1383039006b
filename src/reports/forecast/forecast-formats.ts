import { forecastHtml } from './forecast-html.ts'
import { forecastJson } from './forecast-json.ts'
import type { ForecastFormat } from './forecast-run.ts'
import { forecastText } from './forecast-text.ts'

/** Every kind of report of a forecast, by the name that `--report` takes. */
export const forecastFormats: ReadonlyMap<string, ForecastFormat> = new Map([
  ['text', forecastText],
  ['json', forecastJson],
  ['html', forecastHtml],
])
