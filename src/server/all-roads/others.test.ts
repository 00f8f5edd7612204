/** [K19] Every outcome of the packs that the home of an earlier version did not know, in a small part of the year of each realm: all roads give the same answer. */
import {
  contestsRealm,
  lengshuitan,
  psbcYongzhou,
  wuling as wulingRealm,
  zhuzhouCity,
} from '../../../packs/rehearsal-hunan/index.ts'
import { makeWuling } from '../../../packs/wuling.ts'
import { makeLengshuitan } from '../../../packs/lengshuitan.ts'
import { makeZhuzhouCity } from '../../../packs/zhuzhou-city.ts'
import { makePsbcYongzhou } from '../../../packs/psbc-yongzhou.ts'
import { makeContests } from '../../../packs/hunan-contests.ts'
import { allPacks, openEmptyHouse, seed } from '../../../tools/house.ts'
import { addDays, type Day } from '#kernel/day'
import { partner } from '#kernel/programme'
import { inForce, type House } from '../realm.ts'
import {
  actorIn,
  actorOf,
  allRoads,
  changed,
  heldBack,
  playYear,
  realmAt,
  realmsOf,
  submitTo,
  type Believable,
  type Form,
  type Line,
  type Year,
} from './testing.ts'

/** Somebody appeals in the two hours after a contest: nobody does in its play. */
function withAppeal(year: Year): Year {
  const isEnd = (line: Year['waves'][number][number]): line is Line =>
    'case' in line && line.case === 'C2021-quiz' && line.outcome === 'finish'
  return {
    ...year,
    waves: year.waves.map((wave) => {
      const end = wave.findIndex(isEnd)
      if (end === -1) return wave
      const appeal: Line = {
        key: 'contest-appeal',
        case: 'C2021-appeal',
        seq: 0,
        programme: 'contests.appeal',
        area: '430500',
        outcome: 'file',
        input: {
          contest: 'C2021-quiz',
          round: 'C2021-quiz-20-4',
          teamName: '邵阳队',
          q: 1,
          grounds: '题目有两个正确答案',
        },
        as: '430500-delegate',
        at: '2021-10-16T17:40:00.000+08:00',
      }
      return [...wave.slice(0, end + 1), appeal, ...wave.slice(end + 1)]
    }),
  }
}

/** In so small a part nobody has ten hours: the first activity is held on three more days, and an account of its school asks for a star. */
function withStar(year: Year): Year {
  const lines = year.waves.flat().flatMap((line) => ('case' in line ? [line] : []))
  const first = lines.find((line) => line.programme === 'volunteers.activity')!
  const account = lines.find((line) => line.programme === 'volunteers.account' && line.area === first.area)!
  const on = (line: Line, days: number): Line => ({
    ...line,
    key: `${line.key}-${days}`,
    case: `A9900${days}`,
    at: `${addDays(line.at!.slice(0, 10) as Day, days)}${line.at!.slice(10)}`,
    input: {
      ...line.input,
      ...(line.seq === 0 ? { servedOn: addDays(line.input!['servedOn'] as Day, days) } : {}),
    },
  })
  const asks: Line = {
    key: 'account-star',
    case: account.case,
    seq: 1,
    outcome: 'apply_star',
    input: { ladder: 'school', level: 1 },
    as: account.as!,
    at: '2021-10-20T08:30:00.000+08:00',
  }
  const held = (wave: Year['waves'][number]): Year['waves'][number] => [
    ...wave,
    ...[1, 2, 3].flatMap((days) =>
      wave.flatMap((line) => ('case' in line && line.case === first.case ? [on(line, days)] : [])),
    ),
  ]
  return { ...year, waves: [...year.waves.map(held), [asks]] }
}

const years = {
  [wulingRealm]: heldBack(makeWuling(seed) as object as Year),
  [lengshuitan]: heldBack(withStar(makeLengshuitan(seed, 50) as object as Year)),
  [zhuzhouCity]: heldBack(makeZhuzhouCity(seed, 1_000) as object as Year, {
    /** As many as there are stocks of plates. */
    alike: 20,
    restedOn: ['helmets.plan set', 'helmets.post set_up', 'helmets.plate receive'],
  }),
  [psbcYongzhou]: heldBack(makePsbcYongzhou(seed) as object as Year, {
    restedOn: [
      'season.plan draft',
      'season.kick_off call',
      'season.allocation work_out',
      'season.allocation take_rate',
      'season.daily begin',
      'season.round begin',
    ],
  }),
  /** Each contest is one line of play: what is left out of it would leave out all that comes after. */
  [contestsRealm]: heldBack(withAppeal(makeContests(seed) as object as Year), {
    restedOn: [
      'contests.contest announce',
      'contests.team enter',
      'contests.bank begin',
      'contests.training form',
      'contests.sheet hand_in_whole',
      'contests.appeal file',
    ],
  }),
}
const {
  [wulingRealm]: wuling,
  [lengshuitan]: volunteers,
  [zhuzhouCity]: city,
  [contestsRealm]: contests,
} = years

type Stood = { readonly id: string; readonly area: string }
/** What stands so on a register. */
async function entriesOf(
  realm: House,
  register: string,
  ...standings: readonly string[]
): Promise<readonly Stood[]> {
  const { rows } = await realm.pool.query<Stood>(
    `select id, area from entry where realm = $1 and register = $2 and standing = any($3) and to_day is null order by id limit 20`,
    [realm.code, register, standings],
  )
  return rows
}
const stoppedOnTheRoad = {
  happenedOn: '2021-10-20',
  vehicle: 'ebike',
  ownership: 'own',
  seat: 'driver',
  trade: 'none',
  educated: 'told',
  helmetOn: true,
  minor: true,
}
const only = async (forms: Promise<readonly Form[]> | readonly Form[]): Promise<Form> => (await forms)[0]!

/** Of two time banks: with the one there is an agreement, with the other there is none. */
const [near, far] = ['lingling', 'qiyang'] as const
const agreedOn = (bank: string): Form => ({
  bank,
  ceiling: 50,
  mostAtOnce: 40,
  validTo: '2022-12-31',
  area: lengshuitan,
})
const goesAcross = async (realm: House): Promise<Form> => {
  const { name, idNo, area, as } = await only(volunteers.forms['volunteers.account open']!(realm))
  return { bank: near, name, idNo, points: 5, area, as }
}

/** Two time banks agree: drafted and signed here, signed there. */
async function agreeToClear(): Promise<void> {
  const realm = realmAt(lengshuitan)
  const p = inForce(realm, 'volunteers.clearing')!
  const { area: _, ...terms } = agreedOn(near)
  for (const [seq, [outcome, o, input]] of (
    [
      ['draft', p.opens['draft']!, terms],
      ['sign', p.steps['drafted']!.outcomes['sign']!, {}],
      ['agreed_there', p.steps['signed']!.outcomes['agreed_there']!, {}],
    ] as const
  ).entries()) {
    const done = await submitTo(realm.code, {
      owner: 'clearing',
      key: outcome,
      actor: o.by.includes('partner')
        ? actorIn(realm, partner.person(near), o)
        : actorOf(realm, { area: lengshuitan, people: [] }, o),
      ...(seq === 0 ? { programme: p.id } : {}),
      command: { case: 'T-clearing', seq, outcome, input, ...(seq === 0 ? { area: lengshuitan } : {}) },
    })
    if (done.refusal) throw new Error(`${outcome}: ${JSON.stringify(done.refusal)}`)
  }
}

const believable: Believable = {
  ...Object.assign({}, ...Object.values(years).map((year) => year.forms)),
  /** A call of these days, and an activity of today for whichever is open. */
  'organisations.call issue': changed(wuling, 'organisations.call issue', {
    callFrom: '2021-10-18',
    callTo: '2021-10-30',
  }),
  'organisations.activity report': async (realm) => {
    const activity = await only(wuling.forms['organisations.activity report']!(realm))
    return (await entriesOf(realm, 'organisations.calls', 'open')).map(({ id }) => ({
      ...activity,
      call: id,
      heldOn: '2021-10-20',
    }))
  },
  'volunteers.activity publish': changed(volunteers, 'volunteers.activity publish', {
    servedOn: '2021-10-28',
  }),
  'volunteers.service sign_up': async (realm) => {
    const { name, idNo, as } = await only(volunteers.forms['volunteers.account open']!(realm))
    return (await entriesOf(realm, 'volunteers.activities', 'recruiting')).map(({ id, area }) => ({
      activity: id,
      name,
      idNo,
      area,
      as,
    }))
  },
  'volunteers.correction propose': async (realm) =>
    (await entriesOf(realm, 'volunteers.records', 'booked', 'banked')).map(({ id, area }) => ({
      record: id,
      why: '没有到场',
      isFalse: false,
      area,
    })),
  'volunteers.clearing draft': () => [agreedOn(far)],
  'volunteers.clearing arrive': () => [{ ...agreedOn(far), as: partner.person(far) }],
  'volunteers.transfer ask': async (realm) => [{ ...(await goesAcross(realm)), consents: true }],
  'volunteers.transfer come': async (realm) => [
    { ...(await goesAcross(realm)), lastDay: '2022-12-31', theirNo: 'QT-1', as: partner.person(near) },
  ],
  'helmets.post set_up': changed(city, 'helmets.post set_up', { postNo: 'G999901' }),
  'helmets.violation warn_orally': async (realm) => {
    const { postNo, area, as } = await only(city.forms['helmets.violation decide']!(realm))
    return [{ ...stoppedOnTheRoad, postNo, area, as }]
  },
  'helmets.plate write_off': async (realm) => {
    const { area, as } = await only(city.forms['helmets.plate receive']!(realm))
    return [{ spoiled: 1, reason: '边角压坏', area, as }]
  },
  'contests.team enter': async (realm) => {
    const team = await only(contests.forms['contests.team enter']!(realm))
    return (await entriesOf(realm, 'contests.contests', 'entering')).map(({ id }) => ({
      ...team,
      contest: id,
    }))
  },
  'contests.sheet start': async (realm) => {
    const { handed: _, ...form } = await only(contests.forms['contests.sheet hand_in_whole']!(realm))
    return [form]
  },
}

allRoads('others', {
  async opened() {
    const house = await openEmptyHouse({ codes: realmsOf.others, packs: allPacks() })
    for (const [code, year] of Object.entries(years)) await playYear(house, code, year)
    return house
  },
  played: agreeToClear,
  believable,
  onlyInYear: {
    /** The campaign has one plan, which is revised. */
    [zhuzhouCity]: ['helmets.plan set'],
    /** Two hours after a contest, and none has ended this morning. */
    [contestsRealm]: ['contests.appeal file'],
  },
  atLeast: {
    [wulingRealm]: 40,
    [lengshuitan]: 50,
    [zhuzhouCity]: 10,
    [psbcYongzhou]: 15,
    [contestsRealm]: 15,
  },
})
