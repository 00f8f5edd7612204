/** Who is who among organisations: the credit code, names that may be one, and people by the keys of their numbers. */
import { ability, given, how } from 'yimen/kernel/ability'
import { looseKey, parseCreditCode } from 'yimen/kernel/identity'

const kindOf: Readonly<Record<string, 'association' | 'private' | 'foundation'>> = {
  1: 'association',
  2: 'private',
  3: 'foundation',
}

/** A credit code read: whose it is, where, and what is wrong with it. */
export const code = ability({
  id: 'organisations.code@1',
  takes: { code: 'text' },
  gives: {
    of: {
      valid: 'boolean',
      fault: 'text',
      /** As it is kept, in capitals and of half width: by it one code is one. */
      plain: 'text',
      kind: { oneOf: ['association', 'private', 'foundation', 'other'] },
      region: 'text',
      /** Its region is a functional zone, which GB/T 2260 does not know. */
      isZone: 'boolean',
    },
  },
  rules: given.nothing,
}).does({
  work({ code: text }) {
    const parsed = parseCreditCode(text)
    const value = parsed.ok ? parsed.value : ''
    const region = value.slice(2, 8)
    return {
      valid: parsed.ok,
      fault: parsed.ok ? '' : parsed.message.zh,
      plain: value,
      kind: (value[0] === '5' ? kindOf[value[1]!] : undefined) ?? 'other',
      region,
      isZone: region[4] === '7',
    }
  },
  words: {
    valid: { zh: '代码校验通过', en: 'its checks match' },
    fault: { zh: '代码的问题', en: 'what is wrong with it' },
    plain: { zh: '代码的规范写法', en: 'the code as it is kept' },
    kind: {
      zh: '代码所示类别',
      en: 'the kind that it tells',
      options: {
        association: { zh: '社会团体', en: 'association' },
        private: { zh: '民办非企业单位', en: 'private unit' },
        foundation: { zh: '基金会', en: 'foundation' },
        other: { zh: '不是民政部门登记的三类', en: 'none of the three of civil affairs' },
      },
    },
    region: { zh: '代码中的区划', en: 'the region in it' },
    isZone: { zh: '区划为功能区', en: 'a functional zone' },
  },
  explains(_, say) {
    const what = say('code')
    return {
      lines: [
        how(
          `校验${what.zh}的两个校验位，并读出登记部门、类别和区划`,
          `Both checks of ${what.en} are worked out, and its department, kind and region read`,
        ),
      ],
    }
  },
})

/** Names that differ in how figures are written may be one: they are looked at. */
export const likeness = ability({
  id: 'organisations.likeness@1',
  takes: { name: 'text' },
  gives: 'text',
  rules: given.nothing,
}).does({
  work: ({ name }) => looseKey(name),
  explains(_, say) {
    const name = say('name')
    return { lines: [how(`${name.zh}不计数字写法的写法`, `${name.en}, however its figures are written`)] }
  },
})

/** One person by the key of their number, the same whatever telephone or name they left. */
export const personOf = ability({
  id: 'organisations.person@1',
  takes: { idNo: 'text' },
  gives: 'person',
  rules: given.nothing,
}).does({
  work: ({ idNo }, _, { personKey }) => personKey(idNo),
  explains(_, say) {
    const who = say('idNo')
    return { lines: [how(`${who.zh}所指的人（只记密文）`, `whom ${who.en} names, by a key alone`)] }
  },
})

/** The people of a list, and one more, by their keys. */
export const peopleOf = ability({
  id: 'organisations.people@1',
  takes: { people: { list: { of: { idNo: { maybe: 'text' } } }, orNone: true }, and: { maybe: 'text' } },
  gives: { list: 'person' },
  rules: given.nothing,
}).does({
  work: ({ people, and }, _, { personKey }) => [
    ...new Set(
      [and, ...people.map((p) => p.idNo)]
        .filter((x) => typeof x === 'string')
        .map((x) => personKey(x as string)),
    ),
  ],
  explains(_, say) {
    const [people, and] = [say('people'), say('and')]
    return {
      lines: [how(`${people.zh}和${and.zh}（只记密文）`, `${people.en} and ${and.en}, by keys alone`)],
    }
  },
})
