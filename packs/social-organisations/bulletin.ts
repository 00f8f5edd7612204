/** The district's circular on social organisations: each number of it is a figure. */
import type { Bulletin } from 'yimen/kernel/bulletin'

export const organisationsBulletin: Bulletin = {
  id: 'organisations.monthly',
  version: 1,
  title: { zh: '关于全区社会组织工作情况的通报', en: 'Circular on social organisations in the district' },
  area: '430702',
  issuer: { zh: '常德市武陵区民政局', en: 'Wuling District Civil Affairs Bureau' },
  mark: '武民通',
  signedBy: 'registrar-head',
  to: { zh: '各街道办事处、乡镇人民政府，各业务主管单位', en: 'Streets and towns, supervising units' },
  copies: { zh: '区社会组织综合党委、区两新工委', en: 'Comprehensive party committee, two-new committee' },
  slots: {
    registered: {
      figure: 'organisations.registered',
      format: 'whole',
      page: { id: 'A3-01', unit: 'organisations', qualifier: 'exact' },
    },
    filed: {
      figure: 'organisations.filed',
      format: 'whole',
      page: { id: 'A3-02', unit: 'organisations', qualifier: 'exact' },
    },
    associations: { figure: 'organisations.registered.associations', format: 'whole' },
    privateUnits: { figure: 'organisations.registered.private', format: 'whole' },
    covered: { figure: 'organisations.covered', format: 'percent', decimals: 1 },
    inspected: { figure: 'organisations.inspected', format: 'whole' },
    inspectionRate: { figure: 'organisations.inspection_rate', format: 'percent', decimals: 1 },
    late: { figure: 'organisations.inspection_late', format: 'whole' },
    anomaly: { figure: 'organisations.anomaly', format: 'whole' },
    serious: { figure: 'organisations.serious', format: 'whole' },
    graded: { figure: 'organisations.graded', format: 'whole' },
    activities: { figure: 'organisations.activities', format: 'whole' },
    served: { figure: 'organisations.served', format: 'whole' },
    requests: { figure: 'organisations.requests', format: 'whole' },
    fields: { figure: 'organisations.work_fields', format: 'whole' },
    contracts: { figure: 'organisations.contracts', format: 'whole' },
    contracted: { figure: 'organisations.contracted', format: 'wan_yuan', decimals: 1 },
    paid: { figure: 'organisations.paid', format: 'wan_yuan', decimals: 1 },
  },
  parts: [{ whole: 'registered', of: ['associations', 'privateUnits'] }],
  paragraphs: [
    {
      heading: { zh: '一、总体情况', en: '1. Overall' },
      text: {
        zh:
          '截至{year}年{month}月{day}日，全区登记社会组织{registered}家，其中社会团体{associations}家、民办非企业单位{privateUnits}家；' +
          '备案社区社会组织{filed}家。党组织覆盖率{covered}%，3A以上社会组织{graded}家。',
        en:
          'By {year}-{month}-{day} the district has {registered} registered organisations, {associations} associations and ' +
          '{privateUnits} private units, and {filed} filed community organisations. ' +
          '{covered}% are covered by party organisations; {graded} are of 3A and above.',
      },
    },
    {
      heading: { zh: '二、监督管理', en: '2. Oversight' },
      text: {
        zh: '今年作出年检结论{inspected}家，参检率{inspectionRate}%，逾期送达年度报告{late}家。目前在活动异常名录{anomaly}家、严重违法失信名单{serious}家，请有关业务主管单位督促整改。',
        en:
          '{inspected} inspections were concluded this year, {inspectionRate}% of the registered; {late} reports came late. ' +
          '{anomaly} are on the anomaly list and {serious} on the serious list; supervising units are asked to have it put right.',
      },
    },
    {
      heading: { zh: '三、服务和购买', en: '3. Service and purchase' },
      text: {
        zh: '今年社会组织响应邻里守望开展活动{activities}场，服务{served}人次，收集居民诉求{requests}件，涉及法律宣传、特殊群体帮扶、预防犯罪等{fields}个领域。签订购买服务合同{contracts}份、{contracted}万元，已支付{paid}万元。',
        en:
          'Organisations answered calls with {activities} activities that served {served} people, and brought {requests} requests of residents, in {fields} fields of work. ' +
          '{contracts} contracts were signed for {contracted} ten-thousand yuan, of which {paid} are paid.',
      },
    },
    {
      table: {
        title: { zh: '附：各街道（乡镇）社会组织情况表', en: 'Annex: social organisations by street' },
        by: 'township',
        columns: [
          { title: { zh: '登记（家）', en: 'Registered' }, slot: 'registered' },
          { title: { zh: '备案（家）', en: 'Filed' }, slot: 'filed' },
          { title: { zh: '党组织覆盖率（%）', en: 'Covered (%)' }, slot: 'covered' },
          { title: { zh: '活动异常（家）', en: 'Anomalous' }, slot: 'anomaly' },
          { title: { zh: '活动（场）', en: 'Activities' }, slot: 'activities' },
          { title: { zh: '服务（人次）', en: 'Served' }, slot: 'served' },
        ],
      },
    },
  ],
}
