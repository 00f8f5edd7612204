/** [CT2] A window as it stands now: read anew when something happens to a number or to what was opened, and while another screen comes. */
import { useCallback, useState } from 'react'
import type { CounterPairing, CounterTicket, CounterView } from '../../../server/contract/counters.ts'
import { asProblem, isMoved, newKey, post as send, put, remove, type ProblemError } from '../../shared/api.ts'
import { useAgain } from '../../shared/use-again.ts'
import { everyProgramme, useLive, type Line } from '../room/live.ts'

type Act = keyof CounterView['acts']
/** Whoever types digits in beside us is seen soon. */
const pace = { burstMs: 120, everyMs: 3_000 }

export type AtCounter = {
  readonly view: CounterView | null
  readonly line: Line
  readonly problem: ProblemError['problem'] | null
  readonly mine: CounterTicket | null
  /** Calls the first that waits, or the next one where another window was faster; null where nobody waits. */
  readonly callNext: (post: string, window: string, kind: string) => Promise<CounterTicket | null>
  readonly act: (act: Act, ticket: CounterTicket, post: string, input?: object) => Promise<boolean>
  readonly pair: (post: string, window: string) => Promise<boolean>
  readonly show: (what: Pick<CounterPairing, 'ticket' | 'case'>) => Promise<boolean>
  readonly unpair: () => Promise<boolean>
}

export function useCounter(id: string): AtCounter {
  const path = `/api/counters/${encodeURIComponent(id)}`
  const [turn, setTurn] = useState(0)
  const [refused, setRefused] = useState<ProblemError['problem'] | null>(null)
  const again = useCallback(() => setTurn((n) => n + 1), [])
  const { data: view, problem } = useAgain<CounterView>(path, turn, pace)
  const programmes = view ? [view.programme, ...view.opens.map((o) => o.programme)] : []
  const line = useLive(everyProgramme, (heard) => {
    if (heard.kind === 'reset' || programmes.includes(heard.change.row.programme)) again()
  })
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setRefused(null)
    try {
      return await work()
    } catch (error) {
      setRefused(asProblem(error))
      return null
    } finally {
      again()
    }
  }
  const command = (act: Act, { case: ticket, seq }: CounterTicket, post: string, input: object) =>
    send(`/api/cases/${ticket}/commands`, { seq, outcome: view!.acts[act], post, input }, newKey())
  return {
    view,
    line,
    problem: refused ?? problem,
    mine: view?.tickets.find((x) => x.mine) ?? null,
    callNext: (post, window, kind) =>
      attempt(async () => {
        const waiting = view!.tickets.filter(
          (x) => x.state === 'waiting' && (kind === '' || x.kindName === kind),
        )
        for (const ticket of waiting) {
          try {
            await command('call', ticket, post, { [view!.fields.window]: window })
            return ticket
          } catch (error) {
            if (!isMoved(asProblem(error).code)) throw error
          }
        }
        return null
      }),
    act: async (act, ticket, post, input = {}) =>
      (await attempt(() => command(act, ticket, post, input).then(() => true))) ?? false,
    pair: async (post, window) =>
      (await attempt(() => send(`${path}/pairing`, { post, window }).then(() => true))) ?? false,
    show: async (what) => (await attempt(() => put(`${path}/pairing`, what).then(() => true))) ?? false,
    unpair: async () => (await attempt(() => remove(`${path}/pairing`).then(() => true))) ?? false,
  }
}
