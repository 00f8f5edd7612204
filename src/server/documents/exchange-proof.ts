/** What was said of a case with partners, as a file that needs nobody to be believed. */
import type { ExchangeProof } from '#exchange'
import { originOf } from '#tree'
import { keyNotes, messagesOfCase, openTold, type MessageRow } from '#store'
import { partners } from '../exchange/partner.ts'
import type { House } from '../realm.ts'

/** [XC15] */
export async function exchangeProof(house: House, id: string): Promise<ExchangeProof> {
  const rows = await messagesOfCase(house.pool, house.code, id)
  const withUs = (await partners(house)).filter((p) => rows.some((r) => r.partner === p.id))
  const sides = [
    {
      origin: originOf(house.code),
      announcements: await keyNotes(house.pool, house.code, withUs[0]?.id ?? '', 'out'),
    },
  ]
  for (const p of withUs)
    sides.push({ origin: p.origin, announcements: await keyNotes(house.pool, house.code, p.id, 'in') })
  await house.keys.load(
    house.pool,
    rows.map((r) => r.subject),
  )
  return {
    format: 'yimen.exchange.v1',
    case: id,
    sides,
    messages: rows.map((r) => ({ note: r.note, receipt: r.receipt, content: contentOf(house, r) })),
  }
}

function contentOf(house: House, row: MessageRow): ExchangeProof['messages'][number]['content'] {
  try {
    const key = house.keys.get(row.subject)
    if (key === null) return null
    const { salt, body } = openTold(key, row)
    return { salt, body }
  } catch {
    return null
  }
}
