import { builtInChannels, builtInSeverities } from './built-in.ts'

/** The options of `deadline` and `explain` that describe a ticket, for `command`. */
export const ticketOptions = {
  severity: { type: 'string' },
  at: { type: 'string' },
  channel: { type: 'string' },
  target: { type: 'string' },
  document: { type: 'string', values: 'files' },
  field: { type: 'string', multiple: true },
  agreement: { type: 'string' },
} as const

/** The help of these options, except `--target`. */
export const TICKET_HELP = {
  ticket: `  --severity SEVERITY   a severity of the policy; in the built-in contract
                        ${builtInSeverities.join(', ')}
  --at INSTANT          when the ticket was reported, for example
                        2026-11-20T16:30+01:00 (default: now)
  --channel CHANNEL     how it was reported; in the built-in contract
                        ${builtInChannels.join(', ')}`,
  field: `  --field COLUMN=VALUE  a column of the ticket that contracts ask for, for
                        example customer=Acme; may be repeated`,
  document: `  --document FILE       the config file (default: ./sla.json if it exists,
                        otherwise the built-in contract MSA Business 2023)
  --agreement NAME      the agreement, if the config file has several`,
}
