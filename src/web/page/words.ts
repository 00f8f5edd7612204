/** What the page says besides its articles, in both languages. */
import type { Text } from '../../kernel/text.ts'
import type { BroadsheetView } from '../../server/contract/broadsheet.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

export const say = {
  other: text('English', '中文'),
  print: text('打印或存PDF', 'Print or PDF'),
  skip: text('跳到版面', 'Skip to the page'),
  rehearsal: text(
    '演练环境：密码公开，人物和数据均为虚构，请勿录入真实信息',
    'Rehearsal: passwords are public, all people and data are fictional. Enter nothing real',
  ),
  draft: text('未签发', 'Not signed'),
  draftNote: text('数随记录而变', 'Values follow the records'),
  signedBy: text('签发人', 'Signed by'),
  asOf: text('各数截至当日', 'Values as of this day'),
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
    '每一个数都在某个地区办出来。先以群众身份看一眼，再坐到经办人桌前，最后看大屏：同一批记录，三个面。',
    'Every number was made in some place. ' +
      'Look as a resident first, then sit down at an official’s desk, then see the wall: the same records, three faces.',
  ),
  resident: text('群众办事', 'Residents'),
  desk: text('办公桌', 'Desk'),
  wall: text('大屏', 'Wall'),
  tour: text('导览', 'Tour'),
  offer: text(
    '第一次来？七步看懂这张报，每一步都能当场点开。',
    'New here? Seven steps, each of which opens on the spot.',
  ),
  begin: text('开始导览', 'Begin'),
  decline: text('不用了', 'No, thanks'),
  next: text('下一步', 'Next'),
  back: text('上一步', 'Back'),
  end: text('结束', 'End'),
  done: text('看完了', 'Done'),
  sign: text('签发', 'Sign'),
  signNote: text(
    '签发以后，全部数值、各地区日志头和所依据的记录都冻结。以后记录有变，版面自动起草更正，不改原数。',
    'Once signed, all values, the heads of the realms’ logs and the records behind are frozen. ' +
      'When records change later, the page drafts a correction and leaves what it printed.',
  ),
  evenSo: text('按现状签发', 'Sign as it is'),
  close: text('关闭', 'Close'),
  meaning: text('口径', 'Definition'),
  window: text('时段', 'Window'),
  qualifier: text('报上写法', 'As printed'),
  where: text('出处', 'From'),
  digest: text('记录指纹', 'Digest of the records'),
  records: text('所依据的记录', 'The records that it stands on'),
  frozen: text('签发时冻结', 'frozen at signing'),
  more: text('再看50条', '50 more'),
  figure: text('在该地区打开指标', 'Open the figure there'),
  reading: text('正在取记录……', 'Reading the records…'),
  unread: text('该地区现在没有给出记录', 'The realm does not give its records right now'),
  none: text('没有记录', 'No records'),
  again: text('再试一次', 'Try again'),
  noValue: text('没有数', 'no value'),
  untold: text('该地区还没有答复这个数', 'The realm has not told this value yet'),
  since: text('起没有新的答复，用的是当时签名的数', 'is when it last answered: shown is what it signed then'),
  never: text('尚未答复', 'has not answered yet'),
  beginning: text('开始以来', 'from the beginning'),
  to: text('至', 'to'),
  filled: text('个数到位', 'values told'),
} as const

/** Which event of its case a record is. */
export const act = (seq: number): Text => text(`第${seq}步`, `event ${seq}`)

export const qualifiers: Readonly<Record<string, Text>> = {
  exact: text('确数', 'exactly'),
  more_than: text('约数，写作“……余”', 'more than …'),
  nearly: text('约数，写作“近……”', 'nearly …'),
  at_least: text('不少于此数', 'at least'),
  rounded: text('四舍五入', 'rounded'),
}

type Why = NonNullable<BroadsheetView['realms'][number]['why']>
export const whys: Readonly<Record<Why, Text>> = {
  not_served: text('本服务器没有接入该地区', 'not connected to this server'),
  unreachable: text('连不上', 'cannot be reached'),
  slow: text('答复太慢，还在等', 'slow to answer, still waited for'),
  refused: text('拒绝答复', 'refuses to answer'),
  no_head: text('正在装载，日志还没有签名', 'loading; its log is not signed yet'),
  unsigned: text('签名对不上，不予采用', 'its signature does not fit: not taken'),
  other_log: text('答复来自另一个日志，不予采用', 'it answers from another log: not taken'),
  shorter: text('日志比上次短，不予采用', 'its log is shorter than before: not taken'),
  forked: text('日志接不上上次的，不予采用', 'its log does not go on from the last: not taken'),
}

export const weekdays: readonly Text[] = [
  text('星期日', 'Sunday'),
  text('星期一', 'Monday'),
  text('星期二', 'Tuesday'),
  text('星期三', 'Wednesday'),
  text('星期四', 'Thursday'),
  text('星期五', 'Friday'),
  text('星期六', 'Saturday'),
]

/** A step of the tour: what it speaks of (`value`, or selectors of which the first that is there counts), and where it leads. */
export type Step = {
  readonly title: Text
  readonly words: Text
  readonly at: string
  /** The value is opened. */ readonly opens?: true
  readonly face?: 'resident' | 'desk' | 'wall'
}
export const steps: readonly Step[] = [
  {
    title: text('点一个数', 'Click a number'),
    words: text(
      '正文里带下划线的数都是活的。把光标移上去，或者用Tab键走到它，点开。',
      'Every underlined number in the text is alive. Click it, or walk to it by Tab and press Enter.',
    ),
    at: 'value',
  },
  {
    title: text('看它依据的记录', 'See its records'),
    words: text(
      '口径、时段、出处，下面逐条列出它数的是哪些办件。点一条就进到那件办件，看它走过哪些环节、依据哪一条。',
      'Definition, window and place, and below them each case that it counts. ' +
        'One click on a case shows what it went through, and by which article.',
    ),
    at: '.records,.panel-body',
    opens: true,
  },
  {
    title: text('群众办事', 'As a resident'),
    words: text(
      '这个数就是从这里开始的：群众自己申请、查进度。登录页列着演练账号，点一下就进。',
      'This is where the number begins: people apply and follow their case. ' +
        'The sign-in page lists the rehearsal’s accounts; one click enters.',
    ),
    at: '.places',
    face: 'resident',
  },
  {
    title: text('办公桌', 'At the desk'),
    words: text(
      '经办人在这里受理、审核、批准。办下去一件，回到报上，数就变了。',
      'Officials accept, review and approve here. Do something with one case, come back, and the number has moved.',
    ),
    at: '.places',
    face: 'desk',
  },
  {
    title: text('大屏', 'On the wall'),
    words: text(
      '指挥调度看的是同一批记录：进度、红黄绿灯、排名，每个数也都能点开。',
      'Those who dispatch see the same records: progress, lights and ranks, each of which opens too.',
    ),
    at: '.places',
    face: 'wall',
  },
  {
    title: text('签发与更正', 'Signing and corrections'),
    words: text(
      '版面签发后数就冻结。以后有哪条记录改了，报头下面自动出一则更正：原载多少、应为多少、因为哪一件。',
      'Once signed, the numbers are frozen. When a record changes later, a correction drafts itself below the masthead: ' +
        'what was printed, what it is, and which case made the difference.',
    ),
    at: '.corrections,#issue',
  },
  {
    title: text('数与数对得上吗', 'Do the numbers agree?'),
    words: text(
      '报上没写明、但数与数之间必须成立的关系，每次打开都用记录重算：平均数、倍数、完成率背后的目标。对不上，就签不了。',
      'What the numbers imply without saying it is worked out of the records each time: ' +
        'averages, products, the target behind a share. A page that contradicts itself cannot be signed.',
    ),
    at: '.checks',
  },
]
