/** Signing in, for either face: name and password, the code where it is asked for, and what went wrong in words. */
import { useState, type FormEvent } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { Me } from '../../server/contract/people.ts'
import { asProblem, post, ProblemError } from './api.ts'

/** Of all the fictional people of a rehearsal. */
export const rehearsalPassword = 'yimen-rehearsal'

/** Where many come at once the page waits its turn, so often and so long, and the person does not click again. */
const mostTurns = 6
const longestTurnSeconds = 30

async function inTurn(send: () => Promise<Me>, waits: (detail: Text) => void): Promise<void> {
  for (let turn = 1; ; turn++)
    try {
      await send()
      return
    } catch (error) {
      const seconds = error instanceof ProblemError ? error.retryAfter : null
      if (asProblem(error).code !== 'busy' || turn === mostTurns || seconds === null) throw error
      waits(asProblem(error).detail)
      await new Promise((done) => setTimeout(done, Math.min(seconds, longestTurnSeconds) * 1000))
    }
}

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
      await inTurn(
        () => post<Me>('/api/session', { login: as, password: secret, ...(shown ? { code: shown } : {}) }),
        setWrong,
      )
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
