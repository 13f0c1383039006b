/**
 * Swedish Midsummer Day, the Saturday of 20-26 June.
 * 1970-1980 klendr.net/holidays/1970/midsummer-day, 2009-2018 onlineklocka.se/timer/midsommardagen/2010, 2025-2031
 * tuxx.se/planering/helgdagar/i/midsommardagen.
 */
export const midsummerDays = [
  ...['1970-06-20', '1971-06-26', '1972-06-24', '1973-06-23', '1974-06-22', '1975-06-21', '1976-06-26', '1977-06-25'],
  ...['1978-06-24', '1979-06-23', '1980-06-21', '2009-06-20', '2010-06-26', '2011-06-25', '2012-06-23', '2013-06-22'],
  ...['2014-06-21', '2015-06-20', '2016-06-25', '2017-06-24', '2018-06-23', '2025-06-21', '2026-06-20', '2027-06-26'],
  ...['2028-06-24', '2029-06-23', '2030-06-22', '2031-06-21'],
]

/**
 * Repentance Day, in Saxony a public holiday: the Wednesday before 23 November.
 * 2013 and 2016 kalender-feiertage-schulferien.de/feiertage/buss-und-bettag.htm, 2023 ka-news.de, 2024
 * kalender.retira.de, 2025 augsburger-allgemeine.de, 2026 and 2027 feiertage-deutschland.de/bundesland/sachsen, the
 * last three schulferien.cc/feiertag/buss-und-bettag.
 */
export const repentanceDays = [
  ...['2013-11-20', '2016-11-16', '2023-11-22', '2024-11-20', '2025-11-19'],
  ...['2026-11-18', '2027-11-17', '2028-11-22', '2029-11-21', '2030-11-20'],
]

/**
 * Orthodox feasts that move with Easter, as public holidays: Clean Monday, Good Friday, Easter Monday, Whit Monday.
 * Cyprus 2018 and 2019 alphaibc.com/aps/public_holidays, Greece 2021 time.astrosage.com, Cyprus 2022
 * secqoia.com/the-company/official-holidays-2021.
 */
export const orthodoxFeasts = `
  2018 0219 0406 0409 0528
  2019 0311 0426 0429 0617
  2021 0315 0430 0503 0621
  2022 0307 0422 0425 0613
`

/**
 * Western feasts that move with Easter, as public holidays in Saxony: Good Friday, Easter Monday, Ascension, Whit
 * Monday. 2023 ka-news.de, 2025 augsburger-allgemeine.de, 2026 and 2027 feiertage-deutschland.de/bundesland/sachsen.
 */
export const saxonFeasts = `
  2023 0407 0410 0518 0529
  2025 0418 0421 0529 0609
  2026 0403 0406 0514 0525
  2027 0326 0329 0506 0517
`

/**
 * The leap years from 1900 to 2100: listliy.com/leap-years-list, and list4everything.com/list-of-leap-years.html, which
 * also says that 1900 was none and 2100 will be none.
 */
export const leapYears = [
  1904, 1908, 1912, 1916, 1920, 1924, 1928, 1932, 1936, 1940, 1944, 1948, 1952, 1956, 1960, 1964, 1968, 1972, 1976,
  1980, 1984, 1988, 1992, 1996, 2000, 2004, 2008, 2012, 2016, 2020, 2024, 2028, 2032, 2036, 2040, 2044, 2048, 2052,
  2056, 2060, 2064, 2068, 2072, 2076, 2080, 2084, 2088, 2092, 2096,
]

/**
 * The years in which South Australia kept the part-day public holidays of 24 and 31 December, 7 pm to midnight, under
 * the Holidays Act 1910 as amended on 2 April 2012: SafeWork SA, safework.sa.gov.au/show_page.jsp?id=2470, and until
 * the Public Holidays Act 2023 yoursay.sa.gov.au/reviewing-sa-public-holidays.
 */
export const partDayYears = [2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]
