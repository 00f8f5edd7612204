/** Chinese first, English on a switch: a text is both, and a page says which. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Text } from '../../kernel/text.ts'

export type Lang = keyof Text
type Spoken = {
  readonly lang: Lang
  readonly setLang: (lang: Lang) => void
  /** Both languages in, the chosen one out. */ readonly t: (zh: string | Text, en?: string) => string
}

const Language = createContext<Spoken | null>(null)
const langKey = 'yimen-lang'

/** Storage may be forbidden; then the choice lasts as long as the page. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    /* The page works without it. */
  }
}
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(() => (recall(langKey) === 'en' ? 'en' : 'zh'))
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
    remember(langKey, lang)
  }, [lang])
  const spoken = useMemo<Spoken>(
    () => ({
      lang,
      setLang,
      t: (zh, en) => (typeof zh === 'string' ? (lang === 'en' && en !== undefined ? en : zh) : zh[lang]),
    }),
    [lang],
  )
  return <Language value={spoken}>{children}</Language>
}

export function useLang(): Spoken {
  const spoken = useContext(Language)
  if (!spoken) throw new Error('useLang outside LanguageProvider')
  return spoken
}
