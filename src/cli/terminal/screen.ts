/** The capabilities of a stream. A stream that is not a terminal has 80 columns and no colours. */
export type Screen = { readonly isColour: boolean; readonly width: number }

/** Returns the capabilities of a stream. A NO_COLOR that is not empty turns colours off (https://no-color.org). */
export function screenOf(stream: { readonly isTTY?: boolean; readonly columns?: number }, env = process.env): Screen {
  const isTerminal = stream.isTTY === true
  return {
    isColour: isTerminal && !env.NO_COLOR && env.TERM !== 'dumb',
    width: (isTerminal && stream.columns) || 80,
  }
}
