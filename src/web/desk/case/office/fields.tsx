/** The form of an act among officials: whom it asks is picked out of colleagues, everything else is drawn as any form. */
import type { AskView } from '../../../../server/contract/programmes.ts'
import { useLang } from '../../../shared/lang.tsx'
import { Fields } from '../../form/fields.tsx'
import { fieldOf, isRequired, type Errors, type Values } from '../../form/values.ts'
import { Pick } from './pick.tsx'

/** Fields that name colleagues: each is shown with why it cannot be asked. */
const namesColleagues = (name: string): boolean => name === 'to' || name === 'posts'

/** The colleagues of a case that an act could ask, in the post that acts. */
export const colleaguesPath = (
  caseId: string,
  verb: string,
  post: string | undefined,
  values: Values,
): string =>
  `/api/cases/${encodeURIComponent(caseId)}/colleagues?${new URLSearchParams({
    verb,
    ...(post === undefined ? {} : { post }),
    ...(values.outcome === undefined ? {} : { outcome: String(values.outcome) }),
  }).toString()}`

export function OfficeFields({
  asks,
  values,
  errors,
  change,
  path,
}: {
  readonly asks: readonly AskView[]
  readonly values: Values
  readonly errors: Errors
  readonly change: (name: string, value: unknown) => void
  /** Where its colleagues are read. */ readonly path: string
}) {
  const { t } = useLang()
  return asks.map((ask) => {
    if (!namesColleagues(ask.name))
      return <Fields key={ask.name} asks={[ask]} values={values} errors={errors} change={change} />
    const several = ask.name === 'posts'
    const chosen = several
      ? ((values.posts ?? []) as readonly { readonly post: string }[]).map((x) => x.post)
      : values.to === undefined
        ? []
        : [String(values.to)]
    return (
      <fieldset key={ask.name} className={`field${errors[ask.name] ? ' wrong' : ''}`}>
        <legend>
          {t(fieldOf(ask).title)}
          {isRequired(ask) ? <em aria-hidden="true">*</em> : <small>{t('选填', 'optional')}</small>}
        </legend>
        {errors[ask.name] && (
          <small className="fault" role="alert">
            {t(errors[ask.name]!)}
          </small>
        )}
        <Pick
          id={`f-${ask.name}`}
          path={path}
          several={several}
          value={chosen}
          change={(posts) =>
            several
              ? change(
                  'posts',
                  posts.map((x) => ({ post: x })),
                )
              : change('to', posts[0])
          }
        />
      </fieldset>
    )
  })
}
