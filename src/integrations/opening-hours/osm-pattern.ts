const WEEKDAY =
  '(?:mo(?:n(?:day)?)?|tu(?:e(?:s(?:day)?)?)?|we(?:d(?:nesday)?)?|th(?:u(?:r(?:s(?:day)?)?)?)?|fr(?:i(?:day)?)?|' +
  'sa(?:t(?:urday)?)?|su(?:n(?:day)?)?)(?!\\p{L})\\.?'
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|' +
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\\p{L})\\.?'
/** A number that is not an hour. */
const DAY = '\\d{1,2}(?!:?\\d)'
const YEAR = '\\d{4}(?!:?\\d)'
const TIME = '\\d{1,2}:\\d\\d(?::\\d\\d)?'
const sticky = (pattern: string) => new RegExp(pattern, 'iuy')

/** The tokens of an opening_hours value, each matched at a position. */
export const OSM_PATTERN = {
  nextDate: sticky(`\\s*,\\s*(?=${YEAR}|${MONTH}|${DAY})`),
  year: sticky(YEAR),
  toYear: sticky(`-(?=${YEAR})`),
  month: sticky(MONTH),
  toMonth: sticky(`\\s*-\\s*(?=${MONTH})`),
  day: sticky(DAY),
  ofDay: sticky(`\\s+(?=${DAY})`),
  toDay: sticky(`\\s*-\\s*(?=${DAY}|${MONTH}|${YEAR})`),
  week: sticky('week\\s*(?=\\d)'),
  toWeek: sticky(`\\s*-\\s*(?=${DAY})`),
  step: sticky('\\s*/\\s*(?=\\d)'),
  nextWeek: sticky(`\\s*,\\s*(?=${DAY})`),
  weekday: sticky(WEEKDAY),
  ofMonth: sticky('\\[\\s*(?=-?\\d)'),
  place: sticky('-?\\d'),
  toPlace: sticky('\\s*-\\s*(?=\\d)'),
  nextPlace: sticky('\\s*,\\s*(?=-?\\d)'),
  endOfPlaces: sticky('\\s*\\]'),
  toWeekday: sticky(`\\s*-\\s*(?=${WEEKDAY})`),
  publicHoliday: sticky('(?:PH|public ?holidays?)(?!\\p{L})'),
  anyDay: sticky(`(?:PH|public ?holidays?)(?!\\p{L})|${WEEKDAY}`),
  nextDay: sticky(`\\s*,\\s*(?=(?:[PS]H|public ?holidays?)(?!\\p{L})|${WEEKDAY})`),
  always: sticky('24\\s*/\\s*7(?!\\d)'),
  time: sticky(TIME),
  toTime: sticky('\\s*-\\s*'),
  nextTime: sticky(`\\s*,\\s*(?=${TIME})`),
  openEnd: sticky('\\s*\\+'),
  state: sticky('(?:off|closed|open|unknown)(?!\\p{L})'),
  comment: sticky('"[^"]*"'),
  listed: sticky('\\s*[,-]\\s*(?=\\p{L})'),
  separator: sticky(';|,|\\|\\|'),
  blank: sticky('\\s*'),
  colon: sticky('\\s*:?\\s*'),
}
