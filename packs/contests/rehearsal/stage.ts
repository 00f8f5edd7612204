/** The four rounds on the stage, line by line: how strong a team is decides how often it is right, and the seed does the rest. */
import { expectedOf } from '../abilities/panel.ts'
import type { Drawn, Lot } from './entries.ts'
import { buzzerQuestions } from './questions.ts'
import type { Play, Random, Time, World } from './world.ts'

/** In a hundred; the winner of the page plays strongest. */
export type Strength = (lot: Lot) => number

export function playTalent(
  world: World,
  play: Play,
  d: Drawn,
  strength: Strength,
  rng: Random,
  at: Time,
  panel: readonly (readonly [number, string, string])[],
): void {
  const part = d.parts['talent']!
  play.act(part, world.post('host'), 'begin', {}, at)
  for (const lot of d.lots) {
    play.act(part, world.post('host'), 'call_up', { no: lot.no }, at.later(60))
    const base = 820 + strength(lot)
    const recused = panel
      .filter(([, unit]) => unit === lot.team.unit)
      .map(([n]) => ({ judge: world.judges[n]!, no: lot.no }))
    const posts = panel.map(([n]) => ({ judge: world.judges[n]! }))
    for (const judge of expectedOf(lot.no, posts, recused))
      play.act(
        part,
        judge,
        'score',
        { no: lot.no, marksGiven: Math.min(1_000, base + rng.next(60)) },
        at.later(4),
      )
    play.act(part, world.post('clerk'), 'time', { no: lot.no, tookSeconds: 255 + rng.next(60) }, at.later(4))
  }
  play.act(part, world.post('chief-judge'), 'close', {}, at.later(120))
  play.skip(d.id)
  play.settle()
}

export function playGuess(
  world: World,
  play: Play,
  d: Drawn,
  strength: Strength,
  rng: Random,
  at: Time,
): void {
  const part = d.parts['guess']!
  play.act(part, world.post('host'), 'begin', {}, at)
  for (const lot of d.lots) {
    play.act(part, world.post('host'), 'turn', { toTeam: lot.no }, at.later(60))
    for (let word = 1; word <= 10; word++) {
      const luck = rng.next(100)
      const what = luck < strength(lot) ? 'right' : luck > 96 ? 'foul' : 'pass'
      play.act(
        part,
        world.post('clerk'),
        'mark',
        { no: lot.no, what, markedQ: lot.no * 10 + word, ...(what === 'right' ? { stake: 10 } : {}) },
        at.later(9),
      )
    }
  }
  play.act(part, world.post('host'), 'close', {}, at.later(120))
  play.skip(d.id)
  play.settle()
}

/** Pairs in the order of the draw, the odd one has a bye; who wins a pair meets the next, until one is left. */
export function playRing(
  world: World,
  play: Play,
  d: Drawn,
  strength: Strength,
  rng: Random,
  at: Time,
): void {
  const part = d.parts['ring']!
  const left = new Map(d.lots.map((l) => [l.no, l.team.members.length]))
  let question = 0
  const member = (lot: Lot): number => lot.team.members.length - left.get(lot.no)! + 1
  const fight = (a: Lot, b: Lot): Lot => {
    while (left.get(a.no)! > 0 && left.get(b.no)! > 0) {
      const answering = question % 2 === 0 ? a : b
      const other = answering === a ? b : a
      question += 1
      const isRight = rng.next(130) < strength(answering) + 20
      play.act(
        part,
        world.post('clerk'),
        'mark',
        {
          no: answering.no,
          what: isRight ? 'right' : 'wrong',
          markedQ: question,
          member: member(answering),
          against: other.no,
        },
        at.later(12),
      )
      if (!isRight) left.set(answering.no, left.get(answering.no)! - 1)
    }
    return left.get(a.no)! > 0 ? a : b
  }
  play.act(part, world.post('host'), 'begin', {}, at)
  let still: readonly Lot[] = d.lots
  while (still.length > 1) {
    const winners: Lot[] = []
    for (let i = 0; i + 1 < still.length; i += 2) winners.push(fight(still[i]!, still[i + 1]!))
    if (still.length % 2 === 1) winners.unshift(still.at(-1)!)
    still = winners
  }
  play.act(part, world.post('host'), 'close', {}, at.later(120))
  play.skip(d.id)
  play.settle()
}

export function playBuzzer(
  world: World,
  play: Play,
  d: Drawn,
  bank: string,
  strength: Strength,
  rng: Random,
  at: Time,
): void {
  const part = d.parts['buzzer']!
  const host = world.post('host')
  play.act(part, host, 'begin', {}, at)
  let epoch = 0
  for (const question of buzzerQuestions) {
    play.act(part, host, 'ask_next', { q: question.q }, at.later(20))
    play.skip(bank)
    play.skip(part)
    play.settle()
    epoch += 1
    const order = rng
      .shuffle(d.lots)
      .map((lot) => ({ lot, wait: 400 + rng.next(900) - 4 * strength(lot) }))
      .toSorted((a, b) => a.wait - b.wait)
    const [first, second] = order
    const isEarly = question.q === 4
    if (isEarly)
      play.act(part, order.at(-1)!.lot.team.table!, 'buzz', { buzzEpoch: epoch, latency: 12 }, at.later(3))
    play.act(part, host, 'go', {}, at.later(2))
    play.act(
      part,
      first!.lot.team.table!,
      'buzz',
      { buzzEpoch: epoch, latency: 8 + rng.next(20) },
      at.later(0.6),
    )
    if (question.q === 7) {
      play.act(part, second!.lot.team.table!, 'buzz', { buzzEpoch: epoch, latency: 9 }, at.later(0.004))
      play.act(part, host, 'reask', {}, at.later(10))
      epoch += 1
      play.act(part, host, 'go', {}, at.later(5))
      play.act(part, first!.lot.team.table!, 'buzz', { buzzEpoch: epoch, latency: 9 }, at.later(0.5))
    }
    const isRight = rng.next(100) < strength(first!.lot)
    const wrong = ['A', 'B', 'C', 'D'].filter((x) => x !== question.key)
    play.act(
      part,
      first!.lot.team.table!,
      'answer',
      { answerEpoch: epoch, given: isRight ? question.key : rng.pick(wrong) },
      at.later(4),
    )
    play.act(part, host, 'tell_key', {}, at.later(3))
    play.skip(bank)
    play.skip(part)
    play.settle()
  }
  play.act(part, host, 'close', {}, at.later(60))
  play.skip(d.id)
  play.settle()
}
