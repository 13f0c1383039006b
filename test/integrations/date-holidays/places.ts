import Holidays from 'date-holidays'

/** A place that date-holidays has holidays of. */
export type Place = { readonly country: string; readonly state?: string; readonly region?: string }

/** Every country, state and region of date-holidays; without those whose codes it lists and cannot find. */
export function places(): Place[] {
  const world = new Holidays()
  const codes = (names: object | undefined) => Object.keys(names ?? {}).filter(code => code === code.toUpperCase())
  return codes(world.getCountries()).flatMap(country => [
    { country },
    ...codes(world.getStates(country)).flatMap(state => [
      { country, state },
      ...codes(world.getRegions(country, state)).map(region => ({ country, state, region })),
    ]),
  ])
}
