/** [EX5] The table that officials know: 环节、办理人、时限、材料、去向. */
import { roadsOf, type Way } from '../check/finding.ts'
import type { Ask, Programme } from '../programme/index.ts'
import type { Text } from '../text.ts'
import type { Teller } from './teller.ts'
import { limitText } from './amounts.ts'
import type { StepRow, StepWay, WayKind } from './explanation.ts'
import { listed, quoted } from './phrase.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

/** Where a way leads: onward, back, nowhere, or to an end that gives nothing. */
export function kindOf(p: Programme, way: Way): WayKind {
  const end = p.steps[way.outcome.to]?.end
  if (way.from === way.outcome.to) return 'stay'
  if (end === 'withdrawn') return 'withdraw'
  if (end === 'refused') return 'refuse'
  if (end !== undefined || way.from === null) return 'on'
  const order = Object.keys(p.steps)
  return order.indexOf(way.outcome.to) < order.indexOf(way.from) ? 'back' : 'on'
}

/** The clocks that may be running at each step: started on some way there and not stopped on it. */
export function runningAt(p: Programme): ReadonlyMap<string, ReadonlySet<string>> {
  const running = new Map<string, Set<string>>()
  const clocks = Object.entries(p.clocks)
  for (let isNew = true; isNew;) {
    isNew = false
    for (const { from, name, outcome } of roadsOf(p)) {
      const before = from === null ? [] : (running.get(from) ?? null)
      if (before === null) continue
      const at = running.get(outcome.to) ?? new Set<string>()
      if (!running.has(outcome.to)) isNew = true
      running.set(outcome.to, at)
      for (const [id, c] of clocks) {
        const goesOn = [...before].includes(id) && !c.stops.includes(name)
        if ((goesOn || c.starts.includes(name)) && !at.has(id)) {
          at.add(id)
          isNew = true
        }
      }
    }
  }
  return running
}

/** [K30] An act with the branch that it stands for. */
export function titleOf({ outcome: { title, branches }, branch }: Way): Text {
  if (branch) return { zh: `${title.zh}（${branch.title.zh}）`, en: `${title.en} (${branch.title.en})` }
  return branches === undefined ? title : { zh: `${title.zh}（其他情形）`, en: `${title.en} (otherwise)` }
}

export function stepRows(t: Teller): readonly StepRow[] {
  const { p } = t
  const running = runningAt(p)
  const ways = roadsOf(p)
  const wayOf = (way: Way): StepWay => ({
    name: way.name,
    kind: kindOf(p, way),
    title: titleOf(way),
    by: way.outcome.by.map(t.nouns.role),
    to: t.nouns.step(way.outcome.to),
  })
  const opening = ways
    .filter((w) => w.from === null)
    .map((w): StepRow => ({
      step: `opens.${w.name}`,
      title: w.outcome.title,
      holders: w.outcome.by.map(t.nouns.role),
      clocks: [],
      papers: papersOf(t, [w]),
      ways: [wayOf(w)],
      end: null,
    }))
  const steps = Object.entries(p.steps).map(([id, step]): StepRow => {
    const own = ways.filter((w) => w.from === id)
    const holders = [...(step.holder === undefined ? [] : [step.holder]), ...Object.keys(step.parties ?? {})]
    return {
      step: id,
      title: step.title,
      holders: [...new Set(holders)].map((role) =>
        step.dormant ? asleep(t.nouns.role(role)) : t.nouns.role(role),
      ),
      clocks: step.end === undefined ? clocksAt(t, id, running.get(id) ?? new Set()) : [],
      papers: papersOf(t, own),
      ways: own.map(wayOf),
      end: step.end === undefined ? null : endOf(t, step.end),
    }
  })
  return [...opening, ...steps]
}

/** [TA9] Nobody's task until something is due. */
const asleep = (holder: Text): Text => ({
  zh: `平时无人办理；有到期未办、待补事项的，${holder.zh}`,
  en: `nobody, until something is due: ${holder.en}`,
})

/** How a case ends here; that it is done says no more than that it ends. */
function endOf(t: Teller, end: string): Text {
  const said = end !== 'done' && Object.hasOwn(t.ends, end) ? t.ends[end]! : null
  return said ? { zh: `办结：${said.zh}`, en: `ends: ${said.en}` } : text('办结', 'ends')
}

/** One line for each limit; those of several parties with the same length are one. */
function clocksAt(t: Teller, step: string, running: ReadonlySet<string>): readonly Text[] {
  const paused = t.p.steps[step]?.suspends?.clocks ?? []
  const lines = [...running].map((id) => {
    const c = t.p.clocks[id]!
    const limit = limitText(c.limit, t.p.params)
    const until = 'until' in c.limit ? (t.nouns.find(c.limit.until)?.label ?? c.title) : c.title
    const length = limit ?? text(`到${until.zh}为止`, `until ${until.en}`)
    const not = paused.includes(id) ? text('，本环节不计入', ', not counted here') : text('', '')
    const title = c.by === undefined ? c.title : text('各部门意见时限', 'opinion of each department')
    const done = c.lapses && t.p.steps[step]?.outcomes[c.lapses.outcome]?.title
    const itself = done
      ? text(`，届满由系统自动办理${quoted(done).zh}`, `, then ${quoted(done).en} by itself`)
      : text('', '')
    return {
      zh: `${title.zh}：${length.zh}${not.zh}${itself.zh}`,
      en: `${title.en}: ${length.en}${not.en}${itself.en}`,
    }
  })
  return lines.filter((l, i) => lines.findIndex((x) => x.zh === l.zh) === i)
}

const asks: Readonly<Record<'required' | 'optional' | 'when', Text>> = {
  required: text('', ''),
  optional: text('（可交）', ' (if one likes)'),
  when: text('（视情况）', ' (in some cases)'),
}
const howAsked = (ask: Ask): 'required' | 'optional' | 'when' => (typeof ask === 'string' ? ask : 'when')

/** The papers that these ways ask for, and then what else must be filled in. */
function papersOf(t: Teller, ways: readonly Way[]): readonly Text[] {
  const wanted = ways.flatMap((w) => Object.entries(w.outcome.asks ?? {}))
  const papers = new Map<string, Text>()
  const fields = new Map<string, Text>()
  for (const [name, ask] of wanted) {
    const field = t.p.fields[name]
    if (!field) continue
    if (field.type !== 'papers') {
      if (ask === 'required') fields.set(name, field.title)
      continue
    }
    const how = asks[howAsked(ask)]
    const title = t.p.papers[field.paper]?.title ?? field.title
    if (!papers.has(field.paper) || ask === 'required')
      papers.set(field.paper, { zh: `${title.zh}${how.zh}`, en: `${title.en}${how.en}` })
  }
  const filled = listed([...fields.values()])
  return [
    ...papers.values(),
    ...(fields.size > 0 ? [{ zh: `填报：${filled.zh}`, en: `Fill in: ${filled.en}` }] : []),
  ]
}
