/** [Q34] What nothing else answers for, one letter from its like. */
import { expect, test } from 'vitest'
import type { Outcome, Print, Programme } from '../programme/index.ts'
import { alike } from './alike.ts'

const title = { zh: '甲', en: 'A' }
const out = (more: Partial<Outcome> = {}): Outcome => ({
  title,
  by: ['clerk'],
  to: 'done',
  clause: 'c',
  ...more,
})
const stop = { zh: '停止', en: 'Stop' }
const good = {
  roles: { clerk: { title, level: 'township' }, head: { title, level: 'township' } },
  fields: {},
  values: { ground: { title, unit: 'text' } },
  opens: { apply: out() },
  steps: {
    first: { title, outcomes: { stop: out({ title: stop, sets: { ground: '"danger"', voters: '1' } }) } },
    second: { title, outcomes: { stop: out({ title: stop, sets: { ground: '"danger"', voters: '1' } }) } },
    third: { title, outcomes: { stop: out({ title: stop, sets: { ground: '"owners"' } }), accept: out() } },
  },
} as unknown as Programme

const third = (outcomes: Readonly<Record<string, Outcome>>): Programme => ({
  ...good,
  steps: { ...good.steps, third: { title, outcomes } },
})
const printing = (block: object): Programme => ({
  ...good,
  prints: { sheet: { title, form: { clause: 'c', blocks: [block] } } as unknown as Print },
})
const roles = (list: string) =>
  printing({ kind: 'table', list, columns: [{ title, width: 9, value: 'row.of', as: 'role' }] })
const answers = (options: object) =>
  printing({ kind: 'cells', pairs: 1, cells: [{ title, value: 'x', options }] })

test.each<[string, Programme, readonly string[]]>([
  ['as it should be', good, []],
  ['an act under another name than at other steps', third({ stoop: out({ title: stop }) }), ['stoop → stop']],
  ['another act, however near its name', third({ stoop: out() }), []],
  [
    'a word that no other act gives',
    third({ stop: out({ title: stop, sets: { ground: '"dangr"' } }) }),
    ['dangr → danger'],
  ],
  [
    'a fact that nobody else names',
    third({ stop: out({ title: stop, sets: { voterws: '1' } }) }),
    ['voterws → voters'],
  ],
  ['one of its own', third({ stop: out({ title: stop, sets: { neighbours: '1' } }) }), []],
  [
    'a choice that is told otherwise in another list',
    {
      ...good,
      fields: { who: { type: 'choice', title, options: { spouse: stop } } },
      lists: {
        lines: {
          type: 'list',
          max: 3,
          title,
          of: { who: { type: 'choice', title, options: { spousez: stop } } },
        },
      },
    } as unknown as Programme,
    ['spouse → spousez', 'spousez → spouse'],
  ],
  ['roles that there are', roles('for x in ["clerk", "head"] return {of: x}'), []],
  ['a role that there is not', roles('for x in ["clerk", "heads"] return {of: x}'), ['heads → ?']],
  ['yes and no', answers({ true: title, false: title }), []],
  ['a third answer to yes or no', answers({ true: title, fazlse: title }), ['fazlse → ?']],
])('%s', (_, p, slips) => {
  const all = alike(p, { holdsClause: () => true, authorities: [], heldRoles: new Set(), figures: [] })
  expect(all.map((f) => `${f.example} → ${f.right ?? '?'}`)).toEqual(slips)
})
