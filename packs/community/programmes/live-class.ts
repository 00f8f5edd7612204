/** A live class: viewers of the broadcast and plays afterwards are read from the platforms' files, and are two units that nobody adds up. */
import { defineProgramme, type EffectRule, type Field } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  day,
  ended,
  enter,
  line,
  must,
  none,
  office,
  papersOf,
  past,
  rolesOf,
  t,
  whole,
  file,
} from '../shared.ts'

const clause = local('item-9')
const rows = (
  zh: string,
  en: string,
  column: string,
  unit: string,
  columnZh: string,
  columnEn: string,
): Field => ({
  type: 'list',
  max: 40,
  title: t(zh, en),
  of: { platform: line('平台', 'Platform', 30), [column]: whole(columnZh, columnEn, 100_000_000, 0, unit) },
})
const onFile: EffectRule = enter('community.classes', 'held', {
  title: 'className',
  ordinal: 'ordinal',
  heldOn: 'heldOn',
  viewers: 'viewers',
  plays: 'plays',
  readOn: 'readOn',
})
const once = (list: string) =>
  must(
    `count(distinct values(${list}.platform)) = count(${list})`,
    clause,
    '同一平台写了两行',
    'A platform stands there twice',
  )

export const liveClass = defineProgramme({
  ...none,
  id: 'community.class',
  title: t('党建直播课堂', 'Party-building live class'),
  summary: t(
    '直播课堂：首播在线观看人数（人）和后续点播量（次）分别由平台导出的文件登记，两个数不是一个单位，不相加。',
    'A live class: viewers of the broadcast (persons) and later plays (plays) each from the platforms’ files; two units, never added up.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'className', people: [], place: true },
  roles: rolesOf('party-office', 'party-office-head'),
  fields: {
    className: line('课程', 'Class'),
    ordinal: whole('第几课', 'Which one', 1_000, 1),
    airsOn: file(day('播出日期', 'To be broadcast on')),
    heldOn: past('首播日期', 'Broadcast on'),
    export: papersOf('export', '平台导出文件', 'The platforms’ file', 5),
    liveRows: rows('首播在线观看', 'Viewers of the broadcast', 'viewers', 'viewer', '观看人数', 'Viewers'),
    playRows: rows('点播量', 'Plays since', 'plays', 'play', '点播次数', 'Plays'),
    readOn: past('数据截至', 'Read on'),
  },
  papers: { export: { title: t('平台导出文件', 'The platforms’ file'), from: 'office', clause } },
  values: {
    viewers: { title: t('首播在线观看人数', 'Viewers of the broadcast'), unit: 'count' },
    plays: { title: t('后续点播次数', 'Plays since'), unit: 'count' },
  },
  working: { formerPlays: office },
  opens: {
    announce: act(t('预告', 'Announce'), ['party-office'], 'announced', clause, {
      asks: { className: 'required', ordinal: 'required', airsOn: 'required' },
      sets: { viewers: '0', plays: '0' },
    }),
  },
  steps: {
    announced: {
      title: t('待播出', 'To be broadcast'),
      holder: 'party-office',
      outcomes: {
        read_viewers: act(t('登记首播观看人数', 'Record the viewers'), ['party-office'], 'online', clause, {
          asks: { heldOn: 'required', export: 'required', liveRows: 'required', readOn: 'required' },
          when: [
            once('liveRows'),
            must('readOn >= heldOn', clause, '数据早于首播', 'Read before the broadcast'),
          ],
          sets: { viewers: 'sum(liveRows.viewers)' },
          effects: [onFile],
        }),
      },
    },
    online: {
      title: t('点播中', 'Online'),
      holder: 'party-office',
      outcomes: {
        read_plays: act(t('登记点播量', 'Record the plays'), ['party-office'], 'online', clause, {
          asks: { export: 'required', playRows: 'required', readOn: 'required' },
          begins: ['playRows', 'export'],
          when: [
            once('playRows'),
            must(
              'plays >= formerPlays',
              clause,
              '点播量是累计数，不能少于上次登记的',
              'Plays are cumulative and cannot be fewer than before',
            ),
          ],
          sets: { formerPlays: 'plays', plays: 'sum(playRows.plays)' },
          effects: [onFile],
        }),
        take_down: act(t('下线', 'Take it down'), ['party-office-head'], 'down', clause),
      },
    },
    down: ended('已下线', 'Taken down', 'done'),
  },
})
