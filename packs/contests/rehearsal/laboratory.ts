/** The two parts of the laboratory contest: protective clothing before three judges, and twenty pictures for each of 225 contestants. */
import { items } from '../programmes/rubric.ts'
import type { Drawn, Lot } from './entries.ts'
import { pictureQuestions, written } from './questions.ts'
import type { Play, Random, Time, World } from './world.ts'

const usual = items.filter((i) => i.kind !== 'critical')

export function playStation(
  world: World,
  play: Play,
  d: Drawn,
  strength: (lot: Lot) => number,
  rng: Random,
  at: Time,
  judges: readonly number[],
): void {
  const part = d.parts['suit']!
  play.act(part, world.post('host'), 'begin', {}, at)
  for (const lot of d.lots.toSorted((a, b) => a.blind - b.blind)) {
    const weak = Math.max(0, Math.ceil((100 - strength(lot)) / 12))
    /** What was done is one thing, and what each judge saw of it nearly the same. */
    const done = rng.shuffle(usual).slice(0, rng.next(weak + 1))
    for (const n of judges) {
      const faults = done.filter(() => rng.percent(90)).map((i) => ({ fault: i.item, times: 1 }))
      play.act(
        part,
        world.judges[n]!,
        'score',
        { no: lot.blind, ...(faults.length === 0 ? {} : { faults }) },
        at.later(20),
      )
    }
    play.act(
      part,
      world.post('clerk'),
      'time',
      { no: lot.blind, tookSeconds: 240 + rng.next(60) + (strength(lot) < 60 && rng.percent(20) ? 30 : 0) },
      at.later(20),
    )
  }
  play.act(part, world.post('chief-judge'), 'close', {}, at.later(600))
  play.skip(d.id)
  play.settle()
}

export function playPictures(
  world: World,
  play: Play,
  d: Drawn,
  bank: string,
  strength: (lot: Lot) => number,
  rng: Random,
  at: Time,
): void {
  const part = d.parts['picture']!
  play.act(part, world.post('host'), 'begin', {}, at)
  for (const question of pictureQuestions) {
    play.act(part, world.post('host'), 'ask_next', { q: question.q }, at.later(40))
    play.skip(bank)
    play.skip(part)
    play.settle()
  }
  for (const lot of d.lots)
    for (const [n, { idNo }] of lot.team.members.entries()) {
      const handed = pictureQuestions.map(({ q }) => {
        const luck = rng.next(100)
        const own = strength(lot)
        const how = luck < own - 10 ? 'right' : luck < own ? 'synonym' : luck < own + 8 ? 'family' : 'wrong'
        return { q, given: written(q, how) }
      })
      play.act(
        `${lot.id}-sheet-${n + 1}`,
        `applicant-${idNo}`,
        'hand_in_whole',
        { round: part, idNo, handed },
        at.later(1),
        { programme: 'contests.sheet', area: world.province },
      )
      play.skip(part)
    }
  play.settle()
  play.act(part, world.post('chief-judge'), 'tell_keys', {}, at.later(600))
  play.skip(bank)
  play.skip(part, pictureQuestions.length)
  play.settle()
  play.act(part, world.post('chief-judge'), 'close', {}, at.later(600))
  play.skip(d.id, 2)
  play.settle()
}
