/** The ordinary way, from application to the bank. */
import { expect, test } from 'vitest'
import { balances } from 'yimen/kernel/ledger'
import { play, toDecision, type Move } from './play.ts'

const approve: Move = { by: 'leader', do: 'approve', at: '2021-03-04 10:00' }
const pay: readonly Move[] = [
  { by: 'system', do: 'send', at: '2021-03-05 10:00', with: { batch: 'batch-1', batchAmount: 100_000 } },
  { by: 'system', do: 'settle', at: '2021-03-08 10:00', with: { bankBatch: 'batch-1' } },
]

test('an emergency with 1,000 yuan of need is granted 1,000 yuan and paid', () => {
  const played = play([...toDecision, approve, ...pay])
  expect(played.refusal).toBeNull()
  expect(played.case).toMatchObject({ step: 'paid', facts: { proposed: 100_000, granted: 100_000 } })
  const books = balances(
    played.events.flatMap((e) => e.effects.flatMap((x) => (x.kind === 'transfer' ? [x.transfer] : []))),
  )
  expect(Object.fromEntries(books)).toEqual({ granted: 100_000, payable: 0, treasury: -100_000 })
  expect(played.events[5]!.authority).toMatchObject({
    grants: ['assistance-township-small', 'assistance-county'],
    amount: 100_000,
    counted: 0,
    max: 224_000,
  })
})
