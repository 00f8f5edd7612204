/** [BK5] What lies at places and may not be overdrawn, as those read it who deal with it there, with what moved it. */
import { isOfLevel } from '#kernel/area'
import type { CaseThing } from '#kernel/access'
import type { Programme } from '#kernel/programme'
import { balancesOf, movementsOf, seenAmong } from '#store'
import { allows, reading } from '../access.ts'
import type { HoldingKindView, MovementsView } from '../contract/index.ts'
import { areaName, instantOf, placeName, today, type House } from '../realm.ts'
import type { Principal } from '../session.ts'

/** Accounts of one name, one for each place of a level. */
type Kind = {
  readonly name: string
  readonly account: Programme['accounts'][string]
  readonly level: string
  readonly levels: Programme['levels']
  /** Of every programme that has such an account. */
  readonly roles: CaseThing['roles']
}

const memory = new WeakMap<readonly Programme[], readonly Kind[]>()

function kindsOf(house: House): readonly Kind[] {
  const before = memory.get(house.versions.all)
  if (before) return before
  const kinds = new Map<string, Kind>()
  for (const p of house.versions.all)
    for (const [name, account] of Object.entries(p.accounts)) {
      const level = account.per
      if (account.floor === undefined || level === undefined || level === 'case') continue
      const id = `${name} ${level}`
      kinds.set(id, {
        name,
        account,
        level,
        levels: p.levels,
        roles: { ...kinds.get(id)?.roles, ...p.roles },
      })
    }
  memory.set(house.versions.all, [...kinds.values()])
  return [...kinds.values()]
}

const maySee = (house: House, who: Principal, { roles }: Kind, area: string): boolean =>
  allows(house, who, 'see', { kind: 'holding', roles, reach: house.places.reach(area, today(house)) }) !==
  null

/** The places of its level that are the reader's. */
const placesOf = (house: House, who: Principal, kind: Kind): readonly string[] =>
  [...house.reference.areas.keys()]
    .filter(
      (code) =>
        isOfLevel(code, kind.level, kind.levels) &&
        house.places.stands(code, today(house)) &&
        maySee(house, who, kind, code),
    )
    .toSorted()

const accountAt = ({ name }: Kind, area: string): string => `${name}:${area}`

/** Whether there is such an account for anybody in these posts: a question of roles alone. */
export const dealsWithHoldings = (house: House, roles: readonly string[]): boolean =>
  kindsOf(house).some((kind) => roles.some((role) => Object.hasOwn(kind.roles, role)))

/** Each kind with the places of the reader; a place that nothing ever moved through holds nothing. */
export async function holdingsView(house: House, who: Principal): Promise<readonly HoldingKindView[]> {
  const mine = kindsOf(house).flatMap((kind) => {
    const areas = placesOf(house, who, kind)
    return areas.length === 0 ? [] : [{ kind, areas }]
  })
  const balances = await balancesOf(
    house.pool,
    house.code,
    mine.flatMap(({ kind, areas }) => areas.map((area) => accountAt(kind, area))),
  )
  return mine.map(({ kind, areas }) => {
    const holdings = areas.map((area) => ({
      account: accountAt(kind, area),
      area,
      areaName: placeName(house, area) || areaName(house, area),
      balance: balances.get(accountAt(kind, area)) ?? 0,
    }))
    return {
      name: kind.name,
      title: kind.account.title,
      unit: kind.account.unit ?? 'fen',
      level: kind.level,
      total: holdings.reduce((sum, { balance }) => sum + balance, 0),
      holdings,
    }
  })
}

/** [BK5] Null where there is no such account, or it is not the reader's to see. */
export async function movementsView(
  house: House,
  who: Principal,
  account: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<MovementsView | null> {
  const [name, area] = account.split(':')
  if (area === undefined || !house.reference.areas.has(area)) return null
  const kind = kindsOf(house).find(
    (k) => accountAt(k, area) === account && isOfLevel(area, k.level, k.levels) && k.name === name,
  )
  if (!kind || !maySee(house, who, kind, area)) return null
  const [balances, rows] = await Promise.all([
    balancesOf(house.pool, house.code, [account]),
    movementsOf(house.pool, house.code, account, { offset, limit }),
  ])
  const seen = new Set(
    await reading(house, who, (db) =>
      seenAmong(
        db,
        house.code,
        rows.map((row) => row.case),
      ),
    ),
  )
  return {
    account,
    area,
    areaName: placeName(house, area) || areaName(house, area),
    title: kind.account.title,
    unit: kind.account.unit ?? 'fen',
    balance: balances.get(account) ?? 0,
    movements: rows.map(({ at, memo, change, after, ...of }) => ({
      at: instantOf(at),
      memo,
      change,
      after,
      case: seen.has(of.case) ? of.case : null,
    })),
    total: rows[0]?.total ?? 0,
  }
}
