/** Care in hospital and services at home: asked for, given, recorded, billed, paid; as far as told. */
import { addDays, type Day } from 'yimen/kernel/day'
import type { File } from '../file.ts'
import type { Moment } from '../when.ts'
import { act, after, worked, type Agenda } from './agenda.ts'
import { contractIds, type Person } from './people.ts'

export type Course =
  | 'requested'
  | 'caring'
  | 'billing'
  | 'bill_returned'
  | 'bill_check'
  | 'to_pay'
  | 'settled'
const order: readonly Course[] = [
  'requested',
  'caring',
  'billing',
  'bill_returned',
  'bill_check',
  'to_pay',
  'settled',
]
const reaches = (course: Course, step: Course): boolean => order.indexOf(course) >= order.indexOf(step)

const hospitals = ['邵阳县人民医院', '邵阳县中医医院', '邵阳县第二人民医院'] as const
const carers = ['赵春兰', '钱秀英', '孙桂花', '李冬梅', '周玉兰'] as const
const careRate = 18_000
const serviceRate = 3_000

/** Every thirtieth bill is above the records at first, and goes back. */
function billed(
  a: Agenda,
  f: File,
  course: Course,
  from: Day,
  units: number,
  rate: number,
  isWrongFirst: boolean,
): void {
  const bill = (n: number, at: Moment) =>
    a.at(at, () =>
      act(
        a,
        f,
        'care-company',
        'bill',
        { billNo: `ZD${f.id.slice(1)}`, billedUnits: n, billedAmount: n * rate },
        at,
      ),
    )
  const first = worked(a, from, 1)
  if (course === 'bill_returned') return bill(units + 2, first)
  if (!reaches(course, 'bill_check')) return
  if (isWrongFirst) bill(units + 1, first)
  const right = isWrongFirst ? worked(a, first.day, 1) : first
  if (isWrongFirst || right === first) bill(units, right)
  const approved = worked(a, right.day, 1)
  if (reaches(course, 'to_pay')) a.at(approved, () => act(a, f, 'county-clerk', 'approve_bill', {}, approved))
  const paid = worked(a, approved.day, 2)
  if (course === 'settled')
    a.at(paid, () => act(a, f, 'county-finance', 'pay', { paymentRef: `ZF${f.id.slice(1)}` }, paid))
}

/** One stay in hospital: so many days from the day after admission. */
export function stay(
  a: Agenda,
  p: Person,
  admitted: Day,
  days: number,
  course: Course,
  isWrongFirst = false,
): File {
  const begun = worked(a, admitted, 0, 520 + a.random.next(200))
  const f = a.file('Z', p.village, begun)
  a.at(begun, () =>
    act(
      a,
      f,
      'village-worker',
      'request',
      {
        fullName: p.family.head.name,
        idNo: p.family.head.idNo,
        hospital: a.random.pick(hospitals),
        admittedOn: begun.day,
        needs: '本人行动不便，身边无人',
      },
      begun,
      'assistance.escort',
    ),
  )
  if (course === 'requested') return f
  const sent = after(begun, 90)
  a.at(sent, () =>
    act(
      a,
      f,
      'care-company',
      'begin',
      { careContract: contractIds.escort, carerName: a.random.pick(carers) },
      sent,
    ),
  )
  const half = Math.ceil(days / 2)
  const record = (from: number, count: number) => {
    const at: Moment = { day: addDays(begun.day, from + count - 1), minute: 1_200 }
    a.at(at, () =>
      act(
        a,
        f,
        'care-company',
        'record',
        {
          careFrom: addDays(begun.day, from),
          careTo: at.day,
          work: a.random.pick(['day', 'night', 'whole', 'whole'] as const),
        },
        at,
      ),
    )
  }
  record(0, half)
  if (course === 'caring') return f
  if (days > half) record(half, days - half)
  const home: Moment = { day: addDays(begun.day, days), minute: 600 + a.random.next(200) }
  a.at(home, () => act(a, f, 'care-company', 'discharge', { dischargedOn: home.day }, home))
  billed(a, f, course, home.day, days, careRate, isWrongFirst)
  return f
}

export type ServiceCourse = 'delivering' | 'confirming' | Exclude<Course, 'requested' | 'caring'>

/** A service of so many times, a fortnight apart. */
export function serve(a: Agenda, p: Person, day: Day, times: number, course: ServiceCourse): void {
  const ordered = worked(a, day, 0)
  const f = a.file('V', p.village, ordered)
  a.at(ordered, () =>
    act(
      a,
      f,
      'township-clerk',
      'order',
      {
        fullName: p.family.head.name,
        idNo: p.family.head.idNo,
        service: a.random.pick(['haircut', 'cleaning', 'laundry'] as const),
        times,
        serviceContract: contractIds.service,
      },
      ordered,
      'assistance.service',
    ),
  )
  const count = course === 'delivering' ? times - 1 : times
  let last: Moment = ordered
  for (let n = 0; n < count; n++) {
    const at = worked(a, last.day, n === 0 ? 3 : 14)
    last = at
    a.at(at, () =>
      act(a, f, 'care-company', 'deliver', { deliveredOn: at.day, signedName: p.family.head.name }, at),
    )
  }
  if (course === 'delivering') return
  const finished = worked(a, last.day, 1)
  a.at(finished, () => act(a, f, 'care-company', 'finish', {}, finished))
  if (course === 'confirming') return
  const confirmed = worked(a, finished.day, 2)
  a.at(confirmed, () => act(a, f, 'village-worker', 'confirm', { satisfied: true }, confirmed))
  billed(a, f, course, confirmed.day, times, serviceRate, false)
}
