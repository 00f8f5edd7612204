/** [FM12] Counting by tapping, one hand, eyes on the road: what is chosen stays chosen, and a tap is one more. */
import { useId, useState } from 'react'
import type { Text } from '../../kernel/text.ts'
import { useLang } from '../shared/lang.tsx'
import { titleOf } from '../shared/format.ts'
import type { Change, FieldFault, Typed, Typed2 } from '../resident/values.ts'
import { columnsOf, counted, countIn, type Cell, type TallyField } from './tally.ts'

type Props = {
  readonly name: string
  readonly field: TallyField
  readonly required: boolean
  readonly value: Typed | undefined
  readonly fault: FieldFault | null
  readonly onChange: (change: Change) => void
}
const linesOf = (value: Typed | undefined): readonly Typed2[] => (value ?? []) as readonly Typed2[]

export function TallyIn({ name, field, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  const columns = columnsOf(field)
  const [tapped, chosenColumns] = [columns.at(-1)!, columns.slice(0, -1)]
  const optionsOf = (column: string): readonly (readonly [string, Text])[] => {
    const of = field.of[column]!
    return of.type === 'choice' ? Object.entries(of.options) : []
  }
  const [chosen, setChosen] = useState<Cell>(() =>
    Object.fromEntries(chosenColumns.map((column) => [column, optionsOf(column)[0]![0]])),
  )
  const [taps, setTaps] = useState<readonly Cell[]>([])
  const lines = linesOf(value)
  const tap = (option: string) => {
    const cell = { ...chosen, [tapped]: option }
    onChange((was) => counted(field, linesOf(was), cell, 1))
    setTaps((all) => [...all, cell])
  }
  const undo = () => {
    const last = taps.at(-1)
    if (last === undefined) return
    onChange((was) => counted(field, linesOf(was), last, -1))
    setTaps((all) => all.slice(0, -1))
  }
  const total = countIn(field, lines, {})
  const lastTap = taps.at(-1)
  const nameOf = (cell: Cell): string =>
    columns.map((column) => t(optionsOf(column).find(([o]) => o === cell[column])![1])).join(' · ')
  return (
    <fieldset className={fault ? 'field wrong f-tally' : 'field f-tally'} data-testid={`tally-${name}`}>
      <legend>
        {t(titleOf(field))} <b aria-live="polite">{total}</b>
      </legend>
      {chosenColumns.map((column) => (
        <div key={column} className="f-chips" role="radiogroup" aria-label={t(titleOf(field.of[column]!))}>
          {optionsOf(column).map(([option, title]) => (
            <label key={option} className={chosen[column] === option ? 'f-chip on' : 'f-chip'}>
              <input
                type="radio"
                name={`${id}-${column}`}
                checked={chosen[column] === option}
                onChange={() => setChosen((was) => ({ ...was, [column]: option }))}
              />
              {t(title)}
            </label>
          ))}
        </div>
      ))}
      <div className="f-taps" role="group" aria-label={t(titleOf(field.of[tapped]!))}>
        {optionsOf(tapped).map(([option, title]) => (
          <button key={option} type="button" className="f-tap" onClick={() => tap(option)}>
            <span>{t(title)}</span>
            <b>{countIn(field, lines, { ...chosen, [tapped]: option })}</b>
            <small>
              {t('共', 'all')} {countIn(field, lines, { [tapped]: option })}
            </small>
          </button>
        ))}
      </div>
      <button type="button" className="button plain f-undo" disabled={lastTap === undefined} onClick={undo}>
        {lastTap === undefined ? t('撤回上一次', 'Undo') : `${t('撤回：', 'Undo: ')}${nameOf(lastTap)}`}
      </button>
      <p className="fault" id={`${id}-f`} role={fault ? 'alert' : undefined}>
        {fault ? t(fault.message) : ''}
      </p>
    </fieldset>
  )
}
