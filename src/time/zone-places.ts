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

/** Names of places, in letters only, and their zones. */
export type Places = ReadonlyMap<string, readonly string[]>

/**
 * Returns the zones that a hint can name, the likeliest first, and the places that lead to them. Fixed offsets are left
 * out: only some platforms list them.
 */
export function zonePlaces(): { readonly zones: readonly string[]; readonly places: readonly Places[] } {
  const supported = Intl.supportedValuesOf('timeZone').filter(zone => !/^Etc/.test(zone))
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
export function countryZones(zones: readonly string[]): Places {
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
export function lettersOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase()
}
