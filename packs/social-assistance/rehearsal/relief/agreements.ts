/** Four sign for those at home whose self-care is lost; the village checks each month, and the carer is paid. */
import type { Day } from 'yimen/kernel/day'
import { addDays } from 'yimen/kernel/day'
import type { File } from '../file.ts'
import type { Moment } from '../when.ts'
import type { Family } from '../world.ts'
import { act, addMonth, after, monthOf, worked, type Agenda, type Month } from './agenda.ts'
import { careOf, gradeIn, type Payee, type Person } from './people.ts'

export type Agreement = {
  readonly file: File
  readonly person: Person
  readonly carer: Family
  owed: number
  wrong: boolean
  rests: boolean
}

const parties = ['office', 'village', 'carer', 'person'] as const
const by = {
  office: 'township-head',
  village: 'village-worker',
  carer: 'township-clerk',
  person: 'township-clerk',
}

/** Drafted on a day and signed by so many; in force from the next month once all four have. */
export function agree(
  a: Agenda,
  person: Person,
  carer: Family,
  day: Day,
  signed: number,
  checks: { readonly until: Month; readonly fails?: Month },
): Agreement {
  const drafted = worked(a, day, 0, 520 + a.random.next(120))
  const file = a.file('X', person.village, drafted)
  const agreement: Agreement = { file, person, carer, owed: 0, wrong: false, rests: false }
  a.at(drafted, () =>
    act(
      a,
      file,
      'township-clerk',
      'propose',
      {
        fullName: person.family.head.name,
        idNo: person.family.head.idNo,
        carerName: carer.head.name,
        carerId: carer.head.idNo,
        carerPhone: carer.phone,
        carerRelation: a.random.pick(['relative', 'neighbour', 'neighbour', 'villager'] as const),
        carerFree: true,
        cooks: true,
        cleans: a.random.next(10) < 8,
        medicine: a.random.next(10) < 7,
        calls: true,
        frequency: a.random.pick(['daily', 'daily', 'twice', 'lives_in'] as const),
        accountHolder: carer.head.name,
        account: carer.card,
      },
      drafted,
      'assistance.care_agreement',
    ),
  )
  const names = {
    office: '民政办主任',
    village: '村民委员会主任',
    carer: carer.head.name,
    person: person.family.head.name,
  }
  const signedOn = worked(a, drafted.day, 1, 540 + a.random.next(60))
  for (const [i, party] of parties.slice(0, signed).entries()) {
    const at = after(signedOn, i * 25)
    a.at(at, () =>
      act(
        a,
        file,
        by[party],
        `sign_${party}`,
        {
          signedName: party === 'office' || party === 'village' ? '周建国' : names[party],
          signedOn: at.day,
          ...(party === 'person' ? { witness: '刘春华' } : {}),
        },
        at,
      ),
    )
  }
  if (signed < parties.length) return agreement
  const concluded = after(signedOn, 150 + a.random.next(60))
  a.at(concluded, () => act(a, file, 'township-clerk', 'conclude', {}, concluded))
  for (let month = addMonth(monthOf(concluded.day)); month <= checks.until; month = addMonth(month))
    checkMonth(a, agreement, month, checks.fails !== month)
  return agreement
}

/** In the first days of the next month. */
function checkMonth(a: Agenda, agreement: Agreement, month: Month, inOrder: boolean): void {
  const first = `${addMonth(month)}-01` as Day
  const at = worked(a, first, a.random.next(7))
  a.at(at, () => {
    if (agreement.rests) return
    act(
      a,
      agreement.file,
      'village-worker',
      'check_month',
      {
        month,
        careDays: inOrder ? 24 + a.random.next(5) : 9,
        inOrder,
        ...(inOrder ? {} : { findings: '连续多日无人做饭，已责令整改' }),
      },
      at,
    )
    if (inOrder) agreement.owed += careOf(gradeIn(agreement.person, month))
  })
}

/** A record of care at home, as the village writes it down between checks. */
export function recordCare(a: Agenda, agreement: Agreement, day: Day): void {
  const at: Moment = worked(a, day, 0)
  a.at(at, () =>
    act(
      a,
      agreement.file,
      'village-worker',
      'record_care',
      {
        caredOn: addDays(at.day, -1),
        caredFor: a.random.pick(['meals', 'hygiene', 'medicine', 'visit'] as const),
      },
      at,
    ),
  )
}

/** Changed or ended. */
export function terminate(a: Agenda, agreement: Agreement, day: Day): void {
  const at = worked(a, day, 0)
  a.at(at, () => {
    agreement.rests = true
    act(
      a,
      agreement.file,
      'township-clerk',
      'terminate',
      { endReason: 'carer', reason: '照料人外出务工' },
      at,
    )
  })
}

export const payeeOf = (agreement: Agreement): Payee => ({
  file: agreement.file,
  holderName: agreement.carer.head.name,
  card: agreement.carer.card,
  due: () => (agreement.wrong ? 0 : agreement.owed),
  paid(amount) {
    agreement.owed -= amount
  },
  returned(amount) {
    agreement.owed += amount
  },
  setWrong(wrong) {
    agreement.wrong = wrong
  },
})
