/** [K26] What somebody handed in before and may use again in a form: their own, as far as the command would take it. */
import type { Programme } from '#kernel/programme'
import { addDays } from '#kernel/day'
import { knowledge, papersHeldFor, type Case, type PaperConsent } from '#kernel/case'
import { concernsOf, findCaseStates, namesOfUploads, openUploadName, type NamedUpload } from '#store'
import { reading } from '../access.ts'
import { ask } from '../commands/gather.ts'
import type { HeldPapers } from '../contract/index.ts'
import { programmeOf, surroundings, today, type House } from '../realm.ts'
import { actorFor, type Principal } from '../session.ts'
import { clauseView } from './clause.ts'

/** Somebody with more cases than this looks for the paper itself. */
const mostCases = 100
const mostPapers = 20

export async function heldPapersView(
  house: House,
  who: Principal,
  p: Programme,
  kind: string,
  c: Case | null,
  /** [K34] By which somebody else consents on paper. */ under: PaperConsent | null = null,
): Promise<HeldPapers> {
  const paper = Object.hasOwn(p.papers, kind) ? p.papers[kind]! : undefined
  const rule = paper?.reuse
  if (!paper || !rule) return { reuse: null, papers: [] }
  const place = c?.area ?? house.root
  const days = await ask(house, { area: place }, (world) =>
    knowledge(p, c, c?.people ?? [], c?.facts ?? {}, {
      ...surroundings(house, actorFor(house, who, undefined), place),
      world,
    }).read(rule.days),
  )
  if (typeof days !== 'number') return { reuse: null, papers: [] }
  const reuse = { consent: rule.consent, days, clause: clauseView(house, rule.clause) }
  const people = under ? under.people : [who.person]
  const all = under ? await findCaseStates(house.pool, house.code, [under.to]) : await casesOf(house, who)
  const states = all.filter((state) => state.id !== c?.id)
  const held = states.flatMap((state) => {
    const of = programmeOf(house, state)
    return of
      ? people
          .flatMap((person) => papersHeldFor(of, state, person))
          .filter(({ title }) => title === paper.title.zh)
          .map(({ id }) => ({ id, state, programme: of.title }))
      : []
  })
  const sent = await namesOfUploads(
    house.pool,
    house.code,
    held.map((h) => h.id),
  )
  await house.keys.load(
    house.pool,
    sent.map((s) => s.person),
  )
  const papers = held
    .filter((h, i) => held.findIndex((other) => other.id === h.id) === i)
    .flatMap(({ id, state, programme }) => {
      const upload = sent.find((s) => s.id === id)
      const until = upload && addDays(upload.on, days)
      return upload && until! >= today(house)
        ? [
            {
              id,
              name: nameOf(house, upload, paper.title.zh),
              sentOn: upload.on,
              until: until!,
              from: { case: state.id, programme },
            },
          ]
        : []
    })
    .toSorted((a, b) => b.sentOn.localeCompare(a.sentOn) || a.id.localeCompare(b.id))
  return { reuse, papers: papers.slice(0, mostPapers) }
}

/** Through the readers' connection: cases that concern them, the newest first. */
const casesOf = (house: House, who: Principal): Promise<readonly Case[]> =>
  reading(house, who, async (db) => {
    const concerns = await concernsOf(db, house.code, who.person)
    const states = await findCaseStates(
      db,
      house.code,
      concerns.map((x) => x.id),
    )
    return states.toSorted((a, b) => b.acts.at(-1)!.at.localeCompare(a.acts.at(-1)!.at)).slice(0, mostCases)
  })

/** What it was called is sealed by who sent it; where that does not open any more, it is called what it is. */
function nameOf(house: House, u: NamedUpload, otherwise: string): string {
  try {
    const key = house.keys.get(house.keys.current(u.person))
    return key && u.sealedName ? openUploadName(key, u.sealedName, u.person, u.id) : otherwise
  } catch {
    return otherwise
  }
}
