/** [FM14] [FM15] A roll on a phone: cards before the camera one after the other, and a tap for whoever has none with them. */
import { useId, useState } from 'react'
import { useLang } from '../shared/lang.tsx'
import { titleOf } from '../shared/format.ts'
import { Scan } from '../shared/scan.tsx'
import { taken as read, ticked, type ScannedField } from '../shared/scanned.ts'
import { scanButton } from '../resident/scan-button.tsx'
import type { Change, FieldFault, Typed, Typed2 } from '../resident/values.ts'
import { useField } from './app-state.ts'
import { chinaInstant } from './clock.ts'
import type { Ticked } from './rolls.ts'

type Props = {
  readonly name: string
  readonly field: ScannedField
  readonly value: Typed | undefined
  readonly fault: FieldFault | null
  readonly onChange: (change: Change) => void
}
const linesOf = (value: Typed | undefined): readonly Typed2[] => (value ?? []) as readonly Typed2[]

export function RollIn({ name, field, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  const { taken, offsetMs } = useField()
  const { scans } = field
  const code = field.of[scans.code]!
  const roll = scans.ticks && code.type === 'entry' ? taken?.rolls?.[code.register] : undefined
  const lines = linesOf(value)
  const of = new Map(roll?.entries.map((e) => [e.id, e]))
  const [typed, setTyped] = useState('')
  const take = (text: string) => {
    const time = chinaInstant(Date.now() + (offsetMs ?? 0)).slice(11, 16)
    const { says } = read(field, lines, text, time)
    onChange((was) => [...read(field, linesOf(was), text, time).lines])
    const entry = of.get(text)
    /** A card that the phone does not know is taken all the same: what comes of it, the office says. */
    return entry
      ? { zh: `${entry.group} ${entry.called}：${says.zh}`, en: `${entry.group} ${entry.called}: ${says.en}` }
      : says
  }
  const add = () => {
    if (typed.trim() !== '') take(typed.trim())
    setTyped('')
  }
  return (
    <fieldset className={fault ? 'field wrong f-roll' : 'field f-roll'} data-testid={`roll-${name}`}>
      <legend>
        {t(titleOf(field))} <b aria-live="polite">{lines.length}</b>
      </legend>
      <Scan
        words={{ zh: '连续扫卡', en: 'Scan cards' }}
        what={titleOf(code)}
        button={scanButton}
        onRead={take}
      />
      <div className="f-pair">
        <input
          aria-label={t(`手工填写：${titleOf(code).zh}`, `Type: ${titleOf(code).en}`)}
          value={typed}
          autoComplete="off"
          onChange={(e) => setTyped(e.target.value)}
        />
        <button type="button" className="button plain" onClick={add}>
          {t('记下', 'Take')}
        </button>
      </div>
      {roll && (
        <Groups
          entries={roll.entries}
          isWhole={roll.isWhole}
          here={new Map(lines.map((line) => [line[scans.code]!, isTick(field, line)]))}
          tick={(entry) => onChange((was) => [...ticked(field, linesOf(was), entry)])}
        />
      )}
      {lines.length > 0 && (
        <details>
          <summary>{t(`已记下${lines.length}个`, `${lines.length} taken`)}</summary>
          <ul className="f-taken">
            {lines.map((line) => (
              <li key={line[scans.code]}>
                <span>
                  {of.has(line[scans.code]!)
                    ? `${of.get(line[scans.code]!)!.group} ${of.get(line[scans.code]!)!.called}`
                    : line[scans.code]}
                  <small> {(scans.times ?? []).flatMap((c) => line[c] || []).join('–')}</small>
                </span>
                <button
                  type="button"
                  className="quiet"
                  onClick={() =>
                    onChange((was) => linesOf(was).filter((l) => l[scans.code] !== line[scans.code]))
                  }
                >
                  {t('删除', 'Remove')}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="fault" id={`${id}-f`} role={fault ? 'alert' : undefined}>
        {fault ? t(fault.message) : ''}
      </p>
    </fieldset>
  )
}

/** Whether a line came of a tap, and another tap takes it away. */
const isTick = (field: ScannedField, line: Typed2): boolean =>
  (field.scans.times ?? []).every((column) => !line[column]) &&
  Object.entries(field.scans.ticks?.with ?? {}).every(([column, said]) => line[column] === said)

function Groups({
  entries,
  isWhole,
  here,
  tick,
}: {
  readonly entries: readonly Ticked[]
  readonly isWhole: boolean
  /** Who is on the list, and whether by a tap. */
  readonly here: ReadonlyMap<string, boolean>
  readonly tick: (entry: string) => void
}) {
  const { t } = useLang()
  const id = useId()
  const groups = [...new Set(entries.map((e) => e.group))]
  const [chosen, setChosen] = useState('')
  const ofGroup = entries.filter((e) => e.group === chosen)
  const came = ofGroup.filter((e) => here.has(e.id)).length
  return (
    <>
      <label htmlFor={id}>{t('没带卡的勾选：班级、小组', 'Tick who has no card: class or group')}</label>
      <select id={id} value={chosen} onChange={(e) => setChosen(e.target.value)}>
        <option value="">{t('请选择', 'Choose')}</option>
        {groups.map((group) => (
          <option key={group} value={group}>
            {group}
          </option>
        ))}
      </select>
      {!isWhole && (
        <p className="hint">
          {t(
            '名册太长，本机只带了一部分；没有的请扫卡。',
            'Only a part of the register fits: scan the others.',
          )}
        </p>
      )}
      {chosen !== '' && (
        <>
          <p role="status">
            {t(`${ofGroup.length}人，已到${came}人`, `${came} of ${ofGroup.length} are here`)}
          </p>
          <div className="f-seats" role="group" aria-label={chosen}>
            {ofGroup.map((e) => (
              <button
                key={e.id}
                type="button"
                className="f-seat"
                aria-pressed={here.has(e.id)}
                disabled={here.get(e.id) === false}
                onClick={() => tick(e.id)}
              >
                {e.called}
                {here.get(e.id) === false && <small>{t('卡', 'card')}</small>}
              </button>
            ))}
          </div>
        </>
      )}
    </>
  )
}
