/** The parts of the page that are loaded when they are first needed, each by a script of its own. */
export type Part = 'holidays' | 'files'

/** Loads a part once, and returns what its script provides. Browsers load no module from a disk, so it is a plain script. */
export function loaded<T>(part: Part): Promise<T> {
  const name = `playground_${part}`
  const found = () => (globalThis as unknown as Record<string, T | undefined>)[name]
  const ready = found()
  if (ready) return Promise.resolve(ready)
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: `playground-${part}.js` })
    script.onload = () => resolve(found()!)
    script.onerror = () => {
      script.remove()
      reject(new Error(`${script.src} cannot be loaded.`))
    }
    document.head.append(script)
  })
}
