/** A second realm for tests: Loudi City with one community, a handful of people, and logins that Shaoyang County has too. */
import type { RegistryInput } from '../src/server/index.ts'
import { newId, random } from '../packs/rehearsal-hunan/index.ts'
import { rehearsalSecret } from '../packs/rehearsal.ts'
import { password } from './house.ts'

export const loudi = '431300'
/** 娄底市娄星区乐坪街道的一个社区。 */
export const community = '431302001001'
export const worker = `${community}-village-worker`

const area = (code: string, parent: string | null, zh: string, en: string, kind: string) => ({
  code,
  parent,
  name: { zh, en },
  kind,
  from: '2000-01-01',
  to: null,
})
const ids = (() => {
  const rng = random(431300)
  const taken = new Set<string>()
  return Array.from({ length: 4 }, () => newId(rng, 'female', 40, taken))
})()

const people = [
  ['village', '贺湘莲'],
  ['clerk', '谭雨虹'],
  ['auditor', '罗岳清'],
  ['keeper', '彭昭文'],
] as const
const permissions: Readonly<Record<string, string[]>> = { auditor: ['audit'], keeper: ['admin'] }

/** The body of `PUT /api/registry`: who signs in as `village` or `clerk` here is somebody else than in Shaoyang. */
export const loudiRegistry: RegistryInput = {
  name: { zh: '娄底市', en: 'Loudi City' },
  rehearsal: true,
  startsAt: '2021-10-20T09:00:00+08:00',
  kin: [],
  authorities: [],
  areas: [
    area('431300', null, '娄底市', 'Loudi City', 'city'),
    area('431302', '431300', '娄星区', 'Louxing District', 'county'),
    area('431302001', '431302', '乐坪街道', 'Leping Subdistrict', 'township'),
    area(community, '431302001', '试验社区', 'Test Community', 'village'),
  ],
  organisations: [
    {
      id: 'x-office',
      name: { zh: '乐坪街道办事处', en: 'Leping Subdistrict Office' },
      area: '431302001',
      kind: 'township',
    },
  ],
  people: people.map(([login, name], i) => ({ id: `x-${login}`, name, idNo: ids[i]! })),
  posts: [
    {
      id: worker,
      person: 'x-village',
      organisation: 'x-office',
      role: 'village-worker',
      area: community,
      from: '2020-01-01',
      to: null,
    },
    {
      id: '431302001-township-clerk',
      person: 'x-clerk',
      organisation: 'x-office',
      role: 'township-clerk',
      area: '431302001',
      from: '2020-01-01',
      to: null,
    },
  ],
  logins: people.map(([login]) => ({
    login,
    person: `x-${login}`,
    password,
    permissions: permissions[login] ?? [],
    ...(permissions[login] ? { totp: rehearsalSecret(login) } : {}),
  })),
}
