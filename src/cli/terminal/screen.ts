/** What a terminal can show; another stream is taken for one of 80 columns without colours. */
export type Screen = { readonly isColour: boolean; readonly width: number }

/** What the stream can show. NO_COLOR with any text in it turns colours off (https://no-color.org). */
export function screenOf(stream: { readonly isTTY?: boolean; readonly columns?: number }, env = process.env): Screen {
  const isTerminal = stream.isTTY === true
  return {
    isColour: isTerminal && !env.NO_COLOR && env.TERM !== 'dumb',
    width: (isTerminal && stream.columns) || 80,
  }
}
