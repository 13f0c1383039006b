/** The text of an `.ics` file with these lines; a line that starts with a name alone opens a component. */
export function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

/** A component with its lines. */
export function component(name: string, ...lines: readonly string[]): string {
  return [`BEGIN:${name}`, ...lines, `END:${name}`].join('\r\n')
}

/** An event with its lines. */
export function event(...lines: readonly string[]): string {
  return component('VEVENT', ...lines)
}
