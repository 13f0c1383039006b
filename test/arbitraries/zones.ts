import fc from 'fast-check'

/**
 * Zones whose clocks did something nasty, with the instants at which they did: dates lost, midnights missing or shown
 * twice, changes of half an hour, of less than a minute's precision, pairs of changes close together.
 */
export const changes: Readonly<Record<string, readonly string[]>> = {
  'Europe/Rome': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'America/New_York': ['2026-03-08T07:00Z', '2026-11-01T06:00Z'],
  UTC: ['2026-01-01T00:00Z'],
  'Asia/Tokyo': ['2026-01-01T15:00Z'],
  'Asia/Kolkata': ['2026-01-01T18:30Z'],
  'Europe/Dublin': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'Europe/London': ['1941-05-04T01:00Z', '1941-08-10T01:00Z', '1968-10-26T23:00Z'],
  'Europe/Moscow': ['2011-03-26T23:00Z', '2014-10-25T22:00Z'],
  'Pacific/Apia': ['2011-12-30T10:00Z', '2011-09-24T11:00Z'],
  'Pacific/Kwajalein': ['1993-08-21T12:00Z'],
  'Pacific/Kiritimati': ['1994-12-31T10:00Z'],
  'Australia/Lord_Howe': ['2026-04-04T15:00Z', '2026-10-03T15:30Z'],
  'Antarctica/Troll': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'Antarctica/Casey': ['2023-03-08T16:00Z', '2020-10-03T16:01Z'],
  'Pacific/Chatham': ['2026-04-04T14:00Z', '2026-09-26T14:00Z'],
  'Africa/Casablanca': ['2024-03-10T02:00Z', '2024-04-14T02:00Z'],
  'America/Sao_Paulo': ['2018-11-04T03:00Z', '2018-02-18T02:00Z'],
  'Asia/Beirut': ['2023-03-25T22:00Z', '2023-10-28T21:00Z'],
  'America/Havana': ['2026-03-08T05:00Z', '2026-11-01T05:00Z'],
  'Africa/Cairo': ['2024-04-25T22:00Z', '2024-10-31T21:00Z'],
  'Asia/Gaza': ['2040-09-01T21:00Z', '2040-10-13T00:00Z', '2040-10-19T23:00Z'],
  'Asia/Amman': ['2022-02-24T22:00Z', '2022-10-27T22:00Z'],
  'America/Scoresbysund': ['2024-03-31T01:00Z'],
  'America/Nuuk': ['2023-03-26T01:00Z', '2024-03-31T01:00Z'],
  'America/Asuncion': ['2024-10-06T04:00Z', '2024-10-15T03:00Z'],
  'America/St_Johns': ['2011-03-13T03:31Z', '2010-11-07T02:31Z'],
  'America/Recife': ['2000-10-08T03:00Z', '2000-10-15T02:00Z'],
  'Africa/Monrovia': ['1972-01-07T00:44:30Z'],
  'Asia/Kathmandu': ['1985-12-31T18:30Z'],
  'Asia/Pyongyang': ['2015-08-14T15:00Z', '2018-05-04T15:00Z'],
  'America/Caracas': ['2007-12-09T07:00Z', '2016-05-01T07:00Z'],
  'Asia/Almaty': ['2024-02-29T18:00Z'],
  'Africa/Juba': ['2021-01-31T21:00Z'],
  'Asia/Tehran': ['2022-09-21T19:30Z', '2022-03-21T20:30Z'],
  'Asia/Hong_Kong': ['1941-06-14T19:00Z', '1941-12-25T00:00Z'],
  'America/Metlakatla': ['2015-11-01T10:00Z', '2018-11-04T10:00Z'],
}

/** A zone: half of the time one that a service desk is likely to have. */
export function anyZone(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('UTC', 'Europe/Rome', 'America/New_York', 'Asia/Tokyo'),
    fc.constantFrom(...Object.keys(changes)),
  )
}

export function changesOf(zone: string): number[] {
  return (changes[zone] ?? []).map(text => Date.parse(text))
}
