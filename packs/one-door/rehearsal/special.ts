/** What a year has one or a few of: stops of the clock, supplements, promises, several items at once, helpers' orders, queue, bad ratings, a later version. */
import { addDays, type Day } from 'yimen/kernel/day'
import { items } from './items.ts'
import { File, at, type Line, type Turns, type World } from './world.ts'

const minute = 60_000
const itemNamed = (name: string) => items.find((x) => x.name === name)!.code

export class Special {
  readonly #world: World
  #numbers = 0

  constructor(world: World) {
    this.#world = world
  }

  #post(role: string, n = 0): string {
    return this.#world.post(role, this.#world.zone, n)
  }
  #id(letters: string): string {
    this.#numbers += 1
    return `${letters}${String(this.#numbers).padStart(4, '0')}`
  }
  #received(wave: Line[], name: string, ms: number, more: object = {}, resident?: number): File {
    const { code } = this.#world.communities[this.#numbers % this.#world.communities.length]!
    const who =
      resident === undefined
        ? this.#world.applicant(80_000 + this.#numbers)
        : this.#world.residents[resident]!
    const area = resident === undefined ? code : this.#world.residents[resident]!.grid.slice(0, 12)
    const file = new File('door.application', this.#id('DB'), area)
    const form = {
      itemCode: itemNamed(name),
      who: 'natural',
      applicantName: who.name,
      applicantId: who.idNo,
      hasAgent: false,
      phone: who.phone,
      channel: 'window',
    }
    file.act(wave, this.#post('window-clerk'), 'receive', { ...form, ...more }, ms)
    return file
  }
  #granted(wave: Line[], file: File, ms: number): void {
    file.act(wave, this.#post('reviewer'), 'propose', { opinion: 'granted' }, ms)
    file.act(wave, this.#post('approver'), 'grant', {}, ms + 20 * minute)
    file.act(wave, this.#post('delivery'), 'hand_over', { handedTo: 'self', idSeen: true }, ms + 60 * minute)
  }

  span(turns: Turns, n: number, day: Day): void {
    const [first, second] = turns
    this.#supplemented(first, day)
    if (n % 2 === 0) this.#inspected(first, day)
    if (n % 3 === 1) this.#onPromise(turns, day, n % 6 === 4)
    if (n % 4 === 2) this.#bundle(turns, day, n % 8 === 2)
    if (n % 3 === 0) this.#badRating(turns, day, n)
    if (n % 2 === 1) this.#order(first, day)
    if (n % 5 === 2) this.#withdrawn(first, day)
    this.#queue(first, day)
    if (n % 4 === 1) this.#stuck(first, day)
    if (n === 8) this.#laterVersion(second, day)
  }

  #supplemented(wave: Line[], day: Day): void {
    const file = this.#received(wave, '公共场所卫生许可', at(day, 9, 10))
    const clerk = this.#post('window-clerk')
    file.act(wave, clerk, 'supplement', { wanted: [{ no: 1 }], wantedWhy: '申请书没有签名' }, at(day, 9, 30))
    file.act(wave, clerk, 'bring', { supplied: [{ no: 1 }] }, at(day, 14))
    file.act(wave, clerk, 'accept', {}, at(day, 14, 10))
    this.#granted(wave, file, at(day, 15))
  }

  #inspected(wave: Line[], day: Day): void {
    const file = this.#received(wave, '小餐饮经营许可', at(day, 9, 20))
    file.act(wave, this.#post('window-clerk'), 'accept', {}, at(day, 9, 40))
    const reviewer = this.#post('reviewer')
    const special = { procKind: 'inspection', noticeNo: `株经审告〔2021〕${this.#numbers}号`, procDays: 6 }
    file.act(wave, reviewer, 'begin_special', special, at(day, 10))
    file.act(wave, reviewer, 'end_special', { procResult: '检验合格' }, at(day, 15, 20))
    const officers = { officer1: this.#post('reviewer', 1), officer2: this.#post('reviewer', 2) }
    file.act(wave, reviewer, 'site_check', { ...officers, finding: '与申请相符' }, at(day, 15, 40))
    this.#granted(wave, file, at(day, 16))
  }

  #onPromise(turns: Turns, day: Day, isFalse: boolean): void {
    const [first, second] = turns
    const file = this.#received(first, '劳务派遣经营许可', at(day, 9, 40))
    const seq = file.act(
      first,
      this.#post('window-clerk'),
      'grant_on_promise',
      { promiseSigned: true },
      at(day, 10),
    )
    const officers = { officer1: this.#post('reviewer', 1), officer2: this.#post('reviewer', 2) }
    const check = new File('door.check', `${file.id}-${seq}-1`, '', 1)
    const finding = isFalse ? '经营场所不存在' : '与承诺一致'
    check.act(
      second,
      this.#post('reviewer'),
      isFalse ? 'is_false' : 'holds',
      { ...officers, finding },
      at(day, 16),
    )
  }

  #bundle(turns: Turns, day: Day, oneRefused: boolean): void {
    const [first, second, third] = turns
    const { code } = this.#world.communities[this.#numbers % 23]!
    const file = new File('door.bundle', this.#id('DM'), code)
    const { name, idNo, phone } = this.#world.applicant(80_000 + this.#numbers)
    const names = ['小餐饮经营许可', '公共场所卫生许可', '出版物零售许可']
    const form = {
      matterName: '开办餐馆',
      who: 'natural',
      applicantName: name,
      applicantId: idNo,
      phone,
      channel: 'window',
      parts: names.map((x) => ({ part: itemNamed(x) })),
      dueOn: addDays(day, 14),
    }
    const clerk = this.#post('window-clerk')
    const seq = file.act(first, clerk, 'receive', form, at(day, 9, 5))
    for (const [i] of names.entries()) {
      const part = new File('door.application', `${file.id}-${seq}-${i + 1}`, code, 1)
      part.act(second, clerk, 'accept', {}, at(day, 10, i))
      const isRefused = oneRefused && i === 1
      const opinion = isRefused ? { opinion: 'refused', opinionWhy: '场所不符' } : { opinion: 'granted' }
      part.act(second, this.#post('reviewer'), 'propose', opinion, at(day, 14, i))
      if (isRefused)
        part.act(second, this.#post('approver'), 'refuse', { reason: '场所不符合卫生要求' }, at(day, 15, i))
      else part.act(second, this.#post('approver'), 'grant', {}, at(day, 15, i))
      part.act(
        second,
        this.#post('delivery'),
        'hand_over',
        { handedTo: 'self', idSeen: true },
        at(day, 16, i),
      )
    }
    file.skip(names.length)
    file.act(third, clerk, 'tell', { toldNote: '当面告知' }, at(day, 16, 30))
  }

  /** It is put on the list of bad ones by the house, and mended once it stands there. */
  #badRating([wave, next]: Turns, day: Day, n: number): void {
    const file = this.#received(wave, '特种设备使用登记', at(day, 9, 50))
    file.act(wave, this.#post('window-clerk'), 'accept', {}, at(day, 10))
    this.#granted(wave, file, at(day, 11))
    file.act(
      wave,
      this.#post('hotline'),
      'rate_by_phone',
      { star: n % 2 === 0 ? 'v2' : 'v1', remark: '排队太久' },
      at(day, 15),
    )
    file.skip(1)
    const mended = { verified: '属实', mended: '增开午间窗口', calledBack: true, calledOn: day }
    file.act(next, this.#post('hall-lead'), 'mend', mended, at(day, 16))
  }

  #order(wave: Line[], day: Day): void {
    const { code } = this.#world.communities[this.#numbers % 23]!
    const helper = this.#world.post('helper', code)
    const file = new File('door.order', this.#id('DO'), code)
    const { name, idNo, phone } = this.#world.applicant(80_000 + this.#numbers)
    const form = {
      clientName: name,
      clientId: idNo,
      phone,
      itemCode: itemNamed('高龄津贴申领'),
      matter: '老人行动不便，代办高龄津贴',
      home: '社区内',
      authorised: true,
    }
    const one = [{ paper: '身份证', pieces: 1 }]
    file.act(wave, helper, 'take_down', form, at(day, 9))
    file.act(wave, helper, 'accept', {}, at(day, 9, 10))
    file.act(wave, helper, 'visit', { visitOn: day, taken: one }, at(day, 10))
    file.act(wave, helper, 'give_back', { outcomeNote: '已办结', returned: one }, at(day, 16))
    file.act(wave, this.#post('hall-lead'), 'call_back', { satisfied: true }, at(day, 17))
  }

  #withdrawn(wave: Line[], day: Day): void {
    const file = this.#received(wave, '食品经营许可', at(day, 9, 55))
    const clerk = this.#post('window-clerk')
    file.act(wave, clerk, 'accept', {}, at(day, 10))
    file.act(wave, clerk, 'pay', { paidHow: 'card', voucherNo: `P${file.id}` }, at(day, 10, 5))
    file.act(wave, clerk, 'withdraw', { reason: '申请人不再开店' }, at(day, 15))
  }

  #queue(wave: Line[], day: Day): void {
    for (let n = 0; n < 3; n++) {
      const file = new File('door.ticket', this.#id('DT'), this.#world.zone)
      const clerk = this.#post('window-clerk', n)
      file.act(wave, this.#post('hall-lead'), 'take', { service: 'government' }, at(day, 9, n))
      file.act(wave, clerk, 'call', { desk: `${n + 1}` }, at(day, 9, 10 + n))
      file.act(wave, clerk, 'start', {}, at(day, 9, 11 + n))
      file.act(wave, clerk, 'finish', {}, at(day, 9, 25 + n))
    }
  }

  #stuck(wave: Line[], day: Day): void {
    const file = new File('door.stuck', this.#id('DU'), this.#world.zone)
    const { name, phone } = this.#world.applicant(80_000 + this.#numbers)
    const form = { tellerName: name, phone, trouble: '两个窗口互相推，没有办成', tried: 'passed' }
    file.act(wave, this.#post('window-clerk'), 'take_down', form, at(day, 10))
    const answer = { cause: 'ours', way: '由值班主任带到专窗当场办结' }
    file.act(wave, this.#post('hall-lead'), 'answer', answer, at(day, 15))
    file.act(wave, this.#post('hall-lead'), 'confirm', { solved: true }, at(day, 16))
  }

  /** 党组织关系转接 is promised sooner from the middle of the year on; nobody handles it across regions, so nothing is mapped anew. */
  #laterVersion(wave: Line[], day: Day): void {
    const file = new File('door.version', this.#id('DV'), this.#world.zone)
    const form = {
      itemCode: itemNamed('党组织关系转接'),
      promisedDays: 2,
      effectiveFrom: addDays(day, 7),
      why: '压缩承诺时限',
    }
    file.act(wave, this.#post('item-manager'), 'draft', form, at(day, 9))
    file.act(wave, this.#post('approver'), 'approve', {}, at(day, 10))
  }

  /** Where the listed accounts find something to do this morning. */
  today(turns: Turns, day: Day): void {
    const [first] = turns
    const rated = this.#received(first, '社会保险个人参保证明', at(day, 8, 35), {}, 0)
    rated.act(first, this.#post('window-clerk'), 'grant_now', {}, at(day, 8, 40))
    rated.act(first, this.#post('delivery'), 'hand_over', { handedTo: 'self', idSeen: true }, at(day, 8, 45))
    const supplementing = this.#received(first, '公共场所卫生许可', at(day, 8, 36), {}, 1)
    const wanted = { wanted: [{ no: 1 }], wantedWhy: '申请书没有签名' }
    supplementing.act(first, this.#post('window-clerk'), 'supplement', wanted, at(day, 8, 50))
    const { code } = this.#world.communities[1]!
    const { name, idNo, phone } = this.#world.residents[0]!
    const order = new File('door.order', this.#id('DO'), code)
    const form = {
      clientName: name,
      clientId: idNo,
      phone,
      itemCode: itemNamed('高龄津贴申领'),
      matter: '代老人办理高龄津贴',
      home: '学府社区',
      authorised: true,
    }
    order.act(first, this.#world.post('helper', code), 'take_down', form, at(day, 8, 40))
    const bad = this.#received(first, '社会保险个人参保证明', at(day, 8, 30))
    bad.act(first, this.#post('window-clerk'), 'grant_now', {}, at(day, 8, 34))
    bad.act(first, this.#post('delivery'), 'hand_over', { handedTo: 'self', idSeen: true }, at(day, 8, 36))
    bad.act(first, this.#post('hotline'), 'rate_by_phone', { star: 'v2', remark: '等候太久' }, at(day, 8, 55))
    const stuck = new File('door.stuck', this.#id('DU'), this.#world.zone)
    const trouble = { tellerName: name, phone, trouble: '系统登不上，材料传不了', tried: 'system' }
    stuck.act(first, this.#post('window-clerk'), 'take_down', trouble, at(day, 8, 50))
    const version = new File('door.version', this.#id('DV'), this.#world.zone)
    const later = { itemCode: itemNamed('公租房申请'), fee: 0, effectiveFrom: '2021-11-01', why: '季度变更' }
    version.act(first, this.#post('item-manager'), 'draft', later, at(day, 8, 45))
    /** Numbers of the last morning itself: those of the day before are over with it. */
    for (let n = 0; n < 8; n++)
      new File('door.ticket', this.#id('DT'), this.#world.zone).act(
        first,
        this.#post('hall-lead'),
        'take',
        { service: ['government', 'business', 'social', 'government'][n % 4] },
        at(addDays(day, 1), 8, 40 + 2 * n),
      )
  }
}
