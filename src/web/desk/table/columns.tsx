/** Which columns of a table somebody wants: chosen once, kept on this machine, and in the address that they share. */
import { Button, Checkbox, Popover } from 'antd'
import { SettingOutlined } from '@ant-design/icons'
import { recall, remember, useLang } from '../../shared/lang.tsx'
import { ownName } from '../../shared/base.ts'

const keptUnder = (list: string): string => ownName(`yimen-desk-columns-${list}`)

/** Those of the address, else those that were chosen last, else all; one that cannot be left out is always among them. */
export function chosenColumns(
  list: string,
  inAddress: string | null,
  all: readonly { readonly key: string; readonly head?: true }[],
): ReadonlySet<string> {
  const names = new Set((inAddress ?? recall(keptUnder(list)) ?? '').split(',').filter((name) => name !== ''))
  const wanted = all.filter((c) => names.has(c.key))
  return new Set(
    (wanted.length === 0 ? all : all.filter((c) => c.head || names.has(c.key))).map((c) => c.key),
  )
}

export function ColumnPicker({
  list,
  all,
  chosen,
  choose,
}: {
  readonly list: string
  readonly all: readonly { readonly key: string; readonly title: string; readonly head?: true }[]
  readonly chosen: ReadonlySet<string>
  /** Empty: all of them. */
  readonly choose: (columns: string) => void
}) {
  const { t } = useLang()
  const change = (keys: readonly string[]) => {
    const names = all.flatMap((c) => (c.head || keys.includes(c.key) ? [c.key] : []))
    const text = names.length === all.length ? '' : names.join(',')
    remember(keptUnder(list), text)
    choose(text)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="column-choice"
          value={[...chosen]}
          onChange={change}
          options={all.map((c) => ({ label: c.title, value: c.key, disabled: c.head === true }))}
        />
      }
    >
      <Button icon={<SettingOutlined aria-hidden="true" />} data-testid="columns">
        {t('选择列', 'Columns')}
      </Button>
    </Popover>
  )
}
