/** What narrows the inbox: step, band of days, post, place and number; each stands in the address, so that a link shows the same list. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { Input, Select } from 'antd'
import { useLang } from '../../shared/lang.tsx'
import { useSession } from '../session.tsx'
import { useSettled } from '../../shared/settled.ts'

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
        .map((s) => ({
          value: `${id} ${s.step}`,
          label: t(`${s.title.zh}（${label}）`, `${s.title.en} (${label})`),
        })),
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
      <Chosen
        title={t('环节', 'Step')}
        wide
        search
        value={chosenStep}
        options={steps}
        choose={(value) => {
          const [of = '', name = ''] = value.split(' ')
          change({ step: name, programme: of })
        }}
      />
      <Chosen
        title={t('到期', 'Due')}
        value={query.get('due')}
        options={bands}
        choose={(due) => change({ due })}
      />
      {me.posts.length > 1 && (
        <Chosen
          title={t('岗位', 'Post')}
          wide
          value={me.posts.some((p) => p.id === query.get('post')) ? query.get('post') : null}
          options={me.posts.map((p) => ({ value: p.id, label: p.title[lang] }))}
          choose={(post) => change({ post })}
        />
      )}
      <div className="filter">
        <span>{t('地点', 'Place')}</span>
        <Suspense fallback={<Select className="usual-select" aria-label={t('地点', 'Place')} loading />}>
          <PlaceTree
            root={me.realm.area}
            value={query.get('area')}
            choose={(area) => change({ area: area ?? '' })}
          />
        </Suspense>
      </div>
      <NumberFilter value={query.get('q') ?? ''} change={(q) => change({ q })} />
      <Chosen
        title={t('分组', 'Group by')}
        none={t('不分组', 'Not grouped')}
        value={query.get('group')}
        options={[
          { value: 'step', label: t('按环节', 'Step') },
          { value: 'place', label: t('按地点', 'Place') },
          { value: 'due', label: t('按到期', 'Due') },
        ]}
        choose={(group) => change({ group })}
      />
    </div>
  )
}

type Choice = { readonly value: string; readonly label: string }

/** One filter out of a list; an empty choice takes it away. */
function Chosen({
  title,
  value,
  options,
  choose,
  none,
  wide = false,
  search = false,
}: {
  readonly title: string
  readonly value: string | null
  readonly options: readonly (Choice | { readonly label: string; readonly options: readonly Choice[] })[]
  readonly choose: (value: string) => void
  readonly none?: string
  readonly wide?: boolean
  readonly search?: boolean
}) {
  const { t } = useLang()
  return (
    <div className="filter">
      <span>{title}</span>
      <Select
        className={wide ? 'wide-select' : 'usual-select'}
        aria-label={title}
        {...(search ? { showSearch: { optionFilterProp: 'label' } } : {})}
        allowClear
        placeholder={none ?? t('全部', 'All')}
        value={value}
        options={[...options]}
        /** What a link of somebody else names is none of one's own choices: never its code. */
        labelRender={({ label }) => label ?? t('不在您的选项里', 'Not among yours')}
        onChange={(chosen: string | null | undefined) => choose(chosen ?? '')}
      />
    </div>
  )
}

function NumberFilter({ value, change }: { readonly value: string; readonly change: (q: string) => void }) {
  const { t } = useLang()
  const [written, setWritten] = useState(value)
  useEffect(() => setWritten(value), [value])
  const wanted = useSettled(written.trim().toUpperCase())
  useEffect(() => {
    if (wanted !== value) change(wanted)
    // Only what was written changes the list.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted])
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
