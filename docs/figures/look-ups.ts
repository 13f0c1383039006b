import { businessCalendar } from '../../src/index.ts'
import { clockText, type TrackPicture } from './tracks.ts'

const timeZone = 'UTC'
const shop = businessCalendar({ timeZone, hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] } })
const LOOK_UPS = ['previousOpen', 'previousClose', 'nextOpen', 'nextClose'] as const

/** The four look-ups, once while the shop is open and once while it is closed: the result of each. */
export const lookUps: TrackPicture = {
  id: 'look',
  title: 'The four look-ups',
  timeZone,
  from: Date.UTC(2026, 10, 20), // a Friday
  to: Date.UTC(2026, 10, 23, 16), // a Monday
  groups: [
    { title: 'Asked on Friday at 11:00, while open', at: Date.UTC(2026, 10, 20, 11) },
    { title: 'Asked on Saturday at 12:00, while closed', at: Date.UTC(2026, 10, 21, 12) },
  ].map(({ title, at }) => ({
    title,
    at,
    tracks: [
      { calendar: shop },
      ...LOOK_UPS.map(name => {
        const found = shop[name](at)!
        return { label: `${name} ${clockText(found, timeZone)}`, from: at, to: found }
      }),
    ],
  })),
}
