/** Routes of cases: open, act, try, look. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { cleanText } from '#kernel/identity'
import { enteredBy, subjectFor, type Actor, type Case, type Refusal } from '#kernel/case'
import { isMaskedName } from '#kernel/programme'
import {
  accessesOf,
  countCases,
  groupHeld,
  findCaseState,
  keepSealedAccess,
  personKey,
  refusedCommands,
  withPurposes,
  type CaseFilter,
} from '#store'
import { allows, officeReader, postFor, reading, thingOf, inOffice } from '../access.ts'
import type { Decided, Submission } from '../commands/submission.ts'
import {
  accessKinds,
  CaseIdSchema,
  CaseSchema,
  CommandSchema,
  DecidersSchema,
  DoneSchema,
  IdSchema,
  InboxSchema,
  OpenSchema,
  RevealedSchema,
  RevealSchema,
  SupposedSchema,
  SupposeSchema,
  TaskSchema,
  TrialSchema,
} from '../contract/index.ts'
import { beforeAnything } from '../database-away.ts'
import { admit } from '../filing.ts'
import { caseAddressed, idOfKey, idOfRef, mustMayName, withOwnPapers } from '../ids.ts'
import { fromRefusal, notFound, problem } from '../problem.ts'
import { programmeOf } from '../realm.ts'
import { actorFor, mustBeSomebody, type Principal } from '../session.ts'
import { caseView } from '../views/case.ts'
import { decidersDocument } from '../documents/deciders.ts'
import { papers } from '#paper'
import { exported } from '../exports.ts'
import { decidersView } from '../views/deciders.ts'
import { supposedPanels } from '../views/panels.ts'
import { loadKeys, purposeMissing, shown } from '../views/show.ts'
import { readLog } from '../views/log.ts'
import { openingTrial, trialView } from '../views/trial.ts'
import { casesQuery, groupAsked, groupTitle, inboxQuery, orderAsked } from '../views/list-query.ts'
import { casesFilter, inboxFilter, tasksOf } from '../views/tasks.ts'
import { writtenIn } from '../written.ts'
import { dayParam, keyOf, mustBe, packedJson, saidOf, wholeParam, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const keyHeader = z.object({ 'idempotency-key': z.string().min(8).max(100).optional() })
const idParam = z.object({ id: CaseIdSchema })
/** How many of each list a page shows. */
const onScreen: Readonly<Record<CaseFilter['by'], number>> = {
  mine: 100,
  programme: 200,
  id: 50,
  area: 100,
  person: 100,
  holder: 500,
}

/** [H5] Under the limits of who files it: what is begun first is submitted first, whoever's answer comes first. */
export async function begin(
  desk: Desk,
  who: Principal,
  s: Submission,
): Promise<{ readonly decided: Promise<Decided> }> {
  const admitted = await admit(desk.house, desk.filing, who, s)
  return { decided: admitted(() => submitted(desk, s)) }
}

export const submit = async (desk: Desk, who: Principal, s: Submission): Promise<Decided> =>
  (await begin(desk, who, s)).decided

/** [P7] That a post is not theirs somebody hears of a case that they may see; of any other, that there is none. */
async function actorIn(desk: Desk, who: Principal, id: string, post: string | undefined): Promise<Actor> {
  try {
    return actorFor(desk.house, who, post)
  } catch (notTheirs) {
    await findCase(desk, who, id)
    throw notTheirs
  }
}

/** [W5] What was set going is looked at now and not at the outbox's next tick. */
async function submitted(desk: Desk, s: Submission): Promise<Decided> {
  const decided = await desk.queue.submit(s)
  if (decided.orders) desk.outbox.wake()
  desk.live.wake()
  return decided
}

export function answerOf(d: Decided): unknown {
  if (d.refusal) throw fromRefusal(d.refusal, d.status)
  if (d.status === 404) throw notFound()
  if (d.status === 422)
    throw problem(
      422,
      'key_reused',
      '同一个 Idempotency-Key 不能用于不同的内容',
      'The same Idempotency-Key came with another body',
    )
  return d.body
}

/** The id of the case that is opened: one of the sender's own takes the permission. */
function idToOpen(
  { house }: Desk,
  who: Principal,
  { id, ref }: { readonly id?: string | undefined; readonly ref?: string | undefined },
  key: string,
): string {
  if (id !== undefined) mustMayName(house, who)
  return id ?? (ref === undefined ? idOfKey(house, who, key) : idOfRef(house, who, ref))
}

/** A case that this person may see, by its id or by their own reference; any other is answered as one that does not exist. */
export async function findCase(desk: Desk, who: Principal, named: string): Promise<Case> {
  const id = caseAddressed(desk.house, who, named)
  const state = await beforeAnything(reading(desk.house, who, (db) => findCaseState(db, desk.house.code, id)))
  if (!state || !allows(desk.house, who, 'see', thingOf(desk.house, state))) throw notFound()
  return state
}

export function casesRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  /** [P9] Of a trial each sees what they would see of the case. */
  const readerOf = (who: Principal) => (state: Case) => ({
    person: who.person,
    official: inOffice(house, who, state),
  })
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases',
      summary: 'Open a case',
      request: {
        headers: keyHeader,
        body: { required: true, content: { 'application/json': { schema: OpenSchema } } },
      },
      responses: { 201: json(DoneSchema, 'Opened'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const key = keyOf(c)
      const body = c.req.valid('json')
      const id = idToOpen(desk, who, body, key)
      const decided = await submit(desk, who, {
        owner: who.login,
        key,
        actor: actorFor(house, who, body.post),
        programme: body.programme,
        command: {
          case: id,
          seq: 0,
          outcome: body.outcome,
          area: body.area,
          input: withOwnPapers(house, who, body.input),
          ...saidOf(body),
          ...writtenIn(house, body),
        },
      })
      return c.json(answerOf(decided) as z.infer<typeof DoneSchema>, 201)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/try',
      summary: 'What would happen if the case were opened; writes nothing',
      request: { body: { required: true, content: { 'application/json': { schema: OpenSchema } } } },
      responses: { 200: json(TrialSchema, 'What would happen'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeSomebody(who)
      const body = c.req.valid('json')
      const { programme, outcome, area, post, ...named } = body
      const input = withOwnPapers(house, who, body.input)
      const id = idToOpen(desk, who, named, 'trial')
      const isNamed = named.id !== undefined || named.ref !== undefined
      const there = isNamed ? await findCaseState(house.pool, house.code, id) : null
      const actor = actorFor(house, who, post)
      const opening = { case: id, programme, outcome, area, input, ...saidOf(body) }
      /** [H5] What the limit of a day would refuse is refused here, in the same words; a trial counts for nothing but what it tells of other cases. */
      const command = { case: id, seq: 0, outcome, area, input }
      const admitted = await admit(house, desk.filing, who, {
        owner: who.login,
        key: 'trial',
        actor,
        programme,
        command,
      })
      const { trial } = await admitted(async () => {
        const { trial, excluded } = await openingTrial(
          house,
          there,
          actor,
          opening,
          readerOf(who),
          'with why not',
        )
        const refusal = excluded
          ? ({ code: 'excluded' } as const)
          : (trial.refusal as Pick<Refusal, 'code'> | null)
        return { trial, status: 422, ...(refusal === null ? {} : { refusal }) }
      })
      return c.json(trial, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{id}/commands',
      summary: 'Act on a case',
      request: {
        params: idParam,
        headers: keyHeader,
        body: { required: true, content: { 'application/json': { schema: CommandSchema } } },
      },
      responses: { 200: json(DoneSchema, 'Done'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const key = keyOf(c)
      const body = c.req.valid('json')
      mustBeSomebody(who)
      const decided = await submit(desk, who, {
        owner: who.login,
        key,
        asker: who,
        actor: await actorIn(desk, who, c.req.valid('param').id, body.post),
        command: {
          case: caseAddressed(house, who, c.req.valid('param').id),
          seq: body.seq,
          outcome: body.outcome,
          input: withOwnPapers(house, who, body.input),
          ...saidOf(body),
          ...writtenIn(house, body),
        },
      })
      return c.json(answerOf(decided) as z.infer<typeof DoneSchema>, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{id}/try',
      summary: 'What would happen; writes nothing',
      request: {
        params: idParam,
        body: { required: true, content: { 'application/json': { schema: CommandSchema } } },
      },
      responses: { 200: json(TrialSchema, 'What would happen'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const body = c.req.valid('json')
      const state = await findCase(desk, who, c.req.valid('param').id)
      const actor = actorFor(house, who, body.post)
      const tried = { ...body, input: withOwnPapers(house, who, body.input) }
      return c.json(await trialView(house, state, actor, tried, readerOf(who), 'with why not'), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{id}/panels/try',
      summary: 'What the panels of a reckoning would tell if something stood otherwise; writes nothing',
      request: {
        params: idParam,
        body: { required: true, content: { 'application/json': { schema: SupposeSchema } } },
      },
      responses: { 200: json(SupposedSchema, 'What they would tell'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const body = c.req.valid('json')
      const state = await findCase(desk, who, c.req.valid('param').id)
      const actor = actorFor(house, who, body.post)
      const reads = { person: who.person, official: inOffice(house, who, state) }
      return c.json({ panels: [...(await supposedPanels(house, state, actor, reads, body))] }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{id}',
      summary: 'A case',
      request: { params: idParam, query: z.object({ post: IdSchema.optional() }) },
      responses: { 200: json(CaseSchema, 'The case'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const state = await findCase(desk, who, c.req.valid('param').id)
      const thing = thingOf(house, state)
      const looks = allows(house, who, 'see_looks', thing) !== null
      const { log, seen, refused } = await reading(house, who, async (db) => ({
        log: await readLog(house, db, state.id),
        seen: looks ? await accessesOf(db, house.code, state.id, accessKinds) : [],
        refused: await refusedCommands<Refusal>(db, house.code, state.id),
      }))
      const concerned = state.people.includes(who.person)
      return c.json(
        await caseView(house, state, log, actorFor(house, who, c.req.valid('query').post), concerned, {
          mayReveal: allows(house, who, 'reveal', thing) !== null,
          looks: await withPurposes(house.pool, house, seen, purposeMissing),
          reader: who.person,
          official: inOffice(house, who, state),
          refused,
          reading: officeReader(house, who, state),
        }),
        200,
      )
    },
  )

  const decidersQuery = z.object({
    outcome: z.string().max(60).optional(),
    on: z.string().optional(),
    name: z.string().min(1).max(60).optional(),
  })
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{id}/deciders',
      summary: 'Who could have decided this on that day, and why not the others; also as docx or pdf',
      request: {
        params: idParam,
        query: decidersQuery.extend({ format: z.enum(['json', 'docx', 'pdf']).optional() }),
      },
      responses: {
        200: json(
          DecidersSchema,
          'Each post over the place, or each official of that name, with the ground or the reason',
        ),
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const state = await findCase(desk, who, c.req.valid('param').id)
      const { outcome, on, name, format } = c.req.valid('query')
      const log = await reading(house, who, (db) => readLog(house, db, state.id))
      const view = await decidersView(
        house,
        state,
        log,
        {
          ...(outcome === undefined ? {} : { outcome }),
          ...(on === undefined || on === '' ? {} : { on: dayParam(desk, on, 'on') }),
          ...(name === undefined ? {} : { name }),
        },
        officeReader(house, who, state).byPost,
      )
      if (format === undefined || format === 'json') return c.json(view, 200)
      return exported(desk, c, who, {
        what: 'deciders',
        case: state.id,
        post: postFor(house, who, state),
        bytes: (mark) => decidersDocument(view, house.realm?.name.zh ?? '', mark, format),
        type: papers[format].type,
        name: `审批权限证明-${state.id}.${format}`,
      }) as never
    },
  )

  /** [P4] The look is written down before anything is shown. */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{id}/reveal',
      summary: 'Open sealed values, for a stated purpose; the one concerned is told',
      request: {
        params: idParam,
        body: { required: true, content: { 'application/json': { schema: RevealSchema } } },
      },
      responses: { 200: json(RevealedSchema, 'In clear'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const state = await findCase(desk, who, c.req.valid('param').id)
      const post = allows(house, who, 'reveal', thingOf(house, state))?.post
      if (!post)
        throw problem(
          403,
          'may_not_reveal',
          '只有正在经办这一环节、且不需回避的岗位可以查看敏感信息',
          'Only a post that has this step in hand, and need not stand aside, may open sealed data',
        )
      const { names, purpose, seq } = c.req.valid('json')
      const clean = cleanText(purpose, { max: 200 })
      if (!clean.ok) throw problem(422, 'invalid_field', '请写明查看目的', 'State the purpose', 'purpose')
      const p = programmeOf(house, state)!
      /** [K20] What was given with an act is opened as the newest of them gave it. */
      const log = await reading(house, who, (db) => readLog(house, db, state.id))
      const act = log.find((l) => l.event.seq === seq)
      const sealed = (
        seq === undefined
          ? Object.assign({}, ...log.map((l) => l.event.given), state.facts)
          : act === undefined
            ? {}
            : enteredBy(act.event)
      ) as Case['facts']
      const wanted = names.filter((n) => isMaskedName(p, n) && Object.hasOwn(sealed, n))
      if (wanted.length !== names.length)
        throw problem(
          422,
          'unknown_field',
          '办件里没有这样的敏感信息',
          'The case holds no such sealed value',
          'names',
        )
      await keepSealedAccess(house.pool, house, subjectFor(p, state), {
        kind: 'reveal',
        case: state.id,
        person: who.person,
        post: post.id,
        names: wanted,
        purpose: clean.value,
        at: house.clock.now(),
      })
      await loadKeys(house, [state])
      return c.json({ values: wanted.map((n) => shown(house, p, state, n, sealed[n]!, true)) }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases',
      summary: 'My cases, or cases by the beginning of their id',
      request: { query: casesQuery },
      responses: { 200: json(z.array(TaskSchema), 'Cases'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const filter = casesFilter(house, who, c.req.valid('query'))
      return c.json(filter ? [...(await tasksOf(house, who, filter, onScreen[filter.by]))] : [], 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/search',
      summary: 'Cases of a person, by ID number',
      request: {
        body: {
          required: true,
          content: { 'application/json': { schema: z.strictObject({ idNo: z.string().min(8).max(30) }) } },
        },
      },
      responses: { 200: json(z.array(TaskSchema), 'Cases'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'find', { kind: 'house' })) throw notFound()
      return c.json(
        [
          ...(await tasksOf(
            house,
            who,
            { by: 'person', person: personKey(house.secrets, c.req.valid('json').idNo) },
            100,
          )),
        ],
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/inbox',
      summary: 'What waits for a post',
      request: { query: inboxQuery.extend({ offset: z.string().optional(), limit: z.string().optional() }) },
      responses: { 200: json(InboxSchema, 'Tasks, the most pressing first'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const q = c.req.valid('query')
      const filter = inboxFilter(house, who, q)
      const group = groupAsked(house, q.group)
      const tasks = await tasksOf(house, who, filter, {
        limit: wholeParam(q.limit, 500, 2000),
        offset: wholeParam(q.offset, 0, 1_000_000),
        order: orderAsked(q.sort),
        ...(group === undefined ? {} : { group }),
      })
      const [total, groups] = await reading(house, who, async (db) => [
        await countCases(db, house.code, filter),
        group === undefined ? null : await groupHeld(db, house.code, filter, group),
      ])
      return (await packedJson(c, {
        now: house.clock.now(),
        total,
        tasks: [...tasks],
        ...(group === undefined || groups === null
          ? {}
          : { groups: groups.map((g) => ({ ...g, title: groupTitle(house, group.by, g) })) }),
      })) as never
    },
  )
}
