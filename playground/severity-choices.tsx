import { type Answer, choicesOf } from './answer.ts'
import { notDueText } from './due.tsx'
import { edited } from './edit-json.ts'
import { Small } from './fields.tsx'
import { epochMs, shortText } from './moments.ts'
import type { Session } from './session.ts'
import { t } from './texts.ts'

/** The three rules for a change of severity side by side. Shown if the severity changes. */
export function SeverityChoices({ session, answer }: { readonly session: Session; readonly answer: Answer }) {
  const choices = choicesOf(answer)
  if (!choices.length) return null
  const used = answer.policy.onSeverityChange ?? 'retroactive'
  const use = (rule: string) =>
    session.edit({ policy: edited(session.state.policy, ['onSeverityChange'], rule) }, 'policy onSeverityChange')
  return (
    <div id="choices">
      <h3>{t.changeOfSeverity}</h3>
      <div class="choices">
        {choices.map(({ rule, answer: { due, explanation, state, report } }) => (
          <div key={rule} class={rule === used ? 'choice used' : 'choice'} data-rule={rule}>
            <h4>{t.changeRules[rule]}</h4>
            <p class="choice-due">{due === null ? notDueText(explanation) : shortText(due, state.zone)}</p>
            <p class="note">{t.changeNotes[rule]}</p>
            {report && (
              <p class="note">{t.stateThen(t.states[report.state], shortText(epochMs(answer.asOf), state.zone))}</p>
            )}
            {rule === used ? (
              <p class="note used-note">{t.inUse}</p>
            ) : (
              <Small onClick={() => use(rule)}>{t.useThis}</Small>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}
