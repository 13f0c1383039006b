import { Compare } from './compare.tsx'
import { Contract } from './contract.tsx'
import { Countdown, notDueText } from './due.tsx'
import { Small } from './fields.tsx'
import { Files } from './files.tsx'
import { shortText } from './moments.ts'
import { groups, presets } from './presets.ts'
import { Result } from './result.tsx'
import type { Session } from './session.ts'
import { LANGUAGES, type Language, t } from './texts.ts'
import { TicketForm } from './ticket-form.tsx'

type Props = { readonly session: Session }

/** The whole page. In a page of another site (`?embed`) only the result is shown, with a link to the whole page. */
export function App({ session }: Props) {
  const { answer, faults } = session
  const due = answer?.due ?? null
  if (answer)
    document.title = `${due === null ? notDueText(answer.explanation).split(':')[0] : shortText(due, answer.state.zone)} – sla-calendar`
  const isEmbedded = document.body.classList.contains('embed')
  return (
    <>
      {/* A link would change the address, whose hash is the input of the page. */}
      <button type="button" class="skip" onClick={() => document.getElementById('answer')?.focus()}>
        {t.skip}
      </button>
      {isEmbedded ? <h1 class="hidden">{t.title}</h1> : <Header session={session} />}
      <ResultBar session={session} />
      {!isEmbedded && <Toolbar session={session} />}
      <Result session={session} />
      {isEmbedded ? (
        <p class="open-whole">
          <a href={location.pathname + location.hash} target="_blank" rel="noopener">
            {t.openWhole}
          </a>
        </p>
      ) : (
        <>
          <div class="input">
            <TicketForm session={session} />
            <Contract session={session} />
          </div>
          <div class="more">
            <Compare session={session} />
            <Files session={session} />
          </div>
        </>
      )}
      <footer>
        <p id="version">{faults.length && !answer ? '' : `sla-calendar ${answer?.explanation.version ?? ''}`.trim()}</p>
      </footer>
    </>
  )
}

function Header({ session }: Props) {
  return (
    <header>
      <div>
        <h1>{t.title}</h1>
        <p>
          {t.subtitle[0]}
          <a href="index.html">sla-calendar</a>
          {t.subtitle[1]}
        </p>
      </div>
      <div class="settings">
        <button
          type="button"
          id="dark"
          class="small"
          aria-pressed={session.isDark}
          onClick={() => session.setDark(!session.isDark)}
        >
          {t.dark}
        </button>
        {(Object.keys(LANGUAGES) as Language[]).map(language => (
          <button
            key={language}
            type="button"
            class="small"
            lang={language}
            aria-pressed={session.language === language}
            onClick={() => session.setLanguage(language)}
          >
            {LANGUAGES[language].languageName}
          </button>
        ))}
      </div>
    </header>
  )
}

/** The result in one line. It stays in view while a narrow page scrolls. */
function ResultBar({ session }: Props) {
  const { answer, faults } = session
  if (!answer) return null
  const { due, explanation, state } = answer
  return (
    <div class="bar" id="bar">
      <p>
        <strong>{due === null ? notDueText(explanation) : `${t.dueOn} ${shortText(due, state.zone)}`}</strong>{' '}
        <span>{faults.length ? t.hasErrors : <Countdown session={session} />}</span>
      </p>
      <Small onClick={() => document.getElementById('severity')?.focus()}>{t.editTicket}</Small>
    </div>
  )
}

function Toolbar({ session }: Props) {
  const { title: example } = session
  const { note = '' } = presets.find(({ id }) => id === example) ?? {}
  return (
    <div class="toolbar">
      <div class="field example">
        <label for="preset">{t.example}</label>
        <select id="preset" value={example} onInput={({ currentTarget }) => session.pick(currentTarget.value)}>
          <option value="" hidden selected={example === ''}>
            {t.yourOwn}
          </option>
          {Object.entries(groups).map(([group, members]) => (
            <optgroup key={group} label={t.groups[group]}>
              {members.map(({ id, title }) => (
                <option key={id} value={id} selected={id === example}>
                  {t.examples[id]?.title ?? title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div class="buttons">
        <button type="button" id="undo" class="small" disabled={!session.canUndo} onClick={session.undo}>
          {t.undo}
        </button>
        <button type="button" id="redo" class="small" disabled={!session.canRedo} onClick={session.redo}>
          {t.redo}
        </button>
        <button type="button" id="reset" class="small" onClick={() => session.reset()}>
          {t.reset}
        </button>
      </div>
      <p class="note" id="preset-note">
        {t.examples[example]?.note ?? note}
      </p>
      <div class="notice" role="status">
        <span id="notice">{session.notice}</span>{' '}
        {session.offersUndo && (
          <button type="button" id="undo-notice" class="small" onClick={session.undo}>
            {t.undo}
          </button>
        )}
      </div>
    </div>
  )
}
