/** What narrows the inbox: step, band of days, post, place and number; each stands in the address, so that a link shows the same list. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { Input, Select } from 'antd'
import { useLang } from '../../shared/lang.tsx'
import { useSession } from '../session.tsx'

const PlaceTree = lazy(() => import('../table/place-tree.tsx').then((m) => ({ default: m.PlaceTree })))

export const filterNames = ['step', 'programme', 'post', 'due', 'area', 'q'] as const
export type FilterName = (typeof filterNames)[number] | 'group'

export function InboxFilters({
  query,
  change,
}: {
  readonly query: URLSearchParams
  /** Several at once; an empty value takes the filter away. */
  readonly change: (values: Readonly<Partial<Record<FilterName, string>>>) => void
}) {
  const { lang, t } = useLang()
  const { me } = useSession()
  const steps = [...new Map(me.steps.map((s) => [s.programme, s.programmeTitle[lang]]))].map(
    ([id, label]) => ({
      label,
      options: me.steps
        .filter((s) => s.programme === id)
        .map((s) => ({ value: `${id} ${s.step}`, label: `${s.title[lang]}（${label}）` })),
    }),
  )
  const step = query.get('step') ?? ''
  /** A link of before names the step alone. */
  const programme = query.get('programme') ?? me.steps.find((s) => s.step === step)?.programme ?? ''
  const chosenStep = step === '' ? null : `${programme} ${step}`
  const bands = [
    { value: 'overdue', label: t('已超期', 'Overdue') },
    { value: 'today', label: t('今天到期', 'Due today') },
    { value: 'soon', label: t('2个工作日内到期', 'Due within 2 working days') },
    { value: 'later', label: t('以后到期', 'Due later') },
    { value: 'none', label: t('没有时限或已中止计时', 'No limit, or suspended') },
  ]
  return (
    <div className="filters" role="group" aria-label={t('筛选', 'Filters')}>
      <div className="filter">
        <span>{t('环节', 'Step')}</span>
        <Select
          className="wide-select"
          aria-label={t('环节', 'Step')}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder={t('全部', 'All')}
          value={chosenStep}
          options={steps}
          onChange={(value: string | null | undefined) => {
            const [of = '', name = ''] = (value ?? '').split(' ')
            change({ step: name, programme: of })
          }}
        />
      </div>
      <div className="filter">
        <span>{t('到期', 'Due')}</span>
        <Select
          className="usual-select"
          aria-label={t('到期', 'Due')}
          allowClear
          placeholder={t('全部', 'All')}
          value={query.get('due')}
          options={bands}
          onChange={(value: string | null | undefined) => change({ due: value ?? '' })}
        />
      </div>
      {me.posts.length > 1 && (
        <div className="filter">
          <span>{t('岗位', 'Post')}</span>
          <Select
            className="wide-select"
            aria-label={t('岗位', 'Post')}
            allowClear
            placeholder={t('全部', 'All')}
            value={me.posts.some((p) => p.id === query.get('post')) ? query.get('post') : null}
            options={me.posts.map((p) => ({ value: p.id, label: p.title[lang] }))}
            onChange={(value: string | null | undefined) => change({ post: value ?? '' })}
          />
        </div>
      )}
      <div className="filter">
        <span>{t('地点', 'Place')}</span>
        <Suspense fallback={<Select className="usual-select" aria-label={t('地点', 'Place')} loading />}>
          <PlaceTree
            root={me.realm.code}
            value={query.get('area')}
            choose={(area) => change({ area: area ?? '' })}
          />
        </Suspense>
      </div>
      <NumberFilter value={query.get('q') ?? ''} change={(q) => change({ q })} />
      <div className="filter">
        <span>{t('分组', 'Group by')}</span>
        <Select
          className="usual-select"
          aria-label={t('分组', 'Group by')}
          allowClear
          placeholder={t('不分组', 'Not grouped')}
          value={query.get('group')}
          options={[
            { value: 'step', label: t('按环节', 'Step') },
            { value: 'place', label: t('按地点', 'Place') },
            { value: 'due', label: t('按到期', 'Due') },
          ]}
          onChange={(value: string | null | undefined) => change({ group: value ?? '' })}
        />
      </div>
    </div>
  )
}

/** Asked when somebody stops writing, not at every letter. */
function NumberFilter({ value, change }: { readonly value: string; readonly change: (q: string) => void }) {
  const { t } = useLang()
  const [written, setWritten] = useState(value)
  useEffect(() => setWritten(value), [value])
  useEffect(() => {
    const wanted = written.trim().toUpperCase()
    if (wanted === value) return
    const timer = setTimeout(() => change(wanted), 250)
    return () => clearTimeout(timer)
    // Only what is written starts the wait.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [written])
  return (
    <label className="filter">
      <span>{t('办件编号', 'Case number')}</span>
      <Input
        type="search"
        allowClear
        value={written}
        placeholder={t('输入开头几位', 'its beginning')}
        maxLength={60}
        onChange={(e) => setWritten(e.target.value)}
      />
    </label>
  )
}
