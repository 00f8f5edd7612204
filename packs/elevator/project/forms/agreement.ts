/** The agreement of the owners who pay: what is built, who pays what, who runs it, and what becomes of it when a dwelling is sold. */
import type { FormPrint } from 'yimen/kernel/programme'
import { local } from '../../clauses.ts'
import { both, boxes, col, head, note, para } from './parts.ts'

export const agreement: FormPrint = {
  title: both('既有住宅加装电梯项目协议书', 'Agreement on the retrofit'),
  at: ['agreement'],
  after: ['agree'],
  forAll: true,
  form: {
    clause: local('item-5'),
    values: {
      whole: { value: 'price', as: 'capital' },
      net: { value: 'netPrice', as: 'capital' },
      table: { value: 'costTable' },
      count: { value: 'count(memberRooms)' },
      manages: {
        value: 'manager',
        options: {
          property: both('物业服务企业', 'the property company'),
          owners: both('全体出资业主', 'the owners who pay'),
        },
      },
      compensates: {
        value: 'if compensation = null and netPrice != null then "none" else compensation',
        options: { none: both('无', 'none') },
      },
    },
    blocks: [
      para(
        '{unitName}出资业主{count}户（以下称甲方），就本单元加装一台电梯，经依法表决，共同委托{implementer}（以下称实施主体）组织实施，协商一致，签订本协议。',
        'The {count} dwellings of {unitName} that pay agree, after a lawful ballot, ' +
          'to have one elevator built by {implementer} (the implementing body).',
      ),
      head('一、方案', '1. Plan'),
      para(
        '{planText}。井道平面尺寸{shaftWidth}厘米×{shaftDepth}厘米，{entry}，以审查通过的施工图为准。',
        '{planText}. Shaft {shaftWidth} by {shaftDepth} cm, {entry}; the reviewed drawings decide.',
      ),
      head('二、费用和分摊', '2. Costs and shares'),
      para(
        '总造价{whole}，其中财政补贴{subsidyFen}，由出资业主分摊的净造价为{net}。分摊办法：{table}。各户分摊额如下，合计等于净造价：',
        'Price {whole}; subsidy {subsidyFen}; the owners share {net}, {table}. The shares sum to it:',
      ),
      {
        kind: 'table',
        list: 'if finalShares != null then finalShares else voters',
        columns: [
          col('序号', 'No.', 9, 'rowNumber'),
          col('房号', 'Room', 14, 'row.room'),
          col('业主', 'Owner', 20, 'owners[item.room = row.room].name'),
          col('分摊金额（元）', 'Share (yuan)', 24, 'row.amount', { as: 'yuan', sum: true }),
          col('业主签名', 'Signature', 33),
        ],
      },
      head('三、缴款和支付', '3. Payment'),
      para(
        '各户应缴款存入监管专户，可以使用自有资金、住房公积金和住宅维修资金。工程款按合同生效、设备到场、验收合格、质保期满分期支付，验收以前的支付不超过合同价的{beforeAcceptancePercent}%。收支情况每次支付后在单元内公布。',
        'Shares go to the supervised account: own money, provident fund, maintenance fund. ' +
          'It pays by stages; before acceptance at most {beforeAcceptancePercent}% of the contract price; ' +
          'every payment is made known in the stair.',
      ),
      head('四、对受影响业主的补偿', '4. Compensation'),
      para('{compensates}。', '{compensates}.'),
      head('五、运行管理', '5. Running'),
      para(
        '电梯建成后由{manages}负责管理，依法办理使用登记，签订维护保养合同。电费、维护保养、检验、保险费用由出资业主分担；没有另行约定的，按专有部分面积分担。',
        'After completion {manages} runs it, registers it and contracts its maintenance. Power, maintenance, ' +
          'inspection and insurance are shared, by area where nothing else is agreed.',
      ),
      head('六、大修储备', '6. Overhaul'),
      para(
        '出资业主设立大修、更新储备，缴存标准和使用办法由出资业主另行议定，专款专用。',
        'The owners who pay keep a reserve for overhaul and renewal, used for nothing else.',
      ),
      head('七、房屋转让和后加入', '7. Sale and joining later'),
      para(
        '房屋转让的，受让人承受本协议的权利和义务，转让人应当书面告知。没有出资的业主以后加入的，按当初应分摊额每满一年折减{depreciationPercent}%补缴，最低为{buyInLeastPercent}%，补缴款按出资比例退还先出资的业主。',
        'A buyer steps into the rights and duties of the seller, who tells them in writing. ' +
          'Who joins later pays the original share less {depreciationPercent}% a year, ' +
          'at least {buyInLeastPercent}%, which goes back to those who paid.',
      ),
      head('八、争议', '8. Disputes'),
      para(
        '因本协议发生争议的，先行协商，也可以申请社区、街道调解；协商、调解不成的，可以向人民法院起诉。',
        'Disputes are talked over, may be mediated by community and street, and may go to court.',
      ),
      para(
        '本协议一式多份，各出资户、实施主体、社区各执一份，自全体出资业主签名之日起生效。',
        'Each dwelling, the implementing body and the community hold a copy; it is in force once all who pay have signed.',
      ),
      boxes(2, ['实施主体', 'Implementing body'], ['社区居民委员会（见证）', 'Community, as witness']),
      note(
        '依据：加装电梯协议应当写明实施主体、费用分摊与缴款、补偿、运行管理人、维保与电费、大修储备和房屋转让。',
        'The agreement names the implementing body, shares, compensation, manager, upkeep, reserve and transfer.',
      ),
    ],
  },
}
