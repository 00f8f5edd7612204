/** Who somebody is: a key by their number, or by name, birthday and guardian's telephone where no number is told; and when they come of age. */
import { ability, given, how } from 'yimen/kernel/ability'
import { addMonths, parseDay } from 'yimen/kernel/day'

/** Months until somebody is of age, and until what concerns them is a child's. */
const [grownUp, child] = [18 * 12, 14 * 12]

export const person = ability({
  id: 'volunteers.person@1',
  takes: {
    idNo: { maybe: 'text' },
    name: { maybe: 'text' },
    birth: { maybe: 'text' },
    phone: { maybe: 'text' },
  },
  gives: { of: { key: 'person', named: 'person' } },
  rules: given.nothing,
}).does({
  work({ idNo, name, birth, phone }, _, { personKey }) {
    const named =
      typeof name === 'string' && typeof birth === 'string' && typeof phone === 'string'
        ? personKey(`${name}/${birth}/${phone}`)
        : null
    const key = typeof idNo === 'string' ? personKey(idNo) : named
    return key === null ? null : { key, named: named ?? key }
  },
  explains(_, say) {
    const [idNo, name, birth, phone] = [say('idNo'), say('name'), say('birth'), say('phone')]
    return {
      lines: [
        how(
          `按${idNo.zh}识别；没有号码的，按${name.zh}、${birth.zh}和${phone.zh}识别；只记密文`,
          `by ${idNo.en}, or without it by ${name.en}, ${birth.en} and ${phone.en}; by keys alone`,
        ),
      ],
    }
  },
})

/** The days on which somebody is fourteen and eighteen. */
export const ages = ability({
  id: 'volunteers.ages@1',
  takes: { birth: 'text' },
  gives: { of: { fourteen: 'day', eighteen: 'day' } },
  rules: given.nothing,
}).does({
  work({ birth }) {
    const born = parseDay(birth)
    return born ? { fourteen: addMonths(born, child), eighteen: addMonths(born, grownUp) } : null
  },
  explains(_, say) {
    const birth = say('birth')
    return {
      lines: [
        how(
          `自${birth.zh}起满十四、十八周岁的日子`,
          `The days of the fourteenth and eighteenth birthday after ${birth.en}`,
        ),
      ],
    }
  },
})
