/** Lots: an order, a blinded number and a school of thought for each team, told by a number that was called out in public. */
import { ability, given, how } from 'yimen/kernel/ability'
import { drawSample } from 'yimen/kernel/sample'
import { sha256 } from './sha256.ts'

/** All of them in an order that nobody knew before the number was called: by the digests of each, from where the sample begins. */
export function lotsOf(ids: readonly string[], seed: string): readonly string[] {
  const digests = new Map(ids.map((id) => [sha256(`${seed} ${id}`), id]))
  return drawSample([...digests.keys()], 100, seed).map((digest) => digests.get(digest)!)
}

/** The seed: what the records say, and what was called out. */
export const seedOf = (teams: readonly string[], called: string): string =>
  sha256(`${teams.toSorted().join(' ')} ${called}`)

export const draw = ability({
  id: 'contests.draw@1',
  takes: {
    teams: {
      list: { of: { team: 'case', name: 'text', unit: 'text', place: 'area', members: 'number' } },
      orNone: true,
    },
    schools: { list: { of: { school: 'text' } }, orNone: true },
    called: 'text',
  },
  gives: {
    of: {
      seed: 'text',
      lots: {
        list: {
          of: {
            team: 'case',
            no: 'number',
            blind: 'number',
            school: { maybe: 'text' },
            name: 'text',
            unit: 'text',
            place: 'area',
            members: 'number',
          },
        },
      },
    },
  },
  rules: given.nothing,
}).does({
  work({ teams, schools, called }) {
    const ids = teams.map((x) => x.team)
    const seed = seedOf(ids, called)
    const order = lotsOf(ids, seed)
    const blind = lotsOf(ids, sha256(`blind ${seed}`))
    const drawnSchools = lotsOf(
      schools.map((s) => s.school),
      sha256(`school ${seed}`),
    )
    return {
      seed,
      lots: order.map((team, i) => ({
        ...teams.find((x) => x.team === team)!,
        no: i + 1,
        blind: 100 + blind.indexOf(team) + 1,
        school: drawnSchools[i] ?? null,
      })),
    }
  },
  words: {
    seed: { zh: '抽签种子', en: 'the seed' },
    lots: {
      zh: '抽签结果',
      en: 'the lots',
      columns: {
        team: { zh: '参赛队', en: 'team' },
        no: { zh: '出场号', en: 'number' },
        blind: { zh: '加密号', en: 'blinded number' },
        school: { zh: '学派', en: 'school of thought' },
        name: { zh: '队名', en: 'name' },
        unit: { zh: '单位', en: 'unit' },
        place: { zh: '所在地', en: 'place' },
        members: { zh: '人数', en: 'members' },
      },
    },
  },
  explains(_, say) {
    const [teams, called] = [say('teams'), say('called')]
    return {
      lines: [
        how(
          `以${teams.zh}和当众报出的${called.zh}的SHA-256为种子，各队按种子加队的摘要排列，从种子所指的位置起依次抽取；学派、加密号同样抽取，任何人可以重算`,
          `The seed is the SHA-256 of ${teams.en} and ${called.en}; teams lie in the order of the digests of seed and team, and are drawn in turn from the place that the seed tells; schools and blinded numbers likewise: anybody can draw them again`,
        ),
      ],
    }
  },
})
