/**
 * How reckonings are said in words: the one place of an explanation that knows what a ballot or a cost share is. Reckonings that
 * move to packs bring these words with them.
 */
import type { Reckoning } from '../reckon/index.ts'
import type { Text } from '../text.ts'
import type { Grid, Line, Word } from './explanation.ts'

const text = (zh: string, en: string): Text => ({ zh, en })
type Say = (formula: string) => Text

const roll: Readonly<Record<string, Word>> = {
  room: text('户号', 'dwelling'),
  floor: text('楼层', 'floor'),
  area: text('专有面积', 'area'),
  owners: text('业主', 'owners'),
  wards: text('被监护的业主', 'wards'),
}

/** What a kind of reckoning gives, by what people call its parts. */
export const columnWords: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  roll,
  sale: roll,
  signs_for: {},
  ballot: {
    passed: text('表决通过', 'passed'),
    votes: {
      ...text('各户表决', 'votes'),
      columns: {
        room: text('户号', 'dwelling'),
        choice: {
          ...text('意见', 'vote'),
          options: {
            agree: text('同意', 'agree'),
            disagree: text('不同意', 'disagree'),
            abstain: text('弃权', 'abstain'),
            split: text('共有人意见不一', 'co-owners differ'),
          },
        },
      },
    },
  },
  shares: { room: text('户号', 'dwelling'), amount: text('金额', 'amount') },
  split: { room: text('户号', 'dwelling'), amount: text('金额', 'amount') },
  notice: {
    complete: text('公示期满且逐日有证明', 'complete, with proof of every day'),
    until: text('公示截止日', 'last day of the notice'),
    missing: text('缺证明的日子', 'days without proof'),
  },
  criteria: {
    result: {
      ...text('结论', 'result'),
      options: {
        fit: text('具备条件', 'fit'),
        conditional: text('整改后具备条件', 'fit once put right'),
        unfit: text('不具备条件', 'unfit'),
      },
    },
    failed: text('不符合的条件', 'conditions that fail'),
    toFix: text('可以整改的条件', 'conditions to be put right'),
    missing: text('情况不明的条件', 'conditions not known yet'),
  },
  review: {
    result: {
      ...text('联合审查结论', 'result of the review'),
      options: {
        pass: text('通过', 'pass'),
        conditions: text('附条件通过', 'pass with conditions'),
        fail: text('不通过', 'fail'),
      },
    },
    waiting: text('尚未出具意见的部门', 'departments still awaited'),
    silent: text('逾期未出具意见的部门', 'departments that kept silent'),
    objecting: text('不同意的部门', 'departments that object'),
    conditions: text('各部门所附条件', 'conditions of the departments'),
  },
  sample: {},
  dispatch: {
    kind: {
      ...text('本周调度', 'dispatch of the week'),
      options: { held: text('召开', 'held'), skipped: text('不召开', 'not held') },
    },
    friday: text('本周五', 'Friday of the week'),
    day: text('调度会日期', 'day of the meeting'),
    fillBy: text('填报截止时刻', 'fill in by'),
    moved: text('因放假改期', 'moved by a holiday'),
  },
  reading: {
    top: text('分子数', 'count'),
    bottom: text('分母数', 'base'),
    records: text('记录数', 'records'),
    digest: text('记录摘要', 'digest of the records'),
    cases: text('所数办件', 'cases counted'),
  },
}

/** What a reckoning does, sentence by sentence, and the tables it goes by. */
export function reckoningTold(
  r: Reckoning,
  say: Say,
): { readonly lines: readonly Line[]; readonly grid?: Grid } {
  const line = (zh: string, en: string, said: Text): Line => ({ label: text(zh, en), text: said })
  const how = (zh: string, en: string) => line('计算', 'How', text(zh, en))
  switch (r.kind) {
    case 'roll': {
      const [dwellings, owners] = [say(r.dwellings), say(r.owners)]
      return {
        lines: [
          how(
            `由${dwellings.zh}和${owners.zh}编成表决户册：一户一行，载明专有面积和全体业主`,
            `The roll is made of ${dwellings.en} and ${owners.en}: one line a dwelling, with its area and all its owners`,
          ),
        ],
      }
    }
    case 'sale': {
      const [roll, room, owners] = [say(r.roll), say(r.room), say(r.owners)]
      return {
        lines: [
          how(
            `在${roll.zh}中，把${room.zh}的业主换成${owners.zh}，其余各户不变`,
            `In ${roll.en}, ${owners.en} take the place of the owners of ${room.en}; the others stay`,
          ),
        ],
      }
    }
    case 'signs_for': {
      const [roll, room, person] = [say(r.roll), say(r.room), say(r.person)]
      return {
        lines: [
          how(
            `在${roll.zh}的${room.zh}一户中，${person.zh}可以代表的业主：本人，或者其被监护人`,
            `Of ${room.en} in ${roll.en}, the owners for whom ${person.en} may sign: themselves, or their wards`,
          ),
        ],
      }
    }
    case 'ballot': {
      const [roll, ballots, on] = [say(r.roll), say(r.ballots), say(r.on)]
      return {
        lines: [
          how(
            `以${roll.zh}为全体业主，按${ballots.zh}计票；适用${on.zh}那一天施行的规则，下列各项须全部达到（按整数比较，不取小数）`,
            `${ballots.en} are counted against ${roll.en} by the rules of ${on.en}; every test must be met, in whole numbers`,
          ),
        ],
        grid: {
          head: [
            text('规则', 'Rules'),
            text('自何日起', 'From'),
            text('须达到', 'To be met'),
            text('比例', 'Part'),
          ],
          rows: r.rules.flatMap((rules) =>
            rules.tests.map((t) => [
              rules.title,
              text(rules.from, rules.from),
              t.title,
              text(`${t.den}分之${t.num}`, `${t.num} of ${t.den}`),
            ]),
          ),
        },
      }
    }
    case 'shares': {
      const [roll, rooms, amount, table] = [say(r.roll), say(r.rooms), say(r.amount), say(r.table)]
      const most = Math.max(0, ...Object.values(r.tables).map((t) => t.floors?.length ?? 0))
      return {
        lines: [
          how(
            `${amount.zh}由${rooms.zh}各户分摊，按${table.zh}所选的分摊表，以${roll.zh}的楼层和面积计算；精确到分，各户之和等于总额，尾差给余数大的户`,
            `${amount.en} is shared by ${rooms.en} by the table chosen in ${table.en}, from floors and areas in ${roll.en}; to the fen, and the parts sum to the whole`,
          ),
        ],
        grid: {
          head: [
            text('分摊表', 'Table'),
            text('权数', 'Weight'),
            ...Array.from({ length: most }, (_, i) => text(`${i + 1}层`, `Floor ${i + 1}`)),
          ],
          rows: Object.values(r.tables).map((t) => [
            t.title,
            t.by === 'area' ? text('面积×系数', 'area × coefficient') : text('每户系数', 'coefficient'),
            ...Array.from({ length: most }, (_, i) => {
              const coefficient = t.floors?.[i]
              const shown = coefficient === undefined ? (t.floors ? '—' : '1') : String(coefficient / 100)
              return text(shown, shown)
            }),
          ]),
        },
      }
    }
    case 'split': {
      const [amount, over] = [say(r.amount), say(r.over)]
      return {
        lines: [
          how(
            `${amount.zh}按${over.zh}各行的金额比例分开，精确到分，各部分之和等于总额`,
            `${amount.en} over ${over.en} by their amounts, to the fen; the parts sum to the whole`,
          ),
        ],
      }
    }
    case 'notice': {
      const [from, days, proofs] = [say(r.from), say(r.days), say(r.proofs)]
      return {
        lines: [
          how(
            `自${from.zh}的次日起${days.zh}，每一天都须在${proofs.zh}中有证明`,
            `From the day after ${from.en} for ${days.en}, each day with proof in ${proofs.en}`,
          ),
        ],
      }
    }
    case 'criteria':
      return {
        lines: [
          how(
            '下列条件全部符合的为“具备条件”；只有可以整改的不符合，为“整改后具备条件”；其余为“不具备条件”。情况不明的不当作不符合',
            'Fit where all hold; fit once put right where only what can be put right fails; else unfit. What is not known does not count as failing',
          ),
        ],
        grid: {
          head: [text('条件', 'Condition'), text('怎样判定', 'Test'), text('不符合的', 'Otherwise')],
          rows: r.criteria.map((c) => [
            c.title,
            say(c.test),
            c.otherwise === 'unfit' ? text('不具备条件', 'unfit') : text('可以整改', 'may be put right'),
          ]),
        },
      }
    case 'review': {
      const opinions = say(r.opinions)
      const silence =
        r.silence === 'agrees'
          ? text('逾期不出具意见的，视为同意', 'Silence past the limit counts as consent')
          : text('逾期不出具意见的，继续等候', 'Silence past the limit is waited for')
      return {
        lines: [
          how(
            `按${opinions.zh}得出结论：有部门不同意的为不通过；都同意但有附条件的为附条件通过；全部同意的为通过`,
            `From ${opinions.en}: fail where one objects, pass with conditions where one sets some, else pass`,
          ),
          line('沉默', 'Silence', silence),
        ],
      }
    }
    case 'sample': {
      const [of, percent, seed] = [say(r.of), say(r.percent), say(r.seed)]
      return {
        lines: [
          how(
            `从${of.zh}中按${percent.zh}抽取，以${seed.zh}为种子，任何人可以重算`,
            `${percent.en} of ${of.en}, drawn by ${seed.en}: anybody can draw it again`,
          ),
        ],
      }
    }
    case 'dispatch': {
      const week = say(r.week)
      return {
        lines: [
          how(
            `${week.zh}所在周的调度会：逢放假改期或者不开，按工作日历确定`,
            `The meeting of the week of ${week.en}, moved or dropped by the calendar of working days`,
          ),
        ],
      }
    }
  }
}
