import { useState } from 'preact/hooks'
import type { Answer } from './answer.ts'
import { pngOf, save } from './pictures.ts'
import { asCode, asCommand, asDocument, asEmbed, asTest } from './snippets.ts'
import { t } from './texts.ts'
import { timelineOf } from './timeline.tsx'

/** What can be copied, in the order of the buttons. */
const COPIES: Readonly<Record<string, (answer: Answer) => string>> = {
  link: () => location.href,
  code: asCode,
  test: asTest,
  command: asCommand,
  document: asDocument,
  embed: asEmbed,
}

/** The width of a picture that is saved, in pixels. */
const WIDTH = 960

/** Buttons that copy the input and its result in several forms, or save the timeline. */
export function Share({ answer }: { readonly answer: Answer }) {
  const [copied, setCopied] = useState({ text: '', message: '' })
  const copy = async (kind: string) => {
    const text = COPIES[kind](answer)
    setCopied({ text, message: '' })
    try {
      await navigator.clipboard.writeText(text)
      setCopied({ text, message: t.isCopied(t.copies[kind]) })
    } catch {
      setCopied({ text, message: t.copyBlocked(t.copies[kind]) })
    }
  }
  const svg = () => timelineOf(answer, WIDTH)
  return (
    <div id="take">
      <h3>{t.share}</h3>
      <div class="buttons">
        {Object.keys(COPIES).map(kind => (
          <button key={kind} type="button" data-copy={kind} onClick={() => copy(kind)}>
            {t.copyAs(t.copies[kind])}
          </button>
        ))}
        <button
          type="button"
          id="save-svg"
          onClick={() => save('timeline.svg', new Blob([svg()], { type: 'image/svg+xml' }))}
        >
          {t.saveSvg}
        </button>
        <button type="button" id="save-png" onClick={async () => save('timeline.png', await pngOf(svg()))}>
          {t.savePng}
        </button>
      </div>
      <p id="copied" role="status">
        {copied.message}
      </p>
      {copied.text && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        <section class="scroll" id="copy" aria-label={t.whatWasCopied} tabIndex={0}>
          <pre>{copied.text}</pre>
        </section>
      )}
    </div>
  )
}
