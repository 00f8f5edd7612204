/** A partner as both lanes need it: who it is, by which keys, and which of ours it knows. */
import type { Queue } from '../commands/queue.ts'
import {
  countKeyMessages,
  currentKey,
  exchangeKeys,
  partnersOf,
  sha256OfText,
  type PartnerKey,
  type PartnerRow,
} from '#store'
import { wordsText, type MessageKind } from '#exchange'
import { problem } from '../problem.ts'
import type { House } from '../realm.ts'

export type Parties = {
  readonly house: House
  readonly queue: Queue
  readonly onFault: (error: unknown) => void
}
export type Partner = PartnerRow & { readonly keys: readonly PartnerKey[] }

export async function partners(house: House): Promise<readonly Partner[]> {
  const rows = await partnersOf(house.pool, house.code)
  return Promise.all(
    rows.map(async (p) => ({ ...p, keys: await exchangeKeys(house.pool, house.code, p.id) })),
  )
}

/** [XC13] The numbers of our keys: the one that signs what comes next in the lane, and the one that the partner said it has. */
export async function knownKeys(
  house: House,
  p: PartnerRow,
): Promise<{ readonly announced: number; readonly acknowledged: number }> {
  const { announced, acknowledged } = await countKeyMessages(house.pool, house.code, p.id)
  return { announced: p.ownKey + announced, acknowledged: p.ownKey + acknowledged }
}

/** Base64 of 32 bytes. */
export const hashOf = (text: string): string => Buffer.from(sha256OfText(text), 'hex').toString('base64')

export const kindNamed = (house: House, id: string): MessageKind | undefined =>
  house.packs.messages?.find((m) => m.id === id)
/** [XC12] */
export const wordsOf = (kind: MessageKind): string => hashOf(wordsText(kind))
/** Of what belongs to the protocol itself. */
export const noWords = hashOf('{}')

/** The key under which what is told of a subject is sealed today: the ring's, or one that is made where it has none. */
export async function sealingKey(
  house: House,
  subject: string,
): Promise<{ readonly name: string; readonly key: Buffer }> {
  await house.keys.load(house.pool, [subject])
  const name = house.keys.current(subject)
  const key = house.keys.get(name)
  if (key !== null) return { name, key }
  const made = await currentKey(house.pool, house.secrets, house.code, subject)
  house.keys.distrust([subject, made.name])
  return made
}

/** One at a time for each partner: numbers follow one another. */
export function inTurn(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const ends = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const next = (ends.get(name) ?? Promise.resolve()).then(work, work)
    ends.set(
      name,
      next.catch(() => undefined),
    )
    return next
  }
}

export const unknownPartner = () =>
  problem(404, 'exchange_stranger', '双方没有建立交换关系', 'These two do not exchange with each other')
