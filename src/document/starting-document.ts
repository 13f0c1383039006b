import { PRODUCTS } from './products.ts'

/** The sections of a config file to start from, as JSON with comments. */
export type StartingSections = { readonly calendars: string; readonly policy: string; readonly tickets: string }

/** The sections of {@link startingDocument}. */
export const STARTING_SECTIONS: StartingSections = {
  calendars: `  // The calendars. The names italianOffice (Rome, Monday to Friday 09:00-18:00) and alwaysOpen are built in.
  "calendars": {
    "office": {
      "name": "Milan office",
      "timeZone": "Europe/Rome",
      "hours": { "mon-fri": ["09:00-13:00", "14:00-18:00"] },
      "holidays": [
        { "name": "Capodanno", "month": 1, "day": 1 },
        { "name": "Epifania", "month": 1, "day": 6 },
        { "name": "Lunedì dell'Angelo", "easter": 1 }, // the day after Easter Sunday
        { "name": "Festa della Liberazione", "month": 4, "day": 25 },
        { "name": "Festa del Lavoro", "month": 5, "day": 1 },
        { "name": "Festa della Repubblica", "month": 6, "day": 2 },
        { "name": "Assunzione di Maria Vergine", "month": 8, "day": 15 },
        { "name": "San Francesco d'Assisi", "month": 10, "day": 4, "since": 2026 },
        { "name": "Ognissanti", "month": 11, "day": 1 },
        { "name": "Sant'Ambrogio", "month": 12, "day": 7 },
        { "name": "Immacolata Concezione", "month": 12, "day": 8 },
        { "name": "Natale", "month": 12, "day": 25 },
        { "name": "Santo Stefano", "month": 12, "day": 26 },
        // { "name": "Thanksgiving", "month": 11, "weekday": "thu", "nth": 4 },
        // { "name": "Boxing Day", "month": 12, "day": 26, "substitute": { "sat": "mon", "sun": "tue" } },
      ],
      "exceptions": {
        "2026-12-24": "09:00-13:00",
        "2026-08-10/2026-08-21": { "name": "Summer closing", "hours": "closed" },
        // "2027-01-01/..": { "mon-fri": "08:00-17:00" },
      },
    },
    // "followTheSun": { "union": ["office", "boston"] },
  },
  // The default calendar.
  "calendar": "office",

`,
  policy: `  // The targets by severity. Write "policy": "msaBusiness" for the built-in contract MSA Business 2023.
  "policy": {
    "name": "Standard support",
    "channels": ["web", "phone", "email"],
    "severities": {
      "critical": {
        "level": 1,
        // Around the clock. Outside business hours, results advise a phone call.
        "firstResponse": {
          "within": "PT2H",
          "clock": "always",
          "outOfHours": { "channel": "phone", "otherwise": "advise" },
        },
        "resolution": { "within": "PT24H", "clock": "always" },
      },
      "high": {
        "level": 2,
        "firstResponse": { "within": "PT6H", "clock": "business" },
        "resolution": { "within": { "workingDays": 2, "due": "close" }, "clock": "business" },
      },
      "medium": {
        "level": 3,
        "firstResponse": { "within": "PT8H", "clock": "business" },
      },
      "low": {
        "level": 4,
        "firstResponse": { "within": "PT10H", "clock": "business" },
      },
    },
  },

`,
  tickets: `  // How to read the export: a CSV file with these columns. "product": "jira" knows names and formats; so do
  // ${PRODUCTS.slice(1, 9).join(', ')},
  // ${PRODUCTS.slice(9).join(', ')}.
  "tickets": {
    "columns": {
      "id": "id",
      "severity": "severity",
      "channel": "channel",
      "reportedAt": "reportedAt",
      "respondedAt": "respondedAt",
    },
    // The export's names of severities, if they differ from those of the policy.
    // "severities": { "P1": "critical", "P2": "high", "P3": "medium", "P4": "low" },
    // Times such as 2026-11-20T16:30+01:00 need nothing more. Times without a zone need both of these lines.
    // "dateFormat": "dd/MM/yyyy HH:mm",
    // "timeZone": "Europe/Rome",
  },

`,
}

/** Returns a config file to start from. Its comments explain each part. */
export function startingDocumentOf({ calendars, policy, tickets }: StartingSections): string {
  return `{
  // The SLAs, and how to read the export of tickets. This file may have comments and trailing commas.
  // docs/document.md of the package describes all keys. With this line, editors complete and check them:
  "$schema": "./node_modules/sla-calendar/dist/sla.schema.json",
  "name": "Service desk",

${calendars}${policy}  // The contracts of customers. The first one that covers a ticket applies; without "when" it covers every ticket.
  // "contracts": [
  //   { "name": "Acme", "when": { "customer": ["Acme", "Acme Ltd"] }, "calendar": "alwaysOpen", "from": "2026-01-01" },
  //   { "name": "Others" },
  // ],

${tickets}  // Breaches that are excused, and the reasons.
  // "waivers": [{ "ticket": "T-1", "reason": "Agreed with the customer.", "until": "2026-12-31" }],
}
`
}

/** The config file that `init` writes without options. It is valid as it is. */
export const startingDocument = startingDocumentOf(STARTING_SECTIONS)
