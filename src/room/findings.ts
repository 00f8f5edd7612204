/** [SG7] What a stage names is there: programmes, outcomes, fields, lists and columns, and no key does two things at once. */
import {
  programmeOf,
  unanswered,
  finding,
  type CheckFinding,
  type House,
  type RoomCheck,
} from '#kernel/check'
import type { Programme } from '#kernel/programme'
import type { Cue, Fill, Judging, Receipts, SeatAct, Stage, StagePart } from './stage.ts'

/** What the checker of packs asks of this room. */
export const stageCheck: RoomCheck<{ readonly id: string; readonly stages?: readonly Stage[] }> = {
  brings: {
    kind: 'stages',
    of: (pack) =>
      (pack.stages ?? []).map((s) => ({ id: s.id, findings: (house) => stageFindings(s, house) })),
  },
}

/** A name, where it stands, and the names that there are. */
type Named = readonly [name: string, where: string, among: readonly string[]]

function stageFindings(s: Stage, house: House): readonly CheckFinding[] {
  const at = `stages.${s.id}`
  const columnsOf = (id: string): readonly string[] =>
    Object.keys(house.registers.find((r) => r.id === id)?.columns ?? {})
  const standingsOf = (id: string): readonly string[] =>
    Object.keys(house.registers.find((r) => r.id === id)?.standings ?? {})
  const openRegisters = house.registers.filter((r) => r.open).map((r) => r.id)
  const eachIn = (names: readonly string[], where: string, among: readonly string[]): readonly Named[] =>
    names.map((name) => [name, where, among])
  return [
    ...[
      [s.event.programme, `${at}.event.programme`, house.programmes.map((p) => p.id)] as const,
      ...eachIn([s.event.register, s.live.register, s.board.register], `${at}.register`, openRegisters),
      ...eachIn(
        [s.event.name, ...s.event.brief, s.event.frozen.column],
        `${at}.event`,
        columnsOf(s.event.register),
      ),
      ...eachIn(s.event.on, `${at}.event.on`, standingsOf(s.event.register)),
      ...eachIn([...s.live.before, ...s.live.after], `${at}.live`, standingsOf(s.live.register)),
      ...eachIn(Object.values(s.live.columns), `${at}.live.columns`, columnsOf(s.live.register)),
      ...eachIn(Object.values(s.board.columns), `${at}.board.columns`, columnsOf(s.board.register)),
      ...pictureNames(s, house, `${at}.pictures`),
    ].flatMap(missing),
    ...s.parts.flatMap((part) => partFindings(part, s, house, `${at}.parts.${part.programme}`)),
  ]
}

/** A part whose questions have pictures names their case, and what gives the keys is worked out there. */
function pictureNames({ pictures }: Stage, house: House, at: string): readonly Named[] {
  if (!pictures) return []
  const p = programmeOf(house, pictures.programme)
  if (!p) return [[pictures.programme, at, house.programmes.map((x) => x.id)]]
  return [
    ...pictures.at.map((step): Named => [step, `${at}.at`, Object.keys(p.steps)]),
    [pictures.rows.split('.')[0]!, `${at}.rows`, [...Object.keys(p.reckonings ?? {}), ...factsOf(p)]],
  ]
}

const missing = ([name, where, among]: Named): readonly CheckFinding[] =>
  among.includes(name)
    ? []
    : [unanswered('SG7', 'no_such_name', where, `没有“${name}”`, `there is no ${name}`, name, among)]

const listsOf = (p: Programme) => ({
  ...p.lists,
  ...Object.fromEntries(Object.entries(p.fields).flatMap(([n, f]) => (f.type === 'list' ? [[n, f]] : []))),
})
const column = (p: Programme, list: string, names: readonly string[], where: string): readonly Named[] => {
  const of = listsOf(p)[list]
  return [
    [list, where, Object.keys(listsOf(p))],
    ...(of ? names.map((n): Named => [n, `${where}.${list}`, Object.keys(of.of)]) : []),
  ]
}
const outcomesOf = (p: Programme): readonly string[] =>
  Object.values(p.steps).flatMap((step) => Object.keys(step.outcomes))
const factsOf = (p: Programme): readonly string[] => [
  ...Object.keys(p.fields),
  ...Object.keys(p.values ?? {}),
  ...Object.keys(p.lists ?? {}),
]

function partFindings(part: StagePart, s: Stage, house: House, at: string): readonly CheckFinding[] {
  const p = programmeOf(house, part.programme)
  if (!p) return missing([part.programme, at, house.programmes.map((x) => x.id)])
  const live = house.registers.find((r) => r.id === s.live.register)
  const standings = Object.keys(p.id === s.event.programme ? p.steps : (live?.standings ?? {}))
  const own = part.sheet && programmeOf(house, part.sheet.programme)
  return [
    ...[
      ...part.cues.flatMap((cue) => cueNames(p, cue, standings, `${at}.cues.${cue.outcome}`)),
      ...(part.log ?? []).flatMap((l) => column(p, l.list, l.columns, `${at}.log`)),
      ...(part.judging ? judgingNames(p, part.judging, `${at}.judging`) : []),
      ...(part.seat
        ? [
            ...column(
              p,
              part.seat.by.list,
              [part.seat.by.post, part.seat.by.no, part.seat.by.name],
              `${at}.seat`,
            ),
            ...part.seat.acts.flatMap((act) => actNames(p, act, standings, `${at}.seat`)),
            ...part.seat.receipts.flatMap((r) => receiptNames(p, r, [r.no], `${at}.seat`)),
          ]
        : []),
      ...(part.sheet && own
        ? [
            ...part.sheet.acts.flatMap((act) => actNames(own, act, standings, `${at}.sheet`)),
            ...receiptNames(own, part.sheet.receipts, [], `${at}.sheet`),
            [part.sheet.handIn, `${at}.sheet`, outcomesOf(own)] as const,
            [part.sheet.open.outcome, `${at}.sheet`, Object.keys(own.opens)] as const,
            [part.sheet.open.part, `${at}.sheet`, Object.keys(own.fields)] as const,
            [part.sheet.open.ask, `${at}.sheet`, Object.keys(own.fields)] as const,
          ]
        : part.sheet
          ? [[part.sheet.programme, `${at}.sheet`, house.programmes.map((x) => x.id)] as const]
          : []),
    ].flatMap(missing),
    ...keysOf(part, s, at),
  ]
}

const cueNames = (p: Programme, cue: Cue, standings: readonly string[], at: string): readonly Named[] => [
  [cue.outcome, at, outcomesOf(p)],
  ...(cue.next?.standings ?? []).map((n): Named => [n, at, standings]),
  ...Object.entries(cue.fill ?? {}).flatMap(([name, fill]) => [
    [name, at, Object.keys(p.fields)] as const,
    ...fillNames(p, fill, at),
  ]),
]

function fillNames(p: Programme, fill: Fill, at: string): readonly Named[] {
  switch (fill.kind) {
    case 'says':
      return []
    case 'fact':
      return [[fill.name, at, factsOf(p)]]
    case 'following':
      return [
        ...column(p, fill.list, [fill.column], at),
        ...(fill.but ? column(p, fill.but.list, [fill.but.column], at) : []),
        ...(fill.upTo ? [[fill.upTo.id, at, factsOf(p)] as const] : []),
      ]
    case 'turn':
      return [...column(p, fill.list, [fill.column], at), [fill.now, at, factsOf(p)]]
    case 'last':
      return [...column(p, fill.list, [fill.column], at), ...column(p, fill.but.list, [fill.but.column], at)]
    case 'pick':
      return column(p, fill.list, [fill.column, fill.title], at)
  }
}

const judgingNames = (p: Programme, j: Judging, at: string): readonly Named[] => [
  ...column(p, j.panel.list, [j.panel.post], at),
  ...column(p, j.of.list, [j.of.no, j.of.name], at),
  ...column(p, j.aside.list, [j.aside.post, j.aside.no], at),
  ...column(p, j.given.list, [j.given.post, j.given.no], at),
  [j.score.outcome, at, outcomesOf(p)],
  ...(j.correct ? [[j.correct.outcome, at, outcomesOf(p)] as const] : []),
  [j.by.field, at, Object.keys(p.fields)],
]
const actNames = (p: Programme, act: SeatAct, standings: readonly string[], at: string): readonly Named[] => [
  [act.outcome, at, outcomesOf(p)],
  ...[...Object.keys(act.fill), ...(act.ask ? [act.ask] : [])].map((n): Named => [
    n,
    at,
    Object.keys(p.fields),
  ]),
  ...act.standings.map((n): Named => [n, at, standings]),
]
const receiptNames = (p: Programme, r: Receipts, more: readonly string[], at: string): readonly Named[] =>
  column(p, r.list, [...r.columns, ...more, ...(r.of ? [r.of.column] : [])], at)

/** A key is one cue's in any form that a part is played in, and the whole event's keys are no part's. */
function keysOf(part: StagePart, s: Stage, at: string): readonly CheckFinding[] {
  const whole = s.parts.find((x) => x.programme === s.event.programme)
  const others = part === whole ? [] : (whole?.cues ?? [])
  const isApart = (a: Cue, b: Cue): boolean =>
    a.forms !== undefined && b.forms !== undefined && !a.forms.some((f) => b.forms!.includes(f))
  return part.cues.flatMap((cue, i) =>
    [...part.cues.slice(0, i), ...others].some((other) => other.key === cue.key && !isApart(cue, other))
      ? [
          finding('SG7', `${at}.cues.${cue.outcome}`, '一个键做两件事', 'one key does two things', cue.key, {
            code: 'key_taken',
          }),
        ]
      : [],
  )
}
