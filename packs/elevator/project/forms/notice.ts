/** The public notice, what came of it, and the record of objections and mediation. */
import type { FormPrint } from 'yimen/kernel/programme'
import { local, mediation } from '../../clauses.ts'
import { both, boxes, cell, col, head, para, wide } from './parts.ts'

const notice: FormPrint = {
  title: both('既有住宅加装电梯公示', 'Public notice of the retrofit'),
  at: ['posting'],
  after: ['post_notice'],
  forAll: true,
  form: {
    clause: local('item-7'),
    values: {
      agreeing: { value: 'consent.heads.agreeing' },
      participants: { value: 'consent.heads.participating' },
      all: { value: 'consent.heads.all' },
    },
    blocks: [
      {
        kind: 'to',
        text: both('{unitName}及相邻各户业主：', 'To the owners of {unitName} and its neighbours:'),
      },
      para(
        '{unitName}拟加装一台电梯，已由本单元业主依法表决通过：全体{all}人，参与表决{participants}人，同意{agreeing}人，面积、人数均达到法定比例。区工作机构已经受理并组织踏勘，现予公示。',
        'The owners of {unitName} have voted to add an elevator: ' +
          'of {all} heads {participants} took part and {agreeing} agreed, ' +
          'by area and by heads as the law asks. The district has accepted it and visited the site.',
      ),
      head('一、方案', '1. Plan'),
      para(
        '{planText}。井道平面尺寸{shaftWidth}厘米×{shaftDepth}厘米，{entry}。方案图附后。',
        '{planText}. Shaft {shaftWidth} by {shaftDepth} cm, {entry}. Drawings attached.',
      ),
      head('二、公示期', '2. Period'),
      para(
        '公示{noticeDays}日，自张贴次日起按日历日计算，张贴当日不计；中途缺失的，缺几日补几日。张贴位置：{noticePlaces}。',
        '{noticeDays} calendar days from the day after posting; days on which it did not hang are made up. Places: {noticePlaces}.',
      ),
      head('三、异议', '3. Objections'),
      para(
        '对加装电梯有异议的，请在公示期内以书面形式向社区居民委员会提出，写明姓名、住址、联系电话和理由。联系电话：{objectionPhone}。异议先由业主协商，协商不成的，由社区、街道组织调解；不愿调解或者调解不成的，可以依法向人民法院起诉。',
        'Objections are made in writing to the community within the period, with name, address, ' +
          'telephone and grounds. Telephone {objectionPhone}. They are talked over, then mediated; ' +
          'the court stays open.',
      ),
      { kind: 'issuer', by: both('{placeName}居民委员会', 'Residents’ committee of {placeName}') },
    ],
  },
}

const result: FormPrint = {
  title: both('既有住宅加装电梯公示结果', 'Result of the public notice'),
  after: ['close_notice', 'to_mediation'],
  form: {
    clause: local('item-7'),
    values: {
      days: { value: 'count(posted.proved)' },
      lost: { value: 'count(posted.missing)' },
      said: { value: 'count(objections)' },
    },
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('张贴日期', 'Posted on', 'noticeFrom'),
          cell('应公示天数', 'Days asked', 'noticeDays'),
          cell('有效公示天数', 'Days proved', 'count(posted.proved)'),
          cell('补足天数', 'Days made up', 'count(posted.missing)'),
          cell('公示期满日', 'Until', 'posted.until'),
          wide('张贴位置', 'Places', 'noticePlaces'),
        ],
      },
      {
        kind: 'table',
        title: both('逐日张贴证明', 'Proof of each day'),
        list: 'noticeProofs',
        columns: [
          col('序号', 'No.', 10, 'rowNumber'),
          col('日期', 'Day', 26, 'row.day', { as: 'day' }),
          col('见证人', 'Witness', 26, 'row.witness'),
          col('备注', 'Remarks', 38),
        ],
      },
      {
        ...para('公示结果：公示期满，没有收到异议。', 'Result: nobody objected.'),
        when: 'count(objections) = 0',
      },
      {
        ...para(
          '公示结果：公示期满，收到异议{said}件，已登记并转入调解，情况见异议及调解记录。',
          'Result: {said} objections, recorded and sent to mediation; see their record.',
        ),
        when: 'count(objections) > 0',
      },
      boxes(2, ['实施主体', 'Implementing body'], ['社区居民委员会（见证）', 'Community, as witness']),
    ],
  },
}

const objections: FormPrint = {
  title: both('加装电梯异议及调解记录', 'Record of objections and mediation'),
  at: ['notice', 'mediation'],
  after: ['settled', 'go_on', 'mediate', 'object', 'late_objection'],
  form: {
    clause: mediation('art-27'),
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('异议件数', 'Objections', 'count(objections)'),
          cell('张贴日期', 'Posted on', 'noticeFrom'),
          cell('未化解编号', 'Still open', 'openObjections'),
        ],
      },
      {
        kind: 'table',
        title: both('异议登记', 'Objections'),
        list: 'objections',
        spare: 1,
        columns: [
          col('编号', 'No.', 9, 'row.no'),
          col('日期', 'Day', 19, 'row.on', { as: 'day' }),
          col('异议人关系', 'Who', 16, 'row.relation', { like: 'relation' }),
          col('理由', 'Ground', 11, 'row.ground', { like: 'ground' }),
          col('异议内容', 'Objection', 36, 'row.text'),
          col('期内', 'In time', 9, 'row.inTime', { as: 'yes' }),
        ],
      },
      {
        kind: 'table',
        title: both('调解经过', 'Mediations'),
        list: 'mediations',
        spare: 2,
        columns: [
          col('编号', 'No.', 9, 'row.no'),
          col('日期', 'Day', 19, 'row.on', { as: 'day' }),
          col('调解结果', 'Result', 16, 'row.result', { like: 'mediated' }),
          col('约定补偿（元）', 'Compensation', 18, 'row.amount', { as: 'yuan' }),
          col('调解记录', 'Record', 38, 'row.note'),
        ],
      },
      {
        kind: 'table',
        when: 'count(hearings) > 0',
        title: both('听证', 'Hearings'),
        list: 'hearings',
        columns: [
          col('编号', 'No.', 9, 'row.no'),
          col('日期', 'Day', 19, 'row.on', { as: 'day' }),
          col('听证情况', 'Record', 72, 'row.note'),
        ],
      },
      { kind: 'clause', clause: mediation('art-3') },
      boxes(
        3,
        ['异议人', 'Who objects', true],
        ['出资业主代表', 'For the owners', true],
        ['调解员（人民调解委员会）', 'Mediator'],
      ),
    ],
  },
}

export const noticeForms = {
  'public-notice': notice,
  'notice-result': result,
  'objection-record': objections,
} as const
