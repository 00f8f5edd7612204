/** Phones over a line that breaks at random, against a real house: what they wrote down is there once, whatever broke. */
import { createHash, randomUUID } from 'node:crypto'
import { yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { readClock } from '../src/web/field/clock.ts'
import { unsent, type Item } from '../src/web/field/outbox.ts'
import { sendAll, type Line, type Shelf } from '../src/web/field/send.ts'
import type { TestHouse, Visitor } from './house.ts'

export type Soaked = {
  readonly disconnects: number
  /** Those of them after which the server had done what it was asked. */ readonly answersLost: number
  readonly requests: number
  readonly items: number
  readonly photos: number
  /** Items that are not in the log. */ readonly lost: number
  /** Items that are in it more than once. */ readonly doubled: number
  /** Items that the phone does not call sent at the end. */ readonly unsent: number
}

/** A store that is a map: what a phone keeps, without a phone. */
export function memoryShelf(given: readonly Item[], photos: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) {
  const items = new Map(given.map((i) => [i.id, i]))
  const bytes = new Map(photos)
  const shelf: Shelf = {
    items: async () => [...items.values()],
    put: async (item) => void items.set(item.id, item),
    photo: async (id) => bytes.get(id) ?? null,
    erasePhoto: async (id) => void bytes.delete(id),
  }
  return { shelf, all: () => [...items.values()], photosLeft: () => bytes.size }
}

/** Asks as a visitor, as a page would. */
export const lineOf =
  (who: Visitor): Line =>
  async (method, path, body, headers = {}) => {
    const { status, body: answer } = await who.send<unknown>(method, path, body, headers)
    return { status, body: answer }
  }

/** A number between 0 and 1 that the seed gives, another one each time. */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The form of another family for each number. */
type FormOf = (n: number, changed: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>

/** Each phone opens a case without network, sometimes with a photo, and then acts on it: the second names the first. */
function written(n: number, photo: Uint8Array<ArrayBuffer> | null, formOf: FormOf): readonly Item[] {
  const id = `soak-${n}-${randomUUID().slice(0, 8)}`
  const common = {
    title: { zh: '申请', en: 'Application' },
    about: '',
    sure: [],
    written: { ...readClock(), offsetMs: null },
    state: { is: 'waiting' },
    tries: 0,
  } as const
  const post = `${yunzhao}-village-worker`
  const programme = 'assistance.temporary'
  return [
    {
      ...common,
      id,
      n: 2 * n,
      key: randomUUID(),
      command: { kind: 'open', programme, outcome: 'apply', area: yunzhao, post, ref: id },
      input: formOf(n, photo ? { proofs: [`~${id}-photo`] } : {}),
      photos: photo
        ? [
            {
              id: `${id}-photo`,
              name: 'photo.jpg',
              size: photo.length,
              sha256: createHash('sha256').update(photo).digest('hex'),
              takenAt: null,
              arrived: false,
            },
          ]
        : [],
      after: null,
    },
    {
      ...common,
      id: `${id}-act`,
      n: 2 * n + 1,
      key: randomUUID(),
      command: { kind: 'act', case: `~${id}`, programme, outcome: 'withdraw', post, seq: null },
      input: { note: '家庭情况已经好转' },
      photos: [],
      after: id,
    },
  ]
}

/** Sends until the line broke as often as is asked, and then until all is sent. */
export async function soak(
  house: TestHouse,
  {
    disconnects: most,
    seed,
    formOf,
    phones = 6,
    photo = null,
  }: {
    readonly disconnects: number
    readonly seed: number
    readonly formOf: FormOf
    readonly phones?: number
    readonly photo?: Uint8Array<ArrayBuffer> | null
  },
): Promise<Soaked> {
  const line = lineOf(await house.as('village'))
  const began = await house.owner.query<{ pos: string }>('select coalesce(max(pos), 0) as pos from event')
  const random = chance(seed)
  let [disconnects, answersLost, requests, n, photos] = [0, 0, 0, 0, 0]
  const broken: Line = async (...request) => {
    requests += 1
    const luck = random()
    if (luck < 0.35) {
      disconnects += 1
      throw new Error('the line broke before the request arrived')
    }
    const answer = await line(...request)
    if (luck < 0.7) {
      disconnects += 1
      answersLost += 1
      throw new Error('the line broke before the answer arrived')
    }
    return answer
  }
  const finished: Item[] = []
  const phone = async (): Promise<void> => {
    while (disconnects < most) {
      const withPhoto = photo !== null && n % 5 === 0 ? photo : null
      const items = written(n, withPhoto, formOf)
      n += 1
      photos += withPhoto ? 1 : 0
      const bytes = new Map(withPhoto ? [[items[0]!.photos[0]!.id, withPhoto]] : [])
      /** In whatever order they lie there. */
      const store = memoryShelf(random() < 0.5 ? items : items.toReversed(), bytes)
      while ((await sendAll(store.shelf, broken)) !== 'done');
      finished.push(...store.all())
    }
  }
  await Promise.all(Array.from({ length: phones }, phone))
  const { rows } = await house.owner.query<{ case_id: string; seq: number; outcome: string }>(
    'select case_id, seq, body::json->>$1 as outcome from event where pos > $2',
    ['outcome', began.rows[0]!.pos],
  )
  const timesIn = (item: Item): number =>
    item.state.is === 'sent'
      ? rows.filter(
          (row) =>
            row.case_id === (item.state.is === 'sent' ? item.state.receipt.case : '') &&
            row.outcome === item.command.outcome,
        ).length
      : 0
  const times = finished.map(timesIn)
  /** Nothing came of them beside the cases that they are of. */
  const strangers =
    new Set(rows.map((row) => row.case_id)).size -
    new Set(finished.flatMap((i) => (i.state.is === 'sent' ? [i.state.receipt.case] : []))).size
  return {
    disconnects,
    answersLost,
    requests,
    items: finished.length,
    photos,
    lost: times.filter((t) => t === 0).length,
    doubled: times.filter((t) => t > 1).length + strangers,
    unsent: unsent(finished).length,
  }
}
