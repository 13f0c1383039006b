import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs'
import type { YearRange } from '../../calendar/spec.ts'
import { PRODUCTS } from '../../document/products.ts'
import { startingDocument } from '../../document/starting-document.ts'
import { UnwritableFile } from '../../exports/bytes/text-file.ts'
import { UserError } from '../../exports/user-error.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { zoneOf } from '../../time/zone.ts'
import { describe } from '../../validation/plain-data.ts'
import { command, EXIT_OK } from '../command.ts'
import { listedNames } from '../listed-names.ts'
import { productOf } from '../product.ts'
import { countryHolidays, zoneOfCountry } from './country-holidays.ts'
import { tailoredDocument } from './tailored-document.ts'

const FILE = 'sla.json'

const HELP = `Usage: sla-calendar init [FILE] [options]

Writes a config file to start from: a calendar, a policy and the columns of an
export of tickets, with comments that say what to change. Existing files are
never overwritten.

  FILE                the file to write (default: ${FILE}); - prints it

  --product NAME      for the export of a product, with the targets that it
                      can show:
${listedNames(PRODUCTS, '                      ')}
  --time-zone ZONE    the zone of the calendar, such as Europe/Berlin (default:
                      that of the country, if it has only one)
  --country CODE      with the public holidays of a country, such as DE; needs
                      the package date-holidays (npm install date-holidays)
  --region CODE       with the holidays of a region too, such as BY, or of a
                      part of it, such as BY/A
  --years FROM-TO     the years of the holidays, such as 2025-2029 (default:
                      from two years ago to three years ahead)

Exit status: 0 if the file is written, 2 if it is not.
`

/** `sla-calendar init`: writes a config file to start from. */
export const initCommand = command({
  name: 'init',
  help: HELP,
  options: {
    product: { type: 'string', values: PRODUCTS },
    'time-zone': { type: 'string' },
    country: { type: 'string' },
    region: { type: 'string' },
    years: { type: 'string' },
  },
  operands: ['[FILE]'],
  run(options, [file = FILE]) {
    if (Object.keys(options).length) return documentFor(options).then(document => put(file, document))
    return put(file, startingDocument)
  },
})

type Options = {
  readonly product?: string
  readonly 'time-zone'?: string
  readonly country?: string
  readonly region?: string
  readonly years?: string
}

async function documentFor({ country, region, ...options }: Options): Promise<string> {
  const product = productOf(options.product)
  for (const name of ['region', 'years'] as const)
    if (country === undefined && { region, years: options.years }[name] !== undefined)
      throw new UserError(`--${name} needs --country: it is about the holidays of a country.`)
  const given = options['time-zone']
  if (given !== undefined) zoneOf(given, ['--time-zone'])
  const years = options.years === undefined ? presentYears() : yearsFrom(options.years)
  if (country === undefined) return tailoredDocument({ product, timeZone: given, holidays: undefined })
  const rules = await countryHolidays({ country, region }, years)
  const place = region === undefined ? country : `${country}, ${region}`
  const source = `The public holidays of ${place} from ${years.from} to ${years.to}, from the package date-holidays`
  return tailoredDocument({ product, timeZone: given ?? zoneOfCountry(country), holidays: { rules, source } })
}

function presentYears(): YearRange {
  const year = new Date().getUTCFullYear()
  return { from: year - 2, to: year + 3 }
}

function yearsFrom(text: string): YearRange {
  const [, from, to = from] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? []
  if (from === undefined) throw new UserError(`--years: ${describe(text)} is not FROM-TO, such as 2025-2029.`)
  return { from: Number(from), to: Number(to) }
}

function put(file: string, document: string): number {
  if (file === '-') process.stdout.write(document)
  else write(file, document)
  return EXIT_OK
}

function write(file: string, document: string): void {
  try {
    const open = openSync(file, 'wx')
    try {
      writeFileSync(open, document)
    } catch (error) {
      rmSync(file)
      throw error
    } finally {
      closeSync(open)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new UserError(`${file} exists already. Remove it, or name another file.`)
    throw new UnwritableFile(file, error)
  }
  process.stdout.write(`Created ${escapeControlCharacters(file)}. Follow the comments in it.\n`)
}
