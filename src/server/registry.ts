/** Loading the registry: looked at as a whole with what stands, then written, or refused with what is wrong. */
import { substitutionFaults } from '#kernel/authority'
import { treeFaults } from '#kernel/area'
import {
  changeCovered,
  keepFirstFactor,
  personKey,
  readSubstitutions,
  readTree,
  transaction,
  unknownPosts,
  writeRegistry,
  type Connection,
  type Registry,
  type Touched,
} from '#store'
import type { RegistryOutput } from './contract/registry.ts'
import { problem } from './problem.ts'
import { refresh, type House } from './realm.ts'
import type { Principal } from './session.ts'
import { hashPassword, sealSecret } from '#sign-in'

/** [AR6] [A5] [V9] Writes all of it or nothing, and who wrote it; gives the key of each person named. ID numbers come in clear and are kept as keys only. */
export async function loadRegistry(
  house: House,
  who: Principal,
  r: RegistryOutput,
): Promise<Readonly<Record<string, string>>> {
  const keys = new Map(r.people.map((p) => [p.id, personKey(house.secrets, p.idNo)]))
  const key = (id: string) => {
    const registeredKey = keys.get(id)
    if (registeredKey === undefined)
      throw problem(422, 'unknown_person', `没有登记人员 ${id}`, `No such person: ${id}`)
    return registeredKey
  }
  const passwords = new Map(
    await Promise.all(
      [...new Set(r.logins.map((l) => l.password))].map(async (p) => [p, await hashPassword(p)] as const),
    ),
  )
  const registry: Registry = {
    ...r,
    people: r.people.map((p) => ({ key: keys.get(p.id)!, name: p.name })),
    kin: r.kin.flatMap((k) => [
      { person: key(k.person), relative: key(k.relative) },
      { person: key(k.relative), relative: key(k.person) },
    ]),
    posts: r.posts.map((p) => ({ ...p, person: key(p.person) })),
    authorities: r.authorities as Registry['authorities'],
    logins: r.logins.map((l) => ({
      login: l.login,
      person: key(l.person),
      password: passwords.get(l.password)!,
      permissions: l.permissions,
      identities: l.identities,
    })),
  }
  await transaction(house.pool, (db) =>
    changeCovered(
      db,
      house.cover,
      registryTables,
      async () => {
        await writeRegistry(db, house.code, registry)
        await mustAgree(db, house.code, registry)
        /** The subject's key takes the realm; a factor that somebody set up themselves is left alone. */
        for (const l of r.logins)
          if (l.totp !== undefined)
            await keepFirstFactor(
              db,
              house.code,
              l.login,
              await sealSecret(house, key(l.person), l.login, l.totp, db),
            )
      },
      (_, changed) =>
        changed
          ? {
              kind: 'registry',
              case: null,
              person: who.person,
              post: null,
              names: [],
              purpose: r.order ?? '',
              at: house.clock.now(),
            }
          : null,
    ),
  )
  await refresh(house)
  return Object.fromEntries(keys)
}

const registryTables: Touched = {
  realm: 'any',
  area: 'any',
  succession: 'any',
  organisation: 'any',
  person: 'any',
  kin: 'any',
  post: 'any',
  substitution: 'any',
  authority: 'any',
  login: 'any',
  login_identity: 'any',
}

/** Looked at as it now stands: what is wrong is rolled back with all the rest. */
async function mustAgree(db: Connection, realm: string, registry: Registry): Promise<void> {
  const fault =
    treeFaults(await readTree(db, realm))[0] ?? substitutionFaults(await readSubstitutions(db, realm))[0]
  if (fault) throw problem(422, 'registry_fault', fault.zh, fault.en)
  const [stray] = await unknownPosts(
    db,
    realm,
    registry.substitutions.flatMap((s) => [s.post, s.by]),
  )
  if (stray !== undefined)
    throw problem(422, 'unknown_post', `没有登记岗位 ${stray}`, `No such post: ${stray}`)
}
