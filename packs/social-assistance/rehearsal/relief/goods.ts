/** Goods of the year: bought by several orders, delivered into stores, moved on, handed out to people who signed. */
import type { Day } from 'yimen/kernel/day'
import type { File } from '../file.ts'
import { act, worked, type Agenda } from './agenda.ts'
import { contractIds, type Person } from './people.ts'

export type Goods = 'quilt' | 'coat' | 'bedding'
const county = '430523'

type PurchaseStage = 'needed' | 'ordering' | 'ordered' | 'half' | 'delivered'

/** An order of so many pieces for a store; delivered in one go, or in two. */
export function buy(
  a: Agenda,
  place: string,
  goods: Goods,
  pieces: number,
  day: Day,
  stage: PurchaseStage,
): File {
  const store = place === county ? 'county' : 'township'
  const requested = worked(a, day, 0)
  const f = a.file('W', place, requested)
  const purpose = goods === 'bedding' ? '夏季换洗' : '过冬御寒'
  a.at(requested, () =>
    act(
      a,
      f,
      store === 'county' ? 'county-clerk' : 'township-clerk',
      'need',
      { goods, pieces, store, purpose },
      requested,
      'assistance.purchase',
    ),
  )
  if (stage === 'needed') return f
  const approved = worked(a, requested.day, 1)
  a.at(approved, () => act(a, f, 'county-leader', 'approve', {}, approved))
  if (stage === 'ordering') return f
  const ordered = worked(a, approved.day, 1)
  const deliverBy = worked(a, ordered.day, 20).day
  a.at(ordered, () =>
    act(a, f, 'county-clerk', 'order', { goodsContract: contractIds.goods, deliverBy }, ordered),
  )
  if (stage === 'ordered') return f
  const [by, outcome] =
    store === 'county' ? ['county-store', 'accept_county'] : ['store-keeper', 'accept_township']
  const part = stage === 'half' || a.random.next(2) === 0 ? Math.ceil(pieces / 2) : pieces
  const deliver = (n: number, days: number) => {
    const at = worked(a, ordered.day, days)
    a.at(at, () =>
      act(
        a,
        f,
        by!,
        outcome!,
        { deliveredPieces: n, deliveryNote: `SH${f.id.slice(1)}-${days}`, deliveredOn: at.day },
        at,
      ),
    )
  }
  deliver(part, 7)
  if (stage === 'delivered' && part < pieces) deliver(pieces - part, 13)
  return f
}

/** From the county’s store to a township’s. */
export function move(
  a: Agenda,
  place: string,
  goods: Goods,
  pieces: number,
  day: Day,
  stage: 'asked' | 'on_way' | 'arrived',
): File {
  const requested = worked(a, day, 0)
  const f = a.file('Y', place, requested)
  a.at(requested, () =>
    act(
      a,
      f,
      'store-keeper',
      'ask',
      { goods, pieces, purpose: '本站库存不足' },
      requested,
      'assistance.stock_move',
    ),
  )
  if (stage === 'asked') return f
  const sent = worked(a, requested.day, 1)
  a.at(sent, () => act(a, f, 'county-store', 'send_goods', { sentPieces: pieces }, sent))
  if (stage === 'on_way') return f
  const arrived = worked(a, sent.day, 2)
  a.at(arrived, () => act(a, f, 'store-keeper', 'arrive', { arrivedPieces: pieces }, arrived))
  return f
}

/** Asked for by the village, handed out at the store of the township, signed for. */
export function handOut(a: Agenda, p: Person, goods: Goods, pieces: number, day: Day, isDone: boolean): File {
  const requested = worked(a, day, 0)
  const f = a.file('F', p.village, requested)
  a.at(requested, () =>
    act(
      a,
      f,
      'village-worker',
      'request',
      {
        fullName: p.family.head.name,
        idNo: p.family.head.idNo,
        goods,
        pieces,
        purpose: goods === 'bedding' ? '夏季换洗' : '过冬御寒',
      },
      requested,
      'assistance.handout',
    ),
  )
  if (!isDone) return f
  const given = worked(a, requested.day, 1)
  a.at(given, () =>
    act(
      a,
      f,
      'store-keeper',
      'hand_out',
      {
        receivedBy: a.random.next(4) === 0 ? 'other' : 'self',
        signedName: p.family.head.name,
        signedOn: given.day,
        receiptNo: `QS${f.id.slice(1)}`,
      },
      given,
    ),
  )
  return f
}
