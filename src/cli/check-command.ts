import { isSlaCalendarError } from '../errors.ts'
import { toEpochMs } from '../time/instant.ts'
import { BROKEN, COULD_NOT, command, HELD } from './command.ts'
import { CommandError } from './command-error.ts'
import { inputBytes } from './input-bytes.ts'
import { judge } from './judge.ts'
import { calendar, channels, policy, severities } from './measure.ts'
import { readTickets } from './read-tickets.ts'
import { reportJson, reportText, type TallyReport } from './report.ts'
import { count, emptyTally } from './tally.ts'
import type { Fault } from './ticket.ts'

/** Beyond these, bad rows are counted and not printed: whoever gave the wrong file need not see it all again. */
const ROWS_SHOWN = 20

const HELP = `Usage: sla-calendar check FILE [options]

Judges the tickets of a CSV file by the policy msaBusiness and the calendar italianOffice: how many first responses
came in time (met), too late or not in time to come (breached), or may still come in time (running). FILE is - for
standard input. Its first row names the columns; id, severity, channel, reportedAt and respondedAt must be there, in
any order, others are passed over. An empty channel is none given, an empty respondedAt no response yet.

  --now INSTANT   judge as of this instant, such as 2026-11-20T16:30+01:00; as of the clock's now, if left out.
                  A response later than it has not happened yet, a report later than it is a bad row
  --json          for programs: { now, policy, calendar, badRows, all: { tickets, met, breached, running, percent },
                  severities: { critical: { … }, … } }

The percentage is that of met among met and breached, to two decimals; it is never 100 while a promise is broken.
Bad rows are named on standard error by line and column and are not in the numbers. The ids need not be unique.

Exit status: 0 all promises held, 1 some were broken, 2 could not check (a row is bad, or there are no tickets).
`

export const checkCommand = command({
  name: 'check',
  summary: 'judges the tickets of a CSV file',
  help: HELP,
  options: { now: { type: 'string' }, json: { type: 'boolean' } },
  operands: ['FILE'],
  async run({ now, json }, [file]) {
    const report = await check(file, now === undefined ? Date.now() : toEpochMs(now, ['--now']))
    process.stdout.write(json ? reportJson(report) : reportText(report))
    if (report.badRows) return COULD_NOT
    return report.all.breached ? BROKEN : HELD
  },
})

async function check(file: string, now: number): Promise<TallyReport> {
  const source = file === '-' ? 'standard input' : file
  const tallies = new Map(severities.map(name => [name, emptyTally()]))
  const all = emptyTally()
  let badRows = 0

  function bad(line: number, faults: readonly Fault[]) {
    if (++badRows > ROWS_SHOWN) return
    for (const { column, message } of faults) complain(`${source}, line ${line}, column ${column}: ${message}`)
  }

  try {
    await readTickets(inputBytes(file), { severities, channels, now }, row => {
      if ('faults' in row) return bad(row.line, row.faults)
      const { ticket } = row
      try {
        const verdict = judge(ticket, { policy, calendar, now })
        count(all, verdict)
        count(tallies.get(ticket.severity)!, verdict)
      } catch (error) {
        // A report so late that its deadline would lie after all supported time.
        if (!isSlaCalendarError(error)) throw error
        bad(row.line, [{ column: 'reportedAt', message: error.message }])
      }
    })
  } catch (error) {
    if (error instanceof CommandError) throw new CommandError(`${source}: ${error.message}`)
    throw error
  }
  if (badRows > ROWS_SHOWN) complain(`${source}: and ${badRows - ROWS_SHOWN} more bad rows`)
  if (badRows + all.tickets === 0) throw new CommandError(`${source}: there is nothing to check below the header.`)
  return { source, now, policy, calendar, badRows, all, severities: tallies }
}

function complain(message: string) {
  process.stderr.write(`error: ${message}\n`)
}
