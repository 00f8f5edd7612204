/** [OT1] What the checker finds in what packs offer to city apps. */
import { expect, test } from 'vitest'
import { checkPacks } from '#kernel/check'
import { packs } from '../../packs/index.ts'
import { servicesCheck, type CityService } from './services.ts'

const pack = packs.find((p) => (p.services ?? []).length > 0)!
const offered = pack.services![0]!
const findingsWith = (more: Partial<CityService>) =>
  checkPacks(
    [{ ...pack, services: [{ ...offered, ...more }] }],
    { holdsClause: () => true, heldRoles: new Set<string>(), only: new Set([offered.programme]) },
    [servicesCheck],
  ).flatMap((f) =>
    f.where.startsWith('services.') ? [`${f.code} ${f.where.slice(offered.programme.length + 10)}`] : [],
  )

test.each<[string, Partial<CityService>, readonly string[]]>([
  ['as it is', {}, []],
  ['opened by what is not there', { opens: 'tell' }, expect.arrayContaining(['no_such_name opens']) as never],
  [
    'services of what is no choice',
    { service: offered.fields.address },
    expect.arrayContaining(['no_choice service']) as never,
  ],
  ['a field that is not asked', { fields: { ...offered.fields, phone: 'fax' } }, ['no_such_name fax']],
  ['an attribute that is not asked', { attributes: ['mood'] }, ['no_such_name mood']],
  ['closed at no step', { closed: { over: 'done' } }, ['no_such_name closed']],
  [
    'what is always asked and nobody says',
    { nameless: {}, attributes: [], named: {} },
    expect.arrayContaining(['unanswerable attributes']) as never,
  ],
])('[OT1] %s', (_, more, expected) => expect(findingsWith(more)).toEqual(expected))
