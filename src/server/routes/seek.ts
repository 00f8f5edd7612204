/** [SK3] People for the policy: asked by a post that the pack names, within its place, for a purpose that is written down first. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { cleanText } from '#kernel/identity'
import type { Case } from '#kernel/case'
import type { Programme } from '#kernel/programme'
import { factsOfCase, factsOfEntry, sought, type Seek, type Sought } from '#seek'
import { casesAt, entriesAt, houseSubject, keepSealedAccess } from '#store'
import { ask } from '../commands/gather.ts'
import { NameSchema, SeekSchema, SoughtSchema, type SoughtView } from '../contract/index.ts'
import { notFound, problem } from '../problem.ts'
import { areaName, inForce, placeName, programmeOf, surroundings, today, type House } from '../realm.ts'
import { actorFor, mustBeSomebody } from '../session.ts'
import { clauseView } from '../views/clause.ts'
import { loadKeys, shown } from '../views/show.ts'
import { subjectOf } from '../views/subject.ts'
import { areaParam, mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

/** So many are looked at in one question; a larger place is asked by its parts. */
const mostLooked = 20_000
const atOnce = 500

export function seekRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/programmes/{id}/seek',
      summary:
        'Who could be eligible by what the house already holds, for a stated purpose, which is written down',
      request: {
        params: z.object({ id: NameSchema }),
        body: { required: true, content: { 'application/json': { schema: SeekSchema } } },
      },
      responses: { 200: json(SoughtSchema, 'Those found, and no others'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const body = c.req.valid('json')
      const id = c.req.valid('param').id
      const rule = house.packs.seeks?.[id]
      const p = inForce(house, id)
      const actor = actorFor(house, who, body.post)
      /** What one may not ask is answered as what there is not, whatever else is told. */
      if (!rule || !p || !rule.by.includes(actor.role)) throw notFound()
      const area = areaParam(desk, body.area ?? actor.area ?? undefined)
      if (actor.area === null || !house.places.reach(area, today(house)).includes(actor.area))
        throw notFound()
      const purpose = cleanText(body.purpose, { max: 200 })
      if (!purpose.ok || purpose.value.length < 4)
        throw problem(422, 'invalid_field', '请写明查找的目的', 'State the purpose', 'purpose')
      const { people, looked } = await soughtIn(house, p, rule, area)
      /** [SK3] Before anything is told. */
      await keepSealedAccess(house.pool, house, houseSubject, {
        kind: 'seek',
        case: null,
        person: who.person,
        post: actor.post,
        names: [`seek.${id}.${people.length}.${looked}`, ...rule.shows],
        purpose: purpose.value,
        at: house.clock.now(),
      })
      return c.json({ title: rule.title, clause: clauseView(house, rule.clause), looked, people }, 200)
    },
  )
}

const nobody = { person: '', post: null, role: '', area: null, kin: [] } as const

type Source = { readonly id: string; readonly area: string; readonly subject: () => string } & (
  | { readonly state: Case }
  | { readonly entry: Awaited<ReturnType<typeof entriesAt>>[number] }
)

async function soughtIn(
  house: House,
  p: Programme,
  rule: Seek,
  area: string,
): Promise<{ readonly people: SoughtView['people']; readonly looked: number }> {
  const codes = area === house.root ? null : [...house.places.codes(area, today(house)).keys()]
  const people: SoughtView['people'] = []
  let looked = 0
  for (let after = ''; ;) {
    const page = await sourcesAfter(house, rule, codes, after)
    if (page.length === 0) return { people, looked }
    after = page.at(-1)!.id
    looked += page.length
    if (looked > mostLooked)
      throw problem(
        422,
        'too_many',
        `一次最多查找${mostLooked}件，请按乡镇、村分别查找`,
        `At most ${mostLooked} are looked at in one question: ask by township or village`,
        'area',
      )
    for (const source of page) {
      const one = await ask(house, source, (world): Sought | null => {
        const around = { ...surroundings(house, nobody, source.area), world }
        const facts =
          'state' in source
            ? factsOfCase(rule, programmeOf(house, source.state)!, source.state, around)
            : factsOfEntry(rule, p, source.entry, around)
        return facts && sought(rule, p, facts, 'state' in source ? source.state.people : [], around)
      })
      if (one) people.push(viewOf(house, p, source, one))
    }
  }
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
    await loadKeys(house, states)
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
function viewOf(house: House, p: Programme, source: Source, one: Sought): SoughtView['people'][number] {
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
