/** What people call the names that the formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'
import { duties, shortages } from './shared.ts'

const word = (zh: string, en: string): Word => ({ zh, en })

const who: Word = {
  ...word('按号码或者姓名等得出的身份', 'who they are'),
  columns: {
    key: word('编号（密文）', 'key'),
    named: word('按姓名等得出的编号（密文）', 'key by name, birthday and telephone'),
  },
}
const coming: Word = {
  ...word('年满的日子', 'the birthdays'),
  columns: {
    fourteen: word('满十四周岁之日', 'the fourteenth'),
    eighteen: word('满十八周岁之日', 'the eighteenth'),
  },
}
const volunteer = word('志愿者编号（密文）', 'the volunteer, by key')
const counts: Word = {
  ...word('本条时长', 'what it counts'),
  columns: {
    place: word('当天第几条（没有的为0）', 'its place of that day, nought for none'),
    credit: word('积分时间', 'credit time'),
    honour: word('荣誉时间', 'honour time'),
    overlap: word('重叠', 'overlap'),
  },
}
const times: Word = {
  ...word('到场的起止', 'from when to when'),
  columns: {
    start: word('开始（零时起分钟）', 'beginning, in minutes'),
    stop: word('结束（零时起分钟）', 'end, in minutes'),
  },
}
const duty: Word = { ...word('岗位', 'role'), options: duties }
const startMinute = word('开始（零时起分钟）', 'beginning, in minutes')
const stopMinute = word('结束（零时起分钟）', 'end, in minutes')
const pass = word('现在有效的签到码', 'the codes that are good now')
const struckCards = word('剔除的卡号', 'cards that were struck')
const records: Readonly<Record<string, Word>> = {
  bookedOn: word('入账日期', 'booked on'),
  record: word('服务记录', 'record'),
  serviceDay: word('服务日期', 'day of service'),
  creditMinutes: word('积分时间', 'credit time'),
  honourMinutes: word('荣誉时间', 'honour time'),
  isHard: word('重点岗位', 'a hard post'),
}
const holding: Readonly<Record<string, Word>> = {
  usable: word('可用积分', 'points to use'),
  owed: word('应补回积分', 'points owed'),
  over: word('已到期积分', 'points that ended'),
  next: word('最早到期日', 'the next end'),
  endsFirst: word('可用积分中最早的最后一日', 'the first last day of what may be used'),
  back: word('收回积分', 'points taken back'),
  backOwed: word('收回不足的积分', 'points owed for it'),
  spent: word('用去的积分', 'points it took'),
  pays: word('其中补回的积分', 'what of it pays what is owed'),
}
const lots = (zh: string, en: string): Word => ({ ...word(zh, en), columns: holding })

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'volunteers.registration': {
    who,
    coming,
    volunteer,
    both: word('学校名册中已有', 'on a school’s roll already'),
    adultFrom: word('满十八周岁的时刻', 'the moment of coming of age'),
  },
  'volunteers.roll': { who },
  'volunteers.platform': { who },
  'volunteers.activity': {
    counts,
    times,
    planned: { ...times, ...word('计划的起止', 'as it is planned') },
    startMinute,
    stopMinute,
    pass,
    struckCards,
    admits: word('还有名额', 'there is a place'),
  },
  'volunteers.service': {
    who,
    coming,
    volunteer,
    counts,
    pass,
    duty,
    ended: { ...times, ...word('队长确认的起止', 'as the leader confirms') },
    attested: { ...times, ...word('队长确认的到场起止', 'as the leader tells') },
    nowMinute: word('现在（当天零时起分钟）', 'now, in minutes of the day'),
    startedAt: word('签到（零时起分钟）', 'signed in, in minutes'),
    stoppedAt: word('签退（零时起分钟）', 'signed out, in minutes'),
    isSigned: word('签到签退齐全', 'signed in and out'),
    isMinor: word('未成年', 'a minor'),
  },
  'volunteers.shift': {
    counts,
    times,
    planned: { ...times, ...word('计划的起止', 'as it is planned') },
    startMinute,
    stopMinute,
    struckCards,
    duty,
    police: word('警务岗位', 'post of the police'),
  },
  'volunteers.account': {
    who,
    coming,
    volunteer,
    ...records,
    guardianIs: { ...word('监护人的身份', 'the guardian'), columns: who.columns! },
    ownKey: word('本人编号（密文）', 'their own key'),
    guardianKey: word('监护人编号（密文）', 'the guardian’s key'),
    owner: word('账户所有人编号（密文）', 'the owner, by key'),
    holds: lots('账户现有积分', 'what the account holds'),
    after: lots('记账以后的积分', 'what it holds then'),
    lost: lots('更正的影响', 'what the correction takes'),
    ofOrder: lots('该兑换单', 'the order'),
    ofTransfer: lots('该笔转账', 'the transfer'),
    shows: { ...word('待领取的兑换单', 'orders that wait'), columns: { waiting: word('件数', 'how many') } },
    shortFor: { ...word('不能转出的原因', 'why it may not go out'), options: shortages },
    movedNow: word('转账的积分', 'points that are moved'),
    endsFirst: word('转出积分中最早的最后一日', 'the first last day of what goes out'),
    entry: word('记入明细的一笔', 'the line of the book'),
    isMoved: word('有积分变动', 'points move'),
    isNew: word('没有入过账', 'it was not posted before'),
    yearBefore: word('当年已计积分时间', 'credit time of that year before'),
    counted: word('计入的积分时间', 'credit time that counts'),
    honoured: word('计入的荣誉时间', 'honour time that counts'),
    gained: word('折算积分', 'points for it'),
    pays: word('补回的积分', 'points that pay what is owed'),
    endsAt: word('最早一批到期的时刻', 'when the next points end'),
    wasCredit: word('原积分时间', 'credit time it had'),
    wasHonour: word('原荣誉时间', 'honour time it had'),
    wasOn: word('原服务日期', 'day it was served'),
    takenNow: word('当即收回的积分', 'points taken back at once'),
    owedNow: word('尚应补回的积分', 'points owed then'),
    falling: word('现有星级及其时长', 'stars with their hours'),
    losing: word('时长不足的星级', 'stars with too few hours'),
    least: word('所需时长', 'hours that it needs'),
    voided: word('涉及的证明', 'certificates that it touches'),
    backNow: word('退回的积分', 'points given back'),
    paysNow: word('其中补回的积分', 'what of it pays what is owed'),
    paid: word('领取的积分', 'points paid'),
    cost: word('所需积分', 'points needed'),
    orderNo: word('兑换单序号', 'number of the order'),
    orderKey: word('兑换单编号', 'the order'),
    hadBefore: word('已兑换件数', 'pieces had before'),
    asking: word('申请', 'asked for'),
    forStar: word('申请', 'asked for'),
    heldLevel: word('现有星级', 'stars held'),
    minutesAsked: word('这段时间的时长', 'minutes of that time'),
    disputedOn: word('争议开始之日', 'day of the dispute'),
    overNow: word('到期的积分', 'points that end'),
    pausedDays: word('争议的天数', 'days of the dispute'),
  },
  'volunteers.posting': records,
  'volunteers.certificate': { codeIs: word('得出的验证码', 'the code') },
  'volunteers.clearing': {
    same: word('与该时间银行的协议', 'the agreement with that time bank'),
    isWithin: word('没有超过额度', 'it is within the ceiling'),
    moved: word('占用的积分', 'points that it takes of the ceiling'),
  },
  'volunteers.transfer': {
    who,
    owner: word('账户所有人编号（密文）', 'the owner, by key'),
    account: word('本人的时间账户', 'their own account'),
    agreement: word('与该时间银行的协议', 'the agreement with that time bank'),
    bankNow: word('与该时间银行的协议', 'the agreement with that time bank'),
    askedBy: word('办理人（密文）', 'who asks, by key'),
    ourNo: word('本办件编号', 'the number of this case'),
  },
  'volunteers.gift': {
    isThere: word('库存足够', 'there is enough'),
    freed: word('该单件数', 'pieces of the order'),
    buyerNow: word('该单的时间账户', 'account of the order'),
  },
}
