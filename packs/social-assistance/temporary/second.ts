/** The second version: what people write of people is sealed, and a proof that was handed in before may be used again. */
import { reform, type Field, type Parameter, type Programme } from 'yimen/kernel/programme'
import { again } from '../clauses.ts'
import { fields } from './fields.ts'
import { temporaryAssistance } from './programme.ts'

/** Told to those who may see the case, and to nobody who merely holds the database. */
const sealed = (...names: readonly (keyof typeof fields)[]): Readonly<Record<string, Field>> =>
  Object.fromEntries(names.map((name) => [name, { ...fields[name], sealed: true }]))

const days = (zh: string, en: string, value: number, item: string): Parameter => ({
  title: { zh, en },
  unit: 'days',
  history: [{ from: '2021-12-01', value, source: again(item), reviewBy: '2022-12-31', area: '430523' }],
})

/** In force from 1 December 2021; a case that is open stays with the version that it began under. */
export const secondTemporary: Programme = reform(temporaryAssistance, {
  version: 2,
  from: '2021-12-01',
  fields: {
    ...temporaryAssistance.fields,
    ...sealed('kinDeclared', 'missing', 'reason', 'note', 'visitor1', 'visitor2', 'witness', 'comment'),
    bankReason: {
      ...fields.bankReason,
      inClear: {
        zh: '银行系统的退回原因，不是任何人写的话，发放批次里同样写明',
        en: 'The reason as the bank’s system gives it, written by nobody, and told in the batch as well',
      },
    },
  },
  params: {
    ...temporaryAssistance.params,
    hardshipProofDays: days('困难证明再次使用期限', 'To use a proof of hardship again', 90, 'item-1'),
    guardianProofDays: days('监护证明再次使用期限', 'To use a proof of guardianship again', 365, 'item-2'),
  },
  papers: {
    ...temporaryAssistance.papers,
    hardshipProof: {
      ...temporaryAssistance.papers.hardshipProof!,
      reuse: {
        consent: {
          zh: '我同意民政部门在本次申请中再次使用我以前提交的困难证明材料，并确认其中的情况没有变化。',
          en:
            'I consent that the proof of hardship that I handed in before is used for this application too, ' +
            'and confirm that what it says still holds.',
        },
        days: 'hardshipProofDays',
        clause: again('item-1'),
      },
    },
    guardianProof: {
      ...temporaryAssistance.papers.guardianProof!,
      reuse: {
        consent: {
          zh: '我同意民政部门在本次申请中再次使用我以前提交的监护关系证明，并确认监护关系没有变化。',
          en:
            'I consent that the proof of guardianship that I handed in before is used for this application too, ' +
            'and confirm that the guardianship has not changed.',
        },
        days: 'guardianProofDays',
        clause: again('item-2'),
      },
    },
  },
})
