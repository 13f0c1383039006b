import { businessCalendar } from '../../src/index.ts'
import { STYLE } from '../../src/svg/band-styles.ts'

const office = businessCalendar({ timeZone: 'UTC', hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] } })
const FROM = Date.UTC(2026, 10, 20) // a Friday
const TO = Date.UTC(2026, 10, 23, 16) // a Monday

/** What is asked, once while the office is open and once while it is closed. */
const ASKED = [
  { title: 'Asked on Friday at 11:00, while open', at: Date.UTC(2026, 10, 20, 11) },
  { title: 'Asked on Saturday at 12:00, while closed', at: Date.UTC(2026, 10, 21, 12) },
]
const LOOK_UPS = ['previousOpen', 'previousClose', 'nextOpen', 'nextClose'] as const

/** The four look-ups, from two instants: where each of them points. */
export function lookUps(width: number): string {
  const left = 8
  const right = width - 8
  const x = (at: number) => Math.round((left + ((at - FROM) / (TO - FROM)) * (right - left)) * 10) / 10
  const parts: string[] = []
  let y = 20
  for (const { title, at } of ASKED) {
    parts.push(`<text x="${left}" y="${y}" class="sla-big sla-ink">${title}</text>`)
    const top = y + 26
    for (const { start, end } of office.intervals(FROM, TO))
      parts.push(`<rect x="${x(start)}" y="${top}" width="${x(end) - x(start)}" height="16" class="sla-ground-open"/>`)
    parts.push(`<path d="M${left} ${top}H${right}M${left} ${top + 16}H${right}" class="sla-grid"/>`)
    for (const [day, name] of [
      [20, 'Fri'],
      [21, 'Sat'],
      [22, 'Sun'],
      [23, 'Mon'],
    ] as const) {
      const start = Math.max(Date.UTC(2026, 10, day), FROM)
      parts.push(`<path d="M${x(start)} ${top - 4}v24" class="sla-grid"/>`)
      parts.push(`<text x="${x(start) + 3}" y="${top - 6}" class="sla-soft">${name}</text>`)
    }
    y = top + 36
    for (const name of LOOK_UPS) {
      const found = office[name](at)!
      const [from, to] = [x(at), x(found)]
      const label = `${name} ${text(found)}`
      // The arrow points to the instant; what it says stands on the side with more room.
      const isRight = Math.max(from, to) < width * 0.6
      parts.push(
        found === at
          ? `<circle cx="${to}" cy="${y - 4}" r="3" class="sla-ink"/>`
          : `<path d="M${from} ${y - 4}H${to}M${to + Math.sign(from - to) * 5} ${y - 8}L${to} ${y - 4}l${Math.sign(from - to) * 5} 4" class="sla-mark"/>`,
        `<text x="${isRight ? Math.max(from, to) + 8 : Math.min(from, to) - 8}" y="${y}" class="sla-ink"${isRight ? '' : ' text-anchor="end"'}>${label}</text>`,
      )
      y += 19
    }
    parts.push(`<path d="M${x(at)} ${top - 2}V${y - 12}" class="sla-mark sla-mark-alarm sla-dash"/>`)
    y += 16
  }
  const told = ASKED.map(
    ({ title, at }) => `${title}: ${LOOK_UPS.map(name => `${name} is ${text(office[name](at)!)}`).join(', ')}.`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y - 12}" viewBox="0 0 ${width} ${y - 12}" role="img" aria-labelledby="look-title look-desc" class="sla-text">`,
    '<title id="look-title">The four look-ups</title>',
    `<desc id="look-desc">${told.join(' ')}</desc>`,
    `<style>${STYLE}</style>`,
    '<rect width="100%" height="100%" class="sla-paper"/>',
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function text(at: number): string {
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(at).getUTCDay()]
  return `${day} ${new Date(at).toISOString().slice(11, 16)}`
}
