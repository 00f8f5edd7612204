/** The county's monthly bulletin on social assistance: each number of it is a figure. */
import type { Bulletin } from 'yimen/kernel/bulletin'

export const assistanceBulletin: Bulletin = {
  id: 'assistance.monthly',
  version: 1,
  title: { zh: '关于全县临时救助工作情况的通报', en: 'Bulletin on temporary assistance in the county' },
  area: '430523',
  issuer: { zh: '邵阳县民政局', en: 'Shaoyang County Civil Affairs Bureau' },
  mark: '邵县民通',
  signedBy: 'county-leader',
  slots: {
    grants: {
      figure: 'assistance.temporary.grants',
      format: 'whole',
      page: { id: 'A4-05', unit: 'person-times', qualifier: 'exact' },
    },
    amount: {
      figure: 'assistance.temporary.amount',
      format: 'wan_yuan',
      decimals: 1,
      page: { id: 'A4-06', unit: '10k CNY (万元)', qualifier: 'exact' },
    },
    li: {
      figure: 'assistance.temporary.advances',
      area: '430523106234',
      format: 'yuan',
      page: { id: 'A4-02', unit: 'CNY', qualifier: 'exact' },
    },
    persons: { figure: 'assistance.temporary.persons', format: 'whole' },
    applications: { figure: 'assistance.temporary.applications', format: 'whole' },
    county: { figure: 'assistance.temporary.county_grants', format: 'whole' },
    refusals: { figure: 'assistance.temporary.refusals', format: 'whole' },
    withdrawn: { figure: 'assistance.temporary.withdrawn', format: 'whole' },
    advanceCases: { figure: 'assistance.temporary.advance_cases', format: 'whole' },
    advances: { figure: 'assistance.temporary.advances', format: 'wan_yuan', decimals: 2 },
    overdue: { figure: 'assistance.temporary.papers_overdue', format: 'whole' },
    onTime: { figure: 'assistance.temporary.on_time', format: 'percent', decimals: 1 },
    satisfaction: { figure: 'assistance.temporary.satisfaction', format: 'percent', decimals: 1 },
  },
  paragraphs: [
    {
      heading: { zh: '一、总体情况', en: '1. Overall' },
      text: {
        zh:
          '截至{year}年{month}月{day}日，全县今年收到临时救助申请{applications}件。审批权限下放后，由乡镇审批的临时救助对象达{grants}人次，救助金{amount}万元；' +
          '县级审批{county}人次。各级共救助{persons}人。',
        en:
          'By {year}-{month}-{day} the county received {applications} applications this year. ' +
          'Since the power to decide was given to the townships, they have granted aid {grants} times, ' +
          '{amount} ten-thousand yuan in all; the county granted {county}. In all {persons} persons were aided.',
      },
    },
    {
      heading: { zh: '二、先行救助', en: '2. Aid first' },
      text: {
        zh: '今年先行救助{advanceCases}件、{advances}万元。岩口铺镇云赵村低保对象李爷爷突发脑溢血，镇政府未等审批即先行发放{li}元临时救助金。目前逾期未补手续{overdue}件，请有关乡镇抓紧补办。',
        en:
          'This year aid was paid first in {advanceCases} cases, {advances} ten-thousand yuan. ' +
          'In Yunzhao Village of Yankoupu Town, where Grandfather Li had a sudden brain haemorrhage, ' +
          '{li} yuan were paid first. In {overdue} cases the papers are overdue; ' +
          'the townships concerned are asked to complete them.',
      },
    },
    {
      heading: { zh: '三、办理质效', en: '3. Quality' },
      text: {
        zh: '今年不予救助{refusals}件，申请人撤回或逾期未补正{withdrawn}件；按时办结率{onTime}%，群众好评率{satisfaction}%。',
        en:
          'This year {refusals} applications were refused and {withdrawn} withdrawn or lapsed; ' +
          '{onTime}% were decided on time, {satisfaction}% of ratings were good.',
      },
    },
    {
      table: {
        title: { zh: '附：各乡镇临时救助情况表', en: 'Annex: temporary assistance by township' },
        by: 'township',
        columns: [
          { title: { zh: '申请（件）', en: 'Applications' }, slot: 'applications' },
          { title: { zh: '乡镇审批（人次）', en: 'Granted (person-times)' }, slot: 'grants' },
          { title: { zh: '救助金（万元）', en: 'Money (10k yuan)' }, slot: 'amount' },
          { title: { zh: '先行救助（件）', en: 'Paid first' }, slot: 'advanceCases' },
          { title: { zh: '按时办结率（%）', en: 'On time (%)' }, slot: 'onTime' },
        ],
      },
    },
  ],
}
