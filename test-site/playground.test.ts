import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { presets, stateOf } from '../playground/presets.ts'
import { fromHash, toHash } from '../playground/state.ts'
import { businessCalendar, evaluate, type Policy, type PolicySpec, slaPolicy, type TicketEvent } from '../src/index.ts'
import { japan } from '../test/calendar/published/japan.ts'
import { dueOf, expectQuiet, playground, settled, violations } from './browser.ts'

const root = join(import.meta.dirname, '..')
const { open, openJson, folder } = playground()

/** The deadlines of the examples, worked out by hand on a wall calendar. */
const DUE: Readonly<Record<string, string>> = {
  desk: '2026-11-23T11:30+01:00',
  always: '2026-12-26T00:15+01:00',
  'us-federal': '2026-11-27T16:00-05:00',
  bavaria: '2026-06-05T15:00+02:00',
  'p1-p4': '2026-11-24T17:30Z',
  'paused-twice': '2026-11-18T14:00+01:00',
  'next-day': '2026-11-23T16:00+01:00',
  rotation: '2026-11-23T17:00+01:00',
  late: '2026-11-23T13:30+01:00',
  // The policy restarts: one hour from the change at 13:00.
  escalated: '2026-11-17T14:00Z',
  reopened: '2026-11-18T15:00+01:00',
  'year-end': '2027-01-04T12:00+01:00',
  seed: '2026-11-23T13:30+01:00',
  paused: '2026-11-23T15:30+01:00',
  // Six hours of the network team on Friday from 12:00, two on Monday.
  'two-teams': '2026-11-23T11:00+01:00',
  tokyo: '2026-11-24T14:00+09:00',
  'follow-the-sun': '2026-11-23T12:30+09:00',
  easter: '2027-03-31T17:30+01:00',
  'night-shift': '2026-03-29T23:00+02:00',
  moscow: '2014-10-26T03:00+03:00',
  cairo: '2026-04-24T03:00+03:00',
  'sao-paulo': '2018-11-04T03:00-02:00',
  havana: '2026-11-01T01:00-05:00',
  almaty: '2024-03-01T01:00+05:00',
  'st-johns': '2010-11-07T01:00-03:30',
  'lord-howe': '2026-10-04T03:30+11:00',
  chatham: '2026-04-05T03:45+12:45',
  troll: '2026-03-29T05:00+02:00',
  casey: '2023-03-09T02:00+08:00',
  apia: '2012-01-02T10:00+14:00',
  kwajalein: '1993-08-22T02:00+12:00',
  monrovia: '1972-01-07T01:44:30Z',
  japan: '2026-05-07T12:00+09:00',
  china: '2026-02-24T11:00+08:00',
  'new-year': '2028-01-03T12:00-05:00',
  jubilee: '2022-06-06T12:00+01:00',
  italy: '2027-10-05T12:00+02:00',
  'orthodox-easter': '2022-04-26T12:00+03:00',
  'umm-al-qura': '2024-04-14T11:00+03:00',
  'part-day': '2018-12-27T15:00+10:30',
  'leap-day': '2028-03-01T12:00+01:00',
}

const seed = stateOf(presets.find(({ id }) => id === 'seed')!)

/** Returns a policy as plain data, because the built library has checked it and the sources do not know it. */
function plain(policy: PolicySpec): PolicySpec {
  return JSON.parse(JSON.stringify(policy))
}

async function pick(page: Page, preset: string) {
  await page.selectOption('#preset', preset)
  await settled(page)
}

describe('an example', () => {
  it.each(presets.map(preset => [preset.id, preset] as const))(
    '%s: shows the result of the library',
    async (id, preset) => {
      const opened = await open()
      const { page } = opened
      await pick(page, id)
      const shown = await dueOf(page)
      expect(shown).toBe(new Date(DUE[id]).toISOString())
      const zone = (wall: string) => `${wall}[${preset.zone}]`
      const { targets } = evaluate({
        events: [
          { at: zone(preset.at), type: 'reported', severity: preset.severity },
          ...(preset.pauses ?? []).flatMap(({ from, until, reason }) => [
            { at: zone(from), type: 'paused' as const, reason },
            { at: zone(until), type: 'resumed' as const, reason },
          ]),
          ...(preset.events ?? []).map(
            ({ at, type, to }) =>
              ({ at: zone(at), type, ...(to ? { [type === 'assigned' ? 'to' : 'severity']: to } : {}) }) as TicketEvent,
          ),
        ],
        now: Date.UTC(2199, 0),
        policy: slaPolicy(plain(preset.policy)) as Policy,
        calendar: businessCalendar(preset.calendar),
      })
      const target = (preset.target ?? 'firstResponse') as 'firstResponse'
      expect(shown).toBe(new Date(targets[target]!.dueAt!).toISOString())
      expect(await page.locator('#timeline svg').count()).toBe(1)
      // The last row shows that the counted time is the budget.
      const [length, counted, budget] = (await page.locator('tfoot td').allTextContents()).map(text => text.trim())
      expect(length).not.toBe('')
      expect(budget).toBe(`of ${counted}`)
      expectQuiet(opened)
      await page.context().close()
    },
  )

  it('has its own address, which works while the page is open too', async () => {
    const opened = await open({}, '#preset=apia')
    const { page } = opened
    expect(await page.inputValue('#preset')).toBe('apia')
    expect(await dueOf(page)).toBe('2012-01-01T20:00:00.000Z')
    expect(await page.textContent('#notice')).toBe('')
    await page.evaluate(() => {
      location.hash = '#preset=tokyo'
    })
    await settled(page)
    expect(await page.inputValue('#preset')).toBe('tokyo')
    expect(await dueOf(page)).toBe('2026-11-24T05:00:00.000Z')
    expectQuiet(opened)
    await page.context().close()
  })

  it('of Tokyo has the holidays that the Cabinet Office lists', () => {
    const { calendar } = presets.find(({ id }) => id === 'tokyo')!
    const desk = businessCalendar(calendar)
    const dates = (year: number) => desk.holidays(year).map(({ date }) => date.slice(5).replace('-', ''))
    const listed = japan.split('\n').find(line => line.trim().startsWith('2026'))!
    expect(dates(2026)).toEqual(listed.trim().split(' ').slice(1))
    // syukujitsu.csv, www8.cao.go.jp/chosei/shukujitsu/gaiyou.html
    const next = '0101 0111 0211 0223 0321 0322 0429 0503 0504 0505 0719 0811 0920 0923 1011 1103 1123'
    expect(dates(2027)).toEqual(next.split(' '))
  })

  it('with a clock change shows the length of the day and both offsets, in the text and in the timeline', async () => {
    const { page } = await open()
    const changes = async (id: string) => {
      await pick(page, id)
      return page.locator('#changes li').allTextContents()
    }
    const drawn = () => page.locator('#timeline text').allTextContents()
    expect(await changes('seed')).toEqual([])
    expect(await changes('night-shift')).toEqual([
      'Sun, 29 Mar 2026 has 23 hours: the clock goes from 02:00 (+01:00) to 03:00 (+02:00).',
    ])
    expect(await drawn()).toEqual(expect.arrayContaining(['clock 02:00 to 03:00', '23 h, +01:00 → +02:00']))
    expect(await changes('moscow')).toEqual([
      'Sun, 26 Oct 2014 has 25 hours: the clock goes from 02:00 (+04:00) to 01:00 (+03:00).',
    ])
    expect(await drawn()).toEqual(expect.arrayContaining(['clock 02:00 to 01:00', '25 h, +04:00 → +03:00']))
    expect(await changes('almaty')).toEqual([
      'Thu, 29 Feb 2024 has 25 hours: the clock goes from 24:00 (+06:00) to 23:00 (+05:00).',
    ])
    expect(await changes('st-johns')).toEqual([
      'Sun, 7 Nov 2010 has 25 hours: the clock goes from 00:01 (-02:30) to 23:01 (-03:30).',
    ])
    expect(await changes('havana')).toEqual([
      'Sun, 1 Nov 2026 has 25 hours: the clock goes from 01:00 (-04:00) to 00:00 (-05:00).',
    ])
    expect(await changes('lord-howe')).toEqual([
      'Sun, 4 Oct 2026 has 23 hours 30 minutes: the clock goes from 02:00 (+10:30) to 02:30 (+11:00).',
    ])
    expect(await changes('sao-paulo')).toEqual([
      'Sun, 4 Nov 2018 has 23 hours: the clock goes from 00:00 (-03:00) to 01:00 (-02:00).',
    ])
    expect(await changes('apia')).toEqual([
      'After Thu, 29 Dec 2011 comes Sat, 31 Dec 2011: the clock goes from 24:00 (-10:00) to 00:00 (+14:00), and the date between does not exist.',
    ])
    expect(await drawn()).toEqual(
      expect.arrayContaining(['Fri 30 Dec 2011', 'this date does not exist', '0 h, -10:00 → +14:00']),
    )
    await page.context().close()
  })
})

describe('an edit', () => {
  it('with an error shows the path at its line, and keeps the last valid result', async () => {
    const opened = await openJson()
    const { page } = opened
    const before = await dueOf(page)
    const text = await page.inputValue('#calendar')
    await page.fill('#calendar', text.replace('09:00-18:00', '09:00-09:00'))
    await settled(page)
    const line = text.split('\n').findIndex(one => one.includes('09:00-18:00')) + 1
    const message = await page.textContent('#calendar-fault')
    expect(message).toContain(`Line ${line}: hours.mon-fri`)
    expect(message).toContain('00:00-24:00')
    expect(await page.getAttribute('#calendar', 'aria-invalid')).toBe('true')
    expect(await page.textContent('.lines .wrong')).toBe(String(line))
    expect(await dueOf(page)).toBe(before)
    expect(await page.textContent('#stale')).toBe('There is an error in the calendar. Showing the last valid result.')
    await page.click('#calendar-fault button')
    // The page selects the text in its next frame.
    await page.waitForFunction(() => getSelection()?.toString().includes('09:00-09:00'))
    await page.fill('#calendar', text)
    await settled(page)
    expect(await page.textContent('#calendar-fault')).toBe('')
    expect(await page.textContent('#stale')).toBe('')
    expectQuiet(opened)
    await page.context().close()
  })

  it.each([
    ['a missing comma', (text: string) => text.replace('"Italian office",', '"Italian office"'), 'Line 3', 'comma'],
    [
      'an unknown key',
      (text: string) => text.replace('"timeZone"', '"timezone"'),
      'Line 3: timezone',
      'Did you mean timeZone?',
    ],
    ['an empty text', () => '', 'Line 1', 'value'],
  ])('with %s shows an error with its line', async (_, edit, where, what) => {
    const { page } = await openJson()
    await page.fill('#calendar', edit(await page.inputValue('#calendar')))
    await settled(page)
    const message = await page.textContent('#calendar-fault')
    expect(message).toContain(where)
    expect(message).toContain(what)
    await page.context().close()
  })

  it('of the policy updates the list of severities, and of the zone suggests a known one', async () => {
    const { page } = await openJson()
    const policy = await page.inputValue('#policy')
    await page.fill('#policy', policy.replace('"critical": {', '"urgent": {'))
    await settled(page)
    expect(await page.locator('#severity option').allTextContents()).toContain('Critical (urgent)')
    expect(await page.locator('#target option').allTextContents()).toEqual(['First response'])
    await page.fill('#zone', 'Rome')
    await settled(page)
    expect(await page.textContent('#zone-fault')).toContain('Did you mean Europe/Rome?')
    await page.context().close()
  })

  it('that removes the report time or all hours shows an error', async () => {
    const opened = await openJson()
    const { page } = opened
    await page.fill('#at', '')
    await settled(page)
    expect(await page.textContent('#at-fault')).not.toBe('')
    await page.fill('#at', '2026-11-20T16:30')
    await page.fill('#calendar', '{ "timeZone": "Europe/Rome", "hours": {} }')
    await settled(page)
    expect(await page.textContent('#calendar-fault')).toContain('open')
    expect(await page.textContent('#ticket-fault')).toBe('')
    expectQuiet(opened)
    await page.context().close()
  })
})

describe('a report time', () => {
  it('that a clock change repeats offers the second instant', async () => {
    const { page } = await openJson()
    await page.fill('#calendar', '{ "timeZone": "Europe/Rome", "hours": { "mon-sun": "00:00-24:00" } }')
    await page.fill('#at', '2026-10-25T02:30')
    await settled(page)
    expect(await page.isVisible('#again')).toBe(true)
    expect(await dueOf(page)).toBe('2026-10-25T06:30:00.000Z')
    await page.check('#again')
    await settled(page)
    expect(await dueOf(page)).toBe('2026-10-25T07:30:00.000Z')
    await page.fill('#at', '2026-10-26T02:30')
    await settled(page)
    expect(await page.isVisible('#again')).toBe(false)
    await page.context().close()
  })
})

describe('the button Now', () => {
  it('enters the current minute in the zone of the page', async () => {
    const { page } = await open()
    await page.fill('#zone', 'Asia/Tokyo')
    await page.clock.setFixedTime(new Date('2026-11-23T10:05:42Z'))
    await page.click('#now')
    await settled(page)
    expect(await page.inputValue('#at')).toBe('2026-11-23T19:05')
    // It is 11:05 in Rome, so six hours of the calendar there end at 17:05.
    expect(await dueOf(page)).toBe('2026-11-23T16:05:00.000Z')
    await page.context().close()
  })
})

describe('a pause', () => {
  it('moves the deadline, and one without an end leaves no deadline', async () => {
    const opened = await open()
    const { page } = opened
    await page.click('#add-pauses')
    await page.keyboard.press('Tab')
    const pause = page.locator('#pauses li')
    await pause.locator('[data-part=from]').fill('2026-11-20T17:00')
    await settled(page)
    expect(await page.textContent('#due')).toContain('no due time until the ticket resumes')
    await pause.locator('[data-part=until]').fill('2026-11-23T10:00')
    await pause.locator('[data-part=reason]').fill('customer')
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-23T14:30:00.000Z')
    expect(await page.locator('tbody').textContent()).toContain('paused, customer')
    await page.click('#pauses button')
    await settled(page)
    expect(await dueOf(page)).toBe('2026-11-23T12:30:00.000Z')
    expectQuiet(opened)
    await page.context().close()
  })
})

describe('a link', () => {
  it('restores the whole form, with comments', async () => {
    const { page } = await openJson()
    await pick(page, 'paused')
    await page.fill('#calendar', `// Ours.\n${await page.inputValue('#calendar')}`)
    await page.selectOption('#severity', 'low')
    await settled(page)
    const hash = await page.evaluate(() => location.hash)
    const fields = ['calendar', 'policy', 'severity', 'target', 'channel', 'at', 'zone']
    const values = (where: Page) => Promise.all(fields.map(id => where.inputValue(`#${id}`)))
    const { page: other } = await openJson({}, hash)
    expect(await values(other)).toEqual(await values(page))
    expect(await other.locator('#pauses [data-part=reason]').inputValue()).toBe('customer')
    expect(await dueOf(other)).toBe(await dueOf(page))
    expect(await other.textContent('#notice')).toBe('')
    await page.context().close()
    await other.context().close()
  })

  it('shows a notice if its result is different today', async () => {
    const shared = { state: seed, due: Date.UTC(2026, 10, 23, 11, 30), version: '0.0.9' }
    const { page } = await open({}, `#${await toHash(shared)}`)
    const notice = await page.textContent('#notice')
    expect(notice).toContain('with version 0.0.9 and a different result: Monday, 23 November 2026, 12:30')
    expect(notice).toContain('the result is: Monday, 23 November 2026, 13:30')
    await page.context().close()
  })

  it.each(['#s=AAAA', '#nothing', '#preset=nowhere', '#s=%', `#s=${'x'.repeat(5000)}`])(
    'that is invalid shows a notice and the first example: case %#',
    async hash => {
      const opened = await open({}, hash)
      expect(await opened.page.textContent('#notice')).toBe('This link could not be read. Showing the first example.')
      expect(await dueOf(opened.page)).toBe('2026-11-23T10:30:00.000Z')
      expectQuiet(opened)
      await opened.page.context().close()
    },
  )

  it('works while the page is open', async () => {
    const { page } = await open()
    const shared = { state: stateOf(presets.find(({ id }) => id === 'apia')!), due: null, version: '0' }
    await page.evaluate(
      hash => {
        location.hash = hash
      },
      await toHash(shared),
    )
    await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('#preset')?.value === 'apia')
    expect(await page.inputValue('#zone')).toBe('Pacific/Apia')
    await page.context().close()
  })

  it('shows names with HTML as text, and does not run them', async () => {
    const evil = '<img src=x onerror="console.log(1)">'
    const desk = { name: evil, timeZone: 'Europe/Rome', hours: { mon: '09:00-18:00' }, exceptions: {} }
    const calendar = JSON.stringify({ ...desk, exceptions: { '2026-11-20': { name: evil, hours: '09:00-17:00' } } })
    const promise = { level: 1, label: evil, firstResponse: { within: 'PT6H', clock: 'business' } }
    const policy = JSON.stringify({ name: evil, severities: { [evil]: promise } })
    const pauses = [{ from: '2026-11-20T16:40', until: '2026-11-20T16:50', reason: evil }]
    const state = { ...seed, calendar, policy, severity: evil, channel: '', pauses }
    const opened = await open({}, `#${await toHash({ state, due: null, version: evil })}`)
    const { page } = opened
    expect(await dueOf(page)).toBe('2026-11-23T13:40:00.000Z')
    expect(await page.textContent('tbody')).toContain(evil)
    expect(await page.locator('img').count()).toBe(0)
    expectQuiet(opened)
    await page.context().close()
  })

  it('reads back the state that it contains, and refuses a state of another shape', async () => {
    const shared = { state: stateOf(presets[1]), due: null, version: '1' }
    expect(await fromHash(`#${await toHash(shared)}`)).toEqual(shared)
    for (const wrong of [{}, { ...shared, due: 'x' }, { ...shared, state: { ...shared.state, pauses: [1] } }])
      expect(await fromHash(await toHash(wrong as never))).toBeUndefined()
  })
})

describe('the copied texts', () => {
  it('are a valid program if calendar and policy end with a comment', async () => {
    const { page } = await openJson()
    await pick(page, 'apia')
    for (const id of ['calendar', 'policy'])
      await page.fill(`#${id}`, `// Ours.\n${await page.inputValue(`#${id}`)} // That is all.`)
    await settled(page)
    await page.click('[data-copy=code]')
    const code = (await page.textContent('#copy pre'))!
    const printed = execFileSync(process.execPath, ['--input-type=module'], {
      cwd: root,
      input: code,
      encoding: 'utf8',
    })
    expect(printed.split('\n')[0]).toBe('2012-01-02T10:00:00+14:00[Pacific/Apia]')
    await page.context().close()
  })

  it.each(['seed', 'paused', 'two-teams', 'tokyo', 'follow-the-sun', 'easter', 'apia', 'umm-al-qura'])(
    'of %s run and give the result of the page',
    async id => {
      const { page } = await open()
      await pick(page, id)
      const copied = async (kind: string) => {
        await page.click(`[data-copy=${kind}]`)
        await page.waitForFunction(() => document.querySelector('#copied')?.textContent !== '')
        return (await page.textContent('#copy pre'))!
      }
      const [code, test, command] = [await copied('code'), await copied('test'), await copied('command')]
      expect(await copied('link')).toBe(await page.evaluate(() => location.href))
      const due = (await dueOf(page))!
      const place = mkdtempSync(join(tmpdir(), 'copied-'))
      try {
        mkdirSync(join(place, 'node_modules/.bin'), { recursive: true })
        symlinkSync(root, join(place, 'node_modules/sla-calendar'))
        symlinkSync(join(root, 'dist/cli.js'), join(place, 'node_modules/.bin/sla-calendar'))
        symlinkSync(join(root, 'node_modules/vitest'), join(place, 'node_modules/vitest'))
        writeFileSync(join(place, 'code.mjs'), code)
        writeFileSync(join(place, 'copied.test.mjs'), test)
        const run = (file: string, ...words: string[]) => execFileSync(file, words, { cwd: place, encoding: 'utf8' })
        const [printed] = run(process.execPath, 'code.mjs').split('\n')
        expect(new Date(printed.replace(/\[.*/, '')).toISOString()).toBe(due)
        run(process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--root', place)
        // The installed command is called directly, because npx is slow.
        const output = run('bash', '-ec', command.replace('npx sla-calendar', 'node node_modules/.bin/sla-calendar'))
        const { calendar } = presets.find(preset => preset.id === id)!
        expect(output).toContain(`Due on ${dueWords(due, businessCalendar(calendar).timeZone)}.`)
      } finally {
        rmSync(place, { recursive: true, force: true })
      }
      await page.context().close()
    },
  )
})

function dueWords(due: string, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(due))
  const date = part({ day: 'numeric', month: 'long', year: 'numeric' })
  return `${part({ weekday: 'long' })}, ${date} at ${part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}

describe('the countdown', () => {
  it('ticks while the calendar is open, and stops while it is closed', async () => {
    const { page } = await open()
    await page.clock.install()
    await page.reload()
    await settled(page)
    const at = async (time: string) => {
      await page.clock.setFixedTime(new Date(time))
      await page.waitForTimeout(1200)
      return page.textContent('#countdown')
    }
    await page.clock.setFixedTime(new Date('2026-11-20T16:30+01:00'))
    await page.fill('#zone', 'Europe/Rome')
    await page.click('#now')
    await settled(page)
    expect(await at('2026-11-20T17:00+01:00')).toBe('5:30:00 left.')
    expect(await at('2026-11-20T17:00:01+01:00')).toBe('5:29:59 left.')
    const still = '4:30:00 left, closed until Monday, 23 November 2026, 09:00.'
    expect(await at('2026-11-21T10:00+01:00')).toBe(still)
    expect(await at('2026-11-22T10:00+01:00')).toBe(still)
    expect(await at('2026-11-23T15:00+01:00')).toBe('Overdue by 1 h 30 min of working time.')
    await page.context().close()
  })
})

describe('the page', () => {
  it('transfers less than 300 KB', () => {
    const size = (name: string) => gzipSync(readFileSync(join(folder, name))).length
    const first = ['playground.html', 'playground.css', 'playground.js']
    const total = first.map(size).reduce((a, b) => a + b)
    const later = readdirSync(folder).filter(name => !first.includes(name))
    console.info([['at first', total], ...later.map(name => [name, size(name)])])
    expect(total).toBeLessThan(300_000)
    expect(later.sort()).toEqual(['playground-files.js', 'playground-holidays.js'])
  })

  it('shows the first result in less than a second', async () => {
    const { page } = await open()
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (!document.body?.dataset.state) return
        Object.assign(globalThis, { answeredAfter: performance.now() })
        watch.disconnect()
      })
      watch.observe(document, { subtree: true, childList: true, attributes: true })
    })
    const times: number[] = []
    for (let i = 0; i < 5; i++) {
      await page.reload()
      await settled(page)
      times.push(await page.evaluate('answeredAfter'))
    }
    console.info(`first result after ${times.map(ms => ms.toFixed(0)).join(', ')} ms`)
    // Only the fastest time counts, because other work of the machine slows the rest down.
    expect(Math.min(...times)).toBeLessThan(1000)
    await page.context().close()
  })

  it('shows a budget of years with its middle folded', async () => {
    const { page } = await openJson()
    const policy = await page.inputValue('#policy')
    await page.fill('#policy', policy.replaceAll(/"hours": \d+/g, '"hours": 20000'))
    await settled(page)
    expect((await dueOf(page))! > '2030').toBe(true)
    // It took twelve seconds when the text of hidden intervals was computed too.
    expect(await page.locator('#table tbody tr').count()).toBeLessThan(70)
    await page.context().close()
  })

  it('works from a server as from a disk', async () => {
    const types: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' }
    const server = createServer(({ url }, response) => {
      const name = url!.slice(1)
      response.setHeader('content-type', types[name.split('.')[1]])
      response.end(readFileSync(join(folder, name)))
    })
    await new Promise<void>(resolve => server.listen(0, resolve))
    try {
      const { port } = server.address() as AddressInfo
      const opened = await open({}, '#preset=seed', `http://localhost:${port}/playground.html`)
      expect(await dueOf(opened.page)).toBe('2026-11-23T12:30:00.000Z')
      expectQuiet(opened)
      await opened.page.context().close()
    } finally {
      server.close()
    }
  })

  it('can be reached and used with the keyboard alone', async () => {
    const { page } = await open()
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.className || '')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('skip')
    const seen: string[] = []
    for (let i = 0; i < 120 && !seen.includes('policy-name'); i++) {
      await page.keyboard.press('Tab')
      seen.push(await focused())
      if (seen.at(-1) === 'tab-hours' && !seen.includes('tab-targets')) {
        await page.keyboard.press('ArrowRight')
        seen.push(await focused())
      }
    }
    // The focus follows the order of the page and is never trapped. A date field has several stops.
    const order = [
      ...['preset', 'reset', 'timeline', 'table', 'save-png', 'severity', 'target', 'at', 'now', 'zone', 'channel'],
      ...['add-pauses', 'add-events', 'tab-hours', 'tab-targets', 'policy-name'],
    ]
    expect([...new Set(seen)].filter(id => order.includes(id))).toEqual(order)
    await page.focus('#severity')
    await page.keyboard.press('ArrowDown')
    await settled(page)
    expect(await page.inputValue('#severity')).toBe('medium')
    expect(await dueOf(page)).toBe('2026-11-23T14:30:00.000Z')
    await page.focus('.skip')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('answer')
    await page.context().close()
  })

  it('lets the keyboard pick an example, edit and copy', async () => {
    const { page } = await open()
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || '')
    const goTo = async (name: string, key: 'Tab' | 'Shift+Tab') => {
      for (let i = 0; i < 60 && (await focused()) !== name; i++) await page.keyboard.press(key)
      expect(await focused()).toBe(name)
    }
    await goTo('preset', 'Tab')
    await page.keyboard.type('Apia')
    await settled(page)
    expect(await dueOf(page)).toBe('2012-01-01T20:00:00.000Z')
    await goTo('tab-hours', 'Tab')
    await page.keyboard.press('ArrowLeft')
    await goTo('tab-json', 'Tab')
    await goTo('calendar', 'Tab')
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('// Ours.\n')
    await settled(page)
    await goTo('Copy as code', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('#copied')?.textContent !== '')
    const code = await page.textContent('#copy pre')
    expect(code).toContain('businessCalendar(// Ours.')
    expect(code).toContain('2012-01-02T10:00:00+14:00[Pacific/Apia]')
    await page.context().close()
  })

  // 320 by 256 is a screen of 1280 by 1024 at 400%.
  it.each([
    [320, 256],
    [390, 844],
    [768, 1024],
    [1280, 800],
  ])('fits a screen of %i by %i, with errors and copied texts too', async (width, height) => {
    const { page } = await openJson({ viewport: { width, height } })
    const widthOf = (selector: string) =>
      page.evaluate(name => {
        const { scrollWidth, clientWidth } = document.querySelector(name)!
        return scrollWidth - clientWidth
      }, selector)
    for (const { id } of presets) {
      await pick(page, id)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await widthOf('#timeline')).toBeLessThanOrEqual(0)
      expect(await widthOf('#chart')).toBeLessThanOrEqual(0)
    }
    for (const kind of ['link', 'code', 'test', 'command', 'document', 'embed']) await page.click(`[data-copy=${kind}]`)
    await page.fill('#calendar', '{ "timeZone": "Rome", "hours": {} }')
    await page.fill('#zone', 'Nowhere/In_particular')
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.context().close()
  })

  it('prints the result and its table without the input fields', async () => {
    const { page } = await open()
    await page.emulateMedia({ media: 'print' })
    for (const id of ['due', 'words', 'timeline', 'chart', 'table']) expect(await page.isVisible(`#${id}`)).toBe(true)
    for (const id of ['ticket', 'contract', 'compare', 'files', 'countdown', 'take'])
      expect(await page.isVisible(`#${id}`)).toBe(false)
    expect((await page.pdf()).length).toBeGreaterThan(10_000)
    await page.context().close()
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('passes all accessibility rules of axe, %s, %i pixels wide', async (colorScheme, width) => {
    const { page } = await openJson({ colorScheme, viewport: { width, height: 900 } })
    await pick(page, 'paused')
    await page.click('[data-copy=code]')
    await page.waitForFunction(() => document.querySelector('#copied')?.textContent !== '')
    expect(await violations(page)).toEqual([])
    await pick(page, 'moscow')
    expect(await violations(page)).toEqual([])
    await page.fill('#calendar', '{ "timeZone": "Rome" }')
    await page.fill('#policy', '{')
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})
