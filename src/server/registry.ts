/** Loading the registry: looked at as a whole with what stands, then written, or refused with what is wrong. */
import { substitutionFaults, treeFaults } from '#kernel'
import {
  keepFirstFactor,
  personKey,
  readSubstitutions,
  readTree,
  transaction,
  unknownPosts,
  writeRegistry,
  type Registry,
} from '#store'
import type { RegistryOutput } from './contract/registry.ts'
import { problem } from './problem.ts'
import { refresh, type House } from './realm.ts'
import { hashPassword } from './sign-in/password.ts'
import { sealSecret } from './sign-in/second-factor.ts'

/** [AR6] [A5] Writes all of it or nothing; gives the key of each person named. ID numbers come in clear and are kept as keys only. */
export async function loadRegistry(
  house: House,
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
  await transaction(house.pool, async (db) => {
    await writeRegistry(db, house.code, registry)
    /** Looked at as it now stands: what is wrong is rolled back with all the rest. */
    const fault =
      treeFaults(await readTree(db, house.code))[0] ??
      substitutionFaults(await readSubstitutions(db, house.code))[0]
    if (fault) throw problem(422, 'registry_fault', fault.zh, fault.en)
    const [stray] = await unknownPosts(
      db,
      house.code,
      registry.substitutions.flatMap((s) => [s.post, s.by]),
    )
    if (stray !== undefined)
      throw problem(422, 'unknown_post', `没有登记岗位 ${stray}`, `No such post: ${stray}`)
  })
  await refresh(house)
  /** The subject's key takes the realm, which stands only now; a factor that somebody set up themselves is left alone. */
  for (const l of r.logins)
    if (l.totp !== undefined)
      await keepFirstFactor(
        house.pool,
        house.code,
        l.login,
        await sealSecret(house, key(l.person), l.login, l.totp),
      )
  return Object.fromEntries(keys)
}
