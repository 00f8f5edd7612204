/**
 * [PF6] What people write of people is sealed: in a programme about people, words of several lines and names of persons are sealed,
 * sensitive, or said to stand in clear and why. A version that was published before its successor is not changed any more.
 */
import { isKeptSealed, type Field, type Programme } from '../programme/index.ts'
import { finding, houseOf, type CheckFinding, type Look } from './finding.ts'
import { programmeOf } from './of-house.ts'

/** From here on a line holds a sentence, and no number or designation. */
const aSentence = 100

const isProse = (f: Field): boolean =>
  f.type === 'name' || (f.type === 'text' && (f.lines === true || f.max >= aSentence))

/** A place for words, and whether what lies around it is sealed with it. */
type Place = { readonly where: string; readonly field: Field; readonly isInside: boolean }

export const prose: Look = (p, context) =>
  (p.subject?.people ?? []).length === 0 || programmeOf(houseOf(p, context), p.id) !== p
    ? []
    : [
        ...placesOf(p)
          .filter(
            ({ field, isInside }) => isProse(field) && !isInside && !isKeptSealed(field) && !field.inClear,
          )
          .map(({ where, field }) => leftOpen(where, field)),
        ...placesOf(p)
          .filter(({ field }) => field.inClear !== undefined && isKeptSealed(field))
          .map(({ where, field }) => saidTwice(where, field)),
        ...Object.entries(p.fields).flatMap(([name, f]) =>
          f.type === 'list'
            ? Object.entries(f.of)
                .filter(([, column]) => column.sealed === true)
                .map(([column, field]) => columnAlone(`fields.${name}.of.${column}`, field))
            : [],
        ),
      ]

/** A list that a form asks for is sealed as a whole; of one that outcomes add to each column by itself. */
function placesOf(p: Programme): readonly Place[] {
  const columns = (where: string, f: Field, isInside: boolean): readonly Place[] =>
    f.type === 'list'
      ? Object.entries(f.of).map(([name, field]) => ({ where: `${where}.of.${name}`, field, isInside }))
      : []
  return [
    ...Object.entries(p.fields).flatMap(([name, field]) => [
      { where: `fields.${name}`, field, isInside: false },
      ...columns(`fields.${name}`, field, isKeptSealed(field)),
    ]),
    ...Object.entries(p.lists ?? {}).flatMap(([name, list]) => columns(`lists.${name}`, list, false)),
  ]
}

const leftOpen = (where: string, f: Field): CheckFinding =>
  finding(
    'PF6',
    where,
    `“${f.title.zh}”写的是关于人的话，却没有密封；公开的须写明为什么`,
    `“${f.title.en}” holds words about people and is not sealed; where it is public, say why`,
    f.title.zh,
    { code: 'prose_in_clear' },
  )

const columnAlone = (where: string, f: Field): CheckFinding =>
  finding(
    'PF6',
    where,
    `表单里的列表整体密封，不单独密封“${f.title.zh}”一栏`,
    `a list that a form asks for is sealed as a whole, and not the column “${f.title.en}” alone`,
    f.title.zh,
    { code: 'column_alone' },
  )

const saidTwice = (where: string, f: Field): CheckFinding =>
  finding(
    'PF6',
    where,
    `“${f.title.zh}”既密封又公开`,
    `“${f.title.en}” is sealed and said to stand in clear`,
    f.title.zh,
    { code: 'sealed_and_clear' },
  )
