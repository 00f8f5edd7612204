/** Every pack we run. A plain list: nothing registers itself. */
import type { Campaign } from 'yimen/campaign'
import type { Ability, Word } from 'yimen/kernel/ability'
import type { AuthorityGrant } from 'yimen/kernel/authority'
import type { Bulletin } from 'yimen/kernel/bulletin'
import type { Ends, FormerKinds, Programme, Wording } from 'yimen/kernel/programme'
import type { Figure } from 'yimen/kernel/figure'
import type { Register } from 'yimen/kernel/register'
import type { Text } from 'yimen/kernel/text'
import type { Units } from 'yimen/kernel/money'
import type { CityService, MessageKind } from 'yimen/exchange'
import type { Counter, Room, Stage } from 'yimen/room'
import type { Seek } from 'yimen/seek'
import type { WhyNot } from 'yimen/whynot'
import { engineWords, type Gap } from 'yimen/kernel/explain'
import { community } from './community/index.ts'
import { bankSeason } from './bank-season/index.ts'
import { contests } from './contests/index.ts'
import { dispatch } from './dispatch/index.ts'
import { elevator } from './elevator/index.ts'
import { grid } from './grid/index.ts'
import { page } from './page/index.ts'
import { volunteers } from './volunteers/index.ts'
import { helmets } from './helmets/index.ts'
import { oneDoor } from './one-door/index.ts'
import { socialAssistance } from './social-assistance/index.ts'
import { socialOrganisations } from './social-organisations/index.ts'

export const packs: readonly Pack[] = [
  socialAssistance,
  elevator,
  dispatch,
  socialOrganisations,
  grid,
  volunteers,
  helmets,
  community,
  oneDoor,
  bankSeason,
  contests,
]

/** What a pack brings to the house. */
export type Pack = {
  readonly id: string
  /** Where it is in force: the installation says so, not the policy. A realm whose key is no area's code comes with its area. */
  readonly realms: readonly (string | { readonly key: string; readonly area: string })[]
  readonly programmes: readonly Programme[]
  readonly figures: readonly Figure[]
  readonly bulletins: readonly Bulletin[]
  readonly authorities: readonly AuthorityGrant[]
  readonly registers: readonly Register[]
  readonly campaigns: readonly Campaign[]
  /** What its programmes work out besides formulas. */
  readonly abilities?: readonly Ability[]
  /** What its numbers count besides money, time and measures. */
  readonly units?: Units
  /** What its cases may end as besides what every procedure may. */
  readonly ends?: Ends
  /** [VS3] How reckonings of earlier forms read today, by their kind. */
  readonly formerKinds?: FormerKinds
  /** [VS6] Hashes of earlier texts that say the same as a version says today, by `id@version`. */
  readonly formerly?: Readonly<Record<string, readonly string[]>>
  /** [EX3] What people call the names that formulas read and that no title says, by programme: pages show them, and explanations. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, Word>>>>
  /** [UN3] What papers and pages say of its programmes beside their text, by programme. */
  readonly wording?: Readonly<Record<string, Wording>>
  /** [WN1] What people may truthfully change of what its programmes judge, by programme: it is told with a refusal, and is no rule. */
  readonly whyNot?: Readonly<Record<string, WhyNot>>
  /** [SK1] How people are looked for by what is held already, by the programme that they are looked for. */
  readonly seeks?: Readonly<Record<string, Seek>>
  /** [RO1] Rooms in which its cases are handed out while it happens. */
  readonly rooms?: readonly Room[]
  /** [OT1] What city apps may send to it. */
  readonly services?: readonly CityService[]
  /** [SG1] Stages on which its cases are played before a hall. */
  readonly stages?: readonly Stage[]
  readonly counters?: readonly Counter[]
  /** [XC1] What its cases say to partners, and are told by them. */
  readonly messages?: readonly MessageKind[]
  /** [EX4] What its programmes leave out, as their authors say. */
  readonly gaps?: readonly Gap[]
}

/** What each word says by itself, without its options and columns. */
const titlesOf = (words: Readonly<Record<string, Word>> = {}): Readonly<Record<string, Text>> =>
  Object.fromEntries(
    Object.entries({ ...engineWords, ...words }).map(([name, { zh, en }]) => [name, { zh, en }]),
  )

/** All that the packs bring, by kind. */
export const brought = {
  page,
  programmes: packs.flatMap((p) => p.programmes),
  figures: packs.flatMap((p) => p.figures),
  bulletins: packs.flatMap((p) => p.bulletins),
  registers: packs.flatMap((p) => p.registers),
  campaigns: packs.flatMap((p) => p.campaigns),
  units: Object.assign({}, ...packs.map((p) => p.units)) as Units,
  ends: Object.assign({}, ...packs.map((p) => p.ends)) as Ends,
  abilities: packs.flatMap((p) => p.abilities ?? []),
  formerKinds: Object.assign({}, ...packs.map((p) => p.formerKinds)) as FormerKinds,
  formerly: Object.assign({}, ...packs.map((p) => p.formerly)) as NonNullable<Pack['formerly']>,
  names: Object.fromEntries(packs.flatMap((p) => p.programmes.map((x) => [x.id, titlesOf(p.words?.[x.id])]))),
  words: Object.assign({}, ...packs.map((p) => p.words)) as NonNullable<Pack['words']>,
  wording: Object.assign({}, ...packs.map((p) => p.wording)) as NonNullable<Pack['wording']>,
  whyNot: Object.assign({}, ...packs.map((p) => p.whyNot)) as NonNullable<Pack['whyNot']>,
  seeks: Object.assign({}, ...packs.map((p) => p.seeks)) as NonNullable<Pack['seeks']>,
  rooms: packs.flatMap((p) => p.rooms ?? []),
  services: packs.flatMap((p) => p.services ?? []),
  stages: packs.flatMap((p) => p.stages ?? []),
  counters: packs.flatMap((p) => p.counters ?? []),
  messages: packs.flatMap((p) => p.messages ?? []),
  gaps: packs.flatMap((p) => p.gaps ?? []),
  inForce: Object.fromEntries(
    packs.flatMap((p) =>
      p.programmes.map((x) => [x.id, p.realms.map((r) => (typeof r === 'string' ? r : r.key))]),
    ),
  ),
  areas: Object.fromEntries(
    packs.flatMap((p) => p.realms.flatMap((r) => (typeof r === 'string' ? [] : [[r.key, r.area] as const]))),
  ),
}
