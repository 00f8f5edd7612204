/** [SG1] [SG3] What a hall shows of an event: made of open registers alone, as a stranger reads them, and of nothing else. */
import { cellText, columnsFor, type Entry, type Register } from '#kernel/register'
import { numberText } from '#kernel/number'
import type { Text } from '#kernel/text'
import type { Stage } from '#room'
import { entriesSaying, findEntries, listEntries, type Connection } from '#store'
import { readingRegisters, stranger } from '../access.ts'
import type { HallView, StageView } from '../contract/stages.ts'
import { inForce, type House } from '../realm.ts'
import { filterOf } from './registers.ts'

const mostEvents = 100

export const stagesOf = (house: House): readonly Stage[] =>
  (house.packs.stages ?? []).filter((s) => inForce(house, s.event.programme))

const registerOf = (house: House, id: string): Register => house.packs.registers.find((r) => r.id === id)!

/** Of everybody’s: no post of whoever asks adds to it. */
const asStranger = <T>(house: House, stage: Stage, work: (db: Connection) => Promise<T>): Promise<T> =>
  readingRegisters(
    house,
    stranger,
    [stage.event.register, stage.live.register, stage.board.register].filter(
      (id) => registerOf(house, id).open,
    ),
    work,
  )

export async function stageView(house: House, stage: Stage): Promise<StageView> {
  const register = registerOf(house, stage.event.register)
  const { entries } = await asStranger(house, stage, (db) =>
    listEntries(db, house.code, filterOf(house, register, { standings: stage.event.on }), {
      offset: 0,
      limit: mostEvents,
    }),
  )
  return {
    id: stage.id,
    title: stage.title,
    events: entries.map((e) => ({
      id: e.id,
      name: wordsOf(register, e, stage.event.name) ?? e.id,
      standing: standingOf(register, e),
    })),
  }
}

/** The entries of the parts of an event, in the order of their cases. */
export const partsOf = (house: House, stage: Stage, event: string): Promise<readonly Entry[]> =>
  asStranger(house, stage, (db) =>
    entriesSaying(db, house.code, stage.live.register, stage.live.columns.event, [event]),
  )

/** Null where there is no such event. */
export async function hallView(house: House, stage: Stage, event: string): Promise<HallView | null> {
  const { entry, parts, rows } = await asStranger(house, stage, async (db) => {
    const byId = await findEntries(db, house.code, [{ register: stage.event.register, id: event }])
    const parts = await entriesSaying(db, house.code, stage.live.register, stage.live.columns.event, [event])
    return {
      entry: byId.get(`${stage.event.register} ${event}`),
      parts,
      rows: await entriesSaying(db, house.code, stage.board.register, stage.board.columns.of, [
        event,
        ...parts.map((p) => p.id),
      ]),
    }
  })
  if (!entry) return null
  const register = registerOf(house, stage.event.register)
  const live = registerOf(house, stage.live.register)
  const on = parts.findLast((p) => stateOf(stage, p) === 'on')
  const frozen = stage.event.frozen
  const isRevealing = entry.body[frozen.column] === frozen.revealing
  return {
    stage: stage.id,
    event: {
      id: event,
      name: wordsOf(register, entry, stage.event.name) ?? event,
      standing: standingOf(register, entry),
      brief: stage.event.brief.flatMap((name) => {
        const column = register.columns[name]
        const text = column && toldText(register, entry, name)
        return text ? [{ title: column.title, text }] : []
      }),
      frozen: isRevealing || entry.body[frozen.column] === frozen.is,
      revealing: isRevealing,
    },
    parts: inOrder(parts).map((p) => ({
      case: p.id,
      name: wordsOf(live, p, stage.live.columns.part) ?? p.id,
      state: stateOf(stage, p),
      standing: standingOf(live, p),
    })),
    now: on ? nowOf(stage, live, on) : null,
    board: boardOf(stage, event, isRevealing ? null : (on?.id ?? null), rows),
  }
}

/** As the event set them up. */
export const inOrder = (parts: readonly Entry[]): readonly Entry[] =>
  parts.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))

export const stateOf = (stage: Stage, part: Entry): HallView['parts'][number]['state'] =>
  stage.live.before.includes(part.standing)
    ? 'before'
    : stage.live.after.includes(part.standing)
      ? 'after'
      : 'on'

const standingOf = (r: Register, e: Entry) => ({
  name: e.standing,
  title: r.standings[e.standing] ?? { zh: e.standing, en: e.standing },
})

/** Public columns alone, as everybody reads them. */
function toldText(r: Register, e: Entry, name: string): Text | null {
  const column = columnsFor(r, false).find(([n]) => n === name)?.[1]
  return column ? cellText(column, e.body[name]) : null
}
const wordsOf = (r: Register, e: Entry, name: string): string | null => toldText(r, e, name)?.zh ?? null

/** A number as a number; null for what is none. */
export function numberIn(value: unknown): number | null {
  const text = numberText(value)
  return text === null ? null : Number(text)
}

function nowOf(stage: Stage, live: Register, e: Entry): NonNullable<HallView['now']> {
  const { columns } = stage.live
  const form = live.columns[columns.form]
  const text = (name: keyof typeof columns): string | null => wordsOf(live, e, columns[name])
  return {
    case: e.id,
    part: text('part') ?? e.id,
    formName: typeof e.body[columns.form] === 'string' ? String(e.body[columns.form]) : null,
    form: form?.options?.[String(e.body[columns.form])] ?? null,
    standing: standingOf(live, e),
    number: numberIn(e.body[columns.number]),
    stem: text('stem'),
    options: (text('options') ?? '').split('|').filter((option) => option !== ''),
    picture: text('picture'),
    opening: openingOf(text('opening')),
    epoch: numberIn(e.body[columns.epoch]),
    holder: text('holder'),
    until: typeof e.body[columns.until] === 'string' ? String(e.body[columns.until]) : null,
    answer: text('answer'),
  }
}

/** [SG11] `number.key`, as the question brought it. */
function openingOf(text: string | null): NonNullable<HallView['now']>['opening'] {
  const [, id, key] = /^([0-9a-f]{32})\.([0-9a-f]{64})$/.exec(text ?? '') ?? []
  return id === undefined || key === undefined ? null : { id, key }
}

/** The board of the part that is on, else of the whole; where neither was shown, of the part that was shown last. */
function boardOf(stage: Stage, event: string, on: string | null, rows: readonly Entry[]): HallView['board'] {
  const { of, part, no, name, points, rank } = stage.board.columns
  const shown = rows.map((e) => String(e.body[of]))
  const which = [on, event, shown.at(-1)].find((id) => id != null && shown.includes(id))
  if (which === undefined) return null
  const own = rows.filter((e) => e.body[of] === which)
  return {
    part: String(own.at(-1)!.body[part] ?? ''),
    whole: which === event,
    rows: own
      .map((e) => ({
        no: numberIn(e.body[no]),
        name: String(e.body[name] ?? ''),
        points: String(e.body[points] ?? ''),
        rank: numberIn(e.body[rank]),
      }))
      .toSorted((a, b) => (a.rank ?? 9_999) - (b.rank ?? 9_999) || (a.no ?? 0) - (b.no ?? 0)),
  }
}
