import { distance, suggestionList } from '../validation/did-you-mean.ts'

/**
 * Names that people use for a zone, in letters only: the common Windows names (`mapZone`, territory 001, in Unicode
 * CLDR's common/supplemental/windowsZones.xml) without "Standard Time", abbreviations that tzdb uses, and large cities
 * without a zone of their own. Names of cities and countries that Intl knows are not repeated. The order is that of
 * suggestions. A word with a capital letter is a zone, without its region if Intl knows it; its names follow.
 */
const NAMES =
  'New_York eastern est edt usa boston washington philadelphia atlanta miami ' +
  'Chicago central cst cdt usa houston dallas austin ' +
  'Denver mountain mst mdt usa ' +
  'Los_Angeles pacific pst pdt usa sanfrancisco seattle sandiego lasvegas ' +
  'Phoenix mst usmountain ' +
  'Toronto est edt ottawa montreal ' +
  'Vancouver pst pdt ' +
  'Halifax ast adt atlantic ' +
  'St_Johns nst newfoundland ' +
  'Honolulu hst hawaiian ' +
  'Anchorage alaskan ' +
  'Mexico_City centralmexico ' +
  'Bogota sapacific ' +
  'Guayaquil ect ' +
  'Santiago pacificsa ' +
  'Buenos_Aires argentina ar ' +
  'Sao_Paulo esouthamerica riodejaneiro brasilia ' +
  'Reykjavik greenwich ' +
  'London gmt bst british uk england scotland manchester birmingham edinburgh ' +
  'Dublin ist ' +
  'Lisbon west ' +
  'Berlin weurope cest mez mesz munich frankfurt hamburg cologne ' +
  'Paris romance cest lyon ' +
  'Rome cest roma milan milano naples turin ' +
  'Madrid cest barcelona ' +
  'Warsaw centraleuropean cest ' +
  'Budapest centraleurope ' +
  'Zurich geneva bern basel ' +
  'Amsterdam rotterdam ' +
  'Athens eest ' +
  'Helsinki eest ' +
  'Bucharest gtb eest ' +
  'Europe/Kyiv fle kiev eest ' +
  'Istanbul turkey ankara ' +
  'Moscow russian msk ' +
  'Johannesburg sast capetown pretoria ' +
  'Lagos wcentralafrica ' +
  'Nairobi eafrica ' +
  'Jerusalem ist telaviv ' +
  'Riyadh arab ast ' +
  'Dubai arabian gst abudhabi ' +
  'Tashkent westasia ' +
  'Asia/Kolkata ist india in calcutta mumbai delhi newdelhi bangalore bengaluru chennai hyderabad pune ' +
  'Bangkok seasia ' +
  'Shanghai cst china cn beijing shenzhen guangzhou ' +
  'Singapore sgt ' +
  'Manila pst ' +
  'Tokyo osaka kyoto ' +
  'Seoul kst korea ' +
  'Sydney auseastern aest aedt canberra ' +
  'Brisbane eaustralia aest ' +
  'Adelaide cenaustralia acst ' +
  'Darwin auscentral acst act ' +
  'Perth waustralia awst ' +
  'Auckland newzealand nz nzst nzdt nst wellington ' +
  'Pago_Pago sst'

/** More suggestions would not help. */
const MAX_SUGGESTIONS = 5

/** Names of places, in letters only, and their zones. */
type Places = ReadonlyMap<string, readonly string[]>

let gathered: { readonly zones: readonly string[]; readonly places: readonly Places[] } | undefined
let gatheredCountries: Places | undefined

/**
 * Returns the hint for a text that is not a time zone: at most five likely zones, or the form of a zone's name.
 *
 * @param isKnown whether the platform knows a zone
 * @param meant the zone that the platform reads in the text, although it is not an IANA name
 */
export function zoneHint(text: string, isKnown: (zone: string) => boolean, meant?: string): string {
  const [, sign, hours, minutes = '0'] = /^(?:utc|gmt)? *([+\-−])(\d\d?):?(\d\d)?$/i.exec(text.trim()) ?? []
  if (sign) {
    // The names of tzdb have the signs of POSIX: positive west of Greenwich.
    const fixed = `Etc/GMT${sign === '+' ? '-' : '+'}${+hours}`
    const choice = +hours && !+minutes && isKnown(fixed) ? `. If the offset never changes, write ${fixed}` : ''
    return `An offset is not a time zone, because it has no daylight saving time. Write the zone of a place${choice}.`
  }
  const likely = likelyZones(text).filter(isKnown)
  const zones = likely.length ? likely.slice(0, MAX_SUGGESTIONS) : [meant ?? ''].filter(isKnown)
  if (!zones.length) return 'Write the IANA name of a zone: Region/City.'
  return suggestionList(zones)
}

/** Returns the zones that a text may mean, the likeliest first. */
export function likelyZones(text: string): readonly string[] {
  gathered ??= gather()
  const { zones, places } = gathered
  const words = text.slice(0, 80).replace(/^\(.*?\)|\(us & canada\)|(standard |daylight |summer )?time\b/gi, '')
  // The place is the last part of "Europe/Milan", and the first of "Amsterdam, Berlin, Rome".
  const keys = [words, words.split('/').pop()!, words.split(',')[0]].map(lettersOf)
  const found = firstOf(keys, places) ?? zones.filter(zone => isTypo(text.toLowerCase(), zone.toLowerCase()))
  if (found.length) return found
  gatheredCountries ??= countries(zones)
  return firstOf(keys, [gatheredCountries]) ?? []
}

function firstOf(keys: readonly string[], places: readonly Places[]): readonly string[] | undefined {
  for (const key of keys) for (const place of places) if (place.has(key)) return place.get(key)
  return undefined
}

/** Returns whether a text is a zone with one or two typos in the name of the city. */
function isTypo(text: string, zone: string): boolean {
  const region = zone.slice(0, zone.indexOf('/') + 1)
  const city = text.slice(region.length, 40)
  if (!text.startsWith(region) || region === 'etc/') return false
  return distance(city, zone.slice(region.length)) <= (city.length < 8 ? 1 : 2)
}

function gather() {
  const supported = Intl.supportedValuesOf('timeZone')
  const cities = new Map(supported.map(zone => [lettersOf(zone.split('/').pop()!), [zone]]))
  const names = new Map<string, string[]>([['z', ['UTC']]])
  const known: string[] = []
  for (const word of NAMES.split(' ')) {
    if (/[A-Z]/.test(word)) {
      const [zone] = cities.get(lettersOf(word)) ?? [word]
      cities.set(lettersOf(word.split('/').pop()!), [zone])
      known.push(zone)
    } else names.set(word, [...(names.get(word) ?? []), known.at(-1)!])
  }
  const zones = [...new Set([...known, ...supported])]
  const whole = new Map(zones.map(zone => [lettersOf(zone), [zone]]))
  return { zones, places: [names, whole, cities] }
}

/** Returns the zones of each country by its code, its English name and its own name, in the order of `zones`. */
function countries(zones: readonly string[]): Places {
  const places = new Map<string, readonly string[]>()
  const namesIn = (language: string) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const english = namesIn('en')
  const place = (zone: string) => (zones.includes(zone) ? zones.indexOf(zone) : zones.length)
  for (let i = 360; i < 1296; i++) {
    const code = i.toString(36).toUpperCase()
    const name = /\d/.test(code) ? undefined : english.of(code)
    if (name === undefined) continue
    const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & { timeZones?: string[]; getTimeZones?(): string[] }
    const found = locale.getTimeZones?.() ?? locale.timeZones
    if (!found?.length) continue
    const sorted = [...found].sort((a, b) => place(a) - place(b))
    const own = namesIn(locale.maximize().language).of(code) ?? ''
    for (const key of [code, name.replace(/ \(.*/, ''), own]) places.set(lettersOf(key), sorted)
  }
  return places
}

/** Returns a name in lower-case letters and digits only, without accents. */
function lettersOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase()
}
