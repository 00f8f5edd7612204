/** The place of a case: the post's own where it has nothing below, else chosen out of the tree beneath it, down to the last level. */
import { useEffect } from 'react'
import type { AreaView, PostView } from '../../../server/contract/people.ts'
import type { Text } from '../../../kernel/text.ts'
import { useLang } from '../../shared/lang.tsx'
import { useLoad } from '../reads.tsx'
import { PlaceTree } from '../table/place-tree.tsx'

export function AreaField({
  post,
  value,
  error,
  choose,
  only,
  settled,
}: {
  readonly post: PostView
  readonly value: string | null
  readonly error: Text | undefined
  readonly choose: (area: string | null) => void
  /** The post's own place has nothing below: there is nothing to choose. */
  readonly only: (area: string) => void
  /** Whether what is chosen has nothing below. */
  readonly settled: (isLast: boolean) => void
}) {
  const { t } = useLang()
  const { data: own } = useLoad<readonly AreaView[]>(`/api/areas?under=${post.area}`)
  const { data: below } = useLoad<readonly AreaView[]>(value === null ? null : `/api/areas?under=${value}`)
  useEffect(() => {
    if (own?.length === 0) only(post.area)
    // `only` is the form's setter.
  }, [own, post.area])
  useEffect(() => settled(value !== null && below?.length === 0), [value, below])
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
        {own && own.length > 0 && (
          <PlaceTree
            id="f-area"
            root={post.area}
            value={value}
            choose={choose}
            placeholder={t('选到最末一级', 'Down to the last level')}
          />
        )}
      </div>
    </fieldset>
  )
}
