/** The table of a campaign in the terminal: every column stands under its head. */
import { expect, test } from 'vitest'
import { campaignTable, type CampaignView } from './campaign.ts'

const t = (zh: string) => ({ zh, en: 'Text' })
const view: CampaignView = {
  title: t('加装电梯'),
  asOf: '2021-10-20',
  within: { name: t('湘潭市') },
  timeline: { title: t('序时进度'), percent: '75.00' },
  stages: [{ title: t('施工验收') }],
  total: {
    done: 129,
    target: 130,
    percent: '99.23',
    gap: '+24.23',
    light: 'green',
    week: 2,
    stages: [61],
    stuck: 7,
  },
  rows: [
    {
      name: t('雨湖区'),
      rank: 1,
      done: 126,
      target: 118,
      percent: '106.78',
      gap: '+31.78',
      light: 'green',
      week: 2,
      stages: [61],
      stuck: 7,
    },
    {
      name: t('湘潭昭山示范区'),
      rank: 2,
      done: 3,
      target: 12,
      percent: '25.00',
      gap: '-50.00',
      light: 'red',
      week: 0,
      stages: [0],
      stuck: 0,
    },
    {
      name: t('新区'),
      rank: null,
      done: 0,
      target: null,
      percent: '—',
      gap: null,
      light: null,
      week: 0,
      stages: [0],
      stuck: 0,
    },
  ],
  forecast: { text: t('预计完成135') },
  meeting: { day: '2021-10-22', reason: t('周五例会') },
  checks: [{ text: t('雨湖区完成126，超过目标任务118'), todo: t('核对记录') }],
}

test('names are padded by the width of Chinese letters, numbers stand right', () => {
  expect(campaignTable(view).split('\n')).toEqual([
    '加装电梯　湘潭市　截至2021-10-20　序时进度75.00%',
    '名次  单位            目标  完成  完成率%    差距  灯  本周  施工验收  卡点',
    '   1  雨湖区           118   126   106.78  +31.78  绿     2        61     7',
    '   2  湘潭昭山示范区    12     3    25.00  -50.00  红     0         0     0',
    '   —  新区               —     0        —       —   —     0         0     0',
    '      合计             130   129    99.23  +24.23  绿     2        61     7',
    '预计完成135',
    '下次周调度：2021-10-22（周五例会）',
    '核对：雨湖区完成126，超过目标任务118。核对记录',
  ])
})
