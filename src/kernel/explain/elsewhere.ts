/** [EC1] [LS7] What other cases of the same people, and lists that name it, mean for a case, under its article. */
import { programmeOf } from '../check/of-house.ts'
import type { Elsewhere } from '../programme/elsewhere.ts'
import type { Listed } from '../programme/listed.ts'
import type { Text } from '../text.ts'
import { line, type Placed } from './acts.ts'
import type { Teller } from './teller.ts'
import { listed, quoted } from './phrase.ts'
import { placed } from './rules.ts'

export const elsewhereItems = (t: Teller): readonly Placed[] =>
  Object.entries(t.p.elsewhere ?? {}).map(([id, x]) =>
    placed(x.clause, 'elsewhere', id, x.title, [
      line('看的是', 'Looks at', casesText(t, x)),
      ...(x.sum === undefined ? [] : [line('合计', 'Adds up', quoted(titleThere(t, x, x.sum)))]),
      ...(x.bars === undefined
        ? []
        : [
            {
              ...line(
                '有这样的办件时不得办理',
                'Bars',
                listed(x.bars.outcomes.map((o) => quoted(t.nouns.outcome(o)))),
              ),
              otherwise: x.bars.message,
            },
          ]),
    ]),
  )

function casesText(t: Teller, x: Elsewhere): Text {
  const there = programmeOf(t, x.programme)
  const own = x.programme === t.p.id
  const steps = listed(x.at.map((s) => quoted(there?.steps[s]?.title ?? { zh: s, en: s })))
  const what = quoted(there?.title ?? { zh: x.programme, en: x.programme })
  return {
    zh: `同一人（本办件所涉的任何一人）${own ? '在本事项的其他办件' : `在${what.zh}的办件`}中，处于${steps.zh}环节的`,
    en: `${own ? 'other cases of this programme' : `cases of ${what.en}`} that concern any of the same people, at ${steps.en}`,
  }
}

/** As it is shown there; what is shown on no page there by what it is called here. */
const titleThere = (t: Teller, x: Elsewhere, fact: string): Text => {
  const there = programmeOf(t, x.programme)
  return (
    there?.values?.[fact]?.title ??
    there?.fields[fact]?.title ??
    t.nouns.find(fact)?.label ?? { zh: fact, en: fact }
  )
}

export const listedItems = (t: Teller): readonly Placed[] =>
  Object.entries(t.p.listed ?? {}).map(([id, x]) =>
    placed(x.clause, 'listed', id, x.title, [
      line('合计', 'Adds up', columnText(t, x)),
      ...(x.except === undefined
        ? []
        : [
            line(
              '不计入的清单',
              'But not of lists at',
              listed(
                x.except.map((s) =>
                  quoted(programmeOf(t, x.list.programme)?.steps[s]?.title ?? { zh: s, en: s }),
                ),
              ),
            ),
          ]),
    ]),
  )

function columnText(t: Teller, x: Listed): Text {
  const there = programmeOf(t, x.list.programme)
  const list = there?.gathers?.[x.list.name]
  const raw = (id: string): Text => ({ zh: id, en: id })
  const [of, name, column] = [
    quoted(there?.title ?? raw(x.list.programme)),
    quoted(list?.title ?? raw(x.list.name)),
    quoted(list?.of[x.sums]?.title ?? raw(x.sums)),
  ]
  return {
    zh: `${of.zh}的各份${name.zh}中列有本办件的各行${column.zh}，清单一汇集即计入，本办件自己不记`,
    en: `${column.en} of each line that names this case, in every ${name.en} of ${of.en}, from when it is gathered; the case itself keeps none of it`,
  }
}
