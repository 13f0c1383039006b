import { render } from 'preact'
import { App } from './app.tsx'
import { Session } from './session.ts'
import { preferredLanguage, speak } from './texts.ts'
import { applyTheme } from './theme.ts'

applyTheme()

const root = document.querySelector('main')!
const session = new Session(() => render(<App session={session} />, root))
document.body.classList.toggle('embed', new URLSearchParams(location.search).has('embed'))
session.language = preferredLanguage()
speak(session.language)
session.follow()
session.open(location.hash)
