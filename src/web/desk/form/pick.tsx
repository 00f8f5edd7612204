/** [FM10] What stands somewhere already is picked by its name, not typed by its key: entries, cases, places, posts and colleagues. */
import { useEffect, useState } from 'react'
import { AutoComplete, Select } from 'antd'
import type { Field } from '../../../kernel/programme/field.ts'
import type { FoundView } from '../../../server/contract/find.ts'
import type { ColleagueView } from '../../../server/contract/office.ts'
import type { RegisterEntryView, RegisterListView } from '../../../server/contract/registers.ts'
import { post as send } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { useLoad } from '../reads.tsx'
import { homeArea, useSession } from '../session.tsx'
import { useSettled } from '../../shared/settled.ts'
import { PlaceTree } from '../table/place-tree.tsx'
import { useAbout } from './about.tsx'

type Props = {
  readonly id: string
  readonly label: string
  readonly wrong: boolean
  readonly value: unknown
  readonly change: (value: unknown) => void
}
type Option = { readonly value: string; readonly label: string }

const mostOffered = 20

export default function Picked({ field, ...rest }: Props & { readonly field: Field }) {
  const session = useSession()
  switch (field.type) {
    case 'entry':
      return <Entry {...rest} register={field.register} />
    case 'case':
      return <CaseField {...rest} />
    case 'area':
      return (
        <PlaceTree
          id={rest.id}
          placeholder=" "
          root={homeArea(session)}
          value={typeof rest.value === 'string' ? rest.value : null}
          choose={(code) => rest.change(code ?? undefined)}
        />
      )
    case 'post':
      return <Colleague {...rest} by="post" />
    default:
      return <Colleague {...rest} by="name" />
  }
}

function Entry({ id, label, wrong, value, change, register }: Props & { readonly register: string }) {
  const { t } = useLang()
  const [written, setWritten] = useState('')
  const typed = useSettled(written.trim())
  const path = `/api/registers/${encodeURIComponent(register)}`
  const { data } = useLoad<RegisterListView>(
    `${path}?limit=${mostOffered}${typed === '' ? '' : `&q=${encodeURIComponent(typed)}`}`,
  )
  const held = typeof value === 'string' ? value : undefined
  const { data: own } = useLoad<RegisterEntryView>(
    held === undefined ? null : `${path}/entries/${encodeURIComponent(held)}`,
  )
  const options: Option[] = (data?.entries ?? []).map((e) => ({
    value: e.id,
    label: e.name === e.areaName ? e.name : `${e.name} · ${e.areaName}`,
  }))
  if (held !== undefined && !options.some((o) => o.value === held))
    options.unshift({ value: held, label: own?.name ?? held })
  return (
    <Offered
      {...{ id, label, wrong, value: held, change, options }}
      search={setWritten}
      placeholder={t('输入名称查找', 'Type a name')}
      none={data === null ? t('正在查找…', 'Looking…') : t('没有找到', 'Nothing found')}
    />
  )
}

function CaseField({ id, label, wrong, value, change }: Props) {
  const { t } = useLang()
  const [written, setWritten] = useState('')
  const typed = useSettled(written.trim())
  const [options, setOptions] = useState<readonly Option[]>([])
  useEffect(() => {
    if (typed === '') return
    let stays = true
    send<FoundView>('/api/find', { q: typed, limit: mostOffered }).then(
      ({ groups }) =>
        stays &&
        setOptions(
          groups
            .filter((g) => g.kind === 'case')
            .flatMap((g) => g.hits)
            .map((h) => ({ value: h.id, label: `${h.id} · ${t(h.title)} ${t(h.detail)}` })),
        ),
      () => undefined,
    )
    return () => {
      stays = false
    }
  }, [typed])
  const held = typeof value === 'string' ? value : undefined
  const all =
    held === undefined || options.some((o) => o.value === held)
      ? options
      : [{ value: held, label: held }, ...options]
  return (
    <Offered
      {...{ id, label, wrong, value: held, change, options: all }}
      search={setWritten}
      placeholder={t('输入编号或姓名查找', 'Type a number or a name')}
      none={t('没有找到', 'Nothing found')}
    />
  )
}

function Offered({
  id,
  label,
  wrong,
  value,
  change,
  options,
  search,
  placeholder,
  none,
}: Omit<Props, 'value'> & {
  readonly value: string | undefined
  readonly options: readonly Option[]
  readonly search: (typed: string) => void
  readonly placeholder: string
  readonly none: string
}) {
  return (
    <Select
      id={id}
      aria-label={label}
      {...(wrong ? { status: 'error' as const } : {})}
      className="pick-field"
      allowClear
      showSearch={{ filterOption: false, onSearch: search }}
      placeholder={placeholder}
      notFoundContent={none}
      value={value}
      options={[...options]}
      onChange={(next: string | undefined) => change(next)}
    />
  )
}

/** Colleagues with a part in the programme over the place; a name that is none of theirs may be written all the same. */
function Colleague({ id, label, wrong, value, change, by }: Props & { readonly by: 'name' | 'post' }) {
  const { t } = useLang()
  const { me, post: current } = useSession()
  const { caseId, post, last } = useAbout()
  const { data } = useLoad<readonly ColleagueView[]>(
    caseId === null
      ? null
      : `/api/cases/${caseId}/colleagues?verb=note${post === undefined ? '' : `&post=${post}`}`,
  )
  const mine = current
    ? [
        {
          post: current.id,
          name: me.name,
          title: { zh: `本人，${current.title.zh}`, en: `I, ${current.title.en}` },
        },
      ]
    : []
  const people = [...mine, ...(data ?? []).filter((x) => x.name !== me.name)]
  const before = last[id.replace(/^f-/, '')]
  const lastTime: Option[] =
    by === 'name' && typeof before === 'string'
      ? [{ value: before, label: t(`${before} · 上次填的`, `${before} · as last time`) }]
      : []
  const options: Option[] = people
    .map((x) => ({ value: by === 'name' ? x.name : x.post, label: `${x.name} · ${t(x.title)}` }))
    .filter((o) => o.value !== lastTime[0]?.value)
    .filter((o, i, all) => all.findIndex((x) => x.value === o.value) === i)
  const held = typeof value === 'string' ? value : ''
  const fits = [...lastTime, ...options].filter(
    (o) => held === '' || o.label.includes(held) || o.value === held,
  )
  return (
    <AutoComplete
      id={id}
      aria-label={label}
      {...(wrong ? { status: 'error' as const } : {})}
      className="pick-field"
      value={held}
      options={fits}
      onChange={(text: string) => change(text === '' ? undefined : text)}
      placeholder={t('选择同事，或直接填写', 'Choose a colleague or write')}
    />
  )
}
