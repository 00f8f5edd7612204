/** The office's acts on a case as one reader may see them: what they may do, what was asked of whom, and what was said. */
import type { Text } from '#kernel/text'
import {
  allowedBy,
  answered,
  answersErrand,
  handedTo,
  mayActInOffice,
  officeForm,
  standingErrands,
  unfit,
  type Around,
  type Case,
  type Errand,
  type ErrandKind,
} from '#kernel/case'
import {
  officeActsOf,
  officeName,
  officeTitles,
  officeVerbOf,
  officeVerbs,
  type OfficeVerb,
  type Programme,
} from '#kernel/programme'
import type { ColleagueView, MarkView, OfficeView, OfficeWayView } from '../contract/index.ts'
import { postHeld, postTitle, today, type House } from '../realm.ts'
import { clauseView, type Logged } from './clause.ts'
import { shown } from './show.ts'

export const kindTitles: Readonly<Record<ErrandKind, Text>> = {
  handed: { zh: '转来', en: 'Handed over' },
  entrusted: { zh: '委派', en: 'To be worked on' },
  sign: { zh: '加签', en: 'To be signed' },
  supervised: { zh: '督办', en: 'Supervised' },
  copied: { zh: '抄告', en: 'For notice' },
  mentioned: { zh: '提到您', en: 'Named in a comment' },
  urged: { zh: '催办', en: 'Urged' },
}
const endings: Readonly<Record<NonNullable<Errand['ended']>['how'], Text>> = {
  reported: { zh: '已回复', en: 'Reported' },
  recalled: { zh: '已收回', en: 'Called back' },
  agreed: { zh: '同意', en: 'Agreed' },
  refused: { zh: '不同意', en: 'Refused' },
  dropped: { zh: '已减签', en: 'Dropped' },
  answered: { zh: '已回复', en: 'Answered' },
  released: { zh: '已解除', en: 'Released' },
  read: { zh: '已阅', en: 'Read' },
}

export type OfficeReader = {
  readonly person: string
  /** By a post over it: what officials say to one another is theirs. */
  readonly byPost: boolean
  /** The posts that they act in today. */
  readonly posts: readonly string[]
}

/** A person in a post, as people call them. */
export function personView(house: House, who: { readonly post: string | null; readonly person: string }) {
  const post = who.post === null ? undefined : house.reference.posts.get(who.post)
  return {
    name: house.reference.people.get(who.person) ?? (who.post === null ? '申请人' : who.post),
    title: post ? postTitle(house, post.role, post.area) : null,
  }
}

/** The acts that are open to this actor, and of those that could be, why not. [OA15] In their own affairs people urge, and nothing else. */
export function officeWays(house: House, p: Programme, c: Case, around: Around): OfficeWayView[] {
  const isPerson = p.roles[around.actor.role]?.level === 'person'
  return officeVerbs
    .filter((verb) => !isPerson || verb === 'urge')
    .flatMap((verb): readonly OfficeWayView[] => {
      /** What answers or ends an errand is no act where there is none. */
      if (answersErrand(verb) && answered(p, c, verb, around).length === 0) return []
      const refusal = mayActInOffice(p, c, verb, around)
      if (refusal && isBeside(refusal.code)) return []
      const form = officeForm(p, c, verb, around.actor.role)
      return [
        {
          verb,
          outcome: officeName(verb),
          title: officeTitles[verb],
          open: refusal === null,
          refusal: refusal && { code: refusal.code, message: refusal.message },
          asks: Object.entries(form).map(([name, { field, ask }]) => ({ name, field, ask })),
          clause: clauseView(house, refusal?.clauses[0] ?? clauseOf(p, verb)),
        },
      ]
    })
}

const clauseOf = (p: Programme, verb: OfficeVerb): string =>
  officeActsOf(p)[allowedBy(verb)]?.clause ?? p.basis[0]!

/** What is not this reader's to do at all stands on no menu. */
const isBeside = (code: string): boolean =>
  ['act_not_allowed', 'wrong_role', 'wrong_area', 'not_yours', 'wrong_step'].includes(code)

/** [OA14] [OA15] What was asked and said, for this reader. */
export function officeView(
  house: House,
  p: Programme,
  c: Case,
  log: readonly Logged[],
  around: Around,
  reader: OfficeReader,
): OfficeView {
  const wordsOf = (seq: number): string | null => {
    const words = log.find((l) => l.event.seq === seq)?.event.given?.words
    return words === undefined ? null : shown(house, p, c, 'words', words, true).text
  }
  const standing = standingErrands(p, c)
  const isTheirs = (x: Errand): boolean => reader.byPost || x.by.person === reader.person
  const handSign = officeActsOf(p).handSign
  return {
    acts: officeWays(house, p, c, around),
    errands: (c.errands ?? [])
      .filter(isTheirs)
      .map((x) => ({
        seq: x.seq,
        kind: x.kind,
        title: kindTitles[x.kind],
        to: x.to && personView(house, x.to),
        by: personView(house, x.by),
        since: x.at,
        until: x.until ?? null,
        overdue: isLate(house, x, standing),
        stands: standing.includes(x),
        mine: x.to !== null && reader.posts.includes(x.to.post),
        own: x.by.person === reader.person,
        outcome: x.outcome === undefined ? null : (p.steps[x.step]?.outcomes[x.outcome]?.title ?? null),
        together: x.together ?? null,
        words: wordsOf(x.seq),
        ended: x.ended
          ? {
              how: endings[x.ended.how],
              at: x.ended.at,
              name: house.reference.people.get(x.ended.person) ?? '',
              words: x.ended.how === 'read' ? null : wordsOf(x.ended.seq),
            }
          : null,
      })),
    thread: reader.byPost
      ? log
          .filter((l) => officeVerbOf(l.event.outcome) === 'note')
          .map((l) => ({
            seq: l.event.seq,
            at: l.event.at,
            by: personView(house, l.event.by),
            words: wordsOf(l.event.seq) ?? '',
            mentions: (l.event.office?.to ?? []).map((to) => ({
              name: house.reference.people.get(to.person) ?? to.post,
              read: (c.errands ?? []).some(
                (x) => x.seq === l.event.seq && x.to?.post === to.post && x.ended !== undefined,
              ),
            })),
          }))
      : [],
    signs:
      handSign !== undefined &&
      handSign.by.includes(around.actor.role) &&
      (handSign.at?.includes(c.step) ?? true),
    signatures: reader.byPost
      ? log.flatMap(({ event }) =>
          event.signature
            ? [
                {
                  seq: event.seq,
                  ...event.signature,
                  name: house.reference.people.get(event.by.person) ?? '',
                },
              ]
            : [],
        )
      : [],
  }
}

const isLate = (house: House, x: Errand, standing: readonly Errand[]): boolean =>
  x.until !== undefined && x.until < today(house) && standing.includes(x)

/** [OA15] Of the office's own acts those concerned are told what moved their case, and their own. */
export function isForConcerned(
  act: { readonly outcome: string; readonly person: string },
  reader: string,
): boolean {
  const verb = officeVerbOf(act.outcome)
  return verb === null || verb === 'sendBack' || verb === 'takeBack' || act.person === reader
}

/** [OA18] What stands on a case's line in an inbox; [OA15] to one who has no post over it, what they asked themselves. */
export const marksOf = (
  house: House,
  p: Programme,
  c: Case,
  reader: Pick<OfficeReader, 'person' | 'byPost'>,
): MarkView[] =>
  standingErrands(p, c)
    .filter((x) => x.kind !== 'copied' && x.kind !== 'mentioned')
    .filter((x) => reader.byPost || x.by.person === reader.person)
    .map((x) => ({
      kind: x.kind,
      title: kindTitles[x.kind],
      by: house.reference.people.get(x.by.person) ?? '申请人',
      until: x.until ?? null,
    }))

/** [OA10] Everybody who could be thought of for an act, those who can take it first; why not, of the others. */
export function colleaguesView(
  house: House,
  p: Programme,
  c: Case,
  verb: OfficeVerb,
  around: Around,
  outcome?: string,
): ColleagueView[] {
  const day = today(house)
  if (verb === 'dropSigner')
    return answered(p, c, verb, around).map((x) => ({
      post: x.to!.post,
      name: personView(house, x.to!).name,
      title: personView(house, x.to!).title ?? { zh: '', en: '' },
      able: true,
      why: null,
    }))
  return [...house.reference.posts.values()]
    .filter((post) => Object.hasOwn(p.roles, post.role) && around.areaPath.includes(post.area))
    .flatMap((post): readonly ColleagueView[] => {
      const held = postHeld(house, post.id, day)
      if (!held || (verb === 'handOver' && held.role !== around.actor.role)) return []
      const why = unfit(p, c, verb, held, around, p.basis[0]!, outcome)
      return [
        {
          post: post.id,
          name: house.reference.people.get(held.person) ?? post.id,
          title: postTitle(house, post.role, post.area),
          able: why === null,
          why: why?.message ?? null,
        },
      ]
    })
    .toSorted((a, b) => Number(b.able) - Number(a.able))
}

/** [OA4] To whom the case was handed at a desk, by name. */
export function handedName(house: House, p: Programme, c: Case, role: string, around: Around): string | null {
  const handed = handedTo(p, c, role, around)
  return handed ? personView(house, handed.to!).name : null
}
