/** [FM16] 页面上没有代码里的词: what outcomes keep as a word of the code, people read as the pack calls it. */
import { expect, test } from 'vitest'
import { brought } from './index.ts'

/** A word that a formula gives as it stands, or at the end of one of its branches. */
const given = /(?:^|\bthen|\belse)\s*"([a-z][a-z_]{2,})"/g

test.each(brought.programmes.map((p) => [`${p.id}@${p.version}`, p] as const))(
  '[FM16] %s：办件里记下的每个代号都有叫法',
  (_, p) => {
    const values = p.values ?? {}
    const outcomes = [p.opens, ...Object.values(p.steps).map((s) => s.outcomes)].flatMap((o) =>
      Object.entries(o),
    )
    const nameless = outcomes.flatMap(([outcome, o]) =>
      Object.entries(o.sets ?? {})
        .filter(([name]) => values[name]?.unit === 'text')
        .flatMap(([name, formula]) =>
          [...formula.matchAll(given)]
            .map(([, said]) => said!)
            .filter((said) => brought.words[p.id]?.[name]?.options?.[said] === undefined)
            .map((said) => `${outcome}: ${name} = ${said}`),
        ),
    )
    expect(nameless).toEqual([])
  },
)
