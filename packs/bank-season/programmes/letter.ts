/** A commitment letter: signed by the head of the sub-branch, handed in, kept; who did not sign is shown with the reason. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { aCase, act, line, none, past, rolesOf, said, t, words } from '../shared.ts'

const rule = local('item-4')
const entered = (standing: string, body: Readonly<Record<string, string>> = {}): EffectRule => ({
  kind: 'enter',
  register: 'season.letters',
  id: 'caseArea',
  standing: `"${standing}"`,
  body: { group: 'group', ...body },
})

export const letter = defineProgramme({
  ...none,
  id: 'season.letter',
  title: t('目标承诺书', 'Commitment letter'),
  summary: t(
    '一级支行行长签订承诺书并在启动会上递交，旺季办收存；没有签订的单列并写明原因。',
    'A head signs the letter and hands it in at the kick-off, the campaign office keeps it; who has not signed is shown with the reason.',
  ),
  basis: [rule],
  roles: rolesOf('campaign-office', 'branch-head', 'system'),
  fields: {
    kickOff: { ...aCase('启动会', 'Kick-off'), forTheFile: true },
    group: {
      type: 'choice',
      title: t('单位类别', 'Kind'),
      options: { urban: t('城区支行', 'Urban'), county: t('县域支行', 'County') },
    },
    promised: words('承诺的目标', 'Targets that are promised'),
    measures: words('措施', 'Measures'),
    stakes: words('奖惩约定', 'Rewards and penalties'),
    signedOn: past('签订日期', 'Signed on'),
    reason: words('没有签订的原因', 'Why it was not signed', 200),
    keptAt: line('存放处和编号', 'Where it is kept', 60),
  },
  values: { handedIn: said('收存日期', 'Handed in on') },
  opens: {
    prepare: act(t('制发', 'Prepare'), ['system'], 'due', rule, {
      asks: { kickOff: 'required', group: 'required' },
      effects: [entered('due')],
    }),
  },
  steps: {
    due: {
      title: t('待签订', 'To be signed'),
      holder: 'branch-head',
      outcomes: {
        sign: act(t('签订', 'Sign'), ['branch-head'], 'signed', rule, {
          asks: { promised: 'required', measures: 'required', stakes: 'required', signedOn: 'required' },
          effects: [entered('signed', { signedOn: 'signedOn' })],
        }),
        decline: act(t('暂不签订', 'Not sign yet'), ['branch-head'], 'not_signed', rule, {
          asks: { reason: 'required' },
          effects: [entered('not_signed')],
        }),
      },
    },
    not_signed: {
      title: t('没有签订', 'Not signed'),
      holder: 'branch-head',
      outcomes: {
        sign: act(t('补签', 'Sign after all'), ['branch-head'], 'signed', rule, {
          asks: { promised: 'required', measures: 'required', stakes: 'required', signedOn: 'required' },
          effects: [entered('signed', { signedOn: 'signedOn' })],
        }),
      },
    },
    signed: {
      title: t('待递交', 'To be handed in'),
      holder: 'campaign-office',
      outcomes: {
        receive: act(t('收存', 'Receive and keep'), ['campaign-office'], 'kept', rule, {
          asks: { keptAt: 'required' },
          sets: { handedIn: 'today' },
          effects: [entered('received', { signedOn: 'signedOn', receivedOn: 'today' })],
        }),
      },
    },
    kept: { title: t('已收存', 'Kept'), end: 'done', outcomes: {} },
  },
})
