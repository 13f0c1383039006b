/** The weekdays of an `opening_hours` value, Monday first. */
export const OSM_DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
/** Its months. */
export const OSM_MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Languages of the places on the map. Where two of them disagree about a word, no day is offered. */
const LANGUAGES =
  'af bg ca cs da de el en es et eu fi fr gl hr hu is it lb lt lv mk nb nl pl pt ro ru sk sl sq sr sv tr uk'.split(' ')

/**
 * The weekdays and months, as OSM writes them, that a word of other languages can mean: two where languages differ, such
 * as German and Czech on `So`, and none for an unknown word.
 */
export function translatedNames(word: string): string[] {
  const text = plain(word)
  const days = text.length > 1 ? namesLike(text, OSM_DAY_NAMES, { weekday: 'long' }, i => Date.UTC(2026, 0, 5 + i)) : []
  const months = text.length > 2 ? namesLike(text, OSM_MONTH_NAMES, { month: 'long' }, i => Date.UTC(2026, i, 1)) : []
  return [...days, ...months]
}

function namesLike(
  text: string,
  names: readonly string[],
  style: Intl.DateTimeFormatOptions,
  dateOf: (index: number) => number,
): string[] {
  const formats = LANGUAGES.map(language => new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }))
  return names.filter((_, i) => formats.some(format => plain(format.format(dateOf(i))).startsWith(text)))
}

/** Without capitals and accents. */
function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
