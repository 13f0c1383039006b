import { useMemo } from 'preact/hooks'
import type { Policy } from '../dist/index.js'
import { eventTypesOf } from './event-types.ts'
import { type Choice, FaultText, Field, SelectField, Small, TextField } from './fields.tsx'
import { momentText, secondTime, withOffset } from './moments.ts'
import { type RowField, Rows } from './rows.tsx'
import { type Session, targetsIn } from './session.ts'
import { t } from './texts.ts'

/** The ticket: its report, pauses and other events. */
export function TicketForm({ session }: { readonly session: Session }) {
  const { state, contract, faults, answer } = session
  const { policy } = contract
  const fault = (place: string) => faults.find(one => one.place === place)?.message
  const edit = (part: Parameters<Session['edit']>[0]) => session.edit(part)
  const second = secondOf(state.at, state.zone)
  const ignored = faults.length ? [] : (answer?.ignored ?? [])
  return (
    <form id="ticket" aria-labelledby="ticket-title" autocomplete="off" onSubmit={event => event.preventDefault()}>
      <h2 id="ticket-title">{t.ticket}</h2>
      <SelectField
        id="severity"
        label={t.severity}
        value={state.severity}
        choices={policy ? severitiesOf(policy) : []}
        change={severity => edit({ severity })}
      />
      <SelectField
        id="target"
        label={t.target}
        value={state.target}
        choices={policy ? targetsOf(policy, state.severity) : []}
        change={target => edit({ target })}
      />
      <Field id="at" label={t.reportedAt} class="wide">
        <input
          id="at"
          type="datetime-local"
          min="1900-01-02T00:00"
          max="2199-12-30T00:00"
          value={state.at}
          aria-describedby="at-fault"
          aria-invalid={fault('at') !== undefined}
          onInput={({ currentTarget }) => edit({ at: currentTarget.value, again: false })}
        />
        <Small id="now" onClick={() => session.now()}>
          {t.now}
        </Small>
      </Field>
      <Zone session={session} isInvalid={fault('zone') !== undefined} />
      {policy?.channels?.length ? (
        <SelectField
          id="channel"
          label={t.channel}
          value={state.channel}
          choices={channelsOf(policy)}
          change={channel => edit({ channel })}
        />
      ) : null}
      {second === undefined ? null : (
        <div class="check wide">
          <input
            id="again"
            type="checkbox"
            checked={state.again}
            onInput={({ currentTarget }) => edit({ again: currentTarget.checked })}
          />
          <label for="again">{t.secondTime(second)}</label>
        </div>
      )}
      <FaultText id="at-fault" text={fault('at')} />
      <FaultText id="zone-fault" text={fault('zone')} />
      <FaultText id="ticket-fault" text={fault('ticket')} />
      <fieldset class="wide">
        <legend>{t.pauses}</legend>
        <Rows
          id="pauses"
          title={t.pause}
          texts={t.rows.pause}
          fields={PAUSE}
          rows={state.pauses}
          fresh={{ from: state.at, until: '', reason: '' }}
          change={(pauses, field) => session.edit({ pauses }, field)}
        />
        <FaultText id="pauses-fault" text={fault('pauses')} />
      </fieldset>
      <fieldset class="wide">
        <legend>{t.otherEvents}</legend>
        <Rows
          id="events"
          title={t.event}
          texts={t.rows.event}
          fields={EVENT}
          rows={state.events}
          fresh={{ at: state.at, type: 'responded', to: '' }}
          choices={{
            type: policy ? eventTypesOf(policy) : [],
            to: [['', t.choose], ...(policy ? severitiesOf(policy) : [])],
          }}
          change={(events, field) => session.edit({ events }, field)}
        />
        <FaultText id="events-fault" text={fault('events')} />
      </fieldset>
      <p class="note wide" id="ignored" role="status">
        {ignored.join(' ')}
      </p>
    </form>
  )
}

const PAUSE: readonly RowField[] = [
  { name: 'from', label: () => t.pausedFrom, type: 'datetime-local' },
  { name: 'until', label: () => t.pausedUntil, type: 'datetime-local' },
  { name: 'reason', label: () => t.waitingFor, type: 'text' },
]

const EVENT: readonly RowField[] = [
  { name: 'type', label: () => t.whatHappened, type: 'select' },
  { name: 'at', label: () => t.when, type: 'datetime-local' },
  { name: 'to', label: () => t.teamOrPerson, type: 'text', only: 'assigned' },
  { name: 'to', label: () => t.newSeverity, type: 'select', only: 'severityChanged' },
]

function Zone({ session, isInvalid }: { readonly session: Session; readonly isInvalid: boolean }) {
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map(zone => <option key={zone} value={zone} />), [])
  return (
    <>
      <TextField
        id="zone"
        label={t.timeZone}
        value={session.state.zone}
        list="zones"
        isInvalid={isInvalid}
        change={zone => session.edit({ zone: zone.trim() })}
      />
      <datalist id="zones">{zones}</datalist>
    </>
  )
}

type Label = string | { readonly [language: string]: string } | undefined

/** Returns the severities of a policy with their labels. */
function severitiesOf({ severities }: Policy): Choice[] {
  return Object.entries(severities).map(([key, { label }]) => [key, named(key, label)])
}

/** Returns the targets of a severity with their labels: the built-in ones, then the policy's own. */
function targetsOf(policy: Policy, severity: string): Choice[] {
  const own = policy.targets ?? {}
  const order = Object.keys(t.targets)
  return targetsIn(policy.severities[severity] ?? {})
    .sort((a, b) => (order.indexOf(a) + 1 || 99) - (order.indexOf(b) + 1 || 99))
    .map(name => [name, targetName(name, own[name]?.label)])
}

/** Returns the name of a target for people. */
export function targetName(name: string, label?: Label): string {
  return label === undefined && Object.hasOwn(t.targets, name) ? t.targets[name] : named(name, label)
}

function channelsOf({ channels = [] }: Policy): Choice[] {
  const all = channels.map(channel => (typeof channel === 'string' ? { id: channel } : channel))
  return [['', t.notGiven], ...all.map(({ id, label }): Choice => [id, named(id, label)])]
}

function named(key: string, label: Label): string {
  const text = typeof label === 'object' ? (label[t.locale.slice(0, 2)] ?? Object.values(label)[0]) : label
  return text === undefined || text.toLowerCase() === key.toLowerCase() ? (text ?? key) : `${text} (${key})`
}

function secondOf(at: string, zone: string): string | undefined {
  try {
    // Throws if the library does not know the zone.
    withOffset(momentText(at, zone))
    return secondTime(at, zone)?.offset
  } catch {
    return undefined
  }
}
