import { distance, suggestionList } from '../validation/did-you-mean.ts'
import { countryZones, lettersOf, type Places, zonePlaces } from './zone-places.ts'

/** More suggestions would not help. */
const MAX_SUGGESTIONS = 5

let gathered: ReturnType<typeof zonePlaces> | undefined
let gatheredCountries: Places | undefined

/**
 * Returns the hint for a text that is not a time zone: at most five likely zones, or the form of a zone's name.
 *
 * @param isKnown whether the platform knows a zone
 * @param meant the zone that the platform reads in the text, although it is not an IANA name
 */
export function zoneHint(text: string, isKnown: (zone: string) => boolean, meant?: string): string {
  const [, sign, hours, minutes = 0] = /^(?:utc|gmt)? *([+\-−])(\d\d?):?(\d\d)?$/i.exec(text.trim()) ?? []
  if (sign) {
    // The names of tzdb have the signs of POSIX: positive west of Greenwich.
    const fixed = `Etc/GMT${sign === '+' ? '-' : '+'}${+hours}`
    const choice = +hours && !+minutes && isKnown(fixed) ? `. If the offset never changes, write ${fixed}` : ''
    return `An offset is not a time zone, because it has no daylight saving time. Write the zone of a place${choice}.`
  }
  const likely = likelyZones(text).filter(isKnown)
  const zones = likely.length ? likely.slice(0, MAX_SUGGESTIONS) : [meant!].filter(isKnown)
  if (!zones.length) return 'Write the IANA name of a zone: Region/City.'
  return suggestionList(zones)
}

/** Returns the zones that a text may mean, the likeliest first. */
export function likelyZones(text: string): readonly string[] {
  gathered ??= zonePlaces()
  const { zones, places } = gathered
  const start = text.slice(0, 80).toLowerCase()
  const words = start.replace(/^\(.*?\)|\(us & canada\)|(standard |daylight |summer )?time\b/g, '')
  // The place is the last part of "Europe/Milan", and the first of "Amsterdam, Berlin, Rome".
  const keys = [words, words.split('/').pop()!, words.split(',')[0]].map(lettersOf)
  const found = firstOf(keys, places) ?? zones.filter(zone => isTypo(start, zone.toLowerCase()))
  if (found.length) return found
  gatheredCountries ??= countryZones(zones)
  return firstOf(keys, [gatheredCountries]) ?? []
}

function firstOf(keys: readonly string[], places: readonly Places[]): readonly string[] | undefined {
  for (const key of keys) for (const place of places) if (place.has(key)) return place.get(key)
  return undefined
}

/** Returns whether a text is a zone with one or two typos in the name of the city. */
function isTypo(text: string, zone: string): boolean {
  const region = zone.slice(0, zone.indexOf('/') + 1)
  const city = text.slice(region.length)
  return text.startsWith(region) && distance(city, zone.slice(region.length)) <= (city.length < 8 ? 1 : 2)
}
