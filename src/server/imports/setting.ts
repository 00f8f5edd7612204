/** An import before a file is opened: what it fills, where, and whether this person may begin it. */
import { fieldsOf, placeFinder, type CellSetting, type ListFields } from '#rows'
import type { Facts } from '#kernel/rule'
import type { Programme, SheetRule } from '#kernel/programme'
import type { Register } from '#kernel/register'
import { areaOn } from '#kernel/area'
import {
  enterRule,
  mayAct,
  wouldEnter,
  type Actor,
  type Around,
  type EnteredOne,
  type EnterRule,
  type Lookup,
} from '#kernel/case'
import { gather, nothingGathered, worldOf } from '../commands/gather.ts'
import { fromRefusal, notFound, problem } from '../problem.ts'
import { inForce, surroundings, today, type House } from '../realm.ts'
import { actorFor, mustBeSomebody, type Principal } from '../session.ts'

export type ImportTarget = { readonly programme: string; readonly post: string; readonly area: string }

export type Import = {
  readonly target: ImportTarget
  readonly p: Programme
  readonly rule: SheetRule
  readonly fields: ListFields
  readonly enter: EnterRule
  readonly register: Register
  readonly actor: Actor
  /** How cells are read: on this day, with the places under the case's. */
  readonly cells: CellSetting
  /** What a line would put on the register. */
  readonly judge: (line: Facts) => EnteredOne | null | Promise<EnteredOne | null>
}

/** [IM8] Whoever may begin this programme at this place may import, and sees what an import would do; nobody else. Throws the refusal. */
export function importFor(house: House, who: Principal, target: ImportTarget): Import {
  mustBeSomebody(who)
  const p = inForce(house, target.programme)
  if (!p?.sheet) throw notFound()
  const { sheet: rule } = p
  const [enter, opening] = [enterRule(p, rule), p.opens[rule.begin]]
  const register = house.packs.registers.find((r) => r.id === enter?.register)
  if (!enter || !opening || !register) throw notFound()
  const day = today(house)
  if (!house.places.stands(target.area, day))
    throw problem(
      422,
      'unknown_area',
      '没有这个区划，或者已经撤销',
      'There is no such place, or not any more',
      'area',
    )
  const actor = actorFor(house, who, target.post)
  const around = surroundings(house, actor, target.area)
  const refusal = mayAct(p, null, { outcome: rule.begin }, opening, around)
  if (refusal) throw fromRefusal(refusal, 403)
  const places = [...house.places.codes(target.area, day).keys()].flatMap(
    (code) => areaOn(house.reference.tree, code, day) ?? [],
  )
  return {
    target,
    p,
    rule,
    fields: fieldsOf(p, rule),
    enter,
    register,
    actor,
    cells: { rule, today: day, find: placeFinder(places) },
    judge: judging(house, p, enter, target.area, around),
  }
}

/** One line after another, at once where nothing must be read for it. What was read once holds for the whole file. */
function judging(
  house: House,
  p: Programme,
  enter: EnterRule,
  area: string,
  around: Around,
): Import['judge'] {
  const gathered = nothingGathered()
  const would = wouldEnter(p, enter, area, { ...around, world: worldOf(gathered, area) })
  const afterReading = async (line: Facts, needs: readonly Lookup[]): Promise<EnteredOne | null> => {
    await gather(
      house.pool,
      house,
      gathered,
      needs.map((lookup) => ({ lookup, place: area })),
    )
    return judge(line)
  }
  const judge = (line: Facts): EnteredOne | null | Promise<EnteredOne | null> => {
    const answer = would(line)
    return answer.ok ? answer.value : afterReading(line, answer.needs)
  }
  return judge
}
