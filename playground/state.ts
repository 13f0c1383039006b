/** A pause of the ticket. Its local times are the texts of the page's fields; `until` is empty while the pause lasts. */
export type Pause = { readonly from: string; readonly until: string; readonly reason: string }

/** Another event of the ticket. `to` is the new team, person or severity. */
export type OtherEvent = { readonly at: string; readonly type: string; readonly to: string }

/** A second contract, to compare with the first. */
export type OtherContract = { readonly name: string; readonly calendar: string; readonly policy: string }

/** The input of the page. The texts are kept as they were typed, so that a link restores comments and errors too. */
export type State = {
  readonly calendar: string
  readonly policy: string
  readonly severity: string
  readonly target: string
  readonly channel: string
  /** A local time in `zone`, `YYYY-MM-DDTHH:MM`. */
  readonly at: string
  /** Whether a repeated local time means the second of the two instants. */
  readonly again: boolean
  readonly zone: string
  readonly pauses: readonly Pause[]
  readonly events: readonly OtherEvent[]
  /** How to read an export: the member `tickets` of a config file; empty for the columns of the command. */
  readonly tickets: string
  /** The contract to compare with; null if nothing is compared. */
  readonly other: OtherContract | null
}

/** The content of a link: the input, and its result when the link was created. */
export type Shared = {
  readonly state: State
  /** Epoch milliseconds; null while the ticket is paused. */
  readonly due: number | null
  /** The version of the library that computed the result. */
  readonly version: string
}

const NAME = 's='

/** Returns the part of an address after its `#`. */
export async function toHash(shared: Shared): Promise<string> {
  const packed = await piped(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream('deflate-raw'))
  const letters = Array.from(packed, byte => String.fromCharCode(byte)).join('')
  return NAME + btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Returns the content of a hash, or undefined if this page has not written it. */
export async function fromHash(hash: string): Promise<Shared | undefined> {
  const text = hash.replace(/^#/, '')
  if (!text.startsWith(NAME)) return undefined
  try {
    const letters = atob(text.slice(NAME.length).replaceAll('-', '+').replaceAll('_', '/'))
    const packed = Uint8Array.from(letters, letter => letter.charCodeAt(0))
    const shared: unknown = JSON.parse(
      new TextDecoder().decode(await piped(packed, new DecompressionStream('deflate-raw'))),
    )
    const { state } = Object(shared)
    // Older links lack the newer parts. The order of the others stays, because examples are recognised by their text.
    const whole = { ...Object(shared), state: { ...state, events: [], tickets: '', other: null, ...state } }
    return isShared(whole) ? whole : undefined
  } catch {
    return undefined
  }
}

/** Returns the name of the example in a hash such as `#preset=seed`. */
export function presetOf(hash: string): string | undefined {
  return /^#preset=([\w-]+)$/.exec(hash)?.[1]
}

/** The largest size that is unpacked, in bytes. A few thousand letters can unpack to gigabytes. */
const MOST_BYTES = 4_000_000

async function piped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length
    if (size > MOST_BYTES) {
      await reader.cancel()
      throw new RangeError('The address is too large.')
    }
    pieces.push(read.value)
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

function isShared(value: unknown): value is Shared {
  const { state, due, version } = Object(value)
  const isDue = due === null || Number.isFinite(due)
  return isDue && typeof version === 'string' && isState(Object(state))
}

function isState(state: Record<keyof State, unknown>): boolean {
  const { again, pauses, events, other } = state
  return (
    areRows([state], ['calendar', 'policy', 'severity', 'target', 'channel', 'at', 'zone', 'tickets']) &&
    typeof again === 'boolean' &&
    areRows(pauses, ['from', 'until', 'reason']) &&
    areRows(events, ['at', 'type', 'to']) &&
    (other === null || areRows([other], ['name', 'calendar', 'policy']))
  )
}

function areRows(rows: unknown, names: readonly string[]): boolean {
  return Array.isArray(rows) && rows.every(row => names.every(name => typeof Object(row)[name] === 'string'))
}
