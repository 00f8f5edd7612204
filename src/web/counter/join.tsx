/** [CT3] Pairing: eight digits that the window reads aloud, or that came behind the mark of a link, where no server writes them down. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { asProblem, post } from '../shared/api.ts'
import { addressHere, at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'

const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 8)

export function Join({ joined }: { readonly joined: () => void }) {
  const { t } = useLang()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const join = async (digits: string): Promise<void> => {
    try {
      await post('/api/counter-screen', { code: digits })
      joined()
    } catch (error) {
      setWrong(t(asProblem(error).detail))
      setCode('')
      field.current?.focus()
    }
  }
  useEffect(() => {
    const given = digitsOf(location.hash)
    if (location.hash !== '') history.replaceState(null, '', at(addressHere()))
    if (given.length === 8) void join(given)
    else field.current?.focus()
  }, [])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    void join(code)
  }
  return (
    <main className="ct-page ct-join">
      <h1>{t('与窗口配对', 'Pair with the window')}</h1>
      <form onSubmit={submit} noValidate>
        <label htmlFor="code">
          {t('请输入窗口人员读出的八位配对码', 'Type the eight digits that the window reads aloud')}
        </label>
        <input
          ref={field}
          id="code"
          className="ct-code"
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={code}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : 'code-fault'}
          onChange={(e) => {
            setWrong(null)
            setCode(digitsOf(e.target.value))
          }}
        />
        {wrong !== null && (
          <p id="code-fault" role="alert" className="ct-fault">
            {wrong}
          </p>
        )}
        <button type="submit" className="ct-main" disabled={code.length !== 8}>
          {t('配对', 'Pair')}
        </button>
      </form>
    </main>
  )
}
