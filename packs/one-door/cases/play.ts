/** A table-top hall for the rows of this folder: its posts, items of its catalogue, and applications as they are played to a step. */
import { dayOfInstant } from 'yimen/kernel/day'
import { caseOf, keyOf, post, resident, TableTop, upTo } from 'yimen/packs/table-top'
import { oneDoor } from '../index.ts'

export { caseOf, codeOf, saying } from 'yimen/packs/table-top'

export const zone = '430271'
export const street = '430271008'
export const community = '430271008002'
/** A citizen signs in as the person of their number. */
export const zhang = '430302195503120015'
export const child = '431103201206010543'
const actors = {
  helper: post('helper', community),
  streetWindow: post('street-window', street),
  window: post('window-clerk', zone, 'window-1'),
  window2: post('window-clerk', zone, 'window-2'),
  reviewer: post('reviewer', zone),
  approver: post('approver', zone),
  delivery: post('delivery', zone),
  lead: post('hall-lead', zone),
  manager: post('item-manager', zone),
  crossing: post('cross-window', zone),
  hotline: post('hotline', zone),
  zhang: resident(keyOf(zhang)),
}

/** A hall in which things happen one after another. All papers show the same picture. */
export class Hall extends TableTop {
  constructor() {
    super({
      pack: oneDoor,
      actors,
      pathOf: upTo(zone, '430200', '430000'),
      at: community,
      numbers: 'D-',
      world: { paper: () => ({ sender: null, picture: 'paper' }) },
    })
  }

  /** The last day of a clock as it is read at a moment; null where none runs. */
  due(id: string, name: string, at: string): string | null {
    const due = this.clock(id, name, at)?.due ?? null
    return due === null ? null : dayOfInstant(due)
  }
}

/** A row of the catalogue: a food licence, promised in five working days. */
export const food = {
  code: '43027100SP-XK-0001',
  name: '食品经营许可',
  doing: 'open',
  type: 'licence',
  level: 'county',
  organ: '株洲经开区市场监督管理局',
  organNature: 'statutory',
  legalBasis: '食品安全法第三十五条',
  object: 'both',
  service: 'business',
  side: 'enterprise',
  handling: 'promised',
  legalDays: 20,
  legalUnit: 'workday',
  promisedDays: 5,
  papers: '申请书（原件1份）；营业执照（复印件，免提交）；平面布局图（原件1份，可容缺）；身份证（原件）',
  fee: 0,
  resultName: '食品经营许可证',
  resultType: 'licence',
  visits: 1,
  inPerson: false,
  canPromise: true,
  isOnline: true,
  depth: 'three',
  reach: 'cities',
  canBook: true,
  canPost: true,
  payOnline: false,
  window: '区政务服务大厅综合窗口',
  hours: '工作日9:00—17:00',
  phone: '0731-28660001',
  complaints: '0731-28660000',
  version: 1,
  effectiveFrom: '2021-01-01',
} as const
/** Done at once, with a fee. */
export const card = {
  ...food,
  code: '43027100SB-GG-0001',
  name: '社会保障卡补领',
  type: 'service',
  object: 'natural',
  service: 'government',
  side: 'livelihood',
  handling: 'immediate',
  legalDays: 15,
  promisedDays: 0,
  papers: '身份证（原件）',
  fee: 1_600,
  feeBasis: '湘发改价费〔2018〕1号',
  canPromise: false,
  resultName: '社会保障卡',
} as const
/** For a child: residence. */
export const residence = {
  ...food,
  code: '43027100GA-QR-0001',
  name: '户口迁移',
  type: 'confirmation',
  object: 'natural',
  service: 'government',
  side: 'livelihood',
  canPromise: false,
  inPerson: true,
  papers: '户口簿（原件）；身份证（原件）',
} as const
/** Of the district by law, of a street by delegation until the end of June. */
export const delegated = {
  ...food,
  code: '43027100CG-XK-0001',
  name: '门店招牌设置',
  delegatedTo: '学林街道办事处',
  delegatedUntil: '2021-06-30',
  object: 'both',
} as const

export const rows = [food, card, residence, delegated]

/** A hall with these items in its catalogue since January. */
export function hallWith(items: readonly object[] = rows): Hall {
  const h = new Hall()
  const batch = caseOf(
    h.open('door.catalogue', 'manager', 'begin', '2021-01-04 09:00', { batchName: '初始' }, zone),
  )
  caseOf(h.act(batch, 'manager', 'rows', '2021-01-04 09:05', { rows: items }))
  caseOf(h.act(batch, 'manager', 'finish', '2021-01-04 09:10'))
  return h
}

export const form = {
  itemCode: food.code,
  who: 'natural',
  applicantName: '张建国',
  applicantId: zhang,
  hasAgent: false,
  phone: '13812345678',
  channel: 'window',
}
/** Received at the window on a day at nine. */
export const receivedAt = (h: Hall, at = '2021-09-06 09:00', more: object = {}): string =>
  caseOf(h.open('door.application', 'window', 'receive', at, { ...form, ...more }))
/** Accepted, with nothing missing. */
export function acceptedAt(h: Hall, at = '2021-09-06 09:00', more: object = {}): string {
  const id = receivedAt(h, at, more)
  caseOf(h.act(id, 'window', 'accept', at))
  return id
}
/** Decided and handed over. */
export function handedAt(h: Hall, at = '2021-09-06 09:00', more: object = {}): string {
  const id = acceptedAt(h, at, more)
  caseOf(h.act(id, 'reviewer', 'propose', at, { opinion: 'granted' }))
  caseOf(h.act(id, 'approver', 'grant', at))
  caseOf(h.act(id, 'delivery', 'hand_over', at, { handedTo: 'self', idSeen: true }))
  return id
}
