/** An errand: what one official asks of another about a case. What stands of it is read from the case, like its clocks. */
import type { Day, Instant } from '../../day/index.ts'
import { officeVerbOf, type OfficeVerb } from '../../programme/office.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Facts } from '../../rule/index.ts'
import type { Case, CaseEvent } from '../case.ts'

/** Handed over, to be worked on, to be signed, to be brought to an end by a day; for notice, named in a comment; urged: of whoever has it. */
export type ErrandKind = 'handed' | 'entrusted' | 'sign' | 'supervised' | 'copied' | 'mentioned' | 'urged'
/** All signers must agree (会签), or one of them is enough (或签). */
export type Together = 'all' | 'any'

export type Receiver = { readonly post: string; readonly person: string }

/** What an event tells of an office act, beside who did it and when. What was said is sealed with what it gave. */
export type OfficeDone = {
  readonly verb: OfficeVerb
  /** Whose desk it was done at, where it was done for one: a holder's, or a party's of a joint review. */
  readonly desk?: string
  readonly to?: readonly Receiver[]
  /** The outcome that signers are asked about, and how many of them must agree. */
  readonly outcome?: string
  readonly together?: Together
  readonly until?: Day
  /** The event whose errand it answers or ends, and whose part of it where that is not the actor's own. */
  readonly of?: number
  readonly whose?: string
  readonly agree?: boolean
  /** [OA8] Sent back: acts from this one on were done in vain. */
  readonly undoes?: number
  /** [OA9] Taken back: the act, where the case stood before it, and what it knew then. */
  readonly takes?: {
    readonly seq: number
    readonly step: string
    readonly restores: Facts
    readonly drops: readonly string[]
  }
}

export type Ended =
  | 'reported'
  | 'recalled'
  | 'agreed'
  | 'refused'
  | 'dropped'
  | 'answered'
  | 'released'
  | 'read'

export type Errand = {
  readonly kind: ErrandKind
  /** The event that gave it. */
  readonly seq: number
  /** Nobody by name where it is for whoever has the case. */
  readonly to: Receiver | null
  readonly by: Receiver | { readonly post: null; readonly person: string }
  /** The desk that it was given from, or for. */
  readonly desk: string | null
  readonly step: string
  readonly at: Instant
  readonly until?: Day
  readonly outcome?: string
  readonly together?: Together
  readonly ended?: {
    readonly how: Ended
    readonly seq: number
    readonly at: Instant
    readonly person: string
  }
}

const kinds: Readonly<Partial<Record<OfficeVerb, ErrandKind>>> = {
  handOver: 'handed',
  entrust: 'entrusted',
  addSigner: 'sign',
  supervise: 'supervised',
  copy: 'copied',
  note: 'mentioned',
  urge: 'urged',
}
const endings: Readonly<Partial<Record<OfficeVerb, Ended>>> = {
  report: 'reported',
  recall: 'recalled',
  dropSigner: 'dropped',
  reply: 'answered',
  release: 'released',
  acknowledge: 'read',
}

/** The errands after one more event. */
export function errandsAfter(errands: readonly Errand[], e: CaseEvent): readonly Errand[] {
  const { office } = e
  if (!office) return errands
  const how = office.verb === 'sign' ? (office.agree ? 'agreed' : 'refused') : endings[office.verb]
  const ended = { seq: e.seq, at: e.at, person: e.by.person }
  const isMeant = (x: Errand): boolean =>
    x.ended === undefined &&
    (office.verb === 'acknowledge'
      ? (x.kind === 'copied' || x.kind === 'mentioned') && x.to?.post === office.whose
      : x.seq === office.of && (office.whose === undefined || x.to?.post === office.whose))
  const left = how ? errands.map((x) => (isMeant(x) ? { ...x, ended: { ...ended, how } } : x)) : errands
  return [...left, ...errandsOf(e)]
}

function errandsOf(e: CaseEvent): readonly Errand[] {
  const { office } = e
  const kind = office && kinds[office.verb]
  if (!kind) return []
  const errand = (to: Receiver | null): Errand => ({
    kind,
    seq: e.seq,
    to,
    by: { post: e.by.post!, person: e.by.person },
    desk: office.desk ?? null,
    step: e.to,
    at: e.at,
    ...(office.until === undefined ? {} : { until: office.until }),
    ...(office.outcome === undefined ? {} : { outcome: office.outcome }),
    ...(office.together === undefined ? {} : { together: office.together }),
  })
  return office.to ? office.to.map(errand) : kind === 'urged' || kind === 'supervised' ? [errand(null)] : []
}

/** [OA3] Of these kinds an errand belongs to the stay at its step: when the case leaves it, it is over. */
const ofTheStay: ReadonlySet<ErrandKind> = new Set(['handed', 'entrusted', 'sign', 'urged'])

/** The first event of the stay at the step where the case stands. */
export const staySince = (c: Case): number =>
  (c.acts.findLast((a, i) => a.to === c.step && c.acts[i - 1]?.to !== c.step) ?? c.acts[0]!).seq

/** [OA3] What is still to be done of them: not answered, of this stay, and while the case goes on. What is only to be read stays until it is. */
export function standingErrands(p: Programme, c: Case): readonly Errand[] {
  const { errands } = c
  if (errands === undefined) return []
  const since = staySince(c)
  const isOver = p.steps[c.step]!.end !== undefined
  return errands.filter(
    (x) =>
      x.ended === undefined &&
      !(ofTheStay.has(x.kind) && x.seq < since) &&
      !(isOver && x.kind !== 'copied' && x.kind !== 'mentioned') &&
      !(x.kind === 'handed' && isHandedOn(errands, x)) &&
      !(x.kind === 'urged' && isTakenUp(c, x)),
  )
}

/** A later handing over at the same desk takes the place of the one before. */
const isHandedOn = (errands: readonly Errand[], x: Errand): boolean =>
  errands.some((y) => y.kind === 'handed' && y.seq > x.seq && y.desk === x.desk)

/** Whoever was urged has done something of the programme since. */
const isTakenUp = (c: Case, x: Errand): boolean =>
  c.acts.some((a) => a.seq > x.seq && officeVerbOf(a.outcome) === null && a.person !== x.by.person)

/** A round of signers for one outcome, as it stands. */
export type Round = {
  readonly seq: number
  readonly outcome: string
  readonly together: Together
  readonly signers: readonly Errand[]
  readonly state: 'waits' | 'agreed' | 'refused' | 'void'
}

/** [OA6] The rounds of this stay. Who was dropped does not count; a round of whom nobody is left is none. */
export function rounds(c: Case): readonly Round[] {
  const since = staySince(c)
  const signs = (c.errands ?? []).filter((x) => x.kind === 'sign' && x.seq > since)
  return [...new Set(signs.map((x) => x.seq))].map((seq) => {
    const all = signs.filter((x) => x.seq === seq)
    const signers = all.filter((x) => x.ended?.how !== 'dropped')
    const { outcome, together } = all[0]!
    const has = (how: Ended) => signers.filter((x) => x.ended?.how === how).length
    const [agreed, refused] = [has('agreed'), has('refused')]
    const state =
      signers.length === 0
        ? 'void'
        : together === 'any'
          ? agreed > 0
            ? 'agreed'
            : refused === signers.length
              ? 'refused'
              : 'waits'
          : refused > 0
            ? 'refused'
            : agreed === signers.length
              ? 'agreed'
              : 'waits'
    return { seq, outcome: outcome!, together: together!, signers, state }
  })
}
