/** The residents' page: light, for a cheap phone. */
import '../shared/old.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../shared/lang.tsx'
import { App } from './app.tsx'
import './resident.css'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
)

/** A phone without Chinese letters gets them after the page is there; the others never ask for them. */
addEventListener('load', () => void import('./letters.ts'))
