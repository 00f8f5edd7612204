/** What the programmes of the pack leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { hotline, local } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, clause?: string): Gap => ({
  programme: `grid.${programme}`,
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    'event',
    '受理、立案、派遣的30分钟按钟表时间计算，不区分上班时间。',
    'The 30 minutes to accept, file and dispatch run by the clock, in office hours or not.',
    local('item-3'),
  ),
  gap(
    'event',
    '区级部门的事项不得派给街道，由派遣的人判断，不作计算。',
    'That a district department’s matter is not pushed down to a street is judged by who dispatches.',
    hotline('art-24'),
  ),
  gap(
    'event',
    '照片相似（不是同一文件）的，只由人看，不作拒绝。',
    'Pictures that are alike, and not the same file, are for people to look at.',
    local('item-8'),
  ),
  gap(
    'event',
    '没有点位的，网格由上报人选定；地址落在哪个网格没有办理。',
    'Without a point the grid is chosen by who reports: which grid an address lies in is not worked out.',
    local('item-1'),
  ),
  gap(
    'report',
    '法定期限长于五个工作日的，没有另外的期限。',
    'A legal limit longer than five working days has no clock of its own.',
    hotline('art-20'),
  ),
  gap(
    'report',
    '匿名的居民仍须登录后填报，系统日志记有填报人；受理和承办都看不到。',
    'An anonymous resident still signs in, and the log keeps who filed; neither intake nor unit is told.',
    local('item-2'),
  ),
  gap(
    'patrol',
    '轨迹没有记录，时长由开始和结束得出。',
    'No track is kept: how long it took is told by both moments.',
    local('item-13'),
  ),
  gap(
    'mediation',
    '只有受理、调解和结果；调解员、协议的司法确认没有办理。',
    'Only taking it up, mediating and the result; no mediators of their own, no confirmation by a court.',
    local('item-18'),
  ),
  gap(
    'score',
    '替班天数由社区填写，没有从替班记录得出。',
    'The substitute’s days are entered by the community and not read from the record.',
    local('item-13'),
  ),
]
