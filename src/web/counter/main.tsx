/** The screen before a person at a window: the number that is called, and what is theirs to check and sign. Nobody is signed in on it. */
import '../shared/old.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../shared/lang.tsx'
import { App } from './app.tsx'
import './counter.css'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
)

/** A machine without Chinese letters gets them after the page is there; the others never ask for them. */
addEventListener('load', () => void import('../stage/letters.ts'))
