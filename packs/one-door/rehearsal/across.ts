/** Across regions: the agreements of June and July, the items of each, 150 cases between cities and 40 between provinces, in every state. */
import { addDays, type Day } from 'yimen/kernel/day'
import { acrossCities, acrossProvinces, type Item } from './items.ts'
import { File, at, type Line, type Random, type Turns, type World } from './world.ts'

const minute = 60_000
type Partner = 'yuhua' | 'liuyang' | 'luohu'
/** In which half month each is signed, and on which day of it. */
const agreements: readonly { readonly partner: Partner; readonly span: number; readonly courier: string }[] =
  [
    { partner: 'yuhua', span: 5, courier: '收件地' },
    { partner: 'liuyang', span: 5, courier: '收件地' },
    { partner: 'luohu', span: 12, courier: '申请人到付，可免费自取' },
  ]
/** The fortieth between provinces is on the way this morning. */
const cases = { cities: 150, provinces: 39 } as const
/** From the span after their signature on. */
const spans = { cities: 14, provinces: 7 } as const

export class Across {
  readonly #world: World
  readonly #rng: Random
  #cities = 0
  #provinces = 0
  #spansOfCities = 0
  #spansOfProvinces = 0
  #numbers = 0

  constructor(world: World) {
    this.#world = world
    this.#rng = world.random.fork('door across')
  }

  get #desk(): string {
    return this.#world.post('cross-window', this.#world.zone)
  }

  span(turns: Turns, n: number, day: Day): void {
    for (const a of agreements) if (a.span === n) this.#signed(turns[0], a.partner, a.courier, day)
    if (n > 5) {
      this.#spansOfCities += 1
      const due = Math.round((cases.cities * this.#spansOfCities) / spans.cities)
      while (this.#cities < due) {
        this.#cities += 1
        this.#case(turns, this.#cities % 2 === 0 ? 'yuhua' : 'liuyang', this.#cities, day)
      }
    }
    if (n > 12) {
      this.#spansOfProvinces += 1
      const due = Math.round((cases.provinces * this.#spansOfProvinces) / spans.provinces)
      while (this.#provinces < due) {
        this.#provinces += 1
        this.#case(turns, 'luohu', this.#provinces, day)
      }
    }
  }

  #signed(wave: Line[], partner: Partner, courier: string, day: Day): void {
    const { zone } = this.#world
    const manager = this.#world.post('item-manager', zone)
    const file = new File('door.agreement', `DG-${partner}`, zone)
    const duties = '收件地形式审查、身份核验和原件保管，办理地审查、决定和送达'
    const form = { partner, duties, courier, validTo: '2024-06-30' }
    file.act(wave, manager, 'draft', form, at(day, 9))
    file.act(
      wave,
      this.#world.post('approver', zone),
      'sign_ours',
      { ourSigner: '管委会分管领导' },
      at(day, 9, 30),
    )
    file.act(
      wave,
      manager,
      'sign_theirs',
      { theirSigner: '对方政务服务机构负责人', signedOn: day },
      at(day, 10),
    )
    const rows = (partner === 'luohu' ? acrossProvinces : acrossCities).map((item, i) => ({
      ours: item.code,
      theirCode: `${{ yuhua: '430111', liuyang: '430181', luohu: '440303' }[partner]}-${String(i + 1).padStart(4, '0')}`,
      theirVersion: 1 + (i % 3),
      mode: item.mode,
    }))
    file.act(wave, manager, 'list_items', { rows }, at(day, 10, 30))
  }

  /** One case: which state it comes to is told by its number, so that every state has some. */
  #case(turns: Turns, partner: Partner, n: number, day: Day): void {
    const rng = this.#rng
    const listed = partner === 'luohu' ? acrossProvinces : acrossCities
    const kind = n % 10
    const wanted = kind < 6 ? 'forward' : kind < 8 ? 'online' : 'joint'
    const item = rng.pick(listed.filter((x) => x.mode === wanted))
    const begin = at(day, 9, rng.next(60))
    if (wanted === 'forward' && kind === 5) this.#inbound(turns, partner, item, n, day, begin)
    else if (wanted === 'forward') this.#forward(turns[0], partner, item, n, begin)
    else if (wanted === 'online') this.#online(turns[0], partner, item, n, begin)
    else this.#joint(turns[0], partner, item, n, begin)
  }

  #opened(wave: Line[], partner: Partner, item: Item, pieces: number, ms: number): File {
    this.#numbers += 1
    const id = `DX${String(this.#numbers).padStart(4, '0')}`
    const file = new File('door.cross', id, this.#rng.pick(this.#world.communities).code)
    const { name, idNo, phone } = this.#world.applicant(50_000 + this.#numbers)
    const who = { partner, itemCode: item.code, applicantName: name, applicantId: idNo, phone }
    file.act(
      wave,
      this.#desk,
      'receive',
      { ...who, formFits: true, idSeen: true, consents: true, pieces },
      ms,
    )
    return file
  }

  /** Ten ways: mostly to the end, some lost and taken anew, refused there, withdrawn, or still on the way. */
  #forward(wave: Line[], partner: Partner, item: Item, n: number, ms: number): void {
    const file = this.#opened(wave, partner, item, 2, ms)
    const way = Math.floor(n / 10) % 8
    const act = (outcome: string, input: object, hours: number) =>
      file.act(
        wave,
        this.#desk,
        outcome,
        input as Readonly<Record<string, unknown>>,
        ms + hours * 60 * minute,
      )
    const send = (hours: number) => act('dispatch', { trackingNo: `SF${file.id}`, handedBy: '周' }, hours)
    if (n % 10 === 4 && way === 7) return
    send(1)
    if (way === 1 && n % 2 === 1) {
      act('missing', { why: '快递企业确认遗失' }, 2)
      if (n % 3 === 0) return
      act('collect_again', { pieces: 2 }, 3)
      send(4)
    }
    if (way === 6 && n % 2 === 0) return
    act('arrived_there', { takenBy: '吴' }, 5)
    if (way === 2 && n % 2 === 0) {
      act('refused_there', { refusedFor: 'version', why: '对方目录已更新' }, 6)
      act('withdraw', { why: '申请人改为自行办理' }, 7)
      return
    }
    if (way === 3 && n % 2 === 1) {
      act('supplement_there', { wanted: '申请表签名' }, 6)
      if (n % 3 === 1) return
      act('supplemented', {}, 6.5)
    }
    if (way === 4 && n % 3 === 0) return
    const theirs = this.#rng.between(5, 9)
    const due = addDays(dayOf(ms), 7 + theirs)
    act('accepted_there', { theirNo: `${partner}-${n}`, acceptedThere: dayOf(ms), theirDue: due }, 7)
    if (way === 5 && n % 3 === 1) return
    act('decided_there', { result: n % 12 === 7 ? 'refused' : 'granted', trackingNo: `SR${file.id}` }, 8)
    if (way === 0 && n % 5 === 2) return
    act('delivered', { idSeen: true }, 9)
  }

  #online(wave: Line[], partner: Partner, item: Item, n: number, ms: number): void {
    const file = this.#opened(wave, partner, item, 0, ms)
    const act = (outcome: string, input: object, hours: number) =>
      file.act(
        wave,
        this.#desk,
        outcome,
        input as Readonly<Record<string, unknown>>,
        ms + hours * 60 * minute,
      )
    act('send_online', {}, 1)
    if (Math.floor(n / 10) % 6 === 5) {
      if (n % 2 === 0) act('withdraw_there', { why: '申请人改为自行办理' }, 2)
      return
    }
    const due = addDays(dayOf(ms), 9)
    act('accepted_there', { theirNo: `${partner}-${n}`, acceptedThere: dayOf(ms), theirDue: due }, 2)
    act('decided_there', { result: 'granted' }, 5)
    act('delivered', { idSeen: true }, 6)
  }

  #joint(wave: Line[], partner: Partner, item: Item, n: number, ms: number): void {
    if (Math.floor(n / 10) % 6 === 5) {
      this.#joined(wave, partner, item, n, ms)
      return
    }
    const file = this.#opened(wave, partner, item, 1, ms)
    const desk = this.#desk
    file.act(wave, desk, 'ask_partner', {}, ms + 60 * minute)
    if (Math.floor(n / 10) % 6 === 4) return
    file.act(wave, desk, 'partner_answered', { opinion: '无不同意见' }, ms + 120 * minute)
    file.act(wave, desk, 'accept_joint', {}, ms + 150 * minute)
    if (Math.floor(n / 10) % 6 === 3) return
    const reviewer = this.#world.post('reviewer', this.#world.zone, n)
    file.act(wave, reviewer, 'decide_here', { result: 'granted' }, ms + 240 * minute)
    file.act(wave, desk, 'delivered', { idSeen: true }, ms + 300 * minute)
  }

  /** What somebody applied for with them. */
  #theirs(partner: Partner, item: Item, n: number, day: Day) {
    this.#numbers += 1
    const file = new File(
      'door.cross',
      `DX${String(this.#numbers).padStart(4, '0')}`,
      this.#rng.pick(this.#world.communities).code,
    )
    const { name, idNo, phone } = this.#world.applicant(50_000 + this.#numbers)
    const who = { partner, itemCode: item.code, applicantName: name, applicantId: idNo, phone }
    return { file, form: { ...who, theirNo: `${partner}-in-${n}`, receivedThere: addDays(day, -3) } }
  }

  /** They ask us to join. */
  #joined(wave: Line[], partner: Partner, item: Item, n: number, ms: number): void {
    const { file, form } = this.#theirs(partner, item, n, dayOf(ms))
    file.act(wave, this.#desk, 'join', form, ms)
    if (n % 2 === 1) return
    const reviewer = this.#world.post('reviewer', this.#world.zone, n)
    file.act(wave, reviewer, 'give_opinion', { opinion: '无不同意见' }, ms + 90 * minute)
  }

  /** What they received and sent to us. */
  #inbound(turns: Turns, partner: Partner, item: Item, n: number, day: Day, ms: number): void {
    const wave = turns[0]
    const { file, form } = this.#theirs(partner, item, n, day)
    file.act(wave, this.#desk, 'arrive', { ...form, pieces: 2, trackingNo: `SI${file.id}` }, ms)
    const way = Math.floor(n / 10) % 6
    if (way === 5) return
    if (way === 3) {
      file.act(wave, this.#desk, 'ask_more', { wanted: '申请表签名' }, ms + 60 * minute)
      if (partner !== 'luohu')
        file.act(wave, this.#desk, 'withdrawn_there', { why: '申请人撤回' }, ms + 120 * minute)
      return
    }
    if (way === 4) {
      file.act(wave, this.#desk, 'refuse_here', { refusedFor: 'form', why: '缺少签名' }, ms + 60 * minute)
      return
    }
    file.act(wave, this.#desk, 'accept_here', {}, ms + 60 * minute)
    const reviewer = this.#world.post('reviewer', this.#world.zone, n)
    const refused = { result: 'refused', why: '不符合条件' }
    file.act(wave, reviewer, 'decide_here', n % 4 === 1 ? refused : { result: 'granted' }, ms + 200 * minute)
    file.act(wave, this.#desk, 'delivered', { idSeen: true }, ms + 260 * minute)
  }

  /** On the desk of the listed window this morning, beside what the year left. */
  today(turns: Turns, day: Day): void {
    const ms = at(day, 8, 40)
    const file = this.#opened(
      turns[0],
      'luohu',
      acrossProvinces.find((x) => x.mode === 'forward')!,
      3,
      ms,
    )
    file.act(turns[0], this.#desk, 'dispatch', { trackingNo: 'SF1020', handedBy: '周' }, ms + 20 * minute)
  }
}

const dayOf = (ms: number): Day => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10) as Day
