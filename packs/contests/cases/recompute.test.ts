/** [SG9] A contest as a file: a stranger does every act anew and comes to the same; whatever was changed in it is named. */
import { expect, test } from 'vitest'
import { abilitiesOf } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { chinaCalendar } from 'yimen/kernel/clock'
import { playedAct, recompute, type PlayedAct, type StageFile } from 'yimen/room'
import { contests } from '../index.ts'
import { contest, played } from './small.ts'

const rules = { abilities: abilitiesOf([...kernelAbilities, ...contests.abilities]), calendar: chinaCalendar }

function fileOf(): StageFile {
  const s = played()
  s.did(contest, 'organiser', 'award', '2021-10-16 14:00')
  const own = [...s.hall.cases.values()]
    .filter((c) => c.id === contest || c.facts['contest'] === contest)
    .filter((c) => c.programme.id !== 'contests.team')
    .map((c) => c.id)
  const people: string[] = []
  const alias = (person: string): string => {
    if (!people.includes(person)) people.push(person)
    return `p${people.indexOf(person) + 1}`
  }
  return {
    format: 'yimen-stage/1',
    stage: 'contests.stage',
    event: contest,
    realm: 'contests-430000',
    root: '430000',
    paths: { '430000': ['430000'] },
    programmes: contests.programmes,
    acts: s.hall.events.filter((e) => own.includes(e.case)).map((e) => playedAct(e, alias)),
    claimed: ['contests.placings', 'contests.board'].flatMap((r) =>
      s.hall.entriesOf(r).map(({ register, id, standing, body }) => ({ register, id, standing, body })),
    ),
  }
}
const file = fileOf()
/** As it comes out of a file: bytes, read again. */
const read = (f: StageFile): StageFile => JSON.parse(JSON.stringify(f)) as StageFile
const withAct = (is: (a: PlayedAct) => boolean, change: (a: PlayedAct) => PlayedAct): StageFile => {
  const i = file.acts.findIndex(is)
  return { ...file, acts: file.acts.map((a, n) => (n === i ? change(a) : a)) }
}

test('[SG9] 全部动作重做一遍，成绩、名次和证书与所载的一样', () => {
  const { differing, acts, entries } = recompute(read(file), rules)
  expect(differing).toEqual([])
  expect([acts > 60, entries]).toEqual([true, 6])
})

test.each<[string, StageFile, string]>([
  [
    '改了一份评分表',
    withAct(
      (a) => a.outcome === 'score',
      (a) => ({ ...a, given: { ...a.given, marksGiven: 999 } }),
    ),
    'otherwise',
  ],
  [
    '抽走一个动作',
    { ...file, acts: file.acts.filter((a) => !(a.outcome === 'score' && a.seq === 3)) },
    'otherwise',
  ],
  [
    '改了名次',
    { ...file, claimed: file.claimed.map((e, i) => (i === 0 ? { ...e, body: { ...e.body, rank: 9 } } : e)) },
    'entry',
  ],
  [
    '评委给自己单位打分',
    withAct(
      (a) => a.outcome === 'score' && String(a.by.post).endsWith('judge-1'),
      (a) => ({ ...a, by: { ...a.by, post: '430000-judge-5' } }),
    ),
    'refused',
  ],
])('[SG9] %s，说得出来', (_, changed, kind) => {
  expect(recompute(read(changed), rules).differing.map((d) => d.kind)).toContain(kind)
})
