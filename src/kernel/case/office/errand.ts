/** An errand: what one official asks of another about a case. What stands of it is read from the case, like its clocks. */
import { officeVerbOf, type OfficeVerb } from '../../programme/office.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Case, CaseEvent } from '../case.ts'
import type { Ended, Errand, ErrandKind, Receiver, Together } from './said.ts'

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
