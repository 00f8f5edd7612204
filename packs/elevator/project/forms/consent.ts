/** Opinions, ballot, count and authorisation: one sheet a dwelling where a dwelling signs. */
import type { FormPrint } from 'yimen/kernel/programme'
import { civil, local } from '../../clauses.ts'
import { both, boxes, cell, col, dwelling, note, para, perDwelling, planCells, wide } from './parts.ts'

const opinion: FormPrint = {
  title: both('既有住宅加装电梯业主征求意见表', 'Owner’s opinion on the retrofit'),
  at: ['plan'],
  forAll: true,
  form: {
    clause: local('item-4'),
    each: perDwelling,
    blocks: [
      { kind: 'cells', pairs: 2, cells: [...dwelling, ...planCells] },
      {
        kind: 'cells',
        pairs: 1,
        cells: [
          wide('加装意愿', 'Wish', 'null', 1, {
            as: 'boxes',
            options: {
              agree: both('同意', 'Agree'),
              disagree: both('不同意', 'Disagree'),
              other: both('有其他意见', 'Other'),
            },
          }),
          wide('是否出资', 'Would pay', 'null', 1, {
            as: 'boxes',
            options: {
              pay: both('愿意出资', 'Yes'),
              later: both('以后再加入', 'Later'),
              no: both('不出资', 'No'),
            },
          }),
          wide(
            '对专有部分、采光、通风、噪音、通行的意见',
            'On own parts, light, air, noise, passage',
            undefined,
            3,
          ),
          wide('其他意见和建议', 'Other remarks', undefined, 3),
        ],
      },
      boxes(
        2,
        ['业主（全体共有人）', 'All owners of the dwelling', true],
        ['筹备小组收表人', 'Received for the group', true],
      ),
      note(
        '说明：本表用于征求意见，不是表决票，不计入表决结果。',
        'This is an opinion and no ballot: it is not counted.',
      ),
    ],
  },
}

const ballot: FormPrint = {
  title: both('既有住宅加装电梯业主表决票', 'Ballot on the retrofit'),
  at: ['plan', 'ballot'],
  forAll: true,
  form: {
    clause: civil('art-278'),
    each: perDwelling,
    blocks: [
      { kind: 'cells', pairs: 2, cells: [...dwelling, ...planCells] },
      para(
        '表决事项：是否同意按上述方案在{unitName}加装一台电梯。表决截止{closesOn}。',
        'Shall an elevator be built at {unitName} by this plan? The ballot closes on {closesOn}.',
      ),
      {
        kind: 'cells',
        pairs: 1,
        cells: [wide('表决意见（只选一项）', 'Vote (one only)', 'null', 2, { as: 'boxes', like: 'choice' })],
      },
      boxes(
        2,
        ['业主（全体共有人签名）', 'All co-owners sign', true],
        ['代理人（附授权委托书）', 'Agent, with authorisation', true],
      ),
      note(
        '说明：一户一票，共有人须全部签名或者出具授权委托书；弃权算参与表决，不算同意；截止日前没有交回的，不算参与表决；涂改、多选的无效。占用专有部分的，另须该户业主书面同意。',
        'One ballot a dwelling; all co-owners sign or authorise. ' +
          'An abstention takes part and does not agree; a ballot not returned in time does not take part; ' +
          'one altered or with several marks is void. Who’s own part is used must agree besides.',
      ),
    ],
  },
}

const unitOf = { area: both('平方米', 'm²'), heads: both('人', 'heads') } as const
const counted = (what: string) => `if row.by = "area" then string(row.${what} / 100) else string(row.${what})`
const testName = {
  participating_all_area: both('参与表决的面积占全体', 'Area taking part, of all'),
  participating_all_heads: both('参与表决的人数占全体', 'Heads taking part, of all'),
  agreeing_participating_area: both('同意的面积占参与表决', 'Area agreeing, of those taking part'),
  agreeing_participating_heads: both('同意的人数占参与表决', 'Heads agreeing, of those taking part'),
  agreeing_all_area: both('同意的面积占全体', 'Area agreeing, of all'),
  agreeing_all_heads: both('同意的人数占全体', 'Heads agreeing, of all'),
} as const
const passing = { true: both('达到', 'met'), false: both('未达到', 'not met') } as const
const choices = {
  agree: both('同意', 'agree'),
  disagree: both('不同意', 'disagree'),
  abstain: both('弃权', 'abstain'),
  split: both('共有人意见不一', 'co-owners differ'),
  none: both('未参与', 'not taking part'),
} as const

const tally: FormPrint = {
  title: both('既有住宅加装电梯表决计票单', 'Count of the ballot'),
  after: ['close_ballot', 'renegotiate'],
  forAll: true,
  form: {
    clause: civil('art-278'),
    values: {
      failed: {
        value: 'for t in consent.tests[item.passed = false] return t.have + "_" + t.of + "_" + t.by',
        options: testName,
      },
      participants: { value: 'consent.heads.participating' },
      agreeing: { value: 'consent.heads.agreeing' },
      all: { value: 'consent.heads.all' },
    },
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('表决开始', 'Opened on', 'openedOn'),
          cell(
            '全体（人/㎡）',
            'All (heads / m²)',
            'string(consent.heads.all) + " / " + string(consent.area.all / 100)',
          ),
          cell('表决截止', 'Closed on', 'closesOn'),
          cell(
            '参与（人/㎡）',
            'Taking part',
            'string(consent.heads.participating) + " / " + string(consent.area.participating / 100)',
          ),
          cell(
            '同意（人/㎡）',
            'Agreeing',
            'string(consent.heads.agreeing) + " / " + string(consent.area.agreeing / 100)',
          ),
        ],
      },
      {
        kind: 'table',
        title: both('各项检验', 'Tests'),
        list: 'consent.tests',
        columns: [
          col('检验项目', 'Test', 34, 'row.have + "_" + row.of + "_" + row.by', { options: testName }),
          col('法定比例', 'By law', 11, 'string(row.num) + "/" + string(row.den)'),
          col('基数', 'Of', 12, counted('base')),
          col('最低要求', 'Needed', 12, counted('needed')),
          col('实际', 'Have', 12, counted('counted')),
          col('单位', 'Unit', 9, 'row.by', { options: unitOf }),
          col('结果', 'Result', 10, 'string(row.passed)', { options: passing }),
        ],
      },
      {
        ...para(
          '计票结果：各项比例全部达到法定要求，本次表决通过。',
          'Result: every test is met; the ballot passed.',
        ),
        when: 'step != "plan"',
      },
      {
        ...para(
          '计票结果：下列各项未达到法定比例：{failed}。本次表决未通过。',
          'Result: not met: {failed}; the ballot failed.',
        ),
        when: 'not(consent.passed)',
      },
      {
        ...para(
          '计票结果：各项比例达到法定要求，但被占用专有部分的业主没有全部书面同意，不能据此实施。',
          'The tests are met, but not all whose own part is used have agreed.',
        ),
        when: 'consent.passed and step = "plan"',
      },
      {
        kind: 'table',
        title: both('逐户计票', 'By dwelling'),
        list: 'voters',
        office: true,
        columns: [
          col('房号', 'Room', 14, 'row.room'),
          col('楼层', 'Floor', 10, 'row.floor'),
          col('专有面积（㎡）', 'Area (m²)', 20, 'row.area', { as: 'area', sum: true }),
          col(
            '表决意见',
            'Vote',
            24,
            `
              if consent.votes[item.room = row.room][1].choice = null
              then "none"
              else consent.votes[item.room = row.room][1].choice
            `,
            { options: choices },
          ),
          col('计票核对', 'Checked', 20),
        ],
      },
      boxes(
        3,
        ['计票人', 'Counted by', true],
        ['监票人', 'Watched by', true],
        ['社区居民委员会（见证）', 'Community, as witness'],
      ),
    ],
  },
}

const proxy: FormPrint = {
  title: both('授权委托书', 'Letter of authorisation'),
  at: ['plan', 'ballot', 'agreement', 'application', 'supplementing', 'contracts', 'claim'],
  forAll: true,
  form: {
    clause: civil('art-165'),
    each: perDwelling,
    values: { room: { value: 'sheet.room' }, blank: { value: 'null' } },
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('委托人', 'Given by', 'owners[item.room = sheet.room].name'),
          cell('身份证号', 'ID number', 'owners[item.room = sheet.room].idNo'),
          cell('单元', 'Stair unit', 'unitName'),
          cell('房号', 'Room', 'sheet.room'),
          cell('受托人', 'Agent'),
          cell('身份证号', 'ID number'),
          cell('与委托人关系', 'Relation'),
          cell('联系电话', 'Telephone'),
        ],
      },
      para(
        '本人（本户全体共有人）系{unitName}{room}房业主，现委托上列受托人，就本单元既有住宅加装电梯代为办理下列勾选事项：',
        'We, all owners of room {room} at {unitName}, authorise the agent named above in what is ticked:',
      ),
      {
        kind: 'cells',
        pairs: 1,
        cells: [
          wide('委托事项', 'Matters', 'null', 2, {
            as: 'boxes',
            options: {
              vote: both('参加表决', 'vote'),
              sign: both('签订项目协议书', 'sign the agreement'),
              apply: both('提交申请、备案', 'apply and file'),
              accept: both('参加验收', 'take part in the acceptance'),
              claim: both('申领补贴', 'claim the subsidy'),
            },
          }),
        ],
      },
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('委托自', 'From', undefined, { as: 'day' }),
          cell('委托至', 'To', undefined, { as: 'day' }),
          wide('其他约定', 'Other terms', undefined, 3),
        ],
      },
      para(
        '受托人在上述权限和期限内签署的文件，委托人予以承认；受托人不得转委托。',
        'What the agent signs within these powers and this period binds us; the agent may not pass it on.',
      ),
      boxes(
        2,
        ['委托人（全体共有人签名、按印）', 'Given by: all owners sign', true],
        ['受托人', 'Agent', true],
      ),
      note(
        '附：委托人、受托人身份证复印件，注明“仅供办理加装电梯使用”。',
        'With copies of both identity cards, marked for this use only.',
      ),
    ],
  },
}

export const consentForms = {
  'owner-opinion': opinion,
  ballot,
  'consent-tally': tally,
  authorisation: proxy,
} as const
