/** Commands by the batch: lines in, answers out, in their order. */
import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { dayOfInstant, parseInstant } from '#kernel/day'
import type { Actor } from '#kernel/case'
import { findCaseStates, personKey } from '#store'
import { allows, reading, thingOf } from '../access.ts'
import { parsedJson, refuseBadText, withoutInput } from '../body.ts'
import type { Submission } from '../commands/submission.ts'
import { beforeAnything, DatabaseAway } from '../database-away.ts'
import { BatchLineSchema } from '../contract/index.ts'
import { caseAddressed, isRef, mayName, mustMayName, withOwnPapers } from '../ids.ts'
import { HttpProblem, notFound, problem } from '../problem.ts'
import { actorFor, holds, mustBeSomebody, postsOn, type Principal } from '../session.ts'
import { answerOf, begin } from './cases.ts'
import type { House } from '../realm.ts'
import { mustBe, saidOf, type Desk } from './tools.ts'

export function commandLineRoutes(app: OpenAPIHono, desk: Desk): void {
  /** NDJSON in, NDJSON out, in order. Lines of one case go one after another, others together. */
  app.post('/api/commands', async (c) => {
    const who = await mustBe(desk, c)
    if (!(c.req.header('content-type') ?? '').toLowerCase().startsWith('application/x-ndjson'))
      throw problem(415, 'wrong_type', '批量动作用 application/x-ndjson', 'A batch is application/x-ndjson')
    const lines = (await c.req.text()).split('\n').filter((l) => l !== '')
    if (lines.length > 5000)
      throw problem(413, 'too_many', '一批最多5000行', 'At most 5,000 lines in a batch')
    const parsed = lines.map((line) => attempt(() => parseLine(desk, who, line)))
    const unseen = await unseenOf(
      desk,
      who,
      parsed.flatMap((l) => ('value' in l ? [l.value] : [])),
    )
    const answers = await answersTo(desk, who, parsed, unseen).catch((error: unknown) => {
      /** [W9] What is certain of one line is not of the others. */
      throw lines.length > 1 && error instanceof DatabaseAway ? new DatabaseAway(true, error) : error
    })
    return c.body(`${answers.join('\n')}\n`, 200, { 'content-type': 'application/x-ndjson' })
  })
}

async function answersTo(
  desk: Desk,
  who: Principal,
  lines: readonly Attempt<Line>[],
  unseen: (l: Line) => boolean,
): Promise<readonly string[]> {
  const begun: Promise<string>[] = []
  for (const l of lines) begun.push((await beginLine(desk, who, l, unseen)).answer)
  return Promise.all(begun)
}

/**
 * [H5] Submits a line, or says what is wrong with it: one after another, since a later line may be about what an earlier one opens. The
 * answer comes when it comes.
 */
async function beginLine(
  desk: Desk,
  who: Principal,
  l: Attempt<Line>,
  unseen: (l: Line) => boolean,
): Promise<{ readonly answer: Promise<string> }> {
  try {
    if ('error' in l) throw l.error
    if (unseen(l.value)) throw notFound()
    const begun = await begin(desk, who, submissionOf(desk, who, l.value))
    const answer = begun.decided.then((d) => lineTold(answerOf(d) as object)).catch(whatIsWrong)
    /** It fails the batch when it is waited for with the others: until then it is not nobody's. */
    answer.catch(() => undefined)
    return { answer }
  } catch (error) {
    return { answer: Promise.resolve(whatIsWrong(error)) }
  }
}

const lineTold = (done: object): string => JSON.stringify({ ok: true, ...done })

function whatIsWrong(error: unknown): string {
  if (error instanceof HttpProblem) return JSON.stringify({ ok: false, ...error.problem })
  throw error
}

/** [K23] `names`: it opens a case under an id of the sender's choosing, not under a reference of their own. */
type Line = z.infer<typeof BatchLineSchema> & { readonly names: boolean }

type Attempt<T> = { readonly value: T } | { readonly error: unknown }

const attempt = <T>(work: () => T): Attempt<T> => {
  try {
    return { value: work() }
  } catch (error) {
    return { error }
  }
}

function parseLine(desk: Desk, who: Principal, line: string): Line {
  const sent = lineOf(line)
  const parsed = BatchLineSchema.safeParse(sent)
  if (!parsed.success)
    throw problem(
      400,
      'invalid_line',
      '该行格式不对',
      'The line is not valid',
      parsed.error.issues[0]?.path.join('.'),
    )
  const l = parsed.data
  return {
    ...l,
    case: caseAddressed(desk.house, who, l.case),
    names: l.programme !== undefined && !isRef(l.case),
  }
}

/**
 * [P5] Who acts for others may address any case; everybody else those that they see. One that is not theirs to see is answered as
 * one that does not exist, whatever else is wrong with the line. What the sender's own references name is theirs.
 */
async function unseenOf(desk: Desk, who: Principal, lines: readonly Line[]): Promise<(l: Line) => boolean> {
  const { house } = desk
  if (mayName(house, who)) return () => false
  const ids = [...new Set(lines.filter((l) => l.programme === undefined).map((l) => l.case))]
  const opened = new Set(lines.filter((l) => l.programme !== undefined && !l.names).map((l) => l.case))
  const states = await beforeAnything(reading(house, who, (db) => findCaseStates(db, house.code, ids)))
  const seen = new Set(states.filter((c) => allows(house, who, 'see', thingOf(house, c))).map((c) => c.id))
  return (l) => l.programme === undefined && !seen.has(l.case) && !opened.has(l.case)
}

/** [H3] To act as another post, or at another time, takes a permission of its own; the event says so. */
function submissionOf(desk: Desk, who: Principal, l: Line): Submission {
  const { house } = desk
  if (l.at !== undefined && !allows(desk.house, who, 'history', { kind: 'house' }))
    throw problem(
      403,
      'no_history',
      '没有补录历史时间的权限',
      'Recording history needs a permission of its own',
      'at',
    )
  const at = l.at === undefined ? undefined : parseInstant(l.at)
  if (l.at !== undefined && at === undefined)
    throw problem(
      400,
      'invalid_instant',
      '时间格式应如 2021-10-20T09:00:00+08:00',
      'Write a time like 2021-10-20T09:00:00+08:00',
      'at',
    )
  if (l.names) mustMayName(house, who)
  if (l.as === undefined) mustBeSomebody(who)
  const actor = l.as === undefined ? actorFor(house, who) : actingAs(desk, who, l.as, at)
  return {
    owner: who.login,
    inBatch: true,
    key: l.key,
    actor,
    ...(actor === 'applicant' || actor.person !== who.person ? { sender: who.person } : {}),
    /** [P7] Judged with the act too: since the lines were read, a case may have gone out of sight. */
    ...(l.programme === undefined && !mayName(house, who) ? { asker: who } : {}),
    ...(l.programme === undefined ? {} : { programme: l.programme }),
    command: {
      case: l.case,
      seq: l.seq,
      outcome: l.outcome,
      input: withOwnPapers(house, who, l.input),
      ...saidOf(l),
      ...(l.area === undefined ? {} : { area: l.area }),
    },
    ...(at === undefined ? {} : { at }),
  }
}

/** [H4] A line goes through the same guards as a body. */
function lineOf(line: string): unknown {
  try {
    const sent = parsedJson(line)
    refuseBadText(withoutInput(sent))
    return sent
  } catch (error) {
    if (error instanceof HttpProblem) throw new HttpProblem({ ...error.problem, code: 'not_json' })
    throw error
  }
}

/** Somebody whom the registry has, in their own affairs, where the form asks no ID number: history knows them by it. */
function someResident(house: House, who: Principal, idNo: string): Actor {
  const person = personKey(house.secrets, idNo)
  if (!allows(house, who, 'act_as', { kind: 'house' }) || !house.reference.people.has(person))
    throw problem(403, 'not_your_post', '不能代他人办理', 'You cannot act for others', 'as')
  return { person, post: null, role: 'resident', area: null, kin: house.reference.kinOf.get(person) ?? [] }
}

function actingAs(desk: Desk, who: Principal, as: string, at: string | undefined): Submission['actor'] {
  const { house } = desk
  if (as === 'applicant') {
    if (!allows(house, who, 'act_as', { kind: 'house' }))
      throw problem(403, 'not_your_post', '不能代他人办理', 'You cannot act for others', 'as')
    return as
  }
  const resident = /^applicant-(\d{17}[\dX])$/.exec(as)?.[1]
  if (resident !== undefined) return someResident(house, who, resident)
  const day = dayOfInstant(at ?? house.clock.now())
  const own = postsOn(house, who.person, day).find((p) => p.id === as)
  const post = own ?? house.reference.posts.get(as)
  if (!post || !holds(post, day) || (!own && !allows(house, who, 'act_as', { kind: 'house' })))
    throw problem(403, 'not_your_post', '这一天没有这个岗位', 'Not a post of that day', 'as')
  const person = own ? who.person : post.person
  return {
    person,
    post: post.id,
    role: post.role,
    area: post.area,
    kin: house.reference.kinOf.get(person) ?? [],
    ...(own?.acting.length ? { acting: own.acting } : {}),
  }
}
