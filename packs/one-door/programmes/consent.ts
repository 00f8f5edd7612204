/** A consent on paper (同意书): whoever cannot sign in lets the window or a helper use again what they handed in before, and takes it back when they wish. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { aCase, act, idNo, mobile, name, none, param, past, rolesOf, t, words } from '../shared.ts'

const law = local('item-16')
const entering = ['helper', 'street-window', 'window-clerk'] as const
const tell = (zh: string, en: string) => ({ kind: 'notify', to: 'applicant', text: t(zh, en) }) as const

export const consent = defineProgramme({
  ...none,
  id: 'door.consent',
  title: t('材料再用同意书', 'Consent to use papers again'),
  summary: t(
    '不能登录的办事人在纸质同意书上签名，由窗口或者帮代办员录入并上传扫描件，三十日内再次使用其以前办件中的材料；本人随时可以撤回。',
    'Who cannot sign in consents on paper: the window or a helper enters it with the scan, and uses papers of an earlier case within thirty days. The person takes it back at any time.',
  ),
  basis: [law],
  audience: 'resident',
  subject: { name: 'giverName', people: ['giverId'] },
  roles: rolesOf('resident', 'helper', 'street-window', 'window-clerk', 'system'),
  fields: {
    giverName: name('同意人姓名', 'Who consents'),
    giverId: idNo('同意人身份证号', 'Their ID number'),
    phone: mobile('同意人手机', 'Their mobile'),
    earlier: { ...aCase('材料所在的办件', 'The case in which the papers stand'), forTheFile: true },
    signedOn: { ...past('签名日期', 'Signed on'), forTheFile: true },
    sheet: {
      type: 'papers',
      paper: 'sheet',
      max: 3,
      title: t('签名同意书扫描件', 'Scan of the signed consent'),
    },
    reason: { ...words('撤回说明', 'Why it is taken back', 100), seenBy: 'concerned' },
  },
  papers: { sheet: { title: t('材料再用同意书', 'Signed consent'), from: 'applicant', clause: law } },
  params: { consentDays: param('同意书有效期', 'A consent stands', 'days', 30, law) },
  clocks: {
    stands: {
      title: t('同意书有效期', 'The consent stands'),
      limit: { param: 'consentDays', unit: 'calendar_day' },
      starts: ['enter'],
      stops: ['withdraw', 'lapse'],
      lapses: {
        outcome: 'lapse',
        tells: t('您的材料再用同意书已经到期。', 'Your consent to use papers again is over.'),
      },
      clause: law,
    },
  },
  consents: { to: 'earlier', while: ['standing'] },
  opens: {
    enter: act(t('录入同意书', 'Enter the consent'), entering, 'standing', law, {
      asks: {
        giverName: 'required',
        giverId: 'required',
        phone: 'optional',
        earlier: 'required',
        signedOn: 'required',
        sheet: 'required',
      },
      effects: [
        tell(
          '工作人员录入了您签名的材料再用同意书；您没有签过的，或者不再同意的，可以随时撤回。',
          'A consent that you signed was entered: if you did not, or no longer consent, take it back at any time.',
        ),
      ],
    }),
  },
  steps: {
    standing: {
      title: t('有效', 'It stands'),
      holder: 'window-clerk',
      dormant: true,
      outcomes: {
        withdraw: act(t('撤回同意', 'Take the consent back'), ['resident', ...entering], 'withdrawn', law, {
          asks: { reason: 'optional' },
          kinMayAct: true,
          effects: [
            tell(
              '您的材料再用同意书已经撤回，以前的材料不再按它使用。',
              'Your consent was taken back: earlier papers are no longer used by it.',
            ),
          ],
        }),
        lapse: act(t('到期', 'Lapses'), ['system'], 'lapsed', law, { onlyAfter: 'stands' }),
      },
    },
    withdrawn: { title: t('已撤回', 'Taken back'), end: 'withdrawn', outcomes: {} },
    lapsed: { title: t('已到期', 'Lapsed'), end: 'done', outcomes: {} },
  },
})
