/** The wall of a meeting room: one campaign on one screen, read from five metres; the same on a leader's phone. */
import '../shared/old.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../shared/lang.tsx'
import { App } from './app.tsx'
import './wall.css'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
)

/** A machine without Chinese letters gets them after the page is there; the others never ask for them. */
addEventListener('load', () => void import('./letters.ts'))
