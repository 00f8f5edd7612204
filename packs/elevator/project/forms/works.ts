/** Filing, notice of installation, acceptance: what firms and offices sign before, during and after the works. */
import type { FormBlock, FormPrint } from 'yimen/kernel/programme'
import { local, special } from '../../clauses.ts'
import { both, boxes, cell, note, para, wide } from './parts.ts'

const filing: FormPrint = {
  title: both('既有住宅加装电梯合同备案表', 'Filing of the contracts'),
  at: ['contracts'],
  after: ['file_contracts', 'accept_filing'],
  form: {
    clause: local('item-12'),
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('实施主体', 'Implementing body', 'implementer'),
          cell('电梯单位', 'Elevator firm', 'installerName'),
          cell('统一社会信用代码', 'Credit code', 'installer'),
          cell('许可证编号', 'Licence', 'licenceNo'),
          cell('许可有效期至', 'Valid to', 'licenceTo', { as: 'day' }),
          cell('合同编号', 'Contract', 'contractNo'),
          cell('选自推荐名录', 'From the list', 'fromList', { as: 'yes' }),
          wide('合同价', 'Contract price', 'contractPrice', 1, { as: 'capital' }),
          cell('施工单位', 'Builder', 'builder'),
          cell('施工资质', 'Its licence', 'builderLicence'),
          cell('监理单位', 'Supervisor', 'supervisor'),
          cell('监理资质', 'Its licence', 'supervisorLicence'),
          cell('维护保养单位', 'Maintenance', 'maintainer'),
          cell('维保合同至', 'Until', 'maintenanceTo', { as: 'day' }),
          wide('随附材料', 'Attached', 'null', 2, {
            as: 'boxes',
            options: {
              elevator: both('电梯买卖安装合同', 'elevator contract'),
              building: both('施工合同', 'works contract'),
              supervision: both('监理合同', 'supervision contract'),
              licences: both('资质、许可证复印件', 'licences'),
              review: both('联合审查意见', 'joint opinion'),
            },
          }),
        ],
      },
      boxes(
        3,
        ['电梯单位', 'Elevator firm'],
        ['施工单位', 'Builder'],
        ['监理单位', 'Supervisor'],
        ['实施主体', 'Implementing body'],
        ['区工作机构备案意见', 'District office'],
      ),
      note(
        '说明：合同应当在开工前备案。推荐名录只供业主选择参考，业主可以另选有相应资质、许可的企业。',
        'Contracts are filed before work begins. The list recommends only: owners may choose any other licensed firm.',
      ),
    ],
  },
}

const installation: FormPrint = {
  title: both('特种设备安装改造修理告知书（电梯）', 'Written notice of installation'),
  at: ['installNotice'],
  after: ['notify_installation'],
  form: {
    clause: special('art-23'),
    blocks: [
      { kind: 'to', text: both('市市场监督管理局：', 'To the city market regulator:') },
      para(
        '我单位拟在{unitName}安装电梯一台，有关许可、合同和技术资料齐全，依法书面告知如下：',
        'We are to install one elevator at {unitName}; licence, contract and technical papers are complete:',
      ),
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('告知书编号', 'Notice', 'installNotice'),
          cell('设备种类', 'Kind', '"traction"', {
            options: { traction: both('曳引驱动乘客电梯', 'traction passenger lift') },
          }),
          cell('安装地点', 'Place', 'unitName'),
          cell('使用单位', 'User', 'implementer'),
          cell('安装单位', 'Installer', 'installerName'),
          cell('统一社会信用代码', 'Credit code', 'installer'),
          cell('许可证编号', 'Licence', 'licenceNo'),
          cell('许可有效期至', 'Valid to', 'licenceTo', { as: 'day' }),
          cell('制造单位', 'Maker'),
          cell('产品编号', 'Product'),
          cell('合同编号', 'Contract', 'contractNo'),
          cell('土建施工单位', 'Builder', 'builder'),
          cell('计划开工日期', 'To begin', 'startedOn', { as: 'day' }),
          cell('计划竣工日期', 'To end', undefined, { as: 'day' }),
          cell('安装负责人', 'In charge'),
          cell('联系电话', 'Telephone'),
        ],
      },
      boxes(2, ['安装单位', 'Installer'], ['市场监督管理部门收件', 'Received by the regulator']),
      { kind: 'clause', clause: special('art-23') },
    ],
  },
}

const signer = (party: string) => ({ value: `signedBy[item.party = "${party}"][1].name` })
const seat = (zh: string, en: string, slot: string) => ({
  title: both(zh, en),
  text: both(`签署人：{${slot}}`, `By {${slot}}`),
  seal: true as const,
})
const sixSign: FormBlock = {
  kind: 'sign',
  across: 2,
  boxes: [
    seat('设计单位', 'Designer', 'design'),
    seat('施工单位', 'Builder', 'construction'),
    seat('监理单位', 'Supervisor', 'supervision'),
    seat('电梯单位', 'Elevator firm', 'elevator'),
    seat('社区（见证）', 'Community, as witness', 'community'),
    seat('区工作机构（见证）', 'District office, as witness', 'district'),
  ],
}

const acceptance: FormPrint = {
  title: both('既有住宅加装电梯联合备案和竣工验收表', 'Joint filing and acceptance'),
  at: ['completion'],
  after: ['accept_works'],
  form: {
    clause: local('item-14'),
    values: {
      design: signer('design'),
      construction: signer('construction'),
      supervision: signer('supervision'),
      elevator: signer('elevator'),
      community: signer('community'),
      district: signer('district'),
    },
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('实施主体', 'Implementing body', 'implementer'),
          cell('电梯单位', 'Elevator firm', 'installerName'),
          cell('合同编号', 'Contract', 'contractNo'),
          cell('施工告知书', 'Notice', 'installNotice'),
          cell('监督检验报告', 'Inspection report', 'inspectionReport'),
          cell('开工日期', 'Begun', 'startedOn', { as: 'day' }),
          cell('验收日期', 'Accepted on', 'acceptedOn', { as: 'day' }),
          wide('验收结论', 'Result', 'if step = "completion" then null else "fit"', 1, {
            as: 'boxes',
            options: {
              fit: both('合格，可以办理使用登记', 'accepted'),
              unfit: both('不合格，整改后重新验收', 'not accepted'),
            },
          }),
        ],
      },
      sixSign,
      note(
        '说明：设计、施工、监理、电梯四方签署，社区和区工作机构到场见证、签字。不验收不使用；验收合格后三十日内移交技术资料和档案。',
        'Four parties sign, community and district office witness it. No acceptance, no use; files are handed over within thirty days.',
      ),
    ],
  },
}

export const workForms = { 'contract-filing': filing, 'install-notice': installation, acceptance } as const
