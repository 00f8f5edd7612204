/** The last morning: a shift that is on, a decision that a resident may still object to, one that was, a vehicle to be agreed, a plan to be revised. */
import { addDays } from 'yimen/kernel/day'
import { at, File, type Line, type World } from './world.ts'
import { ends, type Post } from './plan.ts'

export function lastMorning(
  world: World,
  posts: readonly Post[],
): readonly [first: Line[], then: Line[], morning: Line[]] {
  const [first, then, morning]: [Line[], Line[], Line[]] = [[], [], []]
  for (const [n, resident] of world.residents.slice(0, 2).entries()) {
    const post = posts.find((p) => p.county === resident.county && p.kind === 'fixed')!
    const file = new File('helmets.violation', `W00${n + 1}`, post.township)
    file.act(
      first,
      world.post('officer', post.county, '1'),
      'decide',
      {
        postNo: post.no,
        happenedOn: ends,
        vehicle: 'ebike',
        ownership: 'own',
        seat: 'driver',
        trade: 'none',
        educated: 'told',
        helmetOn: true,
        kinds: [{ behaviour: 'no_helmet', way: 'fine', fine: 2_000 }],
        partyName: resident.name,
        idNo: resident.idNo,
        facts: '未戴安全头盔',
        told: true,
        signature: 'signed',
        delivered: true,
      },
      at(ends, 17, 30 + n),
    )
    if (n === 1)
      file.act(
        then,
        `applicant-${resident.idNo}`,
        'object',
        { objection: '头盔在车筐里，刚推车没有骑' },
        at(ends, 19),
      )
  }
  for (const [n, county] of world.counties.entries()) {
    const post = posts.find((p) => p.county === county.code && p.kind === 'fixed')!
    const rider = world.rider(county.code, 60_000 + n)
    new File('helmets.hold', `HT0${n + 1}`, post.township).act(
      first,
      world.post('officer', county.code, '2'),
      'hold',
      {
        ownerName: rider.name,
        idNo: rider.idNo,
        vehicle: 'motorcycle',
        holdFor: 'no_plate',
        place: '大队停车场',
        goodsGiven: true,
        told: true,
      },
      at(ends, 18, n),
    )
    new File('helmets.shift', `TT0${n + 1}`, post.township).act(
      morning,
      world.post('squad-leader', county.code, '1'),
      'begin',
      { postNo: post.no, members: 4 },
      at(addDays(ends, 1), 7, 30 + n),
    )
  }
  return [first, then, morning]
}
