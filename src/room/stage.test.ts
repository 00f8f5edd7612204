/** [SG7] A stage that names what there is not, or gives one key to two cues, is told where. */
import { expect, test } from 'vitest'
import { contests } from '../../packs/contests/index.ts'
import { houseOfPacks } from '../kernel/check/index.ts'
import { stageCheck, type Stage } from './index.ts'

const house = houseOfPacks([contests])
const stage: Stage = contests.stages[0]
const findingsOf = (s: Stage): readonly string[] =>
  stageCheck
    .brings!.of({ id: 'contests', stages: [s] })
    .flatMap((thing) => thing.findings(house, undefined))
    .map((f) => `${f.rule} ${f.where}: ${f.example}${f.right ? ` → ${f.right}` : ''}`)
const [first, ...rest] = stage.parts

test('[SG7] 竞赛的现场没有毛病', () => expect(findingsOf(stage)).toEqual([]))

test.each<[string, Stage, string]>([
  [
    '没有这个动作',
    { ...stage, parts: [{ ...first!, cues: [{ outcome: 'beginn', key: 'b' }] }, ...rest] },
    'SG7 stages.contests.stage.parts.contests.stage.cues.beginn: beginn → begin',
  ],
  [
    '没有公开的名录',
    { ...stage, board: { ...stage.board, register: 'contests.seats' } },
    'SG7 stages.contests.stage.register: contests.seats',
  ],
  [
    '没有这一列',
    { ...stage, live: { ...stage.live, columns: { ...stage.live.columns, stem: 'stems' } } },
    'SG7 stages.contests.stage.live.columns: stems → stem',
  ],
  [
    '同一个键',
    {
      ...stage,
      parts: [
        {
          ...first!,
          cues: [
            { outcome: 'begin', key: 'b' },
            { outcome: 'go', key: 'b' },
          ],
        },
        ...rest,
      ],
    },
    'SG7 stages.contests.stage.parts.contests.stage.cues.go: b',
  ],
])('[SG7] %s', (_, broken, says) =>
  expect(findingsOf(broken).map((line) => line.slice(0, says.length))).toContain(says),
)
