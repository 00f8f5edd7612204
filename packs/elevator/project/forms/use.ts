/** After acceptance: the claim of the subsidy with what all confirm, the agreement on running, the record of upkeep. */
import type { FormPrint } from 'yimen/kernel/programme'
import { local, maintenance, special } from '../../clauses.ts'
import { both, boxes, cell, col, head, note, para, wide } from './parts.ts'

const half = (fact: string, formula: string) => `if ${fact} != null then ${fact} else ${formula}`

const claim: FormPrint = {
  title: both('既有住宅加装电梯补贴申领表', 'Claim of the subsidy'),
  at: ['claim'],
  after: ['claim', 'propose_subsidy', 'grant_subsidy'],
  forAll: true,
  form: {
    clause: local('item-16'),
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('实施主体', 'Implementing body', 'implementer'),
          cell('验收日期', 'Accepted on', 'acceptedOn', { as: 'day' }),
          cell('使用登记证', 'Registration', 'registrationNo'),
          cell('电梯识别码', 'Elevator code', 'plateNo'),
          cell('档案接收证明', 'Archive receipt', 'archiveReceipt'),
          wide('申领金额', 'Amount', 'if subsidy != null then subsidy else subsidyFen', 1, { as: 'capital' }),
          cell(
            '其中市级',
            'City',
            half('cityShare', 'subsidyFen - floor(subsidyFen * districtPercent / 100)'),
            { as: 'yuan' },
          ),
          cell('其中区级', 'District', half('districtShare', 'floor(subsidyFen * districtPercent / 100)'), {
            as: 'yuan',
          }),
          cell('申领代表', 'Representative', 'claimant'),
          cell('联系电话', 'Telephone'),
          cell('开户银行', 'Bank'),
          cell('监管专户账号', 'Account'),
        ],
      },
      {
        kind: 'table',
        title: both('分配方案共同确认', 'Split, as all confirm it'),
        list: 'subsidySplit',
        columns: [
          col('房号', 'Room', 14, 'row.room'),
          col('分摊金额（元）', 'Share (yuan)', 23, 'finalShares[item.room = row.room][1].amount', {
            as: 'yuan',
            sum: true,
          }),
          col('受益补贴（元）', 'Of the subsidy (yuan)', 23, 'row.amount', { as: 'yuan', sum: true }),
          col('业主签名确认', 'Signature', 40),
        ],
      },
      note(
        '说明：补贴一次性发放，已在分摊时从总造价中扣除，拨入监管专户用于支付工程款，不再向各户另行发放；各户受益额按分摊比例计算，合计等于补贴额，由全体出资业主共同确认。',
        'The subsidy is paid once. ' +
          'It was taken off the price before sharing and goes to the supervised account; ' +
          'each dwelling’s part is by its share, and all who pay confirm it.',
      ),
      boxes(
        3,
        ['实施主体', 'Implementing body'],
        ['区住建局审核意见', 'District housing bureau'],
        ['区住建局负责人', 'Its head'],
      ),
    ],
  },
}

const running: FormPrint = {
  title: both('加装电梯运行管理协议', 'Agreement on running the elevator'),
  at: ['registration', 'archive'],
  after: ['register'],
  forAll: true,
  form: {
    clause: local('item-20'),
    values: {
      manages: {
        value: 'manager',
        options: {
          property: both('物业服务企业', 'the property company'),
          owners: both('出资业主推选的管理人', 'a manager chosen by the owners'),
        },
      },
      keeps: { value: 'maintainer' },
    },
    blocks: [
      para(
        '{unitName}全体出资业主（甲方）与{manages}（乙方），就加装电梯的运行管理约定如下。',
        'The owners of {unitName} who pay (A) and {manages} (B) agree on running the elevator.',
      ),
      head('一、管理责任', '1. Duties'),
      para(
        '乙方为电梯使用管理单位，负责日常管理、使用登记和变更、安全标志、钥匙和紧急电话，建立安全技术档案。使用登记证编号{registrationNo}，电梯识别码{plateNo}。',
        'B is the user in law: daily care, registration, signs, keys, the emergency line, the safety file. ' +
          'Registration {registrationNo}, code {plateNo}.',
      ),
      head('二、维护保养和检验', '2. Maintenance and inspection'),
      para(
        '委托{keeps}维护保养，合同有效期至{maintenanceTo}，两次保养间隔不超过{maintenanceDays}日，记录保存不少于四年。检验有效期届满一个月前申报定期检验，未经检验或者检验不合格的不得使用。',
        '{keeps} maintains it until {maintenanceTo}, at most {maintenanceDays} days between two visits; ' +
          'records are kept four years. Inspection is asked for a month before the old one ends.',
      ),
      head('三、应急救援', '3. Rescue'),
      para(
        '保持二十四小时值班电话畅通，接到困人报告后{rescueMinutes}分钟内到达现场救援；每半年演练一次。',
        'The line is answered day and night; rescue is there within {rescueMinutes} minutes; drills twice a year.',
      ),
      head('四、费用', '4. Costs'),
      para(
        '电费、维护保养费、检验费、保险费和大修储备由甲方分担，标准为每户每月____________元；每年公布一次收支。',
        'Power, maintenance, inspection, insurance and reserve: ____________ yuan a month each; accounts are shown once a year.',
      ),
      head('五、期限和其他', '5. Period and the rest'),
      para(
        '本协议有效期自______年____月____日至______年____月____日。管理单位变更的，三十日内办理变更登记；房屋转让的，受让人承受本协议的权利和义务。',
        'From ____________ to ____________. A change of manager is registered within thirty days; a buyer steps into this agreement.',
      ),
      boxes(
        2,
        ['甲方（出资业主代表）', 'A, for the owners', true],
        ['乙方（管理单位）', 'B, the manager'],
        ['维护保养单位', 'Maintenance firm'],
        ['社区居民委员会（见证）', 'Community, as witness'],
      ),
    ],
  },
}

const upkeep: FormPrint = {
  title: both('加装电梯维护保养记录', 'Record of maintenance'),
  at: ['operation', 'rescue', 'outOfUse'],
  after: ['maintain'],
  form: {
    clause: maintenance('item-1'),
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('使用登记证', 'Registration', 'registrationNo'),
          cell('电梯识别码', 'Elevator code', 'plateNo'),
          cell('维护保养单位', 'Maintenance firm', 'maintainer'),
          cell('维保合同至', 'Until', 'maintenanceTo', { as: 'day' }),
          cell('间隔（日）', 'At most (days)', 'maintenanceDays'),
        ],
      },
      {
        kind: 'table',
        list: 'maintenances',
        spare: 5,
        columns: [
          col('序号', 'No.', 8, 'rowNumber'),
          col('日期', 'Day', 20, 'row.on', { as: 'day' }),
          col('类别', 'Kind', 10, 'row.kind', { like: 'maintained' }),
          col('保养情况和更换部件', 'What was done', 28, 'row.note'),
          col('维保人员签字', 'By', 17),
          col('管理单位确认', 'Confirmed', 17),
        ],
      },
      { kind: 'cells', pairs: 1, cells: [wide('发现的问题和处理', 'Problems found', undefined, 4)] },
      { kind: 'clause', clause: special('art-45') },
    ],
  },
}

export const useForms = {
  'subsidy-claim': claim,
  'running-agreement': running,
  'maintenance-record': upkeep,
} as const
