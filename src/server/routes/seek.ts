/** [SK3] People for the policy: asked by a post that the pack names, within its place, for a purpose that is written down first. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { cleanText } from '#kernel/identity'
import { subjectFor, type Case, type Surroundings, type World } from '#kernel/case'
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { factsOfCase, factsOfEntry, sought, type Seek, type Sought } from '#seek'
import { casesAt, entriesAt, houseSubject, keepSealedAccess, snapshot, type AccessEntry } from '#store'
import { askEach } from '../commands/gather.ts'
import {
  NameSchema,
  SeekRuleSchema,
  SeekSchema,
  SoughtSchema,
  type SeekRuleView,
  type SoughtView,
} from '../contract/index.ts'
import { sheetType } from '../documents/list-sheet.ts'
import { visitSheet } from '../documents/visits.ts'
import { exported } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import { areaName, inForce, placeName, programmeOf, surroundings, today, type House } from '../realm.ts'
import { actorFor, mustBeSomebody, postsToday, type Principal } from '../session.ts'
import { clauseView } from '../views/clause.ts'
import { handingOf, visitsOf } from '../views/handed.ts'
import { loadKeys, shown } from '../views/show.ts'
import { subjectOf } from '../views/subject.ts'
import { areaParam, mustBe, mustBeStrong, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

/** So many are looked at in one question; a larger place is asked by its parts. */
const mostLooked = 20_000
const atOnce = 500
/** So many are visited by one list: of each it is written down that their name was told. */
const mostVisited = 500

const seekParams = z.object({ id: NameSchema })
const seekBody = { required: true, content: { 'application/json': { schema: SeekSchema } } } as const

export function seekRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/seeks',
      summary: 'For which programmes one may look for people, what for, and by which conditions',
      responses: { 200: json(z.array(SeekRuleSchema), 'What the posts of today may ask'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const mine = postsToday(house, who.person)
      return c.json(
        Object.entries(house.packs.seeks ?? {}).flatMap(([id, rule]) => {
          const p = inForce(house, id)
          const posts = mine.filter((post) => rule.by.includes(post.role))
          if (!p || posts.length === 0) return []
          const handsOut = handingOf(house, rule, posts)
          return [{ ...ruleView(house, p, rule), posts: posts.map((post) => post.id), handsOut }]
        }),
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/programmes/{id}/seek',
      summary:
        'Who could be eligible by what the house already holds, for a stated purpose, which is written down',
      request: { params: seekParams, body: seekBody },
      responses: { 200: json(SoughtSchema, 'Those found, and no others'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const asking = askingOf(desk, who, c.req.valid('param').id, c.req.valid('json'))
      const { p, rule, area } = asking
      const { fitting, looked } = await soughtIn(house, p, rule, area)
      await keepAsking(house, asking, { fitting, looked })
      if (fitting === null) throw tooMany()
      const visitOf = await visitsOf(
        house,
        rule,
        fitting.map(({ source }) => source.id),
      )
      const isHandingOut = handingOf(house, rule, [asking.actor]) !== null
      const people = fitting.map(({ source, one }) => ({
        ...viewOf(house, p, source, one),
        source: isHandingOut ? source.id : null,
        visit: visitOf(source.id),
      }))
      return c.json({ title: rule.title, clause: clauseView(house, rule.clause), looked, people }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/programmes/{id}/seek/visits',
      summary: 'The same people as a list to visit, by name, for a spreadsheet; each concerned is told',
      request: { params: seekParams, body: seekBody },
      responses: { 200: { description: 'An .xlsx' }, ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const asking = askingOf(desk, who, c.req.valid('param').id, c.req.valid('json'))
      /** [I8] A whole list. */
      mustBeStrong(who)
      const { p, rule, area, purpose } = asking
      const { fitting, looked } = await soughtIn(house, p, rule, area)
      await keepAsking(house, asking, { fitting, looked })
      if (fitting === null) throw tooMany()
      if (fitting.length > mostVisited)
        throw problem(
          422,
          'too_many',
          `一份走访名单最多${mostVisited}户，请按村分别导出`,
          `A list to visit is of at most ${mostVisited}: take it by village`,
          'area',
        )
      /** [X5] [SK4] Before a name is told; each concerned reads on their own page who took it, and why. */
      for (const { source } of fitting)
        if ('state' in source && rule.calls.length > 0)
          await keepSealedAccess(
            house.pool,
            house,
            subjectFor(programmeOf(house, source.state)!, source.state),
            { ...asking.entry, kind: 'reveal', case: source.id, names: rule.calls },
          )
      const views = fitting.map(({ source, one }) => ({ source, view: viewOf(house, p, source, one) }))
      return exported(desk, c, who, {
        what: `visits.${p.id}.${fitting.length}`,
        case: null,
        post: asking.entry.post,
        bytes: (mark) =>
          visitSheet(
            {
              title: rule.title.zh,
              purpose,
              called: rule.calls.map((name) => callTitle(house, rule, name).zh),
              facts: rule.shows.map((name) => shown(house, p, { id: '' }, name, null).title.zh),
              visits: views.map(({ source, view }) => ({
                areaName: view.areaName,
                called: rule.calls.map((name) => calledOf(house, source, name)),
                facts: view.facts.map((f) => f.text),
                fits: view.fits,
                unknown: view.unknown.map((u) => u.zh),
              })),
            },
            mark,
          ),
        type: sheetType,
        name: `走访名单-${areaName(house, area)}-${today(house)}.xlsx`,
      })
    },
  )
}

type Asking = {
  readonly p: Programme
  readonly rule: Seek
  readonly area: string
  readonly purpose: string
  readonly actor: { readonly id: string; readonly role: string }
  /** Who asks, why and when, as it is written down. */
  readonly entry: Pick<AccessEntry, 'person' | 'post' | 'purpose' | 'at'>
}

/** [SK3] Who may ask, where, and why. What one may not ask is answered as what there is not, whatever else is told. */
function askingOf(desk: Desk, who: Principal, id: string, body: z.infer<typeof SeekSchema>): Asking {
  const { house } = desk
  mustBeSomebody(who)
  const rule = house.packs.seeks?.[id]
  const p = inForce(house, id)
  const actor = actorFor(house, who, body.post)
  if (!rule || !p || !rule.by.includes(actor.role)) throw notFound()
  const area = areaParam(desk, body.area ?? actor.area ?? undefined)
  if (actor.area === null || !house.places.reach(area, today(house)).includes(actor.area)) throw notFound()
  const purpose = cleanText(body.purpose, { max: 200 })
  if (!purpose.ok || purpose.value.length < 4)
    throw problem(422, 'invalid_field', '请写明查找的目的', 'State the purpose', 'purpose')
  return {
    p,
    rule,
    area,
    purpose: purpose.value,
    actor: { id: actor.post ?? '', role: actor.role },
    entry: { person: who.person, post: actor.post, purpose: purpose.value, at: house.clock.now() },
  }
}

/** [SK3] Before anything is told; that there are too many is told too. */
const keepAsking = (house: House, { p, rule, entry }: Asking, { fitting, looked }: Found): Promise<void> =>
  keepSealedAccess(house.pool, house, houseSubject, {
    ...entry,
    kind: 'seek',
    case: null,
    names: [`seek.${p.id}.${fitting?.length ?? 0}.${looked}`, ...rule.shows],
  })

const tooMany = () =>
  problem(
    422,
    'too_many',
    `一次最多查找${mostLooked}件，请按乡镇、村分别查找`,
    `At most ${mostLooked} are looked at in one question: ask by township or village`,
    'area',
  )

const ruleView = (house: House, p: Programme, rule: Seek): Omit<SeekRuleView, 'posts' | 'handsOut'> => ({
  programme: p.id,
  title: rule.title,
  purpose: rule.purpose,
  clause: clauseView(house, rule.clause),
  conditions: rule.conditions.map(({ title, clause }) => ({ title, clause: clauseView(house, clause) })),
  shows: rule.shows.map((name) => shown(house, p, { id: '' }, name, null).title),
  calls: rule.calls.map((name) => callTitle(house, rule, name)),
})

/** What is called by that name where people are looked for. */
function callTitle(house: House, { from }: Seek, name: string): Text {
  const title =
    'cases' in from
      ? inForce(house, from.cases)?.fields[name]?.title
      : house.packs.registers.find((r) => r.id === from.register)?.columns[name]?.title
  return title ?? { zh: name, en: name }
}

/** In clear: only for the list of visits, when it is written down that it is told. */
function calledOf(house: House, source: Source, name: string): string {
  if ('entry' in source) return String(source.entry.body[name] ?? '')
  const { state } = source
  return shown(house, programmeOf(house, state)!, state, name, state.facts[name] ?? null, true).text
}

const nobody = { person: '', post: null, role: '', area: null, kin: [] } as const

type Source = { readonly id: string; readonly area: string; readonly subject: () => string } & (
  | { readonly state: Case }
  | { readonly entry: Awaited<ReturnType<typeof entriesAt>>[number] }
)

type Fitting = { readonly source: Source; readonly one: Sought }
/** `fitting`: null where there are too many to look at. */
type Found = { readonly fitting: readonly Fitting[] | null; readonly looked: number }

/** Who is found; of those who are, the keys are loaded. */
async function soughtIn(house: House, p: Programme, rule: Seek, area: string): Promise<Found> {
  const codes = area === house.root ? null : [...house.places.codes(area, today(house)).keys()]
  const fitting: Fitting[] = []
  let looked = 0
  for (let after = ''; ;) {
    const page = await sourcesAfter(house, rule, codes, after)
    if (page.length === 0) return { fitting, looked }
    after = page.at(-1)!.id
    looked += page.length
    if (looked > mostLooked) return { fitting: null, looked }
    const questions = page.map((source) => ({
      area: source.area,
      of: (world: World) =>
        soughtOf({ house, rule, p }, source, { ...surroundings(house, nobody, source.area), world }),
    }))
    const answers = await snapshot(house.pool, (db) => askEach(db, house, questions))
    const more = page.flatMap((source, i) => (answers[i] ? [{ source, one: answers[i] }] : []))
    await loadKeys(
      house,
      more.flatMap(({ source }) => ('state' in source ? [source.state] : [])),
    )
    fitting.push(...more)
  }
}

function soughtOf(
  { rule, p, house }: { readonly rule: Seek; readonly p: Programme; readonly house: House },
  source: Source,
  s: Surroundings,
): Sought | null {
  const facts =
    'state' in source
      ? factsOfCase(rule, programmeOf(house, source.state)!, source.state, s)
      : factsOfEntry(rule, p, source.entry, s)
  return facts && sought(rule, p, facts, 'state' in source ? source.state.people : [], s)
}

async function sourcesAfter(
  house: House,
  { from }: Seek,
  codes: readonly string[] | null,
  after: string,
): Promise<readonly Source[]> {
  if ('cases' in from) {
    const wanted = { programme: from.cases, steps: from.at, codes }
    const states = await casesAt(house.pool, house.code, wanted, after, atOnce)
    return states.map((state) => ({
      id: state.id,
      area: state.area,
      state,
      subject: () => subjectOf(house, programmeOf(house, state)!, state, false),
    }))
  }
  const wanted = { register: from.register, standing: from.standing ?? null, codes }
  const entries = await entriesAt(house.pool, house.code, wanted, after, atOnce)
  return entries.map((entry) => ({ id: entry.id, area: entry.area, entry, subject: () => entry.id }))
}

/** [SK3] The people found by a masked name, and the facts that the pack says are needed. */
function viewOf(
  house: House,
  p: Programme,
  source: Source,
  one: Sought,
): Omit<SoughtView['people'][number], 'source' | 'visit'> {
  return {
    subject: source.subject(),
    area: source.area,
    areaName: placeName(house, source.area) || areaName(house, source.area),
    fits: one.fits,
    unknown: [...one.unknown],
    facts: Object.entries(one.facts).map(([name, value]) => {
      const { title, text } = shown(house, p, { id: source.id }, name, value)
      return { name, title, text }
    }),
  }
}
