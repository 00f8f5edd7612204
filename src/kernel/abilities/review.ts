/** [JR1] A joint review: several organisations, one opinion each, and what all of them come to. */
import { ability, given } from '../ability/index.ts'
import { readReview, type Opinion } from '../review/index.ts'

export const review = ability({
  id: 'kernel.review@1',
  takes: {
    opinions: {
      list: {
        of: {
          party: 'text',
          opinion: { oneOf: ['agree', 'conditions', 'object'] },
          conditions: { maybe: 'words' },
        },
      },
      orNone: true,
    },
  },
  gives: {
    of: {
      waiting: { list: { option: 'party' } },
      silent: { list: { option: 'party' } },
      objecting: { list: { option: 'party' } },
      conditions: { list: { of: { party: { option: 'party' }, conditions: 'text' } } },
      result: { maybe: { oneOf: ['pass', 'conditions', 'fail'] } },
    },
    what: { zh: '联合审查的结论', en: 'the reading of a joint review' },
  },
  rules: given.record({ step: given.text, silence: given.oneOf('agrees', 'waits') }),
}).does({
  links: ({ step }) => [{ at: 'step', kind: 'step', name: step }],
  options: ({ step }, p) => ({ party: p.parties(step) }),
  work({ opinions }, { step, silence }, at) {
    const parties = at.parties(step)
    const lapsed = at.lapsed()
    const said = opinions.map(({ party, opinion, conditions }): Opinion => ({
      party,
      opinion,
      ...(typeof conditions === 'string' ? { conditions } : {}),
    }))
    return readReview(
      Object.keys(parties),
      said,
      Object.keys(parties).filter((p) => lapsed.includes(parties[p]!)),
      silence,
    )
  },
})
