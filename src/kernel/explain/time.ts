/** What happens by itself: schedules, lists that are gathered, and steps that are nobody's task. */
import { levelTitle } from '../area/levels.ts'
import type { Schedule } from '../programme/time.ts'
import type { Gathering } from '../programme/gather.ts'
import type { Text } from '../text.ts'
import { line, type Placed } from './acts.ts'
import type { Teller } from './teller.ts'
import type { Item } from './explanation.ts'
import { listed, quoted } from './phrase.ts'
import { called, placed } from './rules.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

/** [TA12] What the system does by itself, each under its article. */
export const timeItems = (t: Teller): readonly Placed[] => [
  ...Object.entries(t.p.schedules ?? {}).map(([id, s]) =>
    placed(s.clause, 'schedule', id, s.title, [
      line('何时', 'When', dueText(s)),
      line('由系统办理', 'The system does', doneText(t, s.does)),
      ...Object.entries(s.does.input ?? {}).map(([name, formula]) => {
        const value = t.say.value(formula, t.nouns.find(name))
        return line('填入', 'Filled in', {
          zh: `${called(t, name).zh}：${value.zh}`,
          en: `${called(t, name).en}: ${value.en}`,
        })
      }),
      line(
        '错过的',
        'Missed',
        s.missed === 'all' ? text('逐次补办', 'each is made up') : text('只补最近一次', 'only the last'),
      ),
    ]),
  ),
  ...Object.entries(t.p.gathers ?? {}).map(([id, g]) =>
    placed(g.clause, 'schedule', `list ${id}`, g.title, [
      line('汇集', 'Gathered', gatheredText(t, g)),
      ...Object.entries(g.tells ?? {}).map(([name, formula]) => {
        const value = t.say.value(formula, t.nouns.find(name))
        return line('告知各行', 'Told to each line', {
          zh: `${called(t, name).zh}：${value.zh}`,
          en: `${called(t, name).en}: ${value.en}`,
        })
      }),
      ...(g.where === undefined ? [] : [line('条件', 'Condition', t.say.condition(g.where))]),
      line('各栏', 'Columns', listed(Object.values(g.of).map((f) => quoted(f.title)))),
      line('开始', 'Starts', quoted(t.nouns.outcome(g.starts))),
      line('汇集完成', 'Once whole', {
        zh: `由系统自动办理${quoted(t.nouns.outcome(g.closes)).zh}`,
        en: `the system does ${quoted(t.nouns.outcome(g.closes)).en} by itself`,
      }),
    ]),
  ),
]

/** [TA9] Steps at which a case is nobody's task: no article says so, the programme does. */
export const dormantItems = (t: Teller): readonly Item[] =>
  Object.entries(t.p.steps).flatMap(([id, s]) =>
    s.dormant !== true || s.holder === undefined
      ? []
      : [
          {
            key: `schedule dormant ${id}`,
            kind: 'schedule' as const,
            title: s.title,
            lines: [
              line('平时', 'Usually', {
                zh: `在${quoted(s.title).zh}环节的办件平时不是谁的待办；到期的事没有办成、有待补事项，或者有必须在期限内办理的，才由${t.nouns.role(s.holder).zh}办理`,
                en: `a case at ${quoted(s.title).en} is nobody’s task; ${t.nouns.role(s.holder).en} has it once what fell due was not done, something is owed, or a limit has to be met`,
              }),
            ],
          },
        ],
  )

const every: Readonly<Record<string, Text>> = {
  day: text('每日', 'every day'),
  week: text('每周', 'every week'),
  month: text('每月', 'every month'),
  quarter: text('每季度', 'every quarter'),
  half_year: text('每半年', 'every half year'),
  year: text('每年', 'every year'),
}
const offDays: Readonly<Record<NonNullable<Schedule['offDay']>, Text>> = {
  same: text('', ''),
  before: text('，逢放假提前到放假前的工作日', ', on the working day before where offices are closed'),
  after: text('，逢放假顺延到放假后的工作日', ', on the working day after where offices are closed'),
}
const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** [EX2] A day of its span, counted from its beginning or its end. */
function dueText({ every: span, on, offDay }: Schedule): Text {
  const off = offDays[offDay ?? 'same']
  const day =
    span === 'day'
      ? text('', '')
      : span === 'week' && weekdays.at(on - 1) !== undefined && on > 0
        ? text(weekdays.at(on - 1)!, `, day ${on}`)
        : on > 0
          ? text(`第${on}日`, `, day ${on}`)
          : on === -1
            ? text('最后一日', ', its last day')
            : text(`倒数第${-on}日`, `, day ${-on} from its end`)
  return { zh: `${every[span]!.zh}${day.zh}${off.zh}`, en: `${every[span]!.en}${day.en}${off.en}` }
}

/** 每个乡镇 */
const eachPlace = (t: Teller, level: string): Text => {
  const { zh, en } = levelTitle(level, t.p.levels)
  return { zh: `每个${zh}`, en: `each ${en}` }
}

function doneText(t: Teller, does: Schedule['does']): Text {
  if ('opens' in does) {
    const [place, opened] = [eachPlace(t, does.per), quoted(t.nouns.outcome(does.opens))]
    return { zh: `为${place.zh}各办一件：${opened.zh}`, en: `${opened.en}, one for ${place.en}` }
  }
  const [done, at] = [
    quoted(t.nouns.outcome(does.outcome)),
    listed(does.at.map((step) => quoted(t.nouns.step(step)))),
  ]
  return { zh: `对在${at.zh}环节的办件办理${done.zh}`, en: `${done.en}, for every case at ${at.en}` }
}

function gatheredText(t: Teller, { from }: Gathering): Text {
  const among = text('本办件所在地内', ' within the place of the case')
  if ('register' in from) {
    const title = quoted(
      t.nouns.registers.find((r) => r.id === from.register)?.title ?? text(from.register, from.register),
    )
    const standing =
      (from.standing ?? []).length > 0 ? text('中符合状态的', ', of some standings,') : text('', '')
    return {
      zh: `${among.zh}${title.zh}${standing.zh}各项，一项一行`,
      en: `a line for each entry of ${title.en}${standing.en}${among.en}`,
    }
  }
  if ('figure' in from) {
    const title = quoted(t.nouns.figure(from.figure))
    return {
      zh: `${among.zh}计入${title.zh}的办件，一件一行`,
      en: `a line for each case that ${title.en} counts${among.en}`,
    }
  }
  const title = quoted(t.nouns.programme(from.cases))
  return {
    zh: `${among.zh}位于有关环节的${title.zh}办件，一件一行`,
    en: `a line for each case of ${title.en} at the steps concerned${among.en}`,
  }
}
