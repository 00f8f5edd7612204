/** The relief departments besides civil affairs that a township's window passes a request on to. */
import type { Field, Programme } from 'yimen/kernel/programme'

/** Each with the role that answers for it. */
export const departments = {
  medical: {
    role: 'medical-office',
    title: { zh: '县医疗保障局（医疗救助）', en: 'Medical security (treatment)' },
  },
  education: { role: 'education-office', title: { zh: '县教育局（教育救助）', en: 'Education (schooling)' } },
  housing: {
    role: 'housing-office',
    title: { zh: '县住房和城乡建设局（住房救助）', en: 'Housing and construction (housing)' },
  },
  employment: {
    role: 'employment-office',
    title: { zh: '县人力资源和社会保障局（就业救助）', en: 'Human resources (work)' },
  },
} as const
export type Department = keyof typeof departments
export const departmentNames = Object.keys(departments) as readonly Department[]

export const departmentField = {
  type: 'choice',
  title: { zh: '协同部门', en: 'Department' },
  options: Object.fromEntries(departmentNames.map((name) => [name, departments[name].title])),
} satisfies Field

export const departmentRoles: Programme['roles'] = Object.fromEntries(
  departmentNames.map((name) => [
    departments[name].role,
    { title: departments[name].title, level: 'county' },
  ]),
)

const sealedWords = (zh: string, en: string): Field => ({
  type: 'text',
  max: 500,
  lines: true,
  sealed: true,
  title: { zh, en },
})

/** Told at the window, passed on as it was told, and answered to the window: the same on both sides. */
export const sharedFields = {
  applicantName: { type: 'name', sensitive: true, title: { zh: '申请人姓名', en: 'Applicant’s name' } },
  applicantId: {
    type: 'resident_id',
    sensitive: true,
    title: { zh: '申请人身份证号', en: 'Applicant’s ID number' },
  },
  phone: { type: 'mobile', sensitive: true, title: { zh: '联系手机', en: 'Mobile phone' } },
  department: departmentField,
  answer: sealedWords('答复', 'Answer'),
} as const satisfies Record<string, Field>

export const isHelped = { type: 'boolean', title: { zh: '给予救助', en: 'Helped' } } as const satisfies Field
export const need = sealedWords('需要的帮助', 'What is needed')

/** Each department is told what concerns it, and no more. */
export const needName = (name: Department): string => `${name}Need`
export const needFields: Readonly<Record<string, Field>> = Object.fromEntries(
  departmentNames.map((name) => {
    const { zh, en } = departments[name].title
    return [needName(name), sealedWords(`需要${zh}帮助的`, `What is asked of: ${en}`)]
  }),
)
