/** A place out of the tree of places: each level is read when it is opened. */
import { useState } from 'react'
import { TreeSelect } from 'antd'
import type { AreaView } from '../../../server/contract/people.ts'
import { get } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { useLoad } from '../reads.tsx'

type Node = {
  readonly id: string
  readonly pId: string
  readonly value: string
  readonly title: string
  readonly isLeaf: boolean
}

export function PlaceTree({
  id,
  placeholder,
  root,
  value,
  choose,
}: {
  readonly id?: string
  readonly placeholder?: string
  readonly root: string
  readonly value: string | null
  readonly choose: (area: string | null) => void
}) {
  const { lang, t } = useLang()
  const { data: top } = useLoad<readonly AreaView[]>(`/api/areas?under=${root}`)
  /** What a link names may lie in a branch that nobody has opened. */
  const { data: path, problem } = useLoad<readonly AreaView[]>(value === null ? null : `/api/areas/${value}`)
  const [placesBelow, setPlacesBelow] = useState<readonly AreaView[]>([])
  /** Whether there is anything below is known when it was opened. */
  const [lowest, setLowest] = useState<ReadonlySet<string>>(new Set())
  const nodeOf = (a: AreaView, under: string): Node => ({
    id: a.code,
    pId: under,
    value: a.code,
    title: a.name[lang],
    isLeaf: lowest.has(a.code),
  })
  const nodes = new Map<string, Node>()
  for (const a of top ?? []) nodes.set(a.code, nodeOf(a, ''))
  for (const a of placesBelow) if (!nodes.has(a.code)) nodes.set(a.code, nodeOf(a, a.parent ?? ''))
  if (value !== null && path?.[0] && !nodes.has(value)) nodes.set(value, nodeOf(path[0], ''))
  /** Of what a link names wrongly not the code is shown. */
  if (value !== null && problem && !nodes.has(value))
    nodes.set(value, { id: value, pId: '', value, title: t('没有这个地方', 'No such place'), isLeaf: true })
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      className="usual-select"
      aria-label={t('地点', 'Place')}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDataSimpleMode
      placeholder={placeholder ?? t('全部', 'All')}
      value={value ?? undefined}
      treeData={[...nodes.values()]}
      loadData={async ({ value: code }) => {
        const below = await get<readonly AreaView[]>(`/api/areas?under=${String(code)}`)
        if (below.length === 0) setLowest((was) => new Set([...was, String(code)]))
        setPlacesBelow((was) => [...was, ...below])
      }}
      onChange={(code: string | undefined) => choose(code ?? null)}
      popupMatchSelectWidth={280}
    />
  )
}
