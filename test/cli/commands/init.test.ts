import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkCommand } from '../../../src/cli/commands/check.ts'
import { initCommand } from '../../../src/cli/commands/init.ts'
import { parseDocument } from '../../../src/document/document.ts'
import { parseJsonText } from '../../../src/document/json-text.ts'
import { PRODUCTS } from '../../../src/document/products.ts'
import { startingDocument } from '../../../src/document/starting-document.ts'
import { PRODUCT_SAMPLES } from './product-samples.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sla-calendar-init-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

/** What a run prints. */
function printed(...args: string[]): string {
  let text = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    text += piece
    return true
  })
  expect(initCommand.run(args)).toBe(0)
  return text
}

describe('initCommand', () => {
  it('writes the document to start from', () => {
    const file = join(folder, 'desk.json')
    expect(printed(file)).toBe(`Created ${file}. Follow the comments in it.\n`)
    expect(readFileSync(file, 'utf8')).toBe(startingDocument)
  })

  it.each([[[]], [['--']]])('writes sla.json where no file is named: %j', args => {
    const before = process.cwd()
    try {
      process.chdir(folder)
      printed(...args)
    } finally {
      process.chdir(before)
    }
    expect(readFileSync(join(folder, 'sla.json'), 'utf8')).toBe(startingDocument)
  })

  it('prints it for -', () => {
    expect(printed('-')).toBe(startingDocument)
  })

  it('never overwrites a file', () => {
    const file = join(folder, 'sla.json')
    writeFileSync(file, 'mine')
    expect(() => initCommand.run([file])).toThrow(`${file} exists already. Remove it, or name another file.`)
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('says why it cannot write', () => {
    const nowhere = join(folder, 'none', 'sla.json')
    expect(() => initCommand.run([nowhere])).toThrow(`Cannot write ${nowhere}: no such folder.`)
    writeFileSync(join(folder, 'file'), '')
    const below = join(folder, 'file', 'sla.json')
    expect(() => initCommand.run([below])).toThrow(`Cannot write ${below}: a part of its path is not a directory.`)
  })

  it('takes one operand at most, and no options', () => {
    expect(() => initCommand.run(['a.json', 'b.json'])).toThrow('Unexpected argument "b.json".')
    expect(() => initCommand.run(['--force'])).toThrow('Unknown option --force.')
  })

  it('helps in lines of fewer than 80 columns', () => {
    const text = printed('--help')
    expect(text).toContain('Usage: sla-calendar init [FILE]')
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(80)
  })
})

/** The parts of a config file that these tests read. */
type Written = {
  readonly policy: { readonly severities: { readonly [severity: string]: object } }
  readonly calendars: { readonly office: { readonly holidays: readonly object[] } }
}

/** Writes a config file with options, and returns its path. */
async function initialised(words: string): Promise<string> {
  const file = join(folder, 'sla.json')
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  expect(await initCommand.run([file, ...words.split(' ')])).toBe(0)
  return file
}

describe('init, for a product', () => {
  it.each(PRODUCTS)('writes a config file that passes check on an export of %s', async product => {
    const [name, content] = PRODUCT_SAMPLES[product]
    const document = await initialised(`--product ${product} --country DE --region BY --time-zone Europe/Berlin`)
    writeFileSync(join(folder, name), content)
    let printed = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((piece, ...rest) => {
      printed += piece
      ;(rest.at(-1) as (() => void) | undefined)?.()
      return true
    })
    const args = [join(folder, name), '--document', document, '--now', '2026-11-21T09:00Z', '--json']
    expect(await checkCommand.run(args)).toBe(0)
    const { tickets, badRows, all } = JSON.parse(printed)
    expect({ badRows, isJudged: tickets > 0 && all.met > 0 }).toEqual({ badRows: 0, isJudged: true })
  })

  it('promises only what the export can show', async () => {
    const { policy } = parseJsonText(readFileSync(await initialised('--product jira'), 'utf8')) as Written
    expect(Object.keys(policy.severities.high)).toEqual(['level', 'resolution'])
    expect(Object.keys(policy.severities.low)).toEqual(['level', 'resolution'])
  })

  it('keeps the example of a calendar without a zone or a country', async () => {
    const document = parseDocument(readFileSync(await initialised('--product zendesk'), 'utf8'))
    expect(document.calendars.office.name).toBe('Milan office')
    expect(document.tickets).toMatchObject({ product: 'zendesk', timeZone: 'Europe/Rome' })
  })
})

describe('init, for a country', () => {
  it('writes the holidays of the region as plain rules', async () => {
    const words = '--country DE --region BY --time-zone Europe/Berlin --years 2025-2029'
    const { calendars } = parseJsonText(readFileSync(await initialised(words), 'utf8')) as Written
    expect(calendars.office).toMatchObject({ timeZone: 'Europe/Berlin', hours: { 'mon-fri': '09:00-17:00' } })
    expect(calendars.office.holidays).toEqual(
      expect.arrayContaining([
        { covers: { from: 2025, to: 2029 } },
        { name: 'Neujahr', month: 1, day: 1 },
        { name: 'Ostermontag', easter: 1 },
        { name: 'Fronleichnam', easter: 60 },
      ]),
    )
  })

  it('takes the zone of a country that has only one', async () => {
    const { calendars } = parseDocument(readFileSync(await initialised('--country IT --years 2026'), 'utf8'))
    expect(calendars.office.timeZone).toBe('Europe/Rome')
    expect(calendars.office.isOpen('2026-06-02T10:00+02:00')).toBe(false)
  })

  it('takes the holidays of the years around the present one', async () => {
    const { calendars } = parseJsonText(readFileSync(await initialised('--country IT'), 'utf8')) as Written
    const year = new Date().getUTCFullYear()
    expect(calendars.office.holidays[0]).toEqual({ covers: { from: year - 2, to: year + 3 } })
  })

  it.each([
    ['--product jura', '--product: "jura" is not known. Did you mean jira?'],
    ['--country Germany --time-zone Europe/Berlin', '--country: "Germany" is not known. Did you mean DE (Germany)?'],
    [
      '--country DE --region Bayern --time-zone Europe/Berlin',
      '--region: "Bayern" is not known. Did you mean BY (Bayern)?',
    ],
    [
      '--country DE --region BY/Z --time-zone Europe/Berlin',
      '--region: "Z" is not known. Known: A (Stadt Augsburg), KATH ',
    ],
    ['--country XX --time-zone Europe/Berlin', '--country: "XX" is not known.'],
    ['--region BY', '--region needs --country: it is about the holidays of a country.'],
    ['--years 2026', '--years needs --country: it is about the holidays of a country.'],
    ['--time-zone Europe/Munich', '--time-zone: "Europe/Munich" is not'],
    ['--time-zone CET1', '--time-zone: "CET1" is not'],
    ['--country US', 'Missing option --time-zone. "US" has America/'],
    ['--country DE', 'Missing option --time-zone. "DE" has Europe/Berlin, Europe/Busingen.'],
    ['--country IT --years 26', '--years: "26" is not FROM-TO, such as 2025-2029.'],
    ['--country IT --years 2029-2026', '--years: 2026 is before 2029. Swap the two years.'],
    ['--country IT --years 1900-1910', '--years: '],
  ])('refuses %s', async (words, message) => {
    const file = join(folder, 'sla.json')
    await expect((async () => initCommand.run([file, ...words.split(' ')]))()).rejects.toThrow(message)
    expect(existsSync(file)).toBe(false)
  })

  it('follows its own hints', async () => {
    await initialised('--country DE --time-zone Europe/Berlin')
    rmSync(join(folder, 'sla.json'))
    await initialised('--country DE --region BY/A --time-zone Europe/Busingen')
  })
})
