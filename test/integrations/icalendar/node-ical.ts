// node-ical makes a Temporal global that lacks most calendars: it is taken away again where the platform has none, since
// other tests ask what the library does without.
const isBuiltIn = 'Temporal' in globalThis

export const { default: nodeIcal } = await import('node-ical')

if (!isBuiltIn) Reflect.deleteProperty(globalThis, 'Temporal')
