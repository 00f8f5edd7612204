/** Erasure on request or at the end of its time: what may be erased, and what is written down of it. */
import {
  changeCovered,
  concernsOf,
  erase,
  houseSubject,
  papersOf,
  personKey,
  sealedPurpose,
  transaction,
  type Erased,
} from '#store'
import { problem } from './problem.ts'
import { refresh, type House } from './realm.ts'
import type { Principal } from './session.ts'

/**
 * [ER1] [ER2] Destroys a person's keys (Personal Information Protection Law art. 47). Refused while a case of theirs is open, and
 * for whoever holds or held a post: what an official did in office is not theirs to erase.
 */
export async function erasePerson(
  house: House,
  who: Principal,
  idNo: string,
  purpose: string,
): Promise<Erased> {
  const person = personKey(house.secrets, idNo)
  if (house.reference.postsOf.has(person))
    throw problem(
      422,
      'held_office',
      '该人员担任或曾担任岗位，履职记录依法保存，不能删除',
      'This person holds or held a post: what was done in office is kept by law',
    )
  const cases = await concernsOf(house.pool, house.code, person)
  const openCases = cases.filter(
    (c) => house.versions.of(c.programme, c.version)?.steps[c.step]?.end === undefined,
  )
  if (openCases.length > 0)
    throw problem(
      409,
      'open_case',
      `该人员还有${openCases.length}个办件没有办结，办结后才能删除`,
      `${openCases.length} of this person’s cases are open: erase when they are closed`,
    )
  const erased = await transaction(house.pool, async (db) => {
    const at = house.clock.now()
    const erasure = { kind: 'erase', case: null, person: who.person, at }
    const why = await sealedPurpose(db, house, houseSubject, erasure, purpose)
    const papers = await papersOf(
      db,
      house.code,
      person,
      cases.map((c) => c.id),
    )
    return changeCovered(
      db,
      house.cover,
      {
        erasure: { subject: [person] },
        upload: { id: papers },
        login: { person: [person] },
        login_identity: 'any',
        kin: 'any',
        person: { key: [person] },
      },
      async () => {
        const done = await erase(db, house.code, person, papers, house.clock.now())
        if (done.keys + done.papers + done.logins === 0 && cases.length === 0)
          throw problem(404, 'not_found', '没有这个人的信息', 'Nothing is held about this person')
        return done
      },
      (done) => ({
        ...erasure,
        post: null,
        names: [`subject ${person}`, `keys ${done.keys}`, `papers ${done.papers}`, `logins ${done.logins}`],
        ...why,
      }),
    )
  })
  house.keys.forgetAll()
  await refresh(house)
  return erased
}
