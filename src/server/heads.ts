/** Signs the log's head every minute in which it grew, at the end, and when somebody asks for a receipt of something newer. */
import { checkpointText, originOf, signedNote, toBase64 } from '#tree'
import {
  disagreement,
  disagrees,
  headsFrom,
  leavesOfCase,
  newestHead,
  rootAt,
  sequence,
  type Connection,
  type Leaf,
  type SignedHead,
} from '#store'
import type { LogHeadView } from './contract/index.ts'
import { problem } from './problem.ts'
import { publish, publishedHeads } from './published.ts'
import { instantOf, type House } from './realm.ts'

const everyMs = 60_000
/** A receipt waits so often for older transactions to end, and so long each time. */
const mostTries = 100
const waitMs = 50

export type Heads = {
  /** The newest head, or null before the first. */
  newest(): Promise<LogHeadView | null>
  /** The leaves of a case up to this event, and a head over them, signed now if there is none yet. */
  covering(
    caseId: string,
    seq: number,
  ): Promise<{ readonly leaves: readonly Leaf[]; readonly head: LogHeadView }>
  stop(): Promise<void>
}

/** [T4] A head as it is told: its parts, and the note that carries them signed. */
export function headView(house: House, h: SignedHead): LogHeadView {
  const origin = originOf(house.code)
  const note = signedNote(checkpointText({ origin, size: h.size, root: h.root }), [
    { name: origin, keyId: Buffer.from(h.keyId, 'hex'), signature: h.signature },
  ])
  return {
    origin,
    size: h.size,
    root: toBase64(h.root),
    at: instantOf(h.at),
    alg: h.alg as LogHeadView['alg'],
    keyId: h.keyId,
    publicKey: toBase64(h.publicKey),
    signature: toBase64(h.signature),
    note,
  }
}

export function openHeads(house: House, onFault: (error: unknown) => void): Heads {
  const { signer, headsFile } = house
  const origin = originOf(house.code)
  let published: Promise<Published | null> | null = null
  let working: Promise<unknown> | null = null

  const lastPublished = (): Promise<Published | null> =>
    (published ??= headsFile === null ? Promise.resolve(null) : lastOf(headsFile, origin))
  /** Every head since the last line, one that a crash kept from the file too. */
  const publishAll = async (file: string): Promise<void> => {
    for (;;) {
      const last = await lastPublished()
      const heads = await headsFrom(house.pool, house.code, last?.size ?? 0, headsAtOnce)
      const fresh = heads.filter(
        (h) =>
          last === null || h.size > last.size || (h.size === last.size && !last.keyIds.includes(h.keyId)),
      )
      for (const h of fresh) {
        const head = headView(house, h)
        publish(file, head)
        published = Promise.resolve(joined(await lastPublished(), head))
      }
      if (fresh.length === 0 || heads.length < headsAtOnce) return
    }
  }
  /** [T7] A log that is shorter than, or other than, what was published is not signed again: that would be a second history. */
  const mayFollow = async (db: Connection, size: number): Promise<void> => {
    const last = await lastPublished()
    if (last && (last.size > size || toBase64(await rootAt(db, house.code, last.size)) !== last.root))
      throw disagreement('the log is not what the last published head says: nothing more is signed')
  }
  const pass = async (): Promise<void> => {
    const sign = (size: number, root: Uint8Array) => ({
      size,
      root,
      at: house.clock.now(),
      keyId: signer.keyId,
      alg: signer.alg,
      publicKey: signer.publicKey,
      signature: signer.sign(Buffer.from(checkpointText({ origin, size, root }))),
    })
    if (!(await sequence(house.pool, house.code, signer.keyId, sign, mayFollow))) return
    if (headsFile !== null) await publishAll(headsFile)
  }
  const newest = async (): Promise<LogHeadView | null> => {
    const head = await newestHead(house.pool, house.code)
    return head && headView(house, head)
  }
  const work = (): Promise<unknown> =>
    (working ??= pass().finally(() => {
      working = null
    }))
  if (headsFile !== null)
    working = publishAll(headsFile)
      .catch(onFault)
      .finally(() => {
        working = null
      })
  const timer = setInterval(() => void work().catch(onFault), everyMs)
  timer.unref()

  return {
    newest,
    async covering(caseId, seq) {
      for (let tries = 0; ; tries++) {
        const [leaves, head] = [
          (await leavesOfCase(house.pool, house.code, caseId)).filter((l) => l.seq! <= seq),
          await newest(),
        ]
        if (head && leaves.length === seq && leaves.every((l) => l.idx < head.size)) return { leaves, head }
        if (tries === mostTries)
          throw problem(
            503,
            'not_in_tree_yet',
            '该动作刚刚办理，尚未编入日志，请稍后再试',
            'This was done just now and is not in the log’s tree yet: try again shortly',
          )
        if (tries > 0) await new Promise((next) => setTimeout(next, waitMs))
        await work().catch((error: { code?: string }) => {
          if (error.code !== disagrees) throw error
          onFault(error)
          throw problem(
            503,
            'log_disagrees',
            '日志与已签发的日志头不一致，已停止签发凭证，请联系管理员核验',
            'The log does not agree with its signed heads. No more receipts are issued: please tell an administrator',
          )
        })
      }
    },
    async stop() {
      clearInterval(timer)
      await working?.catch(() => undefined)
      await work().catch(onFault)
    },
  }
}

const headsAtOnce = 500

/** The last size that the file has a head of, with the keys that signed one of that size. */
type Published = { readonly size: number; readonly root: string; readonly keyIds: readonly string[] }

const joined = (last: Published | null, { size, root, keyId }: LogHeadView): Published => ({
  size,
  root,
  keyIds: last?.size === size ? [...last.keyIds, keyId] : [keyId],
})

async function lastOf(file: string, origin: string): Promise<Published | null> {
  let last: Published | null = null
  for await (const { head } of publishedHeads(file, origin)) last = head ? joined(last, head) : last
  return last
}
