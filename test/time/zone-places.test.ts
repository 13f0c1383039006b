import { afterEach, describe, expect, it, vi } from 'vitest'
import { countryZones, lettersOf, zonePlaces } from '../../src/time/zone-places.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('zonePlaces', () => {
  const { zones, places } = zonePlaces()
  const [names, whole, cities] = places

  it('names the zones of large markets first, and each zone of the platform once', () => {
    const made = zonePlaces().zones
    expect(made.slice(0, 3)).toEqual(['America/New_York', 'America/Chicago', 'America/Denver'])
    expect(made).toHaveLength(new Set(made).size)
    expect(made).toEqual(expect.arrayContaining(Intl.supportedValuesOf('timeZone').filter(zone => !/^Etc/.test(zone))))
    expect(made.filter(zone => !/^[A-Z]\w+\//.test(zone))).toEqual([])
  })

  it('leads from a name that people use to all zones with this name', () => {
    const made = zonePlaces().places[0]
    expect(made.get('z')).toEqual(['UTC'])
    expect(made.get('bst')).toEqual(['Europe/London'])
    expect(made.get('est')).toEqual(['America/New_York', 'America/Toronto'])
    expect(made.get('sst')).toEqual(['Pacific/Pago_Pago'])
    expect(made.get('newyork')).toBeUndefined()
    expect([...made.values()].flat()).toEqual(expect.arrayContaining(['Pacific/Auckland', 'Asia/Kolkata']))
  })

  it('leads from the letters of a zone and of its city to the zone', () => {
    const [, byZone, byCity] = zonePlaces().places
    expect(byZone.get('europerome')).toEqual(['Europe/Rome'])
    expect(byCity.get('rome')).toEqual(['Europe/Rome'])
    expect(byCity.get('newyork')).toEqual(['America/New_York'])
    expect(byCity.get('kyiv')).toEqual(['Europe/Kyiv'])
    expect(byCity.get('kolkata')).toEqual(['Asia/Kolkata'])
    expect([...byZone.keys()]).toEqual(zonePlaces().zones.map(lettersOf))
  })

  it('leaves out fixed offsets, which only some platforms list', () => {
    vi.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Etc/GMT+1', 'Europe/Rome', 'Europe/Skopje'])
    const made = zonePlaces().zones
    expect(made).toContain('Europe/Skopje')
    expect(made).not.toContain('Etc/GMT+1')
  })

  it('gives the same answer each time', () => {
    expect(zonePlaces()).toEqual({ zones, places: [names, whole, cities] })
  })
})

describe('countryZones', () => {
  it('leads from the code of a country, its English name and its own name to its zones', () => {
    const places = countryZones(zonePlaces().zones)
    for (const name of ['de', 'germany', 'deutschland'])
      expect(places.get(name)).toEqual(['Europe/Berlin', 'Europe/Busingen'])
    for (const name of ['jp', 'japan', '日本']) expect(places.get(name)).toEqual(['Asia/Tokyo'])
    for (const name of ['zw', 'zimbabwe']) expect(places.get(name)).toEqual(['Africa/Harare'])
    // English has "Myanmar (Burma)".
    expect(places.get('myanmar')).toEqual(places.get('mm'))
    expect(places.get('mm')).toHaveLength(1)
  })

  it('sorts the zones of a country as they were given, then the others', () => {
    const places = countryZones(['America/Denver', 'America/Chicago'])
    const zones = places.get('us')!
    expect(zones.slice(0, 2)).toEqual(['America/Denver', 'America/Chicago'])
    expect(zones).toContain('America/New_York')
  })

  it('knows no country without a zone, and no code with a digit', () => {
    const places = countryZones([])
    expect([...places].filter(([, zones]) => !zones.length)).toEqual([])
    expect([...places.keys()].filter(key => /\d/.test(key) || !key)).toEqual([])
    expect(places.size).toBeGreaterThan(400)
  })
})

describe('lettersOf', () => {
  it('leaves letters and digits, without accents and capitals', () => {
    expect(lettersOf('Zürich')).toBe('zurich')
    expect(lettersOf('São Paulo')).toBe('saopaulo')
    expect(lettersOf(' [America/New_York] ')).toBe('americanewyork')
    expect(lettersOf('GMT+5')).toBe('gmt5')
    expect(lettersOf('日本')).toBe('日本')
  })
})
