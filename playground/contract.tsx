import { useEffect, useState } from 'preact/hooks'
import type { Fault } from './answer.ts'
import { CalendarForm } from './calendar-form.tsx'
import { Small } from './fields.tsx'
import { Guard } from './guard.tsx'
import { goToLine, JsonEditor } from './json-editor.tsx'
import { PolicyForm } from './policy-form.tsx'
import type { Session } from './session.ts'
import { Tabs } from './tabs.tsx'
import { t } from './texts.ts'

const TEXTS = ['calendar', 'policy', 'tickets'] as const
type Text = (typeof TEXTS)[number]

/** The contract as a form and as JSON. Both edit the same texts. */
export function Contract({ session }: { readonly session: Session }) {
  const [tab, setTab] = useState('hours')
  const [wanted, setWanted] = useState<{ readonly id: string; readonly line: number }>()
  useEffect(() => {
    if (wanted) goToLine(wanted.id, wanted.line)
  }, [wanted])
  const goTo = (id: string, line: number) => {
    setTab('json')
    setWanted({ id, line })
  }
  const fault = (place: string) => session.faults.find(one => one.place === place)
  return (
    <div id="contract">
      <h2>{t.contract}</h2>
      <ContractFault id="calendar-fault" fault={fault('calendar')} goTo={goTo} />
      <ContractFault id="policy-fault" fault={fault('policy')} goTo={goTo} />
      <Tabs
        label={t.contract}
        chosen={tab}
        choose={setTab}
        tabs={[
          {
            id: 'hours',
            title: t.tabs.hours,
            content: () => (
              <Guard text={session.state.calendar}>
                <CalendarForm session={session} />
              </Guard>
            ),
          },
          {
            id: 'targets',
            title: t.tabs.targets,
            content: () => (
              <Guard text={session.state.policy}>
                <PolicyForm session={session} />
              </Guard>
            ),
          },
          { id: 'json', title: t.tabs.json, content: () => <JsonTexts session={session} fault={fault} /> },
        ]}
      />
    </div>
  )
}

function JsonTexts({
  session,
  fault,
}: {
  readonly session: Session
  readonly fault: (place: string) => Fault | undefined
}) {
  return (
    <>
      {TEXTS.map((id: Text) => (
        <section class="editor" key={id}>
          <h3>{t.json[id]}</h3>
          <p class="note" id={`${id}-help`}>
            {t.jsonHelp[id]}
          </p>
          <JsonEditor
            id={id}
            label={t.json[id]}
            text={session.state[id]}
            change={text => session.edit({ [id]: text })}
            wrong={fault(id)?.line}
            isInvalid={fault(id) !== undefined}
            describedBy={`${id}-help ${id === 'tickets' ? '' : `${id}-fault`}`.trim()}
          />
        </section>
      ))}
    </>
  )
}

type FaultProps = {
  readonly id: string
  readonly fault: Fault | undefined
  readonly goTo: (id: string, line: number) => void
}

/** An error of the calendar or of the policy, with a button that selects its line. */
function ContractFault({ id, fault, goTo }: FaultProps) {
  const { line, message = '', place = '' } = fault ?? {}
  const shown = line === undefined || /^(Line|Riga) /.test(message) ? message : t.line(line + 1, message)
  return (
    <div class="fault" id={id} role="status">
      {shown && <span>{shown}</span>}
      {line !== undefined && <Small onClick={() => goTo(place, line)}>{t.goToLine(line + 1)}</Small>}
    </div>
  )
}
