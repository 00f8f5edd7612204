/** What the page says besides its articles, in both languages. */
import type { Text } from '../../kernel/text.ts'
import type { BroadsheetView } from '../../server/contract/broadsheet.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

export const say = {
  other: text('English', '中文'),
  print: text('打印或存为PDF', 'Print or save as PDF'),
  skip: text('跳到版面', 'Skip to the page'),
  rehearsal: text(
    '演练环境：密码公开，人物和数据均为虚构，请勿录入真实信息',
    'Rehearsal: passwords are public, all people and data are fictional. Enter nothing real',
  ),
  draft: text('未签发 · 数随记录而变', 'Not signed: its values follow the records'),
  asOf: text('截至', 'As of'),
  waiting: text('正在向各地区取数……', 'Asking the realms…'),
  broken: text('暂时打不开版面，正在再试', 'The page cannot be opened right now: trying again'),
  closed: text('这一天的版面没有，或者还没有签发', 'There is no page of this day, or it is not signed yet'),
  services: text('去办事', 'To the services'),
  checked: text('对账', 'Do the numbers agree?'),
  checkedNote: text(
    '由版面上的数推出来的、报上没有写明的关系，每次打开都用记录重算一遍。',
    'What the numbers imply without saying it, worked out from the records each time that the page is opened.',
  ),
  holds: text('相符', 'holds'),
  fails: text('不符', 'does not hold'),
  open: text('待答复', 'not told yet'),
  corrections: text('更正', 'Corrections'),
  because: text('原因', 'Cause'),
  came: text('计入', 'came in'),
  went: text('退出', 'went out'),
  places: text('到现场去', 'Go there yourself'),
  placesNote: text(
    '每一个数都在某个地区办出来。先以居民身份看一眼，再坐到经办人的桌前，最后看大屏：同一批记录，三个面。',
    'Every number was made in some place. Look as a resident first, then sit down at an official’s desk, then see the wall: the same records, three faces.',
  ),
  resident: text('群众办事', 'Residents'),
  desk: text('办公桌', 'Desk'),
  wall: text('大屏', 'Wall'),
  tour: [
    text(
      '点正文里任何一个数，右侧列出它所依据的记录。',
      'Click any number in the text: the records that it stands on are listed.',
    ),
    text(
      '打开其中一件，用演练账号登录（密码都是 yimen-rehearsal），看它走过哪些环节、依据哪一条。',
      'Open one of them with a rehearsal account (every password is yimen-rehearsal): what it went through, and by which article.',
    ),
    text(
      '在办公桌上把其中一件办下去，回到这里刷新：数变了。',
      'Do something with one at the desk, come back and reload: the number has moved.',
    ),
  ],
  close: text('关闭', 'Close'),
  unit: text('单位', 'Unit'),
  meaning: text('口径', 'Definition'),
  window: text('时段', 'Window'),
  qualifier: text('报上说法', 'As printed'),
  where: text('出处', 'From'),
  digest: text('记录指纹', 'Digest of the records'),
  records: text('所依据的记录', 'The records that it stands on'),
  frozen: text('签发时冻结', 'frozen at signing'),
  more: text('再看50条', '50 more'),
  figure: text('在该地区打开指标', 'Open the figure there'),
  untold: text('该地区还没有答复这个数', 'The realm has not told this value yet'),
  since: text('起没有新的答复，用的是当时签名的数', 'is when it last answered: shown is what it signed then'),
  never: text('尚未答复', 'has not answered yet'),
  beginning: text('开始以来', 'from the beginning'),
  to: text('至', 'to'),
  filled: text('到位', 'told'),
} as const

export const qualifiers: Readonly<Record<string, Text>> = {
  exact: text('如数', 'exactly'),
  more_than: text('……余（多于）', 'more than …'),
  nearly: text('近……', 'nearly …'),
  at_least: text('不少于', 'at least'),
  rounded: text('四舍五入', 'rounded'),
}

type Why = NonNullable<BroadsheetView['realms'][number]['why']>
export const whys: Readonly<Record<Why, Text>> = {
  not_served: text('本服务器没有接入该地区', 'not connected to this server'),
  unreachable: text('连不上', 'cannot be reached'),
  refused: text('拒绝答复', 'refuses to answer'),
  no_head: text('正在装载，日志还没有签名', 'loading; its log is not signed yet'),
  unsigned: text('签名对不上，不予采用', 'its signature does not fit: not taken'),
  other_log: text('答复来自另一个日志，不予采用', 'it answers from another log: not taken'),
  shorter: text('日志比上次短，不予采用', 'its log is shorter than before: not taken'),
  forked: text('日志接不上上次的，不予采用', 'its log does not go on from the last: not taken'),
}
