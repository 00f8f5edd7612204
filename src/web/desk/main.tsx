/** The officials' page: dense, for a day's work, keyboard first. */
import '../shared/old.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { addressHere } from '../shared/base.ts'
import { LanguageProvider } from '../shared/lang.tsx'
import { App } from './app.tsx'
import { readAhead } from './reads.tsx'
import './desk.css'

const lettersAfterMs = 1500
/** What the first page tells is asked for beside who is there, not after it. */
if (addressHere() === '/desk') readAhead('/api/start')

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
)

/** A machine without Chinese letters gets them after the page is there and has said what waits; the others never ask for them. */
addEventListener('load', () => setTimeout(() => void import('./letters.ts'), lettersAfterMs))
