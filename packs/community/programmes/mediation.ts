/**
 * People's mediation: rights told first, a mediator who is nobody's relative, an agreement in writing or by word that is put on record, its
 * performance followed, and judicial confirmation within thirty days.
 */
import { defineProgramme, type Field } from 'yimen/kernel/programme'
import { confirmation, local, mediationLaw, practice } from '../clauses.ts'
import {
  act,
  choice,
  ended,
  entryOf,
  must,
  none,
  office,
  param,
  past,
  papersOf,
  post,
  rolesOf,
  said,
  shown,
  solvedIn,
  t,
  words,
  yes,
  file,
} from '../shared.ts'

const clause = local('item-13')
const mediators = ['mediator'] as const
export const disputeKinds = {
  neighbours: t('邻里纠纷', 'Neighbours'),
  family: t('婚姻家庭', 'Family'),
  property: t('物业纠纷', 'Property service'),
  debt: t('借贷、欠款', 'A debt'),
  labour: t('劳动报酬', 'Wages'),
  injury: t('损害赔偿', 'Damages'),
  identity: t('身份关系的确认、解除', 'Personal status'),
  other: t('其他', 'Other'),
} as const
const ofBoth = (zh: string, en: string): Field => ({ ...words(zh, en), seenBy: 'concerned' })
const name = (zh: string, en: string): Field => ({ type: 'name', sensitive: true, title: t(zh, en) })
const idNo = (zh: string, en: string): Field => ({ type: 'resident_id', sensitive: true, title: t(zh, en) })

const asks = {
  applicantName: 'required',
  applicantId: 'required',
  otherName: 'required',
  otherId: 'optional',
  kind: 'required',
  matter: 'required',
  venue: 'required',
} as const
const openVenue = must(
  'theVenue != null and theVenue.standing = "open" and theVenue.channel != null and list contains(["studio_station", "police_legal"], theVenue.channel)',
  clause,
  '应当写明在用的调解工作室、党群服务站、警务室或者法律服务室',
  'Name a studio, station or room that is open',
)
const channel = 'theVenue.channel'
const otherWays = { otherWays: 'required' } as const

export const mediation = defineProgramme({
  ...none,
  id: 'community.mediation',
  title: t('人民调解', 'People’s mediation'),
  summary: t(
    '申请或者主动调解，不收费；先告知权利义务再调解，一般一个月内调结；书面协议三方签名盖章生效，口头协议应当记录；三十日内双方可以共同申请司法确认。',
    'Asked for or offered, free; rights told first, usually done in a month; in writing with all signatures, or by word and put on record; both may ask a court to confirm it within thirty days.',
  ),
  basis: [
    mediationLaw('art-4'),
    mediationLaw('art-17'),
    mediationLaw('art-28'),
    mediationLaw('art-33'),
    confirmation('art-4'),
    clause,
  ],
  audience: 'resident',
  subject: { name: 'applicantName', people: ['applicantId', 'otherId'] },
  roles: rolesOf('resident', 'mediator', 'community-head', 'system'),
  fields: {
    applicantName: name('申请人', 'Applicant'),
    applicantId: idNo('申请人身份证号', 'Applicant’s ID number'),
    otherName: name('对方当事人', 'The other party'),
    otherId: idNo('对方身份证号', 'Their ID number'),
    kind: shown(choice('纠纷类别', 'Kind', disputeKinds)),
    matter: ofBoth('纠纷情况', 'What it is about'),
    venue: shown(entryOf('community.places', '调解地点', 'Where it is mediated')),
    mediatorPost: file(shown(post('调解员', 'Mediator'))),
    changeReason: ofBoth('更换理由（亲属、利害关系、当事人要求）', 'Why another mediator'),
    rightsTo: file(shown(past('权利义务告知日期', 'Rights told on'))),
    bothHeard: shown(yes('双方当事人都已告知并表示明白', 'Both were told and understood')),
    survey: words('调查情况', 'What was found', 800),
    record: words('调解笔录', 'Record of the mediation', 2_000),
    terms: ofBoth('协议内容', 'What was agreed'),
    performance: ofBoth('履行方式和期限', 'How and by when it is performed'),
    partiesSigned: shown(yes('双方当事人签名', 'Both parties signed')),
    mediatorSigned: shown(yes('调解员签名', 'The mediator signed')),
    sealedOn: shown(yes('加盖调解委员会印章', 'The committee’s seal')),
    recorded: shown(yes('口头协议已经记入笔录', 'The agreement by word is put on record')),
    agreementPaper: papersOf('agreement', '调解协议书', 'The agreement', 5),
    otherWays: ofBoth('告知的其他途径（仲裁、行政、诉讼）', 'Other ways that were told'),
    performed: ofBoth('履行回访', 'How it was performed'),
    askedOn: file(shown(past('共同申请司法确认日期', 'Both asked the court on'))),
    bothAsk: shown(yes('双方共同申请', 'Both ask')),
    courtNo: { ...ofBoth('法院文书编号', 'The court’s document'), max: 60, lines: false } as Field,
    courtReason: ofBoth('法院不予受理、确认的理由', 'Why the court does not'),
    reason: ofBoth('理由', 'Why'),
  },
  papers: {
    agreement: { title: t('调解协议书', 'The agreement'), from: 'office', clause: mediationLaw('art-29') },
  },
  values: {
    channel: said('计入的渠道', 'Channel that it counts in'),
    signedOn: { ...said('协议生效日期', 'In force since'), seenBy: 'concerned' },
  },
  working: { isConfirmOver: office },
  params: {
    mediateMonths: param('调解期限', 'To mediate', 'months', 1, practice('art-33')),
    confirmDays: param('申请司法确认', 'To ask for confirmation', 'days', 30, mediationLaw('art-33')),
    courtAcceptDays: param('法院决定是否受理', 'The court accepts', 'days', 3, confirmation('art-4')),
    courtDecideDays: param('法院确认期限', 'The court decides', 'days', 15, confirmation('art-5')),
  },
  entries: { theVenue: { register: 'community.places', id: 'venue' } },
  clocks: {
    mediate: {
      title: t('调解期限', 'To mediate'),
      limit: { param: 'mediateMonths', unit: 'month' },
      starts: ['accept'],
      stops: ['agree_written', 'agree_oral', 'not_agreed', 'to_police', 'withdraw', 'decline'],
      clause: practice('art-33'),
    },
    confirm: {
      title: t('申请司法确认', 'To ask for confirmation'),
      limit: { param: 'confirmDays', unit: 'calendar_day' },
      starts: ['agree_written', 'agree_oral'],
      stops: ['ask_confirm', 'confirm_over', 'performed', 'not_performed'],
      lapses: {
        outcome: 'confirm_over',
        tells: t(
          '三十日已过，不能再申请司法确认。',
          'Thirty days are over: it cannot be confirmed any more.',
        ),
      },
      clause: mediationLaw('art-33'),
    },
    court_accept: {
      title: t('法院决定是否受理', 'The court accepts'),
      limit: { param: 'courtAcceptDays', unit: 'calendar_day' },
      starts: ['ask_confirm'],
      stops: ['court_takes', 'court_declines'],
      clause: confirmation('art-4'),
    },
    court_decide: {
      title: t('法院确认期限', 'The court decides'),
      limit: { param: 'courtDecideDays', unit: 'calendar_day' },
      starts: ['court_takes'],
      stops: ['court_confirms', 'court_refuses'],
      clause: confirmation('art-5'),
    },
  },
  opens: {
    apply: act(t('申请调解', 'Apply'), ['resident', 'mediator'], 'applied', mediationLaw('art-17'), {
      kinMayAct: true,
      asks,
      when: [openVenue],
      sets: { isConfirmOver: 'false', channel },
    }),
    offer: act(t('主动调解', 'Offer it'), mediators, 'applied', mediationLaw('art-17'), {
      asks,
      when: [openVenue],
      sets: { isConfirmOver: 'false', channel },
    }),
  },
  steps: {
    applied: {
      title: t('待受理', 'To be accepted'),
      holder: 'mediator',
      outcomes: {
        accept: act(
          t('受理并指定调解员', 'Accept, with a mediator'),
          ['mediator', 'community-head'],
          'accepted',
          mediationLaw('art-19'),
          { asks: { mediatorPost: 'required' } },
        ),
        decline: act(
          t('不予调解', 'Do not mediate'),
          ['mediator', 'community-head'],
          'declined',
          mediationLaw('art-17'),
          { asks: { reason: 'required', ...otherWays } },
        ),
        withdraw: withdraw(),
      },
    },
    accepted: {
      title: t('待告知权利', 'Rights are to be told'),
      holder: 'mediator',
      outcomes: {
        tell_rights: act(t('告知权利义务', 'Tell the rights'), mediators, 'mediating', practice('art-30'), {
          asks: { rightsTo: 'required', bothHeard: 'required' },
          when: [
            must(
              'bothHeard = true',
              practice('art-30'),
              '应当先向双方当事人告知权利义务，再开始调解',
              'Both parties are told their rights before anything is mediated',
            ),
          ],
        }),
        change_mediator: changeMediator('accepted'),
        decline: act(
          t('对方明确拒绝，不予调解', 'The other party refuses'),
          mediators,
          'declined',
          mediationLaw('art-17'),
          { asks: { reason: 'required', ...otherWays } },
        ),
        to_police: toPolice(),
        withdraw: withdraw(),
      },
    },
    mediating: {
      title: t('调解中', 'Being mediated'),
      holder: 'mediator',
      outcomes: {
        agree_written: act(
          t('达成书面协议', 'Agreed in writing'),
          mediators,
          'performing',
          mediationLaw('art-29'),
          {
            asks: {
              survey: 'optional',
              record: 'required',
              terms: 'required',
              performance: 'required',
              partiesSigned: 'required',
              mediatorSigned: 'required',
              sealedOn: 'required',
              agreementPaper: 'optional',
            },
            when: [
              must(
                'partiesSigned and mediatorSigned and sealedOn',
                mediationLaw('art-29'),
                '书面协议自双方当事人签名、调解员签名并加盖印章之日起生效：缺一不可',
                'It is in force once both parties and the mediator signed and the seal is on it: none may be missing',
              ),
            ],
            sets: { signedOn: 'today' },
            effects: [solvedIn('channel', '"dispute"')],
          },
        ),
        agree_oral: act(
          t('达成口头协议', 'Agreed by word'),
          mediators,
          'performing',
          mediationLaw('art-28'),
          {
            asks: { record: 'optional', terms: 'required', performance: 'required', recorded: 'required' },
            when: [
              must(
                'recorded = true and record != null',
                mediationLaw('art-28'),
                '口头协议应当由调解员记录协议内容；没有记录的不生效',
                'The mediator puts an agreement by word on record; without a record it is not in force',
              ),
            ],
            sets: { signedOn: 'today' },
            effects: [solvedIn('channel', '"dispute"')],
          },
        ),
        not_agreed: act(t('调解不成', 'Not agreed'), mediators, 'failed', mediationLaw('art-26'), {
          asks: { record: 'required', ...otherWays },
        }),
        change_mediator: changeMediator('accepted'),
        to_police: toPolice(),
        withdraw: withdraw(),
      },
    },
    performing: {
      title: t('履行中', 'Being performed'),
      holder: 'mediator',
      outcomes: {
        ask_confirm: act(
          t('登记共同申请司法确认', 'Both ask a court to confirm'),
          ['mediator', 'resident'],
          'at_court',
          mediationLaw('art-33'),
          {
            kinMayAct: true,
            asks: { askedOn: 'required', bothAsk: 'required' },
            when: [
              must(
                'isConfirmOver = false',
                mediationLaw('art-33'),
                '自协议生效之日起已超过三十日，不能再申请司法确认；对方不履行的，可以向法院起诉',
                'More than thirty days have passed since it came into force: it cannot be confirmed any more, but one may sue',
              ),
              must(
                'bothAsk = true',
                mediationLaw('art-33'),
                '司法确认应当由双方当事人共同申请',
                'Both parties ask together',
              ),
              must(
                'kind != "identity"',
                confirmation('art-4'),
                '确认身份关系的，法院不予受理',
                'No court confirms what concerns personal status',
              ),
            ],
          },
        ),
        confirm_over: act(
          t('司法确认期限已过', 'It cannot be confirmed any more'),
          ['system'],
          'performing',
          mediationLaw('art-33'),
          { onlyAfter: 'confirm', sets: { isConfirmOver: 'true' } },
        ),
        performed: act(t('已履行', 'Performed'), mediators, 'done', mediationLaw('art-31'), {
          asks: { performed: 'required' },
        }),
        not_performed: act(
          t('不履行，告知可以起诉', 'Not performed: they may sue'),
          mediators,
          'broken',
          mediationLaw('art-31'),
          { asks: { performed: 'required', ...otherWays } },
        ),
      },
    },
    at_court: {
      title: t('待法院受理', 'With the court'),
      holder: 'mediator',
      outcomes: {
        court_takes: act(
          t('法院受理', 'The court accepts'),
          mediators,
          'court_deciding',
          confirmation('art-4'),
          { asks: { courtNo: 'required' } },
        ),
        court_declines: act(
          t('法院不予受理', 'The court does not'),
          mediators,
          'performing_still',
          confirmation('art-4'),
          { asks: { courtReason: 'required' } },
        ),
      },
    },
    court_deciding: {
      title: t('待法院确认', 'The court decides'),
      holder: 'mediator',
      outcomes: {
        court_confirms: act(t('法院确认有效', 'Confirmed'), mediators, 'confirmed', confirmation('art-5'), {
          asks: { courtNo: 'required' },
        }),
        court_refuses: act(
          t('法院不予确认', 'Not confirmed'),
          mediators,
          'performing_still',
          confirmation('art-5'),
          { asks: { courtReason: 'required' } },
        ),
      },
    },
    performing_still: {
      title: t('履行中（未经确认）', 'Being performed, not confirmed'),
      holder: 'mediator',
      outcomes: {
        performed: act(t('已履行', 'Performed'), mediators, 'done', mediationLaw('art-31'), {
          asks: { performed: 'required' },
        }),
        not_performed: act(
          t('不履行，告知可以起诉', 'Not performed: they may sue'),
          mediators,
          'broken',
          mediationLaw('art-31'),
          { asks: { performed: 'required', ...otherWays } },
        ),
      },
    },
    done: ended('已履行', 'Performed', 'done'),
    confirmed: ended('已司法确认', 'Confirmed by the court', 'done'),
    broken: ended('没有履行', 'Not performed', 'withdrawn'),
    failed: ended('调解不成', 'Not agreed', 'withdrawn'),
    declined: ended('不予调解', 'Not mediated', 'refused'),
    police: ended('已报公安机关', 'Told to the police', 'withdrawn'),
    withdrawn: ended('当事人撤回', 'Withdrawn', 'withdrawn'),
  },
})

function changeMediator<const To extends string>(to: To) {
  return act(
    t('更换调解员', 'Another mediator'),
    ['mediator', 'community-head', 'resident'],
    to,
    mediationLaw('art-19'),
    { kinMayAct: true, asks: { mediatorPost: 'required', changeReason: 'required' } },
  )
}

function toPolice() {
  return act(
    t('可能激化或者涉嫌犯罪，报公安机关', 'Danger or crime: to the police'),
    mediators,
    'police',
    mediationLaw('art-25'),
    { asks: { reason: 'required' } },
  )
}

function withdraw() {
  return act(t('当事人撤回', 'Withdraw'), ['resident', 'mediator'], 'withdrawn', mediationLaw('art-17'), {
    kinMayAct: true,
    asks: { reason: 'required' },
  })
}
