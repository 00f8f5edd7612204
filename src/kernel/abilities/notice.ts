/** [PN1] A public notice: so many days on the wall, each of them shown. */
import { ability, given } from '../ability/index.ts'
import { parseDay } from '../day/index.ts'
import { readNotice } from '../notice/index.ts'

export const notice = ability({
  id: 'kernel.notice@1',
  takes: { from: 'day', days: { unit: 'days' }, proofs: { list: { of: { day: 'day' } }, orNone: true } },
  gives: {
    of: {
      from: 'day',
      days: { unit: 'days' },
      proved: { list: 'day' },
      missing: { list: 'day' },
      complete: 'boolean',
      until: 'day',
    },
    what: { zh: '公示的结论', en: 'the reading of a notice' },
  },
  rules: given.nothing,
}).does({
  work({ from, days, proofs }, _, { today }) {
    const first = parseDay(from)
    const proved = proofs.flatMap((p) => parseDay(p.day) ?? [])
    return first
      ? readNotice(
          first,
          days,
          proved.map((day) => ({ day })),
          today,
        )
      : null
  },
})
