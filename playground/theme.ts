/** The key under which the site stores the choice of its switch: `dark`, `light`, or `auto` for that of the system. */
const KEY = 'vitepress-theme-appearance'
const system = matchMedia('(prefers-color-scheme: dark)')

/** Returns whether the page is dark: as chosen here or on the site, otherwise as the system. */
export function isDark(): boolean {
  const choice = chosen()
  return choice === undefined ? system.matches : choice === 'dark'
}

/** Stores a choice for the page and the site. The choice that the system has too follows it from then on. */
export function chooseDark(dark: boolean) {
  try {
    localStorage.setItem(KEY, dark === system.matches ? 'auto' : dark ? 'dark' : 'light')
  } catch {
    // A page of another site may not store anything.
  }
  applyTheme()
}

/** Shows the page in the chosen colours. The style sheet follows the system by itself. */
export function applyTheme() {
  document.documentElement.dataset.theme = chosen() ?? 'auto'
}

/** Calls a function when the system changes, or another tab chooses. */
export function followTheme(changed: () => void) {
  system.addEventListener('change', changed)
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return
    applyTheme()
    changed()
  })
}

/** Returns an image in the colours of the page. By itself, an image follows the system. */
export function inTheme(svg: string): string {
  const choice = chosen()
  const screens = choice === 'dark' ? '@media screen' : '@media not all'
  return choice === undefined ? svg : svg.replace('@media screen and (prefers-color-scheme:dark)', screens)
}

function chosen(): 'dark' | 'light' | undefined {
  try {
    const choice = localStorage.getItem(KEY)
    return choice === 'dark' || choice === 'light' ? choice : undefined
  } catch {
    return undefined
  }
}
