/** Contestants by the keys of their numbers, each at the seat of their team; the number itself is kept nowhere else. */
import { ability, given, how } from 'yimen/kernel/ability'

export const personOf = ability({
  id: 'contests.person@1',
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

export const peopleOf = ability({
  id: 'contests.people@1',
  takes: { people: { list: { of: { n: 'number', idNo: { maybe: 'text' } } }, orNone: true } },
  gives: { list: { of: { n: 'number', key: 'person' } } },
  rules: given.nothing,
}).does({
  work: ({ people }, _, { personKey }) =>
    people.flatMap(({ n, idNo }) => (typeof idNo === 'string' ? [{ n, key: personKey(idNo) }] : [])),
  explains(_, say) {
    const people = say('people')
    return { lines: [how(`${people.zh}的证件号（只记密文）`, `the numbers in ${people.en}, by keys alone`)] }
  },
})
