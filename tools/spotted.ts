/** A policy of tests about something that was seen at a place: told with a point, kept in the grid of its day. Not shipped. */
import { defineProgramme, type Programme } from '../src/kernel/programme/index.ts'
import { bare, on, t } from './policy-kit.ts'

const law = 'test#9'
const { out } = on(law)

export const spotted: Programme = defineProgramme({
  ...bare,
  id: 'test.spotted',
  version: 1,
  title: t('上报所见', 'Tell what was seen'),
  summary: t('在哪里看到什么。', 'What was seen, and where.'),
  from: '2020-01-01',
  basis: [law],
  audience: 'office',
  subject: { name: 'what', people: [], place: true },
  roles: { 'village-worker': { title: t('村协管员', 'Village worker'), level: 'village' } },
  fields: {
    what: {
      type: 'text',
      max: 60,
      title: t('所见', 'What was seen'),
      inClear: t('说的是物，不是人', 'It tells of a thing, and of nobody'),
    },
    where: { type: 'point', title: t('位置', 'Where') },
    seenOn: { type: 'day', past: true, title: t('看到的日期', 'Seen on') },
    home: {
      type: 'point',
      sensitive: true,
      forTheFile: true,
      title: t('报告人住处', 'Where the teller lives'),
    },
  },
  located: { seenIn: { title: t('所在网格', 'Grid'), point: 'where', on: 'seenOn' } },
  opens: {
    tell: out(t('上报', 'Tell'), ['village-worker'], 'seen', {
      asks: { what: 'required', where: 'required', seenOn: 'required', home: 'optional' },
      when: [
        {
          test: 'seenIn.area != null',
          clause: law,
          message: t('该点不在任何网格内', 'The point lies in no grid'),
        },
      ],
      sets: { grid: 'seenIn.area', beside: 'seenIn.onBorderOf' },
    }),
  },
  steps: {
    seen: {
      title: t('已上报', 'Told'),
      holder: 'village-worker',
      outcomes: {
        /** Where it lies now is read anew; what was set stays. */
        look: out(t('复看', 'Look again'), ['village-worker'], 'seen', { sets: { gridThen: 'seenIn.area' } }),
        close: out(t('办结', 'Close'), ['village-worker'], 'closed'),
      },
    },
    closed: { title: t('办结', 'Closed'), end: 'done', outcomes: {} },
  },
  values: {
    grid: { title: t('所在网格', 'Grid'), unit: 'text' },
    gridThen: { title: t('复看时算得的网格', 'Grid, looked up again'), unit: 'text' },
    beside: { title: t('相邻网格', 'Beside it'), unit: 'text' },
  },
})

/** The same, told by whoever lives there: audience and role apart. */
export const spottedByResidents: Programme = {
  ...spotted,
  id: 'test.seen',
  title: t('随手上报', 'Tell what you saw'),
  audience: 'resident',
  roles: { ...spotted.roles, resident: { title: t('居民', 'Resident'), level: 'person' } },
  opens: { tell: { ...spotted.opens['tell']!, by: ['resident'], kinMayAct: true } },
}
