/** The weekdays of an `opening_hours` value, Monday first. */
export const OSM_DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
/** The months of an `opening_hours` value, January first. */
export const OSM_MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The languages of places on the map. If two of them disagree about a word, no day is suggested. */
const LANGUAGES =
  'af bg ca cs da de el en es et eu fi fr gl hr hu is it lb lt lv mk nb nl pl pt ro ru sk sl sq sr sv tr uk'.split(' ')

/**
 * Returns the OSM names of weekdays and months that a word of another language can mean. There are two if languages
 * differ, such as German and Czech on `So`, and none for an unknown word.
 */
export function translatedNames(word: string): string[] {
  const text = normalized(word)
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
  return names.filter((_, i) => formats.some(format => normalized(format.format(dateOf(i))).startsWith(text)))
}

/** Returns a word in lower case and without accents. */
function normalized(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
