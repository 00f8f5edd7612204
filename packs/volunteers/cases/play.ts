/** A table-top district for the rows of this folder: its people, its team, activities and the codes that they show. */
import { chinaCalendar } from 'yimen/kernel/clock'
import { dayOfInstant, type Instant } from 'yimen/kernel/day'
import { partner } from 'yimen/kernel/programme'
import { caseOf, keyOf, post, resident, TableTop, upTo } from 'yimen/packs/table-top'
import { pass } from '../abilities/pass.ts'
import { volunteers } from '../index.ts'

export { clauseOf, codeOf, saying } from 'yimen/packs/table-top'

export const district = '431103'
export const street = '431103001'

/** A pupil of eight, her mother, a grown-up, and a boy who is eighteen in November. */
export const pupil = '431103201305120027'
export const mother = '43110319850304004X'
export const adult = '431103197803050034'
export const almost = '431103200311080012'
export const classmate = '431103201302020039'
const actors = {
  mother: resident(keyOf(mother)),
  adult: resident(keyOf(adult)),
  almost: resident(keyOf(almost)),
  pupil: resident(keyOf(pupil)),
  teacher: post('teacher', street),
  leader: post('team-leader', street),
  reviewer: post('reviewer', district),
  education: post('education', district),
  office: post('civilisation', district),
  head: post('civilisation-head', district),
  civil: post('civil', district),
  keeper: post('keeper', district),
  police: post('traffic-police', district, 'police'),
  police2: post('traffic-police', district, 'police-2'),
  /** The other time bank, as its messages act. */
  lingling: { person: partner.person('lingling'), post: null, role: 'partner', area: null, kin: [] },
  qiyang: { person: partner.person('qiyang'), post: null, role: 'partner', area: null, kin: [] },
}

/** Things happen one after another. `params`: values other than those of the rehearsal, as of the first day. */
export class District extends TableTop {
  constructor(params: Readonly<Record<string, number>> = {}) {
    super({
      pack: volunteers,
      actors,
      pathOf: upTo('431100', '430000'),
      at: district,
      numbers: 'V-',
      prefix: 'volunteers.',
      params,
    })
  }

  /** Opened as it must be: the case. */
  opened(programme: string, by: string, outcome: string, at: string, input: object, area = district): string {
    return caseOf(this.open(programme, by, outcome, at, input, area))
  }

  /** Done as it must be. */
  done(id: string, by: string, outcome: string, at: string, input: object = {}): void {
    caseOf(this.act(id, by, outcome, at, input))
  }

  /** The code that an activity shows at a moment. */
  codeAt(activity: string, at: string): string {
    const [now] = pass.work(
      { activity, at: at as Instant },
      { seconds: 15, grace: 60 },
      {
        today: dayOfInstant(at as Instant),
        calendar: chinaCalendar,
        personKey: keyOf,
        pictureHash: () => null,
        parties: () => ({}),
        lapsed: () => [],
      },
    ) as readonly string[]
    return now!
  }
}

/** The pupil registered by her mother, and a team on file. */
export const motherRegisters = {
  name: '唐小雨',
  idNo: pupil,
  guardianName: '李明月',
  guardianIdNo: mother,
  relation: 'mother',
  guardianPhone: '15400000011',
  consents: true,
  consentedOn: '2021-04-01',
}
export const aTeam = {
  teamName: '滨江小学小小志愿者服务队',
  unit: '滨江小学',
  kind: 'education',
  leader: 'post-leader',
  adults: 6,
  filedOn: '2021-04-01',
  insuredTo: '2022-04-30',
}
export const anActivity = {
  title: '清扫滨江公园',
  servedOn: '2021-05-15',
  begins: '08:00',
  ends: '11:30',
  place: '滨江公园',
  need: 40,
  duty: 'cleaner',
  leastAge: 6,
  risk: 'none',
  hard: false,
}
