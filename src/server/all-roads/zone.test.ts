/** [K19] Every outcome of the packs of the zone, in a small part of its year: all roads give the same answer. */
import sharp from 'sharp'
import { inForce } from '../realm.ts'
import { zhuzhouZone } from '../../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../../packs/zhuzhou.ts'
import { allPacks, openEmptyHouse, seed, type TestHouse } from '../../../tools/house.ts'
import {
  actorIn,
  allRoads,
  changed,
  heldBack,
  playYear,
  realmAt,
  realmsOf,
  submitTo,
  type Believable,
  type Year,
} from './testing.ts'

/** Its catalogue, its standards and what it puts into premises are one each, and much else rests on them. */
const zone = heldBack(makeZhuzhou(seed, 100) as object as Year, {
  restedOn: ['door.catalogue begin', 'community.standard propose', 'community.premises_fund begin'],
  alike: 5,
})

/** Of the zone: its own area, a community, two items of its catalogue, and a resident who signs in. */
const zoneArea = '430271'
const xuefuCommunity = '430271008002'
const yearlySticker = '43027100MS-GG-0044'
const legalAid = '43027100SQ-GG-0012'
const asksAtHome = {
  person: 'applicant-430204194401015006',
  name: '周满英',
  idNo: '430204194401015006',
  phone: '15412345679',
}
const believable: Believable = {
  'grid.report bring': () => [
    {
      origin: 'meeting',
      kind: 'c060101',
      description: '恳谈会上说门口路面有个坑',
      address: '学府路12号',
      anonymous: true,
      wantsAnswer: false,
      hideName: false,
      area: '430271008002001',
    },
  ],
  'grid.mediation from_report': () => [
    { kind: 'c110101', address: '学府路12号', matter: '楼上漏水', report: 'Q-1', area: '430271008002001' },
  ],
  ...zone.forms,
  /** What the zone's year does not open, or opened for another day or with another partner. */
  'community.mediation offer': (realm) => zone.forms['community.mediation apply']!(realm),
  'community.activity plan': () => [
    { kind: 'theme_day', theme: '主题党日', plannedOn: '2021-10-28', area: xuefuCommunity },
  ],
  'community.claim claim': changed(zone, 'community.claim claim', { grantBy: '2021-10-31' }),
  'community.meeting call': changed(zone, 'community.meeting call', { meetingOn: '2021-10-29' }),
  'door.cross receive': changed(zone, 'door.cross receive', { partner: 'yuhua' }),
  'door.version suspend': () => [{ itemCode: legalAid, why: '系统升级', area: zoneArea }],
  'door.booking book': () => [
    { itemCode: yearlySticker, slotDay: '2021-10-22', slotHour: 10, area: zoneArea },
  ],
  'door.application apply': () => [
    {
      itemCode: yearlySticker,
      who: 'natural',
      applicantName: asksAtHome.name,
      applicantId: asksAtHome.idNo,
      hasAgent: false,
      phone: asksAtHome.phone,
      area: xuefuCommunity,
      as: asksAtHome.person,
    },
  ],
  'door.order entrust': () => [
    {
      clientName: asksAtHome.name,
      clientId: asksAtHome.idNo,
      phone: asksAtHome.phone,
      itemCode: yearlySticker,
      matter: '代领年检标志',
      authorised: true,
      area: xuefuCommunity,
      as: asksAtHome.person,
    },
  ],
  'door.consent enter': () => [
    {
      giverName: asksAtHome.name,
      giverId: asksAtHome.idNo,
      earlier: 'P-1',
      signedOn: '2021-10-19',
      sheet: [consentSheet],
      area: xuefuCommunity,
      as: '430271-window-clerk-1',
    },
  ],
  'door.stuck tell': () => [
    {
      tellerName: asksAtHome.name,
      phone: asksAtHome.phone,
      trouble: '材料传不上去',
      tried: 'system',
      area: zoneArea,
      as: asksAtHome.person,
    },
  ],
}

/** A consent on paper that the window scanned. */
let consentSheet: string
async function scanTheConsent(house: TestHouse): Promise<void> {
  const picture = { create: { width: 40, height: 30, channels: 3, background: '#fff' } } as const
  const bytes = Uint8Array.from(await sharp(picture).png().toBuffer())
  const window = await house.at(zhuzhouZone).as('window')
  const { body } = await window.send<{ id: string }>('POST', '/api/uploads', bytes, {
    'x-file-name': 'consent.png',
  })
  consentSheet = body.id
}

/** Nobody books in the zone's year. */
async function bookAtTheHall(): Promise<void> {
  const realm = realmAt(zhuzhouZone)
  const o = inForce(realm, 'door.booking')!.opens.book!
  const { refusal } = await submitTo(zhuzhouZone, {
    owner: 'branching',
    key: 'booking',
    actor: actorIn(realm, '430271-window-clerk-1', o),
    programme: 'door.booking',
    command: {
      case: 'T-booking',
      seq: 0,
      outcome: 'book',
      area: zoneArea,
      input: { itemCode: yearlySticker, slotDay: '2021-10-22', slotHour: 11 },
    },
  })
  if (refusal) throw new Error(`door.booking: ${JSON.stringify(refusal)}`)
}

allRoads('zone', {
  async opened() {
    const house = await openEmptyHouse({ codes: realmsOf.zone, packs: allPacks() })
    await playYear(house, zhuzhouZone, zone)
    await scanTheConsent(house)
    return house
  },
  played: bookAtTheHall,
  believable,
})
