/** The question for people, and the list to visit that answers it. */
import type { Done } from '../../../server/contract/cases.ts'
import type { SeekRuleView, SoughtView } from '../../../server/contract/seek.ts'
import { asProblem, newKey, post, ProblemError } from '../../shared/api.ts'
import { at } from '../../shared/base.ts'
import { save } from '../../shared/save.ts'

export type Question = {
  readonly programme: string
  readonly post: string
  readonly area: string
  readonly purpose: string
}

const pathOf = ({ programme }: Question): string => `/api/programmes/${encodeURIComponent(programme)}/seek`
const bodyOf = ({ post, area, purpose }: Question) => ({ post, area, purpose })

export const ask = (q: Question): Promise<SoughtView> => post<SoughtView>(pathOf(q), bodyOf(q))

/** [SK4] The same people by name. Throws a problem. */
export async function takeVisits(q: Question): Promise<void> {
  const response = await fetch(at(`${pathOf(q)}/visits`), {
    method: 'POST',
    body: JSON.stringify(bodyOf(q)),
    headers: { 'x-yimen': '1', 'content-type': 'application/json', 'idempotency-key': newKey() },
  }).catch(() => null)
  if (response?.ok) return save(response, 'visits.xlsx')
  const body: unknown = response && (await response.json().catch(() => null))
  throw new ProblemError(
    typeof body === 'object' && body !== null && 'detail' in body
      ? (body as ProblemError['problem'])
      : asProblem(null),
  )
}

type Found = SoughtView['people'][number]
type HandsOut = NonNullable<SeekRuleView['handsOut']>

/** [SK5] Those that nobody visits yet, as many as one opening takes. */
export const toHandOut = <F extends Found>({ most }: HandsOut, people: readonly F[]): readonly F[] =>
  people.filter((x) => x.source !== null && !x.visit?.isOpen).slice(0, most)

/** [SK5] Hands them out with the purpose that was stated. Throws a problem. */
export const handOut = (
  { programme, outcome, purpose, list, columns }: HandsOut,
  question: Question,
  people: readonly Found[],
  key: string,
): Promise<Done> =>
  post<Done>(
    '/api/cases',
    {
      programme,
      outcome,
      area: question.area,
      post: question.post,
      input: {
        [purpose]: question.purpose,
        [list]: people.map((x) => ({
          [columns.source]: x.source,
          [columns.place]: x.area,
          ...(x.unknown.length > 0 ? { [columns.toAsk]: x.unknown.map((u) => u.zh).join('；') } : {}),
        })),
      },
    },
    key,
  )
