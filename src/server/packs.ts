/** What the packs bring to the server. */
import type { Campaign } from '#campaign'
import type { Ability, Word } from '#kernel/ability'
import type { ArticleText, Gap } from '#kernel/explain'
import type { Bulletin } from '#kernel/bulletin'
import type { Ends, FormerKinds, Programme, Wording } from '#kernel/programme'
import type { Figure } from '#kernel/figure'
import type { Register } from '#kernel/register'
import type { Text } from '#kernel/text'
import type { Units } from '#kernel/money'
import type { CityService, MessageKind } from '#exchange'
import type { Counter, Room, Stage } from '#room'
import type { Page } from '#page'
import type { Seek } from '#seek'
import type { WhyNot } from '#whynot'

/** What the packs bring. */
export type Packs = {
  readonly programmes: readonly Programme[]
  readonly figures: readonly Figure[]
  readonly bulletins: readonly Bulletin[]
  readonly registers: readonly Register[]
  readonly campaigns: readonly Campaign[]
  /** What the programmes only compute with, as people call it, by programme. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, Text>>>>
  /** The realms of programmes that are not everywhere in force. */
  readonly inForce?: Readonly<Record<string, readonly string[]>>
  /** [RM11] The areas of realms whose keys do not say them, by key. */
  readonly areas?: Readonly<Record<string, string>>
  /** [VS6] Hashes of earlier texts that say what a version says today in another form, by `id@version`. */
  readonly formerly?: Readonly<Record<string, readonly string[]>>
  /** What the programmes work out besides formulas. */
  readonly abilities?: readonly Ability[]
  /** What numbers count besides money, time and measures. */
  readonly units?: Units
  /** What cases may end as besides what every procedure may. */
  readonly ends?: Ends
  /** [UN3] What papers and pages say of programmes beside their text, by programme. */
  readonly wording?: Readonly<Record<string, Wording>>
  /** [WN1] What people may truthfully change, by programme. */
  readonly whyNot?: Readonly<Record<string, WhyNot>>
  /** [RO1] Rooms in which work is handed out while it happens. */
  readonly rooms?: readonly Room[]
  /** [OT1] What city apps may send. */
  readonly services?: readonly CityService[]
  /** [SG1] Stages on which cases are played before a hall. */
  readonly stages?: readonly Stage[]
  /** [CT1] Windows at which somebody is served before two screens. */
  readonly counters?: readonly Counter[]
  /** [XC1] What cases say to partners, and are told by them. */
  readonly messages?: readonly MessageKind[]
  /** [SK1] How people are looked for, by programme. */
  readonly seeks?: Readonly<Record<string, Seek>>
  /** [VS3] How reckonings of earlier forms read today, by their kind. */
  readonly formerKinds?: FormerKinds
  /** [EX1] What programmes are explained from besides themselves: all articles, words for names, what is left out. */
  readonly explaining?: {
    readonly articles: readonly ArticleText[]
    readonly words: Readonly<Record<string, Readonly<Record<string, Word>>>>
    readonly gaps: readonly Gap[]
  }
  /** A newspaper’s page over realms. */
  readonly page?: Page
  /** The text of a clause, for a person who asks. */
  readonly clause: (
    id: string,
  ) => { readonly id: string; readonly title: string; readonly text: string } | null
}
