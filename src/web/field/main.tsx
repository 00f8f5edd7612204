/** The field: for a phone in the hand, days long without network. */
import '../shared/old.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../shared/lang.tsx'
import { start } from './app-state.ts'
import { App } from './app.tsx'
import { registerWorker } from './update.ts'
import '../resident/resident.css'
import './field.css'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
)
void start()
void registerWorker()

/** A machine without Chinese letters gets them after the page is there, where there is a network. */
addEventListener('load', () => void import('../resident/letters.ts').catch(() => undefined))
