/** [SG2] [SG4] [SG5] What who is signed in has to do on a stage: cues of a desk, sheets of a judge, a seat at a table or on a phone. */
import { knowledge, sightOf, type Case, type Surroundings } from '#kernel/case'
import { numberText } from '#kernel/number'
import type { Entry } from '#kernel/register'
import type { Field, Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import type { Cue, Fill, Receipts, SeatAct, Stage, StagePart } from '#room'
import { findCaseState, findEntries } from '#store'
import { allows, postFor, postToAct, reading, readingRegisters, stranger, thingOf } from '../access.ts'
import { ask } from '../commands/gather.ts'
import type { WayView } from '../contract/index.ts'
import type { CueView, DeskPartView, JudgingView, OwnStageView, SeatView } from '../contract/stages.ts'
import { idOfRef } from '../ids.ts'
import { inForce, programmeOf, roleTitle, surroundings, type House } from '../realm.ts'
import { actorFor, postsToday, type Principal } from '../session.ts'
import { waysOn } from './case.ts'
import { inOrder, numberIn, partsOf, stateOf } from './hall.ts'
import { panelViews } from './panels.ts'
import { readyView } from './stage-pictures.ts'
import { loadKeys } from './show.ts'

type Lines = readonly Readonly<Record<string, unknown>>[]
/** A case of the stage, as its reader has it before them. */
type Played = {
  readonly c: Case
  readonly p: Programme
  readonly part: StagePart
  /** What the public sees of it; null of the event itself. */ readonly entry: Entry | null
  readonly name: string
  readonly state: DeskPartView['state']
  readonly post: string
  /** [P10] Whether they read the case: who only acts in it is told their own of it, and no number of its acts. */
  readonly reads: boolean
}

const mostLog = 8
const linesOf = (c: Case, list: string): Lines => {
  const value = c.facts[list]
  return Array.isArray(value) ? (value as Lines) : []
}
const textOf = (value: unknown): string => numberText(value) ?? String(value ?? '')

/** All of it for one person; whoever has no part in the event gets four empty lists. */
export async function ownStageView(
  house: House,
  who: Principal,
  stage: Stage,
  event: string,
): Promise<OwnStageView> {
  const entries = inOrder(await partsOf(house, stage, event))
  const played = (
    await Promise.all([
      playedOf(house, who, stage, event, null),
      ...entries.map((e) => playedOf(house, who, stage, e.id, e)),
    ])
  ).flatMap((x) => x ?? [])
  await loadKeys(
    house,
    played.map((x) => x.c),
  )
  const own = await Promise.all(entries.map((e) => sheetOf(house, who, stage, e)))
  const desk = (
    await Promise.all(played.filter((x) => x.reads).map((x) => deskOf(house, who, stage, x)))
  ).filter((d) => d.cues.some((cue) => cue.mine))
  return {
    now: house.clock.now(),
    desk,
    pictures: desk.length === 0 ? null : await readyView(house, stage, event),
    judging: played.flatMap((x) => judgingOf(x) ?? []),
    seats: [...played.flatMap((x) => seatOf(stage, x) ?? []), ...own.flatMap((x) => x?.seat ?? [])],
    sheets: own.flatMap((x) => x?.sheet ?? []),
  }
}

async function playedOf(
  house: House,
  who: Principal,
  stage: Stage,
  id: string,
  entry: Entry | null,
): Promise<Played | null> {
  /** Read by the house: whoever only acts in a case is let see no row of it, and is told what the stage names. */
  const c = await findCaseState(house.pool, house.code, id)
  const p = c && programmeOf(house, c)
  const part = p && stage.parts.find((x) => x.programme === p.id)
  if (!c || !part) return null
  const reads = allows(house, who, 'see', thingOf(house, c)) !== null
  const post = reads ? postFor(house, who, c) : postToAct(house, who, c)
  if (post === null) return null
  return {
    c,
    p,
    part,
    entry,
    post,
    reads,
    name: textOf(c.facts[p.subject!.name]),
    state: entry ? stateOf(stage, entry) : 'on',
  }
}

/** The post of theirs by which most can be done here: somebody may hold several. */
async function deskOf(house: House, who: Principal, stage: Stage, x: Played): Promise<DeskPartView> {
  const posts = postsToday(house, who.person).map((post) => post.id)
  const sight = sightOf(x.p, { person: who.person, official: true })
  const asEach = await Promise.all(
    posts.map((post) =>
      ask(house, x.c, (world) => {
        const around = { ...surroundings(house, actorFor(house, who, post), x.c.area), world }
        return {
          post,
          ways: theirsOf(x, waysOn(house, x.p, x.c, around), around),
          panels: panelViews(house, x.p, x.c, around, { person: who.person, official: true }),
        }
      }),
    ),
  )
  const openWays = ({ ways }: (typeof asEach)[number]): number => ways.filter((w) => w.open).length
  const best = asEach.toSorted((a, b) => openWays(b) - openWays(a))[0]!
  return {
    case: x.c.id,
    seq: x.c.seq,
    post: best.post,
    name: x.name,
    step: x.p.steps[x.c.step]!.title,
    state: x.state,
    whole: x.entry === null,
    cues: await cuesOf(house, stage, x, best.ways),
    log: (x.part.log ?? [])
      .filter(({ list }) => sight.sees(list))
      .map(({ list, columns }) => ({
        title: x.p.lists![list]!.title,
        columns: columns.map((name) => x.p.lists![list]!.of[name]!.title),
        rows: linesOf(x.c, list)
          .slice(-mostLog)
          .toReversed()
          .map((line) => columns.map((name) => cellOf(x.p.lists![list]!.of[name]!, line[name]))),
      })),
    panels: [...best.panels],
  }
}

/** What is asked where a condition holds is left out where it does not. */
function theirsOf(x: Played, ways: readonly WayView[], around: Surroundings): readonly WayView[] {
  const facts = knowledge(x.p, x.c, x.c.people, x.c.facts, around)
  return ways.map((w) => ({
    ...w,
    asks: w.asks.filter((a) => typeof a.ask === 'string' || facts.read(a.ask.when) !== false),
  }))
}

function cellOf(field: Field, value: unknown): Text {
  if (value === null || value === undefined) return { zh: '', en: '' }
  if (field.type === 'choice') return field.options[String(value)] ?? { zh: String(value), en: String(value) }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  const text = textOf(value)
  /** A moment of today is read by its clock, to the thousandth. */
  const clock = /^\d{4}-\d\d-\d\dT(\d\d:\d\d:\d\d(?:\.\d+)?)/.exec(text)?.[1]
  return { zh: clock ?? text, en: clock ?? text }
}

/** [SG2] In the pack's order; the first that fits the standing, is open and has all that the desk fills in, is the next. */
async function cuesOf(house: House, stage: Stage, x: Played, ways: readonly WayView[]): Promise<CueView[]> {
  const form = x.entry ? textOf(x.entry.body[stage.live.columns.form]) : ''
  const fits = (forms: readonly string[] | undefined): boolean => forms?.includes(form) ?? true
  const offered = await Promise.all(
    x.part.cues
      .filter((cue) => fits(cue.forms))
      .map(async (cue) => {
        const way = ways.find((w) => w.outcome === cue.outcome)
        const filled = way && (await filledBy(house, x, cue))
        return way && filled ? [{ cue, way, filled }] : []
      }),
  )
  const cues = offered.flat()
  const next = cues.find(
    ({ cue, way }) =>
      cue.next?.standings.includes(x.entry?.standing ?? x.c.step) === true &&
      fits(cue.next.forms) &&
      way.barred === null,
  )
  return cues.map(({ cue, way, filled }) => ({
    outcome: cue.outcome,
    title: way.title,
    key: cue.key,
    next: cue === next?.cue,
    mine: way.open,
    by: (x.p.steps[x.c.step]!.outcomes[cue.outcome]?.by ?? []).map((role) => roleTitle(house, role)),
    barred: way.barred && { message: way.barred.message, clause: way.barred.clause },
    input: filled.input,
    says: Object.entries(filled.input).map(([name, value]) => ({
      title: x.p.fields[name]!.title,
      text: filled.texts[name] ?? String(value),
    })),
    asks: way.asks
      .filter(({ name }) => !Object.hasOwn(filled.input, name))
      .map((a) => ({ ...a, ...(filled.picks[a.name] ? { picks: [...filled.picks[a.name]!] } : {}) })),
  }))
}

type Filled = {
  readonly input: Record<string, string | number>
  readonly texts: Readonly<Record<string, string>>
  readonly picks: Readonly<
    Record<string, readonly { readonly value: string | number; readonly text: string }[]>
  >
}

/** Null where what the desk would fill in is not there: no further question, nothing to strike. */
async function filledBy(house: House, x: Played, cue: Cue): Promise<Filled | null> {
  const input: Record<string, string | number> = {}
  const texts: Record<string, string> = {}
  const picks: Record<string, Filled['picks'][string]> = {}
  for (const [name, fill] of Object.entries(cue.fill ?? {})) {
    if (fill.kind === 'pick') {
      picks[name] = linesOf(x.c, fill.list).flatMap((line) => {
        const value = numberIn(line[fill.column])
        return value === null ? [] : [{ value, text: `${value} ${textOf(line[fill.title])}` }]
      })
      continue
    }
    const value = await fillOf(house, x, fill)
    if (value === null) return null
    input[name] = value.value
    if (value.text) texts[name] = value.text
  }
  return { input, texts, picks }
}

async function fillOf(
  house: House,
  x: Played,
  fill: Exclude<Fill, { kind: 'pick' }>,
): Promise<{ readonly value: string | number; readonly text?: string } | null> {
  switch (fill.kind) {
    case 'says':
      return { value: fill.text }
    case 'fact': {
      const value = x.c.facts[fill.name]
      const number = numberIn(value)
      return number !== null ? { value: number } : typeof value === 'string' ? { value } : null
    }
    case 'following': {
      const numbersOf = (list: string, column: string): readonly number[] =>
        linesOf(x.c, list).map((line) => numberIn(line[column]) ?? 0)
      const passed = fill.but ? numbersOf(fill.but.list, fill.but.column) : []
      let value = Math.max(0, ...numbersOf(fill.list, fill.column)) + 1
      while (passed.includes(value)) value += 1
      const most = fill.upTo ? await countedBy(house, fill.upTo, textOf(x.c.facts[fill.upTo.id])) : null
      return most !== null && value > most
        ? null
        : { value, ...(most === null ? {} : { text: `${value} / ${most}` }) }
    }
    case 'turn': {
      const order = linesOf(x.c, fill.list).flatMap((line) => numberIn(line[fill.column]) ?? [])
      const now = numberIn(x.c.facts[fill.now])
      const value = order[now === null ? 0 : order.indexOf(now) + 1]
      return value === undefined ? null : { value }
    }
    case 'last': {
      const gone = new Set(linesOf(x.c, fill.but.list).map((line) => numberIn(line[fill.but.column])))
      const value = linesOf(x.c, fill.list)
        .map((line) => numberIn(line[fill.column]))
        .findLast((n) => n !== null && !gone.has(n))
      return value == null ? null : { value }
    }
  }
}

/** How many an open register says that there are. */
async function countedBy(
  house: House,
  { register, column }: { readonly register: string; readonly column: string },
  id: string,
): Promise<number | null> {
  const entries = await readingRegisters(house, stranger, [register], (db) =>
    findEntries(db, house.code, [{ register, id }]),
  )
  return numberIn(entries.get(`${register} ${id}`)?.body[column])
}

/** [SG3] Of a case that they do not read nobody counts the acts: what they may do there waits for no other. */
const seqFor = (x: Played): number => (x.reads ? x.c.seq : 1)

/** [SG4] One's own sheets and nobody else's; null where one is not of the panel. */
function judgingOf(x: Played): JudgingView | null {
  const { judging } = x.part
  if (!judging) return null
  const isMine = (by: string) => (line: Lines[number]) => line[by] === x.post
  if (!linesOf(x.c, judging.panel.list).some(isMine(judging.panel.post))) return null
  const aside = new Set(
    linesOf(x.c, judging.aside.list)
      .filter(isMine(judging.aside.post))
      .map((line) => numberIn(line[judging.aside.no])),
  )
  const sheets = linesOf(x.c, judging.given.list).filter(isMine(judging.given.post))
  const now = judging.of.now === undefined ? null : numberIn(x.c.facts[judging.of.now])
  const isOpen = Object.hasOwn(x.p.steps[x.c.step]!.outcomes, judging.score.outcome)
  return {
    case: x.c.id,
    seq: seqFor(x),
    part: x.name,
    post: x.post,
    state: isOpen ? 'on' : x.state === 'on' ? 'after' : x.state,
    score: judging.score.outcome,
    correct: judging.correct?.outcome ?? null,
    by:
      judging.by.kind === 'marks'
        ? judging.by
        : {
            ...judging.by,
            steps: judging.by.steps.map((s) => ({ ...s })),
            items: judging.by.items.map((i) => ({ ...i })),
          },
    of: linesOf(x.c, judging.of.list).flatMap((line) => {
      const no = numberIn(line[judging.of.no])
      if (no === null) return []
      const sheet = sheets.findLast((s) => numberIn(s[judging.given.no]) === no)
      return [
        {
          no,
          name: textOf(line[judging.of.name]),
          now: no === now,
          aside: aside.has(no),
          given: sheet ? sheetGiven(judging.by, sheet) : null,
        },
      ]
    }),
  }
}

function sheetGiven(
  by: NonNullable<StagePart['judging']>['by'],
  sheet: Lines[number],
): JudgingView['of'][number]['given'] {
  if (by.kind === 'marks') return { marks: numberIn(sheet['marks']), faults: {} }
  const faults = (sheet[by.field] ?? []) as Lines
  return {
    marks: null,
    faults: Object.fromEntries(faults.map((f) => [String(f[by.item]), numberIn(f[by.times]) ?? 0])),
  }
}

/** [SG5] The table that one's post is known by in this part. */
function seatOf(stage: Stage, x: Played): SeatView | null {
  const { seat } = x.part
  const line = seat && linesOf(x.c, seat.by.list).find((l) => l[seat.by.post] === x.post)
  const no = line ? numberIn(line[seat!.by.no]) : null
  if (!seat || !line || no === null) return null
  return {
    part: x.entry?.id ?? x.c.id,
    case: x.c.id,
    seq: seqFor(x),
    post: x.post,
    no,
    name: textOf(line[seat.by.name]),
    acts: actsOf(x.p, x.c, seat.acts),
    handIn: null,
    over: stage.live.after.includes(x.entry?.standing ?? ''),
    receipts: seat.receipts
      .flatMap((r) => receiptsOf(x.p, x.c, r).filter(({ line: l }) => numberIn(l[r.no]) === no))
      .toSorted((a, b) => b.at.localeCompare(a.at))
      .map(({ kind, cells }) => ({ kind, cells })),
  }
}

const actsOf = (p: Programme, c: Case, acts: readonly SeatAct[]): SeatView['acts'] =>
  acts.flatMap((act) => {
    const outcome = p.steps[c.step]!.outcomes[act.outcome]
    return outcome
      ? [
          {
            outcome: act.outcome,
            title: outcome.title,
            fill: { ...act.fill },
            ask:
              act.ask === undefined
                ? null
                : { name: act.ask, field: p.fields[act.ask]!, ask: 'required' as const },
            chooses: act.chooses === true,
            standings: [...act.standings],
            forms: act.forms ? [...act.forms] : null,
            holds: act.holds === true,
          },
        ]
      : []
  })

/** Lines of a list as receipts, with the moment by which they are ordered: the text of their first column. */
function receiptsOf(p: Programme, c: Case, r: Receipts) {
  const list = p.lists![r.list]!
  return linesOf(c, r.list)
    .filter((line) => r.of === undefined || r.of.is.includes(String(line[r.of.column])))
    .map((line) => ({
      line,
      at: textOf(line[r.columns[0]!]),
      kind: list.title,
      cells: r.columns.map((name) => ({
        title: list.of[name]!.title,
        text: cellOf(list.of[name]!, line[name]),
      })),
    }))
}

/** [SG5] One's own sheet of this part, found under the number that is the same on every device; or how one is begun. */
async function sheetOf(
  house: House,
  who: Principal,
  stage: Stage,
  entry: Entry,
): Promise<{ readonly seat?: SeatView; readonly sheet?: OwnStageView['sheets'][number] } | null> {
  const partCase = stage.parts.find((x) => x.sheet && x.programme === programmeOfEntry(house, stage, entry))
  const of = partCase?.sheet
  const p = of && inForce(house, of.programme)
  if (!of || !p || who.person === '' || postsToday(house, who.person).length > 0) return null
  const ref = `${of.open.outcome}-${entry.id}`
  const id = idOfRef(house, who, ref)
  const c = await reading(house, who, (db) => findCaseState(db, house.code, id))
  const name = textOf(entry.body[stage.live.columns.part])
  if (!c)
    return stage.live.after.includes(entry.standing)
      ? null
      : {
          sheet: {
            part: entry.id,
            name,
            programme: p.id,
            outcome: of.open.outcome,
            field: of.open.part,
            area: house.root,
            ref,
            asks: { name: of.open.ask, field: p.fields[of.open.ask]!, ask: 'required' },
          },
        }
  const own = programmeOf(house, c)!
  const handIn = own.steps[c.step]!.outcomes[of.handIn]
  return {
    seat: {
      part: entry.id,
      case: c.id,
      seq: c.seq,
      post: null,
      no: null,
      name,
      acts: actsOf(own, c, of.acts),
      handIn: handIn ? { outcome: of.handIn, title: handIn.title } : null,
      over: own.steps[c.step]!.end !== undefined,
      receipts: receiptsOf(own, c, of.receipts)
        .toReversed()
        .map(({ kind, cells }) => ({ kind, cells })),
    },
  }
}

/** Which programme a part is of: whoever entered it is its case, which not everybody sees. */
function programmeOfEntry(house: House, stage: Stage, entry: Entry): string | undefined {
  const form = textOf(entry.body[stage.live.columns.form])
  return stage.parts.find((x) => x.sheet?.forms?.includes(form))?.programme
}
