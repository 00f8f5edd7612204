/** [QA1] [QA3] What a phone sends after its session was ended: known by its ticket, opened by the realm’s key, told to who may see its case. */
import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { may } from '#kernel/access'
import { isId, sightOf, type Case } from '#kernel/case'
import { fromEpochMs, toEpochMs } from '#kernel/day'
import type { Value } from '#kernel/rule'
import {
  asidesOf,
  asidesOfLogin,
  findCaseState,
  findCredentials,
  openFieldKey,
  phoneStanding,
  type AsideCause,
  type AsideRow,
} from '#store'
import { askerOf, inOffice, reading, stranger } from './access.ts'
import { AreaCodeSchema, IdSchema, InputSchema, NameSchema, type AsideView } from './contract/index.ts'
import { idOfRef, isRef, ownId } from './ids.ts'
import { instantOf, today, type House } from './realm.ts'
import { postsToday, type Principal } from './session.ts'
import { shown } from './views/show.ts'
import { isWrongClock } from './written.ts'

const millis = z.number().min(-4e12).max(4e12)
const WrittenSchema = z.object({
  kind: z.literal('item'),
  item: z.object({
    command: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('open'),
        programme: NameSchema,
        outcome: NameSchema,
        area: AreaCodeSchema,
        post: IdSchema,
        ref: IdSchema,
      }),
      z.object({
        kind: z.literal('act'),
        case: z.string().max(80),
        programme: NameSchema,
        outcome: NameSchema,
        post: IdSchema,
      }),
    ]),
    /** Under which it would have been sent. */ key: z.string().max(100),
    /** What was sent, or is in conflict before its person, is nobody else's to deal with. */
    state: z.object({ is: z.enum(['waiting', 'sending', 'refused']) }),
    input: InputSchema,
    photos: z.array(z.object({ arrived: z.boolean() })).max(100),
    written: z.object({
      phoneMs: millis,
      offsetMs: millis.nullable(),
      wrongMs: millis.nullable().optional(),
    }),
  }),
})
/** A command as a phone kept it in its outbox. */
export type WrittenItem = z.infer<typeof WrittenSchema>['item']

type Ticket = { readonly login: string; readonly browser: Buffer; readonly device: string }

const markOf = (house: House, named: string): string =>
  createHmac('sha256', house.secrets.indexing).update(`aside ticket ${named}`).digest('base64url')

/** [QA1] By which a phone is known when nobody is signed in on it: it lets something be put aside, and nothing else. */
export function ticketFor(house: House, who: Principal, device: string): string {
  const named = Buffer.from(JSON.stringify([who.login, who.browser?.toString('hex') ?? '', device])).toString(
    'base64url',
  )
  return `${named}.${markOf(house, named)}`
}

/** Whose phone that is; null for a ticket that this realm did not give. */
export function readTicket(house: House, ticket: string): Ticket | null {
  const [named = '', mark = ''] = ticket.split('.')
  const [markSent, markMade] = [Buffer.from(mark), Buffer.from(markOf(house, named))]
  if (markSent.length !== markMade.length || !timingSafeEqual(markSent, markMade)) return null
  const [login, browser, device] = JSON.parse(Buffer.from(named, 'base64url').toString()) as [
    string,
    string,
    string,
  ]
  return { login, browser: Buffer.from(browser, 'hex'), device }
}

const [nonceBytes, tagBytes] = [12, 16]

/** What was written, as far as it can be read: sealed to this realm for that login, and shaped as a phone writes. */
export function openWritten(
  house: House,
  { login, sealedKey, body }: Pick<AsideRow, 'login' | 'sealedKey' | 'body'>,
): WrittenItem | null {
  if (sealedKey === null || body === null) return null
  const key = openFieldKey(house.secrets, house.code, login, sealedKey)
  const bytes = Buffer.from(body, 'base64')
  if (key?.length !== 32 || bytes.length <= nonceBytes + tagBytes) return null
  try {
    const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
    opening.setAuthTag(bytes.subarray(-tagBytes))
    const text = Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()])
    const read = WrittenSchema.safeParse(JSON.parse(text.toString()))
    return read.success ? read.data.item : null
  } catch {
    return null
  }
}

/** [QA1] Why nothing of this phone is theirs any more who wrote it; null where it still is, and they may send it themselves. */
export async function causeOf(house: House, ticket: Ticket, item: WrittenItem): Promise<AsideCause | null> {
  const standing = await phoneStanding(house.pool, house.code, ticket.login, ticket.browser)
  if (standing === null) return null
  if (standing.off) return 'login'
  if (standing.revoked) return 'phone'
  return postsToday(house, standing.person).some((p) => p.id === item.command.post) ? null : 'post'
}

/** By the same name whoever says it, and however often. */
export const asideId = (house: House, login: string, box: string): string =>
  ownId(house, `aside ${login} ${box}`)

/** The case that it speaks of: one that was opened on the same phone may have been taken over since. */
async function caseOf(house: House, login: string, item: WrittenItem): Promise<string | null> {
  const { command } = item
  if (command.kind === 'open') return null
  if (!isRef(command.case)) return command.case
  const ref = command.case.slice(1)
  if (!isId(ref)) return ''
  const opening = asideId(house, login, ref)
  const earlier = (await asidesOfLogin(house.pool, house.code, login)).find((row) => row.id === opening)
  return earlier?.case ?? idOfRef(house, { ...stranger, login }, ref)
}

export type Opened = {
  readonly row: AsideRow
  readonly item: WrittenItem
  /** The case as it stands; null where it would open one. */ readonly state: Case | null
}

/** [QA3] What this person may deal with: what speaks of a case that they see in office, or would open one that they would. */
export async function asidesFor(house: House, who: Principal): Promise<readonly Opened[]> {
  const seen: Opened[] = []
  for (const row of await asidesOf(house.pool, house.code)) {
    const item = openWritten(house, row)
    const writer = await findCredentials(house.pool, house.code, row.login)
    if (item === null || writer?.person === who.person) continue
    const id = await caseOf(house, row.login, item)
    if (id === null) {
      if (wouldSee(house, who, item)) seen.push({ row, item, state: null })
      continue
    }
    const state = isId(id) ? await reading(house, who, (db) => findCaseState(db, house.code, id)) : null
    if (state && inOffice(house, who, state)) seen.push({ row, item, state })
  }
  return seen
}

function wouldSee(house: House, who: Principal, { command }: WrittenItem): boolean {
  const p = house.versions.inForce(command.programme, today(house))
  if (command.kind !== 'open' || !p || !house.reference.areas.has(command.area)) return false
  const thing = {
    kind: 'case',
    reach: house.places.reach(command.area, today(house)),
    people: [],
    opener: '',
    roles: p.roles,
    holder: null,
    bankBy: [],
  } as const
  return may({ ...askerOf(house, who), person: '' }, 'see', thing) !== null
}

/** When it was written, as its event will have it. */
export function writtenOf(
  house: House,
  { written }: WrittenItem,
): { readonly at: string; readonly behind: number } {
  const ms = Math.min(written.phoneMs + (written.offsetMs ?? 0), toEpochMs(house.clock.now()))
  return { at: fromEpochMs(Math.max(0, ms)), behind: Math.round((written.wrongMs ?? 0) / 1000) }
}

/** What a photo was called on the phone is no paper here: it stayed there. */
export function withoutPhotos(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((v) => typeof v !== 'string' || !isRef(v)).map(withoutPhotos)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, withoutPhotos(v)]))
}

/** [QA3] As those read it who may deal with it: who, from which phone, when, what kind of act, and what was filled in. */
export async function asideView(
  house: House,
  who: Principal,
  { row, item, state }: Opened,
): Promise<AsideView> {
  const { command, input, photos } = item
  const p = house.versions.inForce(command.programme, today(house))
  const writer = await findCredentials(house.pool, house.code, row.login)
  const written = writtenOf(house, item)
  const area = state?.area ?? (command.kind === 'open' ? command.area : house.root)
  const outcome =
    p &&
    (p.opens[command.outcome] ??
      Object.values(p.steps).find((s) => Object.hasOwn(s.outcomes, command.outcome))?.outcomes[
        command.outcome
      ])
  const sight = p && sightOf(p, { person: who.person, official: true })
  return {
    id: row.id,
    at: instantOf(row.at),
    cause: row.cause,
    device: row.device,
    writer: house.reference.people.get(writer?.person ?? '') ?? row.login,
    written: { ...written, wrong: isWrongClock(written.behind) },
    programme: p?.title ?? { zh: command.programme, en: command.programme },
    title: outcome?.title ?? { zh: command.outcome, en: command.outcome },
    case: state?.id ?? null,
    seq: state?.seq ?? 0,
    area: house.reference.areas.get(area)?.name ?? { zh: area, en: area },
    content: Object.entries(input).flatMap(([name, value]) =>
      p && Object.hasOwn(p.fields, name) && sight?.sees(name) === true
        ? [shown(house, p, { id: row.id }, name, withoutPhotos(value) as Value)]
        : [],
    ),
    photos: photos.filter((photo) => !photo.arrived).length,
  }
}
