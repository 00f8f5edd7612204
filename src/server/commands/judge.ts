/** One command of a batch: what it gives on what those before it left, or what must be read before that can be told. */
import type { Text } from '#kernel/text'
import {
  answerFrom,
  byName,
  isId,
  isNumbered,
  refuse,
  type Actor,
  type Case,
  type CaseEvent,
  type Lookup,
  type Surroundings,
} from '#kernel/case'
import { dayOfInstant } from '#kernel/day'
import { decideCommand, type Commit } from '#kernel/commit'
import { isSealedName, type Programme } from '#kernel/programme'
import { personKey, type Loaded } from '#store'
import { allows, thingOf } from '../access.ts'
import { inForce, programmeOf, rowsOf, surroundings, type House } from '../realm.ts'
import { worldAfter, type Draft } from './draft.ts'
import { worldOf, type Gathered } from './gather.ts'
import { remembering } from './remembering.ts'
import { digestOfBody, keyOfAnswer, refused, unseen, type Decided, type Submission } from './submission.ts'

export type Judged =
  | { readonly kind: 'answered'; readonly decided: Decided }
  | { readonly kind: 'done'; readonly decided: Decided; readonly commit: Commit }
  | { readonly kind: 'needs'; readonly needs: readonly Lookup[]; readonly place: string }
  /** It rests on figures that this batch changes, or looks at the register as a whole: it waits until these are written. */
  | { readonly kind: 'later' }

/** What is judged of a command before its turn, while one ahead of it is. */
export type Foreseen = {
  readonly judged: Judged
  /** Whether its case is still as it was looked at. */
  seesCase(this: void): boolean
  /** Whether it would come to the same now. */
  stands(this: void): boolean
}

/** [W1] A repeat gets the first answer; the same key with another body is a mistake that is said. Nothing is changed by asking. */
export function foresee(house: House, d: Draft, loaded: Loaded, gathered: Gathered, s: Submission): Foreseen {
  const c = stateIn(d, loaded, s)
  if (s.asker !== undefined && (c === null || !allows(house, s.asker, 'act', thingOf(house, c))))
    return answered(unseen)
  const earlier = earlierIn(d, loaded, s)
  if (earlier)
    return answered(
      earlier.digest.equals(digestOfBody(s))
        ? earlier.decided
        : { status: 422, body: { code: 'key_reused' } },
    )
  const opened = opening(house, c, s)
  if ('refusal' in opened) return answered(opened)
  const { judged, isSame } = onTheRoad(house, d, gathered, c, opened, s)
  const seesCase = (): boolean => stateIn(d, loaded, s) === c
  return { judged, seesCase, stands: () => seesCase() && earlierIn(d, loaded, s) === null && isSame() }
}

export const judge = (...of: Parameters<typeof foresee>): Judged => foresee(...of).judged

const stateIn = (d: Draft, loaded: Loaded, { command }: Submission): Case | null =>
  d.states.get(command.case) ?? loaded.cases.get(command.case)?.state ?? null

const earlierIn = (d: Draft, loaded: Loaded, s: Submission) =>
  d.answers.get(keyOfAnswer(s)) ?? answeredBefore(loaded, s)

const never = (): boolean => false
/** Told in no time, and so never kept. */
const answered = (decided: Decided): Foreseen => ({
  judged: { kind: 'answered', decided },
  seesCase: never,
  stands: never,
})

function answeredBefore(loaded: Loaded, s: Submission): { digest: Buffer; decided: Decided } | null {
  const stored = loaded.answers.get(keyOfAnswer(s))
  return stored ? { digest: stored.digest, decided: stored.answer } : null
}

const engineNumber: Text = {
  zh: '以“-数字-数字”结尾的编号由系统自动开出的办件专用，请换一个',
  en: 'Ids that end in two numbers belong to cases that the system opens by itself: choose another',
}

/** What a command is about: the programme and the place that it names. */
export type Opening = { readonly p: Programme; readonly place: string }

/** What a command names must be there before its programme is asked: the programme, an id, a place that stands, a time that is past. */
export function opening(
  house: House,
  c: Case | null,
  s: Pick<Submission, 'programme' | 'at' | 'outbox'> & {
    readonly command: Pick<Submission['command'], 'case' | 'area' | 'run'>
  },
): Opening | Required<Decided> {
  const no = (...refusal: Parameters<typeof refuse>) => refused(refuse(...refusal)) as Required<Decided>
  const day = dayOfInstant(s.command.run?.due ?? s.at ?? house.clock.now())
  const p = c
    ? programmeOf(house, c)
    : s.programme === undefined
      ? undefined
      : inForce(house, s.programme, day)
  if (!p)
    return refused(
      refuse(c || s.programme !== undefined ? 'unknown_programme' : 'unknown_case', []),
      404,
    ) as Required<Decided>
  if (c && s.programme !== undefined) return no('case_exists', [])
  if (!isId(s.command.case)) return no('invalid_field', p.basis, { field: 'case' })
  /** [K23] The engine's own orders come out of the outbox, and nothing else does. */
  if (c === null && s.outbox === undefined && isNumbered(s.command.case))
    return no('invalid_field', p.basis, { field: 'case', message: engineNumber })
  const place = c?.area ?? s.command.area ?? ''
  const wrongPlace = (message: Text) => no('invalid_field', p.basis, { field: 'area', message })
  if (!house.reference.areas.has(place))
    return wrongPlace({ zh: '没有这个区划代码', en: 'There is no such area' })
  if (c === null && !house.places.stands(place, day))
    return wrongPlace({
      zh: '该区划在这一天不存在（尚未设立或已经撤销），请选择现在的区划',
      en: 'The place does not stand on that day: choose one that does',
    })
  if (s.at !== undefined && s.at > house.clock.now()) return no('time_order', p.basis)
  return { p, place }
}

function onTheRoad(
  house: House,
  d: Draft,
  gathered: Gathered,
  c: Case | null,
  { p, place }: Opening,
  s: Submission,
): { readonly judged: Judged; isSame(this: void): boolean } {
  let waits = false
  const world = worldAfter(house, d, worldOf(gathered, place), () => {
    waits = true
  })
  const remembered = remembering(world)
  const judged = (of: Judged) => ({
    judged: of,
    /** What needs more is asked again; what takes back, or was told that it waits, depends on its place in the batch. */
    isSame: () => of.kind !== 'needs' && !waits && !takesBack(of) && remembered.isToldBy(world) && !waits,
  })
  const actor = s.actor === 'applicant' ? applicantOf(house, p, c, s.command.input) : s.actor
  const around: Omit<Surroundings, 'world'> = {
    ...surroundings(house, actor, place, s.at === undefined ? undefined : { now: s.at, historical: true }),
    ...(s.sender === undefined ? {} : { sender: s.sender }),
    ...(s.command.run === undefined ? {} : { due: s.command.run.due }),
  }
  const command = { ...s.command, seq: s.command.seq ?? c?.seq ?? 0 }
  const answer = answerFrom(remembered.world, (watchedWorld) =>
    decideCommand(p, c, command, { ...around, world: watchedWorld }, rowsOf(house)),
  )
  if (waits && d.commits.length > 0) return judged({ kind: 'later' })
  if (!answer.ok) return judged({ kind: 'needs', needs: answer.needs, place })
  if (!answer.value.ok) {
    const { refusal } = answer.value
    const decided = refused(s.inBatch || s.outbox !== undefined ? byName(p, refusal) : refusal)
    return judged({ kind: 'answered', decided })
  }
  const commit = answer.value.commit()
  /** What is taken back is looked for in what the database holds: nothing of this batch may be on its way there. */
  if (commit.takeBacks.length > 0 && d.commits.length > 0) return judged({ kind: 'later' })
  const orders = commit.commands.length > 0 ? { orders: true as const } : {}
  const whole = answerTo(p, commit.event)
  const decided = c !== null && actsUnread(house, c, s) ? toldUnread(whole, command.seq) : whole
  return judged({ kind: 'done', commit, decided: { ...decided, ...orders } })
}

/** [P10] Whether they act on a case that they do not read. */
const actsUnread = (house: House, c: Case, s: Submission): boolean =>
  s.asker !== undefined && allows(house, s.asker, 'see', thingOf(house, c)) === null

/** [P10] That it was done, and when: no number by which acts are counted, and nothing that was worked out. */
const toldUnread = (answer: Decided, seq: number): Decided => ({
  ...answer,
  body: { ...(answer.body as object), seq, sets: {} },
})

const takesBack = (of: Judged): boolean => of.kind === 'done' && of.commit.takeBacks.length > 0

/** The answer is kept for repeats, so it holds nothing that is sealed elsewhere. `p` is the version that the command came under. */
export function answerTo(p: Programme, event: CaseEvent): Decided {
  const sets = Object.fromEntries(Object.entries(event.sets).filter(([name]) => !isSealedName(p, name)))
  return {
    status: event.seq > 1 ? 200 : 201,
    body: { case: event.case, seq: event.seq, step: event.to, at: event.at, sets },
  }
}

/** The resident in their own affairs, as history knows them: by the ID number of the application. */
function applicantOf(
  house: House,
  p: Programme,
  c: Case | null,
  input: Readonly<Record<string, unknown>>,
): Actor {
  const idNo = input[p.subject?.people[0] ?? '']
  const person = c?.people[0] ?? (typeof idNo === 'string' ? personKey(house.secrets, idNo) : 'unknown')
  return { person, post: null, role: 'resident', area: null, kin: house.reference.kinOf.get(person) ?? [] }
}
