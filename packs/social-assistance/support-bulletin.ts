/** The county’s bulletin on support, care and goods: each number of it is a figure. */
import type { Bulletin } from 'yimen/kernel/bulletin'

export const supportBulletin: Bulletin = {
  id: 'assistance.support_monthly',
  version: 1,
  title: {
    zh: '关于特困人员供养和照料服务情况的通报',
    en: 'Bulletin on the support and care of those who have nobody',
  },
  area: '430523',
  issuer: { zh: '邵阳县民政局', en: 'Shaoyang County Civil Affairs Bureau' },
  mark: '邵县民供',
  signedBy: 'county-leader',
  slots: {
    persons: { figure: 'assistance.support.persons', format: 'whole' },
    confirmed: { figure: 'assistance.support.confirmed', format: 'whole' },
    stopped: { figure: 'assistance.support.stopped', format: 'whole' },
    paid: { figure: 'assistance.support.paid', format: 'wan_yuan', decimals: 1 },
    parties: {
      figure: 'assistance.care.parties',
      format: 'whole',
      page: { id: 'A4-13', unit: 'parties', qualifier: 'exact' },
    },
    agreements: { figure: 'assistance.care.agreements', format: 'whole' },
    months: { figure: 'assistance.care.months', format: 'whole' },
    money: { figure: 'assistance.care.money', format: 'wan_yuan', decimals: 1 },
    escorts: {
      figure: 'assistance.escort.person_times',
      format: 'whole',
      page: { id: 'A4-14', unit: 'person-times', qualifier: 'exact' },
    },
    returned: { figure: 'assistance.escort.bills_returned', format: 'whole' },
    bought: {
      figure: 'assistance.goods.first_half',
      format: 'whole',
      page: { id: 'A4-12', unit: 'pieces/sets', qualifier: 'more_than' },
    },
    handedOut: { figure: 'assistance.goods.handed_out', format: 'whole' },
    services: { figure: 'assistance.service.times', format: 'whole' },
  },
  paragraphs: [
    {
      heading: { zh: '一、供养', en: '1. Support' },
      text: {
        zh: '截至{year}年{month}月{day}日，全县供养特困人员{persons}人，今年新确认{confirmed}人、终止{stopped}人，发放供养金{paid}万元。',
        en:
          'By {year}-{month}-{day} the county supports {persons} persons; {confirmed} were confirmed this year, ' +
          'for {stopped} it ended. {paid} ten-thousand yuan were paid.',
      },
    },
    {
      heading: { zh: '二、照料', en: '2. Care' },
      text: {
        zh:
          '照料护理协议由{parties}方签订，现有{agreements}份在履行。今年经检查合格的居家照料{months}人月，照料护理费{money}万元。' +
          '累计提供住院照料服务{escorts}人次；照料公司账单因与记录不符退回{returned}份。',
        en:
          '{parties} parties sign a care agreement; {agreements} are in force. This year {months} months of care at home ' +
          'were in order, {money} ten-thousand yuan. Care in hospital was given {escorts} times; ' +
          '{returned} bills went back for not being as recorded.',
      },
    },
    {
      heading: { zh: '三、物资和服务', en: '3. Goods and services' },
      text: {
        zh: '上半年为特困人员采购棉被、棉衣等物资{bought}床（套），今年已签收发放{handedOut}件；上门服务{services}人次。',
        en:
          'In the first half of the year {bought} quilts, coats and sets were bought; {handedOut} pieces were handed out this year; ' +
          '{services} services were given at home.',
      },
    },
    {
      table: {
        title: { zh: '附：各乡镇特困人员供养情况表', en: 'Annex: support by township' },
        by: 'township',
        columns: [
          { title: { zh: '供养（人）', en: 'Supported' }, slot: 'persons' },
          { title: { zh: '四方协议（份）', en: 'Agreements' }, slot: 'agreements' },
          { title: { zh: '住院照料（人次）', en: 'Care in hospital' }, slot: 'escorts' },
          { title: { zh: '发放物资（件）', en: 'Goods handed out' }, slot: 'handedOut' },
        ],
      },
    },
  ],
}
