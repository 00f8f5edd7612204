/** [IM1] Every column of a spreadsheet names a field of the list that it fills, and every way of the import is one that there is. */
import type { Programme, SheetRule } from '#kernel/programme'
import { finding, waysOf, type CheckFinding, type Look, type RoomCheck } from '#kernel/check'
import { folded } from '#kernel/identity'
import { fieldsOf } from './headings.ts'

const sheets: Look = (p) =>
  p.sheet === undefined ? [] : [...ways(p, p.sheet), ...columns(p, p.sheet), ...headings(p.sheet)]

/** What the checker of packs asks of this room. */
export const rowsCheck: RoomCheck<object> = { looks: [sheets] }

const no = (where: string, zh: string, en: string, example: string): CheckFinding =>
  finding('IM1', `sheet.${where}`, zh, en, example)

function ways(p: Programme, r: SheetRule): readonly CheckFinding[] {
  const [opening, all] = [p.opens[r.begin], waysOf(p)]
  const named = (name: string) => all.filter((w) => w.from !== null && w.name === name)
  const taking = named(r.rows)
  const list = p.fields[r.list]
  return [
    ...(opening
      ? [r.name, r.digest]
          .filter((f) => !Object.hasOwn(opening.asks ?? {}, f))
          .map((f) => no('begin', '开始的表单不询问它', 'the opening does not ask for it', f))
      : [no('begin', '没有这个开始动作', 'there is no such opening', r.begin)]),
    ...[r.rows, r.finish, ...r.undo]
      .filter((name) => named(name).length === 0)
      .map((name) => no('ways', '没有这个动作', 'there is no such outcome', name)),
    ...(taking.some(
      (w) =>
        Object.hasOwn(w.outcome.asks ?? {}, r.list) &&
        w.outcome.effects?.some((e) => e.kind === 'enter' && e.each === r.list),
    )
      ? []
      : [
          no(
            'rows',
            '这个动作不把明细逐条入册',
            'this outcome does not enter the lines on a register',
            r.rows,
          ),
        ]),
    ...r.undo
      .filter((name) => !named(name).some((w) => w.outcome.effects?.some((e) => e.kind === 'take_back')))
      .map((name) => no('undo', '这个动作不撤回入册', 'this outcome takes nothing back', name)),
    ...(list?.type === 'list'
      ? list.max < r.atOnce
        ? [
            no(
              'atOnce',
              '一次的行数超过列表上限',
              'more rows at once than the list holds',
              `${r.atOnce} > ${list.max}`,
            ),
          ]
        : []
      : [no('list', '不是列表', 'is no list', r.list)]),
  ]
}

function columns(p: Programme, r: SheetRule): readonly CheckFinding[] {
  const fields = fieldsOf(p, r)
  return [
    ...Object.entries(r.columns).flatMap(([name, c]) => {
      const field = fields[name]
      if (!field) return [no(`columns.${name}`, '列表没有这一栏', 'the list has no such field', name)]
      const number = field.type === 'integer' || field.type === 'fen'
      return [
        ...(field.type === 'list' || field.type === 'papers'
          ? [no(`columns.${name}`, '一格填不下', 'does not fit into a cell', field.type)]
          : []),
        ...((c.places !== undefined || c.units !== undefined || c.round !== undefined) && !number
          ? [no(`columns.${name}`, '只有数字有小数和单位', 'only numbers have places and units', name)]
          : []),
        ...((c.within !== undefined || c.endings !== undefined) && field.type !== 'area'
          ? [no(`columns.${name}`, '只有区划在上级之下', 'only a place lies within another', name)]
          : []),
        ...Object.keys(c.words ?? {})
          .filter((w) => field.type !== 'choice' || !Object.hasOwn(field.options, w))
          .map((w) => no(`columns.${name}`, '没有这个选项', 'there is no such option', w)),
      ]
    }),
    ...Object.entries(fields)
      .filter(([name, f]) => !f.optional && !Object.hasOwn(r.columns, name))
      .map(([name]) => no('columns', '必填的栏没有列', 'a field that must be filled in has no column', name)),
  ]
}

/** A heading means one thing. */
function headings(r: SheetRule): readonly CheckFinding[] {
  const all = Object.values(r.columns).flatMap((c) => [
    ...new Set(c.headings.map(folded)),
    ...new Set((c.within ?? []).map(folded)),
  ])
  const both = r.yes
    .filter((w) => [...r.no, ...r.unknown].some((x) => folded(x) === folded(w)))
    .concat(r.no.filter((w) => r.unknown.some((x) => folded(x) === folded(w))))
  return [
    ...all
      .filter((h, i) => all.indexOf(h) !== i)
      .map((h) => no('columns', '两列用同一个表头', 'two columns share a heading', h)),
    ...both.map((w) => no('yes', '一个词有两个意思', 'one word means two things', w)),
  ]
}
