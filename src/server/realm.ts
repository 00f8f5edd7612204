/** A realm as the server holds it in memory: programmes, figures, places, people, and who may do what. */
import { originOf, type Actor, type AuthorityGrant, type Bulletin, type Calendar, type Figure, type Instant, type Programme, type Surroundings } from '#kernel'
import { findRealm, keyring, lastRecorded, openPool, pathOf, pinProgrammes, personKey, readReference, signerOf, type Keyring, type Pool, type Realm, type Reference, type Secrets, type Signer, type Suite } from '#store'
import { realmClock, type RealmClock } from './clock.ts'

/** What the packs bring. */
export type Packs = {
  readonly programmes: readonly Programme[]
  readonly figures: readonly Figure[]
  readonly bulletins: readonly Bulletin[]
  /** The text of a clause, for a person who asks. */
  readonly clause: (id: string) => { readonly id: string; readonly title: string; readonly text: string } | null
}

export type House = {
  readonly code: string
  readonly pool: Pool
  readonly secrets: Secrets
  readonly keys: Keyring
  readonly packs: Packs
  readonly calendar: Calendar
  /** Signs the heads of the log. */
  readonly signer: Signer
  /** Where each new head is written besides, outside the database; null where nobody keeps them. */
  readonly headsFile: string | null
  /** Replaced as a whole when the registry changes. */
  realm: Realm | null
  reference: Reference
  clock: RealmClock
  /** Versions whose text is not the one that their cases began under. */
  changed: readonly string[]
}

export async function openHouse(options: { readonly url: string; readonly code: string; readonly secrets: Secrets; readonly packs: Packs; readonly calendar: Calendar; readonly suite?: Suite; readonly headsFile?: string; readonly poolSize?: number }): Promise<House> {
  const pool = openPool(options.url, options.poolSize)
  const house: House = { code: options.code, pool, secrets: options.secrets, keys: keyring(options.secrets, options.code), packs: options.packs, calendar: options.calendar, signer: signerOf(options.suite ?? 'standard', options.secrets.signing, originOf(options.code)), headsFile: options.headsFile ?? null, realm: null, reference: await readReference(pool, options.code), clock: realmClock(null, null), changed: await pinProgrammes(pool, options.code, options.packs.programmes) }
  await refresh(house)
  return house
}

/** Reads the registry again, after it was written. */
export async function refresh(house: House): Promise<void> {
  house.realm = await findRealm(house.pool, house.code)
  house.reference = await readReference(house.pool, house.code)
  const last = await lastRecorded(house.pool, house.code)
  house.clock = realmClock(house.realm?.startsAt ? instantOf(house.realm.startsAt) : null, last === null ? null : instantOf(last))
}

/** PostgreSQL writes `2021-10-20 01:00:00+00`. */
export const instantOf = (timestamptz: string): Instant => new Date(timestamptz.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString().replace(/^(.*)Z$/, (_, t: string) => shifted(t))

function shifted(utc: string): Instant {
  const china = new Date(Date.parse(`${utc}Z`) + 8 * 3_600_000)
  return `${china.toISOString().slice(0, -1)}+08:00`
}

export const programmeOf = (house: House, id: string, version?: number): Programme | undefined =>
  house.packs.programmes.filter((p) => p.id === id && (version === undefined || p.version === version)).toSorted((a, b) => b.version - a.version)[0]

export const areaPath = (house: House, code: string): readonly string[] => pathOf(house.reference.areas, code)

export const areaName = (house: House, code: string): string => house.reference.areas.get(code)?.name.zh ?? code

/** A place with the names above it, up to the realm: 岩口铺镇云赵村. */
export const placeName = (house: House, code: string): string => areaPath(house, code).filter((c) => c.length > house.code.length).toReversed().map((c) => areaName(house, c)).join('') || areaName(house, code)

/** What `step` may know: told from memory, with the awards that the caller looked up. */
export function surroundings(house: House, actor: Actor, area: string, awards: Surroundings['awards'], at?: { readonly now: Instant; readonly historical: boolean }): Surroundings {
  return {
    now: at?.now ?? house.clock.now(),
    actor,
    areaPath: areaPath(house, area),
    calendar: house.calendar,
    authorities: house.reference.authorities as readonly AuthorityGrant[],
    awards,
    personKey: (idNo) => personKey(house.secrets, idNo),
    ...(at?.historical ? { historical: true } : {}),
  }
}
