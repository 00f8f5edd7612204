/** A receipt: the place of one event of a case in the log's tree, under a signed head. */
import type { Case } from '#kernel/case'
import type { Text } from '#kernel/text'
import { toBase64, toBase64Url } from '#tree'
import { inclusionPath } from '#store'
import type { ReceiptView } from '../contract/index.ts'
import type { Heads } from '../heads.ts'
import { programmeOf, type House } from '../realm.ts'

/** What a step of its past is called: one that no version but an earlier knows keeps the name that it had there. */
function stepTitleOf(house: House, c: Case, step: string): Text {
  const own = programmeOf(house, c)!
  const versions = house.versions.all.filter((v) => v.id === own.id).toSorted((a, b) => b.version - a.version)
  return [own, ...versions].find((v) => Object.hasOwn(v.steps, step))!.steps[step]!.title
}

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
    stepTitle: stepTitleOf(house, c, act.to),
    seq,
    at: act.at,
    entry: toBase64Url(leaf.hash),
    index: leaf.idx,
    size: head.size,
    path: path.map(toBase64),
    head,
  }
}
