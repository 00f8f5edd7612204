/** The officials' page: dense, for a day's work, keyboard first. */
import '../shared/old.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../shared/lang.tsx'
import { App } from './app.tsx'
import './desk.css'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
)

/** A machine without Chinese letters gets them after the page is there; the others never ask for them. */
addEventListener('load', () => void import('./letters.ts'))
