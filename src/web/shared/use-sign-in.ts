/** Signing in, for either face: name and password, the code where it is asked for, and what went wrong in words. */
import { useState, type FormEvent } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { Me } from '../../server/contract/people.ts'
import { asProblem, post } from './api.ts'

export function useSignIn(entered: () => Promise<void>) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const [wrong, setWrong] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async (as: string, secret: string, shown?: string) => {
    setBusy(true)
    setWrong(null)
    try {
      await post<Me>('/api/session', { login: as, password: secret, ...(shown ? { code: shown } : {}) })
      await entered()
    } catch (error) {
      const { code: said, detail } = asProblem(error)
      /** The password was right: only the code is still asked for. */
      if (said === 'second_factor_needed') setAsksCode(true)
      else setWrong(detail)
      setCode('')
      setBusy(false)
    }
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    void enter(login, password, code)
  }
  return { login, setLogin, password, setPassword, code, setCode, asksCode, wrong, busy, enter, submit }
}
