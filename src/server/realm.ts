/** A realm as the server holds it in memory: programmes, figures, places, people, and who may do what. */
import type { Actor, Case, Surroundings } from '#kernel/case'
import type { AuthorityGrant } from '#kernel/authority'
import type { Calendar } from '#kernel/clock'
import type { CommitSetting } from '#kernel/commit'
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { abilitiesOf, type Abilities } from '#kernel/ability'
import { dayOfInstant, type Day, type Instant } from '#kernel/day'
import { kernelAbilities } from '#kernel/abilities'
import type { GroundInTime } from '#ground'
import { originOf } from '#tree'
import {
  coverOf,
  ensureBaseline,
  ensureReach,
  findRealm,
  keyring,
  lastRecorded,
  openPool,
  openReader,
  openRoles,
  openSecrets,
  personKey,
  readReference,
  sealOldUploadNames,
  signerOf,
  type Cover,
  type Keyring,
  type Pool,
  type Reader,
  type Roles,
  type Realm,
  type Reference,
  type Secrets,
  type Signer,
  type Suite,
} from '#store'
import { realmClock, type RealmClock } from './clock.ts'
import { groundOf } from './borders.ts'
import { openPlaces, type Places } from './places.ts'
import { baseOf, packsOf, rootOf } from './realms.ts'
import { openVersions, type Versions } from './versions.ts'
import type { Packs } from './packs.ts'

export type House = {
  /** [RM11] The realm's key. */
  readonly code: string
  /** What its addresses begin with: nothing for the first realm, `/r/430300` for another. */
  readonly base: string
  /** [S9] The writer's connections: commands, figures, verification. What people read goes through `reader`. */
  readonly pool: Pool
  /** A connection of the owner, who alone sees every row of every table: for a backup. Whoever opens it ends it. */
  readonly owner: () => Pool
  readonly reader: Reader
  readonly secrets: Secrets
  readonly keys: Keyring
  /** Under it the log tells of rows that stand beside it. */
  readonly cover: Cover
  /** What of the packs is in force in this realm. */
  readonly packs: Packs
  readonly abilities: Abilities
  readonly calendar: Calendar
  /** Signs the heads of the log. */
  readonly signer: Signer
  /** Where each new head is written besides, outside the database; null where nobody keeps them. */
  readonly headsFile: string | null
  /** Replaced as a whole when the registry changes. */
  realm: Realm | null
  reference: Reference
  places: Places
  /** [RM11] The code of the area that the realm is. */
  root: string
  /** [AR12] The borders on the ground of any day. */
  ground: GroundInTime
  clock: RealmClock
  /** [P8] Counts of fewer people are hidden from those who may not see the cases. */
  readonly least: number
  /** Every version of a programme that may be asked for here. */
  readonly versions: Versions
}

type Opening = {
  readonly url: string
  /** Newest first. */ readonly masters: readonly Buffer[]
  readonly packs: Packs
  readonly calendar: Calendar
  readonly poolSize?: number
  readonly least?: number
  readonly suite?: Suite
  readonly headsFile?: string
}

/** One realm alone. */
export const openHouse = async (options: Opening & { readonly code: string }): Promise<House> =>
  (await openHouses(options, [options.code]))[0]!

/**
 * [RM1] Every realm of one database, the first one first. They share its connections: what parts them is in
 * each question, and for readers in their scope.
 */
export async function openHouses(options: Opening, codes: readonly string[]): Promise<readonly House[]> {
  const roles = await rolesOf(options.url)
  const pool = openPool(roles.writer.url, options.poolSize)
  const reader = openReader(roles, options.poolSize ?? 8)
  try {
    const houses: House[] = []
    for (const code of codes) {
      const secrets = await openSecrets(pool, code, options.masters, options.suite)
      await ensureReach(pool, code)
      houses.push(await houseOf(options, codes, code, { pool, reader, secrets }))
    }
    return houses
  } catch (error) {
    await reader.pool.end()
    await pool.end()
    throw error
  }
}

/** [S9] The owner's connection is there for as long as roles are made, and for each backup. */
async function rolesOf(url: string): Promise<Roles> {
  const owner = openPool(url, 1, 'works')
  try {
    return await openRoles(owner, url)
  } finally {
    await owner.end()
  }
}

async function houseOf(
  options: Opening,
  codes: readonly string[],
  code: string,
  { pool, reader, secrets }: Pick<House, 'pool' | 'reader' | 'secrets'>,
): Promise<House> {
  const reference = await readReference(pool, code)
  const packs = packsOf(options.packs, codes, code)
  const abilities = abilitiesOf([...kernelAbilities, ...(packs.abilities ?? [])])
  const realm = await findRealm(pool, code)
  const clock = await clockOf(pool, code, realm)
  const keys = keyring(secrets, code, options.suite)
  await sealOldUploadNames(pool, code, secrets, keys.suite)
  const cover = coverOf(code, secrets)
  /** Of the rows as they are when this version took them over. */
  await ensureBaseline(pool, cover, clock.now())
  return {
    code,
    base: baseOf(codes, code),
    pool,
    owner: () => openPool(options.url, 1, 'works'),
    reader,
    secrets,
    keys,
    cover,
    packs,
    abilities,
    calendar: options.calendar,
    signer: signerOf(options.suite ?? 'standard', secrets.signing, originOf(code)),
    headsFile: options.headsFile ?? null,
    realm,
    reference,
    places: openPlaces(reference.tree),
    root: rootOf(code, reference.tree, packs.areas),
    ground: groundOf(reference),
    least: options.least ?? 5,
    clock,
    versions: await openVersions(pool, cover, { ...packs, abilities }, clock.now()),
  }
}

/** Reads the registry again, after it was written. */
export async function refresh(house: House): Promise<void> {
  const startsAt = house.realm?.startsAt
  house.realm = await findRealm(house.pool, house.code)
  house.reference = await readReference(house.pool, house.code)
  house.places = openPlaces(house.reference.tree)
  house.root = rootOf(house.code, house.reference.tree, house.packs.areas)
  house.ground = groundOf(house.reference)
  const clock = await clockOf(house.pool, house.code, house.realm)
  /** A clock that runs never goes back: one that is begun anew stands where the last event was when it was looked for. */
  if (house.realm?.startsAt !== startsAt || clock.now() > house.clock.now()) house.clock = clock
}

async function clockOf(pool: Pool, code: string, realm: Realm | null): Promise<RealmClock> {
  const last = await lastRecorded(pool, code)
  return realmClock(
    realm?.startsAt ? instantOf(realm.startsAt) : null,
    last === null ? null : instantOf(last),
  )
}

/** PostgreSQL writes `2021-10-20 01:00:00+00`. */
export const instantOf = (timestamptz: string): Instant =>
  new Date(timestamptz.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
    .toISOString()
    .replace(/^(.*)Z$/, (_, t: string) => shifted(t))

function shifted(utc: string): Instant {
  const china = new Date(Date.parse(`${utc}Z`) + 8 * 3_600_000)
  return `${china.toISOString().slice(0, -1)}+08:00`
}

/** The version that a case is pinned to. */
export const programmeOf = (house: House, of: Pick<Case, 'programme'>): Programme | undefined =>
  house.versions.of(of.programme.id, of.programme.version)

/** The version that is in force on a day; before the first one, the first, which says so. */
export const inForce = (house: House, id: string, on: Day = today(house)): Programme | undefined =>
  house.versions.inForce(id, on)

export const today = (house: House): Day => dayOfInstant(house.clock.now())

/** From a place up to the province, as it stands today or stood on a day. */
export const areaPath = (house: House, code: string, day: Day = today(house)): readonly string[] =>
  house.places.path(code, day)

/**
 * The calendar and the places by which a case's clocks are read: as they stood when it last moved, so that
 * the same case reads the same for ever.
 */
export const settingOf = (
  house: House,
  c: Case,
): { readonly calendar: Calendar; readonly areaPath: readonly string[] } => ({
  calendar: house.calendar,
  areaPath: areaPath(house, c.area, dayOfInstant(c.acts.at(-1)!.at)),
})

export const areaName = (house: House, code: string): string =>
  house.reference.areas.get(code)?.name.zh ?? code

/** Roles that act in no programme, and so are named by none. */
const otherRoles: Readonly<Record<string, Text>> = {
  auditor: { zh: '审计人员', en: 'Auditor' },
  'district-office-head': { zh: '区工作机构负责人', en: 'Head of the district office' },
  statistician: { zh: '统计人员', en: 'Statistician' },
  'township-vice': { zh: '副镇长', en: 'Vice mayor' },
}

/** A role as people call it, by whichever programme names it: a chain of authority reaches beyond one. */
export const roleTitle = (house: House, role: string): Text =>
  house.versions.all.map((p) => p.roles[role]?.title).find((t) => t !== undefined) ??
  otherRoles[role] ?? { zh: role, en: role }

/** An account as people call it: its name, and the place that it is kept for. */
export function accountName(house: House, account: string): Text {
  const [name, area] = account.split(':') as [string, string | undefined]
  const title = house.versions.all.map((p) => p.accounts[name]?.title).find((t) => t !== undefined) ?? {
    zh: name,
    en: name,
  }
  return area === undefined
    ? title
    : { zh: `${areaName(house, area)}${title.zh}`, en: `${title.en}, ${areaName(house, area)}` }
}

/** A post as people call it: its place and its role. */
export function postTitle(house: House, role: string, area: string): Text {
  const title = roleTitle(house, role)
  return { zh: `${areaName(house, area)} ${title.zh}`, en: `${title.en}, ${areaName(house, area)}` }
}

/** A place with the names above it, up to the realm: 岩口铺镇云赵村. */
export const placeName = (house: House, code: string): string =>
  areaPath(house, code)
    .filter((c) => c.length > house.root.length)
    .toReversed()
    .map((c) => areaName(house, c))
    .join('') || areaName(house, code)

/** What `step` may know from memory. What it asks for besides is gathered. */
export function surroundings(
  house: House,
  actor: Actor,
  area: string,
  at?: { readonly now: Instant; readonly historical?: boolean },
): Omit<Surroundings, 'world'> {
  const now = at?.now ?? house.clock.now()
  return {
    now,
    actor,
    areaPath: house.places.reach(area, dayOfInstant(now)),
    calendar: house.calendar,
    abilities: house.abilities,
    authorities: house.reference.authorities as readonly AuthorityGrant[],
    personKey: (idNo) => personKey(house.secrets, idNo),
    posts: (id) => postHeld(house, id, dayOfInstant(now)),
    ...(at?.historical ? { historical: true } : {}),
  }
}

/** [OA10] Who holds a post on a day, as one who could be asked. */
export function postHeld(house: House, id: string, day: Day): ReturnType<NonNullable<Surroundings['posts']>> {
  const post = house.reference.posts.get(id)
  if (!post || post.from > day || (post.to !== null && day > post.to)) return null
  return {
    post: id,
    person: post.person,
    role: post.role,
    area: post.area,
    kin: house.reference.kinOf.get(post.person) ?? [],
  }
}

/** What the rows that follow from an event are worked out with. */
export const rowsOf = (house: House): CommitSetting => ({
  setting: (c) => settingOf(house, c),
  programme: (of) => house.versions.of(of.id, of.version)!,
  figures: house.packs.figures,
  registers: house.packs.registers,
  personKey: (idNo) => personKey(house.secrets, idNo),
})
