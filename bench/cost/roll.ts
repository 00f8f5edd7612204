/** One case whose list grows with every act, as a roll or the hours of a year do. Not shipped: what is measured is the house. */
import { defineProgramme } from '../../src/kernel/programme/index.ts'

const law = 'bench#1'
const t = (zh: string, en: string) => ({ zh, en })

export const roll = defineProgramme({
  id: 'bench.roll',
  version: 1,
  title: t('量度用名册', 'Roll to measure by'),
  summary: t('一件事，名单越来越长。', 'One case, whose list grows.'),
  from: '2020-01-01',
  basis: [law],
  audience: 'office',
  roles: { 'township-clerk': { title: t('乡镇经办', 'Township clerk'), level: 'township' } },
  fields: { guest: { type: 'text', max: 40, title: t('报名者', 'Guest') } },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  clocks: {},
  obligations: {},
  accounts: {},
  opens: { begin: { title: t('开册', 'Begin'), by: ['township-clerk'], to: 'open', asks: {}, clause: law } },
  steps: {
    open: {
      title: t('登记中', 'Open'),
      holder: 'township-clerk',
      outcomes: {
        sign: {
          title: t('登记', 'Sign'),
          by: ['township-clerk'],
          to: 'open',
          asks: { guest: 'required' },
          own: ['guest'],
          adds: { guests: '{guest: guest, on: today}' },
          when: [
            {
              test: 'guests = null or count(guests) < 100000',
              clause: law,
              message: t('名册已满', 'The roll is full'),
            },
          ],
          clause: law,
        },
        close: { title: t('截止', 'Close'), by: ['township-clerk'], to: 'closed', clause: law },
      },
    },
    closed: { title: t('已截止', 'Closed'), end: 'done', outcomes: {} },
  },
  values: { guests: { title: t('名单', 'Guests'), unit: 'text' } },
})
