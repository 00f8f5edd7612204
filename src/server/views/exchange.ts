/** What was said of a case with partners, as officials see it, and whose turn it is. */
import { readReceipt, turnOf } from '#exchange'
import { messagesOfCase } from '#store'
import type { CaseExchangeView } from '../contract/index.ts'
import { kindNamed } from '../exchange/partner.ts'
import { instantOf, type House } from '../realm.ts'

/** [XC8] */
export async function exchangeOf(house: House, id: string): Promise<CaseExchangeView> {
  const rows = await messagesOfCase(house.pool, house.code, id)
  return {
    turn: turnOf(rows.map((r) => ({ ...r, at: instantOf(r.at) }))),
    messages: rows.map((r) => {
      const receipt = r.receipt === null ? null : readReceipt(r.receipt)!.said
      return {
        partner: r.partner,
        direction: r.direction,
        n: r.n,
        id: r.id,
        kind: r.kind,
        title: kindNamed(house, r.kind)?.title ?? { zh: r.kind, en: r.kind },
        at: instantOf(r.at),
        result: r.result,
        code: receipt?.code ?? null,
        why: receipt?.why ?? null,
        receiptAt: receipt?.at ?? null,
      }
    }),
  }
}
