/**
 * [SG11] Pictures of questions, sealed for phones and screens that load them before they are shown. What is sealed is made of a bank to
 * which nothing is added any more, and tells nothing: a number that the house's key makes, and a length that all of a bank share.
 */
import { knowledge, type Case } from '#kernel/case'
import type { Stage } from '#room'
import { decrypt, encrypt, findCaseState, findUpload } from '#store'
import { stranger } from '../access.ts'
import { ask } from '../commands/gather.ts'
import type { OwnStageView, SealedPicturesView } from '../contract/stages.ts'
import { programmeOf, surroundings, type House } from '../realm.ts'
import { actorFor } from '../session.ts'
import { inOrder, partsOf } from './hall.ts'
import { loadKeys } from './show.ts'

type Row = { readonly id: string; readonly key: string; readonly file: string }
/** The pictures of one bank, which stay what they are. */
type Bank = { readonly rows: readonly Row[]; readonly bytes: number }
type Part = { readonly part: string; readonly bank: Bank }
type Picture = { readonly type: string; readonly bytes: Buffer }

/** What is sealed begins with how long the picture is and of which type, and ends with nothing up to its class. */
const headBytes = 5
const leastBytes = 64 * 1024
const types = ['image/jpeg', 'image/png'] as const
/** Sealed pictures of a house that are kept ready to be sent. */
const mostKept = 64 * 1024 * 1024
/** Thousands of phones ask within a second: they are told from one reading. */
const readAgainMs = 2_000
const mostPhones = 6_000

type Kept = {
  readonly banks: Map<string, Promise<Bank>>
  readonly parts: Map<string, { readonly at: number; readonly reading: Promise<readonly Part[]> }>
  readonly sealed: Map<string, Promise<Buffer>>
  /** Of an event: who said whether they have all. */ readonly phones: Map<string, Map<string, boolean>>
}
const keptOf = new WeakMap<House, Kept>()
function keptBy(house: House): Kept {
  const ready = keptOf.get(house) ?? {
    banks: new Map(),
    parts: new Map(),
    sealed: new Map(),
    phones: new Map(),
  }
  keptOf.set(house, ready)
  return ready
}

/** What waits to be loaded ahead, for everybody. */
export async function sealedPicturesView(
  house: House,
  stage: Stage,
  event: string,
): Promise<SealedPicturesView> {
  const parts = await partsNow(house, stage, event)
  return {
    parts: parts.map(({ part, bank }) => ({
      part,
      bytes: bank.bytes,
      pictures: bank.rows.map((row) => row.id),
    })),
  }
}

/** The bytes under that number; null where there is no such picture of the event. */
export async function sealedPicture(
  house: House,
  stage: Stage,
  event: string,
  id: string,
): Promise<Buffer | null> {
  const here = await rowOf(house, stage, event, id)
  if (!here) return null
  const { sealed } = keptBy(house)
  const before = sealed.get(id)
  if (before) return before
  const made = (async () => {
    const { type, bytes } = await pictureOf(house, here.row.file)
    const padded = Buffer.alloc(here.bank.bytes)
    padded.writeUInt32BE(bytes.length, 0)
    padded.writeUInt8(
      types.findIndex((t) => t === type),
      4,
    )
    bytes.copy(padded, headBytes)
    /** In the suite that every browser has, whichever the house keeps its own papers in. */
    return encrypt(Buffer.from(here.row.key, 'hex'), padded, id, 'standard')
  })()
  sealed.set(id, made)
  made.catch(() => sealed.delete(id))
  while (sealed.size * here.bank.bytes > mostKept && sealed.size > 1)
    sealed.delete(sealed.keys().next().value!)
  return made
}

/** The picture itself, for who could not open what was sealed; whoever asks looks first whether it was shown. */
export async function openPicture(
  house: House,
  stage: Stage,
  event: string,
  id: string,
): Promise<Picture | null> {
  const here = await rowOf(house, stage, event, id)
  return here && pictureOf(house, here.row.file)
}

/** A phone says whether it has all of them; of each person one answer counts, and only how many is ever told. */
export function sayReady(house: House, event: string, person: string, isReady: boolean): void {
  const { phones } = keptBy(house)
  const of = phones.get(event) ?? new Map<string, boolean>()
  phones.set(event, of)
  if (of.has(person) || of.size < mostPhones) of.set(person, isReady)
}

/** For a desk; null where no picture waits. */
export async function readyView(
  house: House,
  stage: Stage,
  event: string,
): Promise<OwnStageView['pictures']> {
  const all = (await partsNow(house, stage, event)).reduce((sum, { bank }) => sum + bank.rows.length, 0)
  const said = [...(keptBy(house).phones.get(event)?.values() ?? [])]
  return all === 0 ? null : { all, phones: said.length, ready: said.filter(Boolean).length }
}

async function rowOf(house: House, stage: Stage, event: string, id: string) {
  for (const { bank } of await partsNow(house, stage, event)) {
    const row = bank.rows.find((r) => r.id === id)
    if (row) return { bank, row }
  }
  return null
}

function partsNow(house: House, stage: Stage, event: string): Promise<readonly Part[]> {
  const { parts } = keptBy(house)
  const before = parts.get(event)
  if (before && performance.now() - before.at < readAgainMs) return before.reading
  const reading = partsRead(house, stage, event)
  parts.set(event, { at: performance.now(), reading })
  reading.catch(() => parts.delete(event))
  return reading
}

async function partsRead(house: House, stage: Stage, event: string): Promise<readonly Part[]> {
  const { pictures } = stage
  if (!pictures) return []
  const parts = await Promise.all(
    inOrder(await partsOf(house, stage, event)).map(async ({ id }) => {
      const named = (await findCaseState(house.pool, house.code, id))?.facts[pictures.bank]
      const c = typeof named === 'string' ? await findCaseState(house.pool, house.code, named) : null
      const isSealed = c?.programme.id === pictures.programme && pictures.at.includes(c.step)
      return c && isSealed ? [{ part: id, bank: await bankOf(house, pictures.rows, c) }] : []
    }),
  )
  return parts.flat().filter(({ bank }) => bank.rows.length > 0)
}

function bankOf(house: House, rows: string, c: Case): Promise<Bank> {
  const { banks } = keptBy(house)
  const before = banks.get(c.id)
  if (before) return before
  const bank = bankRead(house, rows, c)
  banks.set(c.id, bank)
  bank.catch(() => banks.delete(c.id))
  return bank
}

async function bankRead(house: House, formula: string, c: Case): Promise<Bank> {
  const p = programmeOf(house, c)!
  await loadKeys(house, [c])
  const around = surroundings(house, actorFor(house, stranger, undefined), c.area)
  const read = await ask(house, c, (world) =>
    knowledge(p, c, c.people, c.facts, { ...around, world }).read(formula),
  )
  /** By their numbers, which are nobody's order. */
  const rows = ((read ?? []) as readonly Row[])
    .map(({ id, key, file }) => ({ id, key, file }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  let longest = 0
  for (const { file } of rows) longest = Math.max(longest, (await pictureOf(house, file)).bytes.length)
  let bytes = leastBytes
  while (bytes < longest + headBytes) bytes *= 2
  return { rows, bytes }
}

/** Read by the house, for nobody who may not see the bank. */
async function pictureOf(house: House, file: string): Promise<Picture> {
  const upload = await findUpload(house.pool, house.code, file)
  if (!upload) throw new Error(`the picture ${file} of a bank is not there`)
  await house.keys.load(house.pool, [upload.person])
  const key = house.keys.get(house.keys.current(upload.person))
  if (!key || upload.content.length === 0) throw new Error(`the picture ${file} of a bank was erased`)
  return { type: upload.type, bytes: decrypt(key, upload.content, `${upload.person}|${file}`) }
}
