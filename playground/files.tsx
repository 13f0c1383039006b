import { useEffect, useState } from 'preact/hooks'
import { ColumnTitles } from './column-titles.tsx'
import { edited } from './edit-json.ts'
import type { FileTools, Judged } from './lazy/files.ts'
import { loaded } from './loaded.ts'
import { lengthText, shortText } from './moments.ts'
import type { Session } from './session.ts'
import { t } from './texts.ts'

/** The largest file that is read, in bytes. */
const LARGEST = 50_000_000

/** Reads files that are dropped on the page: an `.ics` file, a config file, or an export to judge. */
export function Files({ session }: { readonly session: Session }) {
  const [message, say] = useState('')
  const [judged, setJudged] = useState<Judged>()
  const [isOver, setOver] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file) return
    setJudged(undefined)
    if (file.size > LARGEST) return say(t.tooLarge)
    say(t.reading(file.name))
    try {
      const tools = await loaded<FileTools>('files')
      const text = await file.text()
      if (/\.ics$|^BEGIN:VCALENDAR/i.test(file.name) || text.startsWith('BEGIN:VCALENDAR')) {
        say(takeICalendar(session, tools, text))
      } else if (isDocument(text)) {
        const { calendar, policy, tickets, names } = tools.document(text)
        session.replace({ ...session.state, calendar, policy, tickets }, t.documentRead(file.name, names))
        say(t.documentRead(file.name, names))
      } else {
        const result = await tools.judge(file, session.state, session.language)
        setJudged(result)
        say(t.judged(file.name, result.tickets))
      }
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(event.type === 'dragover')
      if (event.type === 'drop') take(event.dataTransfer.files[0])
    }
    const types = ['dragover', 'dragleave', 'drop'] as const
    for (const type of types) addEventListener(type, over)
    return () => {
      for (const type of types) removeEventListener(type, over)
    }
  })
  return (
    <section id="files" aria-labelledby="files-title" class={isOver ? 'over' : ''}>
      <h2 id="files-title">{t.files}</h2>
      <p class="note">{t.filesHelp}</p>
      <label class="file">
        <span>{t.chooseFile}</span>
        <input
          id="file"
          type="file"
          accept=".ics,.json,.csv,.ndjson,.txt"
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0])
            currentTarget.value = ''
          }}
        />
      </label>
      <p id="file-message" role="status">
        {message}
      </p>
      {judged && <Verdicts judged={judged} zone={session.state.zone} />}
    </section>
  )
}

/** Adds the events of an `.ics` text to the holidays of the calendar, and returns what it did. */
function takeICalendar(session: Session, tools: FileTools, text: string): string {
  const { state } = session
  const year = Number(state.at.slice(0, 4)) || new Date().getFullYear()
  const calendar = session.contract.calendar?.toJSON()
  if (!calendar || !('timeZone' in calendar)) return t.noCalendarForIcs
  const found = tools.holidays(text, calendar.timeZone, { from: year, to: year + 2 })
  const holidays = [...(calendar.holidays ?? []), ...found]
  const notice = t.holidaysRead(found.length - 1, year, year + 2)
  session.replace({ ...state, calendar: edited(state.calendar, ['holidays'], holidays) }, notice)
  return notice
}

/** Returns whether a text is a config file: an object with a policy or calendars. An export in JSON has neither. */
function isDocument(text: string): boolean {
  return /^\s*(\/\/[^\n]*\s*)*\{/.test(text) && /"(calendars?|polic(y|ies)|contracts)"\s*:/.test(text)
}

/** The result of an export: the counts per severity, the breaches, and the rows that cannot be read. */
function Verdicts({ judged, zone }: { readonly judged: Judged; readonly zone: string }) {
  const { rows, breaches, invalid, findings, notJudged } = judged
  const hidden = notJudged.map(target => t.targets[target] ?? target).join(', ')
  return (
    <>
      <div class="scroll">
        <table id="judged">
          <ColumnTitles titles={t.judgedColumns} />
          <tbody>
            {rows.map(({ target, severity, counts }) => (
              <tr key={`${target} ${severity}`}>
                <th scope="row">{`${t.targets[target] ?? target}, ${severity}`}</th>
                {counts.map((count, i) => (
                  <td key={String(i)}>{count}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{t.breaches(judged.breached)}</h3>
      <ul id="breaches">
        {breaches.map(({ id, target, dueAt, overMs }) => (
          <li key={`${id} ${target}`}>
            {t.breach(
              id,
              t.targets[target] ?? target,
              dueAt === null ? '–' : shortText(dueAt, zone),
              lengthText(overMs),
            )}
          </li>
        ))}
      </ul>
      {[...(hidden ? [t.notJudged(hidden)] : []), ...findings].map(text => (
        <p class="note" key={text}>
          {text}
        </p>
      ))}
      {invalid.count > 0 && (
        <div id="invalid">
          <h3>{t.invalidRows(invalid.count)}</h3>
          <ul>
            {invalid.shown.map(row => (
              <li key={JSON.stringify(row)}>{`${t.rowPlace(row)}: ${row.message}`}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
