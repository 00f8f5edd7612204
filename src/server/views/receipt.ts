/** A receipt: the place of one event of a case in the log's tree, under a signed head. */
import { toBase64, toBase64Url, type Case } from '#kernel'
import { inclusionPath } from '#store'
import type { ReceiptView } from '../contract/index.ts'
import type { Heads } from '../heads.ts'
import { programmeOf, type House } from '../realm.ts'

/** [T8] For the event `seq`, which exists; signs a head over it when the newest does not cover it yet. */
export async function receiptOf(house: House, heads: Heads, c: Case, seq: number): Promise<ReceiptView> {
  const p = programmeOf(house, c)!
  const { leaves, head } = await heads.covering(c.id, seq)
  const leaf = leaves[seq - 1]!
  const act = c.acts[seq - 1]!
  const path = await inclusionPath(house.pool, house.code, leaf.idx, head.size)
  return {
    realm: house.code,
    case: c.id,
    title: p.title,
    stepTitle: p.steps[act.to]!.title,
    seq,
    at: act.at,
    entry: toBase64Url(leaf.hash),
    index: leaf.idx,
    size: head.size,
    path: path.map(toBase64),
    head,
  }
}
