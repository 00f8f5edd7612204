/** [SD1] [SD3] What is worked out of sealed facts, and what of it stands in clear and why, each under its article. */
import { isInClear } from '../programme/sealed-names.ts'
import { line, type Placed } from './acts.ts'
import type { Teller } from './teller.ts'
import { called, placed } from './rules.ts'

export const sealedItems = (t: Teller): readonly Placed[] => [
  ...Object.entries(t.p.derived ?? {}).map(([name, d]) =>
    placed(d.clause, 'sealed', name, called(t, name), [
      line('填写时算出', 'Worked out when told', t.say.value(d.value, t.nouns.find(name))),
      line(
        '保存',
        'Kept',
        isInClear(t.p, name)
          ? { zh: '明文', en: 'in clear' }
          : { zh: '密封，只在依规则判断时打开', en: 'sealed, and opened for a decision alone' },
      ),
    ]),
  ),
  ...Object.entries(t.p.inClear ?? {}).map(([name, c]) =>
    placed(c.clause, 'sealed', `clear ${name}`, called(t, name), [
      line('以明文保存，因为', 'In clear because', c.reason),
    ]),
  ),
]
