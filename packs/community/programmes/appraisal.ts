/** The yearly appraisal of party building: of the zone by the city, of streets and communities by the zone; a grade for a year, by a document. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  ended,
  enter,
  line,
  must,
  none,
  past,
  rolesOf,
  t,
  whole,
  words,
  file,
} from '../shared.ts'

const clause = local('item-19')
export const appraisalGrades = {
  good: t('好', 'Good'),
  fairly: t('较好', 'Fairly good'),
  middling: t('一般', 'Middling'),
  poor: t('差', 'Poor'),
} as const

export const appraisal = defineProgramme({
  ...none,
  id: 'community.appraisal',
  title: t('基层党建述职评议考核', 'Yearly appraisal of party building'),
  summary: t(
    '年度述职评议考核的等次：好、较好、一般、差，由文件登记，核对后公布。',
    'The grade of a year, good, fairly good, middling or poor: recorded by its document, checked, published.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'appraiser', people: [], place: true },
  roles: rolesOf('party-office', 'party-office-head'),
  fields: {
    ofYear: { type: 'integer', min: 2000, max: 2100, past: true, title: t('考核年度', 'Year') },
    appraiser: line('考核机关', 'Appraised by', 40),
    grade: choice('等次', 'Grade', appraisalGrades),
    score: file(whole('得分', 'Score', 100)),
    docNo: line('文件号', 'Document', 40),
    toldOn: file(past('印发日期', 'Issued on')),
    weaknesses: words('指出的不足', 'What was found weak', 500),
  },
  opens: {
    record: act(t('登记考核结果', 'Record the result'), ['party-office'], 'to_check', clause, {
      asks: {
        ofYear: 'required',
        appraiser: 'required',
        grade: 'required',
        score: 'optional',
        docNo: 'required',
        toldOn: 'required',
        weaknesses: { when: 'grade != "good"' },
      },
      when: [
        must(
          'ofYear < date(today).year',
          clause,
          '本年度还没有结束，不能登记考核结果',
          'The year is not over: it has no result yet',
        ),
      ],
    }),
  },
  steps: {
    to_check: {
      title: t('待核对', 'To be checked'),
      holder: 'party-office-head',
      outcomes: {
        publish: act(t('核对公布', 'Check and publish'), ['party-office-head'], 'published', clause, {
          notBy: ['record'],
          effects: [
            enter(
              'community.appraisals',
              'valid',
              { ofYear: 'ofYear', grade: 'grade', docNo: 'docNo' },
              'caseArea + "-" + string(ofYear)',
            ),
          ],
        }),
        back: act(t('退回', 'Send back'), ['party-office-head'], 'returned', clause, {
          asks: { weaknesses: 'required' },
        }),
      },
    },
    published: ended('已公布', 'Published', 'done'),
    returned: ended('已退回', 'Sent back', 'refused'),
  },
})
