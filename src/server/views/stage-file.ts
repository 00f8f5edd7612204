/** [SG9] An event that was played, as a file that anybody may do anew: the same to the byte while nothing more was done. */
import { dayOfInstant } from '#kernel/day'
import type { CaseEvent } from '#kernel/case'
import type { Programme } from '#kernel/programme'
import { playedAct, type Stage, type StageFile } from '#room'
import { entriesMadeBy, eventsInOrder, findCaseState } from '#store'
import { allows, reading, thingOf } from '../access.ts'
import { areaPath, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { inOrder, partsOf } from './hall.ts'

/** Null where the event, or a part of it, is not theirs to see. */
export async function stageFile(
  house: House,
  who: Principal,
  stage: Stage,
  event: string,
): Promise<StageFile | null> {
  const ids = [event, ...inOrder(await partsOf(house, stage, event)).map((p) => p.id)]
  for (const id of ids) {
    const c = await reading(house, who, (db) => findCaseState(db, house.code, id))
    if (!c || !allows(house, who, 'see', thingOf(house, c))) return null
  }
  const events = await eventsInOrder(house.pool, house.code, ids)
  const openRegisters = house.packs.registers.filter((r) => r.open).map((r) => r.id)
  const alias = aliases()
  const claimed = await entriesMadeBy(house.pool, house.code, openRegisters, ids)
  return {
    format: 'yimen-stage/1',
    stage: stage.id,
    event,
    realm: house.code,
    root: house.root,
    paths: pathsOf(house, events),
    programmes: programmesOf(house, events),
    acts: events.map((e) => playedAct(e, alias)),
    claimed: claimed.map(({ register, id, standing, body }) => ({ register, id, standing, body })),
  }
}

const pathsOf = (house: House, events: readonly CaseEvent[]): StageFile['paths'] =>
  Object.fromEntries(events.map((e) => [e.area, areaPath(house, e.area, dayOfInstant(e.at))]))

const programmesOf = (house: House, events: readonly CaseEvent[]): readonly Programme[] => {
  const names = [...new Set(events.map((e) => `${e.programme.id}@${e.programme.version}`))].toSorted()
  return names.flatMap((name) => {
    const [id, version] = name.split('@') as [string, string]
    return house.versions.of(id, Number(version)) ?? []
  })
}

/** Nobody's key leaves: people are told apart by when they first acted here. */
function aliases(): (person: string) => string {
  const names = new Map<string, string>()
  return (person) => {
    const name = names.get(person) ?? `p${names.size + 1}`
    names.set(person, name)
    return name
  }
}
