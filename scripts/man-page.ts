import { GENERAL_HELP, loadCommands } from '../src/cli/command-list.ts'

/** Returns the man page of the command, made of the same texts as `--help`. */
export async function manPage(version: string): Promise<string> {
  return [
    `.\\" Made by scripts/man.mjs from the texts of --help. Do not edit.`,
    `.TH SLA\\-CALENDAR 1 "" "sla\\-calendar ${version}" "User Commands"`,
    '.SH NAME',
    'sla\\-calendar \\- when is this ticket due, which SLAs were met, and why',
    '.SH SYNOPSIS',
    '.B sla\\-calendar',
    '.I COMMAND',
    '[options]',
    '.SH DESCRIPTION',
    ...preformatted(GENERAL_HELP),
    ...[...(await loadCommands())].flatMap(([name, { help }]) => [
      `.SH SLA\\-CALENDAR ${roff(name.toUpperCase())}`,
      ...preformatted(help),
    ]),
    '',
  ].join('\n')
}

/** Returns the lines of a text as they are, without the indent of a section, so that 80 columns suffice. */
function preformatted(text: string): string[] {
  return [
    '.in 0',
    '.nf',
    ...text
      .trimEnd()
      .split('\n')
      .map(line => (line === '' ? '.sp' : roff(line))),
    '.fi',
  ]
}

/** Escapes a line for roff: backslashes, hyphens, quotes that troff would change, and dots and quotes at its start. */
function roff(line: string): string {
  const text = line
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('…', '\\[u2026]')
  return /^\./.test(text) ? `\\&${text}` : text
}
