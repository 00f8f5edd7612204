/**
 * The registers of the pack: projects by unit, the vetted firms, permits that need not be asked for. Surveyed
 * units stand beside their fields.
 */
import type { Register } from 'yimen/kernel/register'
import { business, local } from './clauses.ts'
import { asking, units } from './survey/unit.ts'

const projects: Register = {
  id: 'elevator.projects',
  title: { zh: '加装电梯项目', en: 'Retrofit projects' },
  open: false,
  asked: { ...asking, title: { zh: '加装进行到哪一步', en: 'How far is the elevator?' } },
  called: ['name'],
  brief: ['project'],
  map: { longitude: 'longitude', latitude: 'latitude' },
  also: ['elevator.units'],
  standings: {
    initiated: { zh: '筹备', en: 'Begun' },
    consented: { zh: '表决通过', en: 'Consented' },
    accepted: { zh: '已受理', en: 'Accepted' },
    reviewed: { zh: '联审通过', en: 'Reviewed' },
    building: { zh: '施工', en: 'Under construction' },
    in_use: { zh: '投入使用', en: 'In use' },
    stopped: { zh: '停止', en: 'Stopped' },
  },
  columns: {
    name: { title: { zh: '单元', en: 'Stair unit' }, public: true },
    project: { title: { zh: '办件', en: 'Case' }, kind: 'case' },
    longitude: { title: { zh: '经度', en: 'Longitude' }, kind: 'degree' },
    latitude: { title: { zh: '纬度', en: 'Latitude' }, kind: 'degree' },
  },
  clause: local('item-24'),
}

const firms: Register = {
  id: 'elevator.firms',
  title: { zh: '电梯加装推荐名录', en: 'Vetted elevator firms' },
  open: true,
  called: ['name'],
  brief: ['level', 'licenceNo', 'licenceTo', 'points', 'reason'],
  note: {
    text: {
      zh: '名录只供业主选择参考。业主可以另行选择具有相应资质的其他企业，任何单位和个人不得指定或者变相指定。',
      en:
        'The list only recommends. Owners may choose any other firm that has the licence; ' +
        'nobody may name one for them, openly or otherwise.',
    },
    clause: business('art-43'),
  },
  standings: {
    listed: { zh: '在册', en: 'Listed' },
    warned: { zh: '警告', en: 'Warned' },
    suspended: { zh: '暂停推荐', en: 'Suspended' },
    removed: { zh: '移出', en: 'Removed' },
    left: { zh: '自愿退出', en: 'Left' },
  },
  columns: {
    name: { title: { zh: '企业名称', en: 'Firm' }, public: true },
    level: { title: { zh: '许可级别', en: 'Licence level' }, public: true },
    licenceNo: { title: { zh: '许可证编号', en: 'Licence' }, public: true, findable: true },
    licenceTo: { title: { zh: '许可有效期至', en: 'Licence valid to' }, kind: 'valid_to', public: true },
    points: { title: { zh: '本年记分', en: 'Points this year' }, unit: 'point', public: true },
    reason: { title: { zh: '记分或处理原因', en: 'Reason' }, public: true },
  },
  clause: local('item-19'),
}

const waivers: Register = {
  id: 'elevator.waivers',
  title: { zh: '免予办理的许可', en: 'Permits waived' },
  open: false,
  called: ['name'],
  standings: { waived: { zh: '免予办理', en: 'Waived' } },
  columns: {
    permit: {
      title: { zh: '许可', en: 'Permit' },
      options: {
        planning: { zh: '建设工程规划许可证', en: 'Planning permit' },
        construction: { zh: '建筑工程施工许可证', en: 'Construction permit' },
      },
    },
    name: { title: { zh: '单元', en: 'Stair unit' } },
    project: { title: { zh: '办件', en: 'Case' }, kind: 'case' },
  },
  clause: local('item-11'),
}

export const registers: readonly Register[] = [units, projects, firms, waivers]
