/** The place of a case: the post's own where it has nothing below, else chosen level by level beneath it. */
import { useEffect, useState } from 'react'
import type { AreaView, PostView } from '../../../server/contract/people.ts'
import type { Text } from '../../../kernel/text.ts'
import { useLang } from '../../shared/lang.tsx'
import { useLoad } from '../reads.tsx'

export function AreaField({
  post,
  error,
  choose,
}: {
  readonly post: PostView
  readonly error: Text | undefined
  readonly choose: (area: string | null) => void
}) {
  const { t } = useLang()
  return (
    <fieldset className={`field${error ? ' wrong' : ''}`}>
      <legend>
        {t('发生地', 'Place')}
        <em aria-hidden="true">*</em>
      </legend>
      {error && (
        <small className="fault" role="alert" id="f-area-fault">
          {t(error)}
        </small>
      )}
      <div className="row">
        <span>{post.areaName}</span>
        <Below area={post.area} first choose={choose} />
      </div>
    </fieldset>
  )
}

function Below({
  area,
  first = false,
  choose,
}: {
  readonly area: string
  readonly first?: boolean
  readonly choose: (area: string | null) => void
}) {
  const { lang, t } = useLang()
  const { data } = useLoad<readonly AreaView[]>(`/api/areas?under=${area}`)
  const [below, setBelow] = useState('')
  useEffect(() => {
    if (data) choose(data.length === 0 ? area : null)
    // `choose` is the form's setter.
  }, [data, area])
  if (!data || data.length === 0) return null
  return (
    <>
      <select
        id={first ? 'f-area' : undefined}
        className="input"
        aria-label={first ? t('下级区划', 'Place below') : t('再下一级', 'Next level')}
        value={below}
        onChange={(e) => {
          setBelow(e.target.value)
          if (e.target.value === '') choose(null)
        }}
      >
        <option value="">{t('请选择', 'Choose')}</option>
        {data.map((a) => (
          <option key={a.code} value={a.code}>
            {a.name[lang]}
          </option>
        ))}
      </select>
      {below !== '' && <Below key={below} area={below} choose={choose} />}
    </>
  )
}
