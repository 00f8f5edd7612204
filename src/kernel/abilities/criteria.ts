/** [CR1] Conditions that all must hold: fit, conditional with what is missing, or unfit. */
import { ability, given, how } from '../ability/index.ts'
import { judged } from '../criteria/criteria.ts'

export const criteria = ability({
  id: 'kernel.criteria@1',
  takes: { '*': 'boolean' },
  gives: {
    of: {
      result: { oneOf: ['fit', 'conditional', 'unfit'] },
      failed: { list: { option: 'criterion' } },
      toFix: { list: { option: 'criterion' } },
      missing: { list: { option: 'criterion' } },
    },
    what: { zh: '条件判定', en: 'a judgement' },
  },
  /** In their order; each has a part of its name, which is its test. */
  rules: given.list(
    given.record({
      name: given.text,
      title: given.both,
      otherwise: given.oneOf('unfit', 'to_fix'),
      clause: given.text,
    }),
  ),
}).does({
  links: (all) => all.map(({ name }, i) => ({ at: `${i}.name`, kind: 'part', name })),
  options: (all) => ({ criterion: all.map((c) => c.name) }),
  work: (truths, all) => judged(all, truths),
  words: {
    result: {
      zh: '结论',
      en: 'result',
      options: {
        fit: { zh: '具备条件', en: 'fit' },
        conditional: { zh: '整改后具备条件', en: 'fit once put right' },
        unfit: { zh: '不具备条件', en: 'unfit' },
      },
    },
    failed: { zh: '不符合的条件', en: 'conditions that fail' },
    toFix: { zh: '可以整改的条件', en: 'conditions to be put right' },
    missing: { zh: '情况不明的条件', en: 'conditions not known yet' },
  },
  explains: (all, say) => ({
    lines: [
      how(
        '下列条件全部符合的为“具备条件”；只有可以整改的不符合，为“整改后具备条件”；其余为“不具备条件”。情况不明的不当作不符合',
        'Fit where all hold; fit once put right where only what can be put right fails; else unfit. What is not known does not count as failing',
      ),
    ],
    grid: {
      head: [
        { zh: '条件', en: 'Condition' },
        { zh: '怎样判定', en: 'Test' },
        { zh: '不符合的', en: 'Otherwise' },
      ],
      rows: all.map((c) => [
        c.title,
        say(c.name),
        c.otherwise === 'unfit'
          ? { zh: '不具备条件', en: 'unfit' }
          : { zh: '可以整改', en: 'may be put right' },
      ]),
    },
  }),
})
