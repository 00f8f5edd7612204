/** Everything that is to be put right, once above the button: each leads to its field. */
import { Button } from 'antd'
import type { AskView } from '../../../server/contract/programmes.ts'
import { titleOf } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { fieldOf, focusOn, type Errors } from './values.ts'

const mostTold = 12

export function WrongPlaces({
  asks,
  errors,
}: {
  readonly asks: readonly AskView[]
  readonly errors: Errors
}) {
  const { t } = useLang()
  const places = Object.keys(errors)
  if (places.length < 2) return null
  const nameOf = (place: string): string => {
    const [name, line, column] = place.split('.')
    const ask = asks.find((a) => a.name === name)
    if (!ask) return t('发生地', 'Place')
    const field = fieldOf(ask)
    const inner = field.type === 'list' && column !== undefined ? field.of[column] : undefined
    return [
      t(titleOf(field)),
      ...(line === undefined ? [] : [t(`第${Number(line) + 1}行`, `row ${Number(line) + 1}`)]),
      ...(inner ? [t(titleOf(inner))] : []),
    ].join(' ')
  }
  return (
    <div className="wrong-places" data-testid="wrong-places">
      <b>{t(`有${places.length}处要改：`, `${places.length} places to put right: `)}</b>
      {places.slice(0, mostTold).map((place) => (
        <Button key={place} size="small" danger onClick={() => focusOn(place)}>
          {nameOf(place)}
        </Button>
      ))}
      {places.length > mostTold && <span>…</span>}
    </div>
  )
}
