/** A certificate of service: from records alone, with a number, a code that anybody checks, and the unit's seal; posted, and seen as revoked when it is. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local, service } from '../clauses.ts'
import { aCase, act, count, day, line, none, param, rolesOf, said, t, whole, words } from '../shared.ts'

const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.certificates',
  id: 'codeOf',
  standing: `"${standing}"`,
  body: {
    number: 'number',
    minutes: 'minutes',
    fromDay: 'fromDay',
    toDay: 'toDay',
    issuedBy: 'issuedBy',
    issuedOn: 'issuedOn',
    holder: 'holder',
  },
})

export const certificate = defineProgramme({
  ...none,
  id: 'volunteers.certificate',
  title: t('志愿服务记录证明', 'A certificate of service'),
  summary: t(
    '只依据服务记录免费出具，有编号和验证码，任何人可以核验；记录更正后撤销。',
    'From records alone and free, with a number and a code that anybody may check; revoked with the record it rests on.',
  ),
  basis: [local('item-14'), service('art-19'), service('art-38')],
  audience: 'office',
  subject: { name: 'holder', people: [], place: true },
  roles: rolesOf('education', 'civilisation', 'system'),
  fields: {
    account: aCase('时间账户', 'Account'),
    holder: line('持证人', 'Holder', 20),
    minutes: whole('服务时长（分钟）', 'Minutes', 10_000_000),
    fromDay: day('自', 'From'),
    toDay: day('至', 'To'),
    issuedBy: line('出具单位', 'Issued by', 60),
    handler: { ...line('经办人岗位', 'Post of the handler', 40), forTheFile: true },
    contact: { ...line('联系电话', 'Telephone', 20), forTheFile: true },
    why: words('理由', 'Why', 200),
  },
  params: {
    postedDays: param('单位内公示', 'Posted inside for', 'days', 7, local('item-14')),
    issueDays: param('出具期限', 'To issue it', 'days', 5, local('item-14')),
  },
  reckonings: { codeIs: { ability: 'volunteers.code@1', with: { of: 'caseId' }, clause: local('item-14') } },
  values: {
    number: said('证明编号', 'Number'),
    codeOf: { ...said('验证码', 'Code'), seenBy: 'office' },
    issuedOn: said('出具日期', 'Issued on'),
    hours: count('服务时长（小时，舍去）', 'Hours, floored'),
  },
  clocks: {
    issuing: {
      title: t('出具期限', 'To issue it'),
      limit: { param: 'issueDays', unit: 'working_day' },
      starts: ['ask'],
      stops: ['issue', 'refuse'],
      clause: local('item-14'),
    },
    posted: {
      title: t('单位内公示', 'Posted inside'),
      limit: { param: 'postedDays', unit: 'calendar_day' },
      starts: ['issue'],
      stops: ['stand', 'revoke'],
      lapses: { outcome: 'stand', tells: t('公示期满，证明有效。', 'It was posted long enough: it stands.') },
      clause: local('item-14'),
    },
  },
  opens: {
    ask: act(t('申请', 'Ask'), ['system'], 'asked', local('item-14'), {
      asks: {
        account: 'required',
        holder: 'required',
        minutes: 'required',
        fromDay: 'required',
        toDay: 'required',
      },
      sets: { hours: 'floor(minutes / 60)' },
    }),
  },
  prints: {
    certificate: {
      title: t('志愿服务记录证明', 'Certificate of service'),
      after: ['issue'],
      form: {
        clause: service('art-19'),
        blocks: [
          {
            kind: 'cells',
            pairs: 2,
            cells: [
              { title: t('证明编号', 'Number'), value: 'number' },
              { title: t('验证码', 'Code'), value: 'codeOf' },
              { title: t('持证人', 'Holder'), value: 'holder' },
              { title: t('服务小时数', 'Hours served'), value: 'minutes / 60' },
              { title: t('自', 'From'), value: 'fromDay', as: 'day' },
              { title: t('至', 'To'), value: 'toDay', as: 'day' },
              { title: t('经办人岗位', 'Post of the handler'), value: 'handler' },
              { title: t('联系电话', 'Telephone'), value: 'contact' },
              {
                title: t(
                  '姓名、证件号码（盖章前由出具单位核对填写）',
                  'Name and number, checked and written before the seal',
                ),
                whole: true,
                lines: 2,
              },
            ],
          },
          {
            kind: 'check',
            register: 'volunteers.certificates',
            code: 'codeOf',
            text: t(
              '本证明只依据服务记录，免费出具。任何人用手机相机扫描左边的二维码即可核验，不用登录；也可以打开下面的网址，输入验证码 {codeOf}。查到的编号、时长和持证人应当与纸面一致；已经撤销的，会标明已撤销。',
              'It rests on records alone and is free. Anybody checks it by the code at the left with a telephone’s camera, without signing in, or at the address below by typing {codeOf}. Number, time and holder must be those on this paper; one that was revoked says so.',
            ),
          },
          {
            kind: 'sign',
            across: 2,
            boxes: [
              { title: t('经办人', 'Handler') },
              { title: t('出具单位（盖章）', 'Issued by (seal)'), seal: true },
            ],
          },
          { kind: 'issuer', by: t('{issuedBy}', '{issuedBy}'), on: 'issuedOn' },
        ],
      },
    },
  },
  steps: {
    asked: {
      title: t('待出具', 'To be issued'),
      holder: 'education',
      outcomes: {
        issue: act(t('出具', 'Issue'), ['education', 'civilisation'], 'posted', service('art-19'), {
          asks: { issuedBy: 'required', handler: 'required', contact: 'required' },
          sets: {
            codeOf: 'codeIs',
            number: '"冷志证〔" + substring(string(today), 1, 4) + "〕" + codeIs',
            issuedOn: 'today',
          },
          effects: [
            entered('valid'),
            {
              kind: 'command',
              case: 'account',
              outcome: 'certified',
              input: { certificate: 'caseId', code: 'codeOf', fromDay: 'fromDay', toDay: 'toDay' },
            },
          ],
        }),
        refuse: act(t('不予出具', 'Refuse'), ['education', 'civilisation'], 'refused', service('art-38'), {
          asks: { why: 'required' },
        }),
      },
    },
    posted: {
      title: t('公示中', 'Posted'),
      holder: 'education',
      dormant: true,
      outcomes: {
        stand: act(t('公示期满', 'Posted long enough'), ['system'], 'standing', local('item-14'), {
          onlyAfter: 'posted',
        }),
        revoke: act(t('撤销', 'Revoke'), ['system', 'civilisation'], 'revoked', local('item-14'), {
          effects: [entered('revoked')],
        }),
      },
    },
    standing: {
      title: t('有效', 'Stands'),
      end: 'done',
      outcomes: {
        revoke: act(t('撤销', 'Revoke'), ['system', 'civilisation'], 'revoked', local('item-14'), {
          effects: [entered('revoked')],
        }),
      },
    },
    refused: { title: t('不予出具', 'Refused'), end: 'refused', outcomes: {} },
    revoked: {
      title: t('已撤销', 'Revoked'),
      end: 'done',
      outcomes: {
        /** A second correction inside its time finds it revoked already. */
        revoke: act(t('撤销', 'Revoke'), ['system'], 'revoked', local('item-14')),
      },
    },
  },
})
