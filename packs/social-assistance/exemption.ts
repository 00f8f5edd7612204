/** Fault tolerance (容错): a matter of the supervision list, whose official is exempted where all conditions are found, or answers for it. */
import { defineProgramme } from 'yimen/kernel/programme'
import { accountability, measures } from './clauses.ts'

const yes = (zh: string, en: string) => ({ type: 'boolean', title: { zh, en } }) as const
const words = (zh: string, en: string) =>
  ({ type: 'text', max: 1000, lines: true, sealed: true, title: { zh, en } }) as const

export const exemption = defineProgramme({
  id: 'assistance.exemption',
  version: 1,
  title: { zh: '社会救助容错免责认定', en: 'Exemption from liability in social assistance' },
  summary: {
    zh: '列入问责事项清单的，由乡镇提出、核对机构核查、县民政局认定：四项条件同时具备的免责，否则问责。',
    en:
      'A matter of the supervision list: the township asks, the check centre finds the facts, the county decides. ' +
      'Where all four conditions are met the official is exempted, else they answer for it.',
  },
  from: '2021-07-01',
  basis: [accountability('item-1'), accountability('item-2'), measures('art-66')],
  audience: 'office',
  roles: {
    'township-leader': { title: { zh: '乡镇分管领导', en: 'Township leader' }, level: 'township' },
    'county-check': { title: { zh: '核对机构经办人', en: 'Officer of the check centre' }, level: 'county' },
    'county-leader': {
      title: { zh: '县民政局分管领导', en: 'Leader of the county bureau' },
      level: 'county',
    },
  },
  fields: {
    ground: {
      type: 'choice',
      forTheFile: true,
      title: { zh: '问责事项', en: 'Matter' },
      options: {
        not_accepted: { zh: '应受理不受理', en: 'Not accepted' },
        not_granted: { zh: '应批准不批准', en: 'Not granted to the eligible' },
        wrongly_granted: { zh: '不应批准而批准', en: 'Granted to the ineligible' },
        leaked: { zh: '泄露个人信息', en: 'Personal data leaked' },
        altered: { zh: '丢失、篡改记录', en: 'Records lost or altered' },
        not_paid: { zh: '不按规定发放', en: 'Not paid as prescribed' },
      },
    },
    about: { type: 'case', forTheFile: true, title: { zh: '涉及的办件', en: 'Case concerned' } },
    official: { type: 'post', forTheFile: true, title: { zh: '经办岗位', en: 'Post concerned' } },
    account: words('情况说明', 'What happened'),
    followed: yes('按规定程序办理', 'The procedure was followed'),
    unselfish: yes('没有谋取不正当利益', 'No advantage was sought'),
    unknowable: yes('以当时能够掌握的信息决定', 'Decided on what could be known then'),
    corrected: yes('发现后及时纠正', 'Put right at once'),
    excluded: yes(
      '有弄虚作假、优亲厚友、拒绝核查或者再犯',
      'Fraud, favour, refusing a check, or a second time',
    ),
    findings: words('核查情况', 'Findings'),
    reason: words('理由', 'Reasons'),
    measure: words('问责处理', 'What they answer with'),
  },
  papers: {},
  params: {
    exemptionDays: {
      title: { zh: '容错认定时限', en: 'To decide' },
      unit: 'days',
      history: [
        {
          from: '2021-07-01',
          value: 15,
          source: accountability('item-3'),
          reviewBy: '2021-12-31',
          area: '430523',
        },
      ],
    },
  },
  tallies: {},
  decisions: {
    allMet: {
      kind: 'formula',
      expression: 'followed and unselfish and unknowable and corrected and not(excluded)',
      clause: accountability('item-1'),
    },
  },
  values: { allMet: { title: { zh: '免责条件全部具备', en: 'All conditions are met' }, unit: 'text' } },
  about: [],
  clocks: {
    whole: {
      title: { zh: '容错认定时限', en: 'To decide' },
      limit: { param: 'exemptionDays', unit: 'working_day' },
      starts: ['ask'],
      stops: ['exempt', 'hold_liable', 'withdraw'],
      clause: accountability('item-3'),
    },
  },
  obligations: {},
  accounts: {},
  opens: {
    ask: {
      title: { zh: '提出容错免责', en: 'Ask for an exemption' },
      by: ['township-leader'],
      to: 'inquiry',
      asks: { ground: 'required', about: 'optional', official: 'required', account: 'required' },
      when: [
        {
          test: 'official != actorPost',
          clause: accountability('item-3'),
          message: { zh: '不能为自己提出容错免责', en: 'Nobody asks for themselves' },
        },
      ],
      clause: accountability('item-3'),
    },
  },
  steps: {
    inquiry: {
      title: { zh: '核查事实', en: 'Facts to be found' },
      holder: 'county-check',
      outcomes: {
        report: {
          title: { zh: '登记核查结果', en: 'Record the facts' },
          by: ['county-check'],
          to: 'decision',
          asks: {
            followed: 'required',
            unselfish: 'required',
            unknowable: 'required',
            corrected: 'required',
            excluded: 'required',
            findings: 'required',
          },
          notBy: ['ask'],
          clause: accountability('item-3'),
        },
        withdraw: {
          title: { zh: '撤回', en: 'Withdraw' },
          by: ['township-leader'],
          to: 'withdrawn',
          asks: { reason: 'required' },
          clause: accountability('item-3'),
        },
      },
    },
    decision: {
      title: { zh: '待认定', en: 'To be decided' },
      holder: 'county-leader',
      outcomes: {
        exempt: {
          title: { zh: '认定免责', en: 'Exempt' },
          by: ['county-leader'],
          to: 'exempted',
          asks: { reason: 'required' },
          notBy: ['ask', 'report'],
          when: [
            {
              test: 'not(excluded)',
              clause: accountability('item-2'),
              message: {
                zh: '有不予免责的情形，不能认定免责',
                en: 'There is a ground that excludes an exemption',
              },
            },
            {
              test: 'allMet',
              clause: accountability('item-1'),
              message: {
                zh: '四项免责条件没有同时具备，不能认定免责',
                en: 'Not all four conditions were found: there can be no exemption',
              },
            },
          ],
          clause: accountability('item-1'),
        },
        hold_liable: {
          title: { zh: '予以问责', en: 'Hold liable' },
          by: ['county-leader'],
          to: 'liable',
          asks: { measure: 'required', reason: 'required' },
          notBy: ['ask', 'report'],
          when: [
            {
              test: 'not(allMet)',
              clause: accountability('item-1'),
              message: {
                zh: '四项免责条件同时具备的，应当免责',
                en: 'Where all four conditions were found the official is exempted',
              },
            },
          ],
          clause: measures('art-66'),
        },
        again: {
          title: { zh: '退回补充核查', en: 'Back for more facts' },
          by: ['county-leader'],
          to: 'inquiry',
          asks: { reason: 'required' },
          clause: accountability('item-3'),
        },
      },
    },
    exempted: { title: { zh: '已免责', en: 'Exempted' }, end: 'done', outcomes: {} },
    liable: { title: { zh: '已问责', en: 'Held liable' }, end: 'done', outcomes: {} },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: 'withdrawn', outcomes: {} },
  },
})
