/** [VS1] Versions of programmes side by side: which one is in force on a day, and which one a case runs on. */
import { isDeepStrictEqual } from 'node:util'
import type { Abilities } from '#kernel/ability'
import type { Day, Instant } from '#kernel/day'
import { historiesOf, withHistories, withMoves, type FormerKinds, type Programme } from '#kernel/programme'
import {
  keepHistories,
  pinProgrammes,
  textHash,
  versionsInUse,
  type Cover,
  type KeptVersion,
  type Pool,
} from '#store'

export type Versions = {
  /** Every version that the packs bring or that cases run on, with the ways to later ones. */
  readonly all: readonly Programme[]
  /** As its cases run it. */
  of(id: string, version: number): Programme | undefined
  /** The one under which cases are opened on a day; before the first day of all, the first, which then refuses. */
  inForce(id: string, on: Day): Programme | undefined
  /** Versions whose text in the packs is not the one that is kept here: cases run on the kept one. */
  readonly changed: readonly string[]
}

type Opening = {
  readonly programmes: readonly Programme[]
  /** Hashes of earlier texts that say the same as a version of the packs says today, by `id@version`. */
  readonly formerly?: Readonly<Record<string, readonly string[]>> | undefined
  readonly abilities: Abilities
  readonly formerKinds?: FormerKinds | undefined
}

const nameOf = ({ id, version }: Programme): string => `${id}@${version}`

/** [VS5] Pins what is new, writes down what changed, and throws when cases run on a version that is to be had from nowhere. */
export async function openVersions(
  pool: Pool,
  cover: Cover,
  { programmes, formerly, abilities, formerKinds }: Opening,
  now: Instant,
): Promise<Versions> {
  const keptVersions = await pinProgrammes(pool, cover, programmes, now, formerKinds)
  const same = (p: Programme): boolean => isSame(p, keptVersions.get(nameOf(p))!, formerly?.[nameOf(p)] ?? [])
  const brought = programmes.filter(same)
  const used = await versionsInUse(pool, cover.realm)
  const lost = used.filter((u) => !keptVersions.has(`${u.id}@${u.version}`))
  if (lost.length > 0)
    throw new Error(
      lost
        .map(
          ({ id, version, cases, first }) =>
            `${cases}个办件（${first.join('、')}${cases > first.length ? '等' : ''}）按 ${id} 第${version}版办理，而事项包和数据库里都没有这一版，没有启动。请装回带有这一版的事项包 · ${cases} cases (${first.join(', ')}${cases > first.length ? ', …' : ''}) run on ${id} version ${version}, which neither the packs nor the database hold: nothing was started. Bring back the pack that has it`,
        )
        .join('\n'),
    )
  refuseLost(used, keptVersions, brought, abilities)
  const revalued = brought.filter(
    (p) =>
      !isDeepStrictEqual(plain(historiesOf(p)), plain(historiesOf(keptVersions.get(nameOf(p))!.programme))),
  )
  await keepHistories(pool, cover, revalued, now)
  const inUse = new Set(used.map((u) => `${u.id}@${u.version}`))
  const texts = [
    ...brought,
    ...[...keptVersions.values()]
      .map((k) => k.programme)
      .filter((p) => !brought.some((b) => nameOf(b) === nameOf(p)))
      .filter((p) => inUse.has(nameOf(p)) || programmes.some((b) => nameOf(b) === nameOf(p))),
  ]
  const all = texts.map((p) => withMoves(p, texts))
  const byName = new Map(all.map((p) => [nameOf(p), p]))
  const openable = openableOf(all, programmes)
  return {
    all,
    of: (id, version) => byName.get(`${id}@${version}`),
    inForce: (id, on) => versionOn(openable.get(id) ?? [], on),
    changed: programmes.filter((p) => !same(p)).map(nameOf),
  }
}

type Used = Awaited<ReturnType<typeof versionsInUse>>
/** [AB3] Throws where cases run on a version that names an ability that no pack brings: they would read otherwise than they did. */
function refuseLost(
  used: Used,
  keptVersions: ReadonlyMap<string, KeptVersion>,
  brought: readonly Programme[],
  abilities: Abilities,
): void {
  const lines = used.flatMap(({ id, version, cases, first }) => {
    const name = `${id}@${version}`
    const p = brought.find((b) => nameOf(b) === name) ?? keptVersions.get(name)!.programme
    const lost = new Set(
      Object.values(p.reckonings ?? {}).flatMap((r) => (abilities.has(r.ability) ? [] : [r.ability])),
    )
    return [...lost].map(
      (ability) =>
        `${cases}个办件（${first.join('、')}${cases > first.length ? '等' : ''}）按 ${id} 第${version}版办理，要用能力 ${ability}，而没有事项包带来它，没有启动。请装回带有它的事项包 · ${cases} cases (${first.join(', ')}${cases > first.length ? ', …' : ''}) run on ${id} version ${version}, which needs the ability ${ability}, and no pack brings it: nothing was started. Bring back the pack that has it`,
    )
  })
  if (lines.length > 0) throw new Error(lines.join('\n'))
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** [VS3] The text of the packs is the kept one when it says the same in the form of today, or when the pack says that it does. */
const isSame = (p: Programme, stored: KeptVersion, formerly: readonly string[]): boolean =>
  formerly.includes(stored.hash) || textHash(p) === textHash(withHistories(stored.programme, historiesOf(p)))

/** What is opened is a version of the packs; a programme that they do not bring any more opens nothing. By id, in their order. */
function openableOf(
  all: readonly Programme[],
  brought: readonly Programme[],
): ReadonlyMap<string, readonly Programme[]> {
  const names = new Set(brought.map(nameOf))
  const byId = new Map<string, Programme[]>()
  for (const p of all.filter((version) => names.has(nameOf(version))))
    byId.set(p.id, [...(byId.get(p.id) ?? []), p])
  for (const versions of byId.values())
    versions.sort((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1))
  return byId
}

const versionOn = (versions: readonly Programme[], on: Day): Programme | undefined =>
  versions.findLast((p) => p.from <= on) ?? versions[0]
