/** What the kernel's own reckonings give. They turn people into keys: nothing sealed leaves them. */
import type { Programme } from '../../programme/index.ts'
import type { Reckoning } from '../../reckon/index.ts'
import { measureOf } from './measure.ts'
import {
  boolean,
  count,
  day,
  elementOf,
  fen,
  listOf,
  number,
  oneOf,
  record,
  text,
  textOf,
  unmarked,
  type Type,
} from './type.ts'

const person = textOf('person')
const squareMetres = number(measureOf('hundredth_m2'))
const voters = listOf(
  record(
    {
      room: text,
      floor: count,
      area: squareMetres,
      unsold: boolean,
      owners: listOf(person),
      head: text,
      wards: listOf(record({ owner: person, guardian: person })),
    },
    { zh: '名册的一户', en: 'a dwelling on the roll' },
  ),
)
const shares = listOf(
  record({ room: text, amount: fen }, { zh: '一户的分摊', en: 'the share of a dwelling' }),
)
const counted = (of: Type): Type => record({ all: of, participating: of, agreeing: of })
const held = record(
  {
    kind: oneOf(['held', 'skipped']),
    friday: day,
    day,
    fillBy: textOf('moment'),
    moved: boolean,
    provisional: boolean,
    reason: record({ zh: text, en: text }),
  },
  { zh: '本周的调度', en: 'the dispatch of the week' },
)

/** `read`: the type of one of its parts. */
export function reckoningType(p: Programme, r: Reckoning, read: (formula: string) => Type): Type {
  switch (r.kind) {
    case 'roll':
    case 'sale':
      return voters
    case 'signs_for':
      return listOf(person)
    case 'ballot':
      return ballot(r)
    case 'shares':
      return shares
    case 'split': {
      const line = unmarked(elementOf(read(r.over)))
      return listOf(line.kind === 'record' ? record({ ...line.columns, amount: fen }, line.what) : line)
    }
    case 'notice':
      return record(
        {
          from: day,
          days: number(measureOf('days')),
          proved: listOf(day),
          missing: listOf(day),
          complete: boolean,
          until: day,
        },
        { zh: '公示的结论', en: 'the reading of a notice' },
      )
    case 'criteria': {
      const names = listOf(oneOf(r.criteria.map((c) => c.name)))
      return record(
        { result: oneOf(['fit', 'conditional', 'unfit']), failed: names, toFix: names, missing: names },
        { zh: '条件判定', en: 'a judgement' },
      )
    }
    case 'review':
      return review(p, r.step)
    case 'sample':
      return unmarked(read(r.of))
    case 'dispatch':
      return held
  }
}

function ballot(r: Reckoning & { readonly kind: 'ballot' }): Type {
  const tests = oneOf([...new Set(r.rules.flatMap((x) => x.tests.map((t) => t.name)))])
  return record(
    {
      rules: oneOf(r.rules.map((x) => x.id)),
      heads: counted(count),
      area: counted(squareMetres),
      votes: listOf(
        record(
          {
            room: text,
            choice: oneOf(['agree', 'disagree', 'abstain', 'split']),
            signed: count,
            owners: count,
          },
          { zh: '一户的表决', en: 'the vote of a dwelling' },
        ),
      ),
      tests: listOf(
        record(
          {
            name: tests,
            title: record({ zh: text, en: text }),
            by: oneOf(['area', 'heads']),
            have: oneOf(['participating', 'agreeing']),
            of: oneOf(['all', 'participating']),
            num: count,
            den: count,
            counted: count,
            base: count,
            needed: count,
            passed: boolean,
          },
          { zh: '表决的一项要求', en: 'a test of the ballot' },
        ),
      ),
      passed: boolean,
      failed: listOf(tests),
    },
    { zh: '表决结果', en: 'the count of a ballot' },
  )
}

function review(p: Programme, step: string): Type {
  const parties = Object.keys(p.steps[step]?.parties ?? {})
  /** A step that there is not has no parties to tell apart: that is told of where it is named. */
  const party = parties.length === 0 ? text : oneOf(parties)
  return record(
    {
      waiting: listOf(party),
      silent: listOf(party),
      objecting: listOf(party),
      conditions: listOf(record({ party, conditions: text })),
      result: oneOf(['pass', 'conditions', 'fail']),
    },
    { zh: '联合审查的结论', en: 'the reading of a joint review' },
  )
}
