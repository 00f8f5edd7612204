/** What my posts may import: programmes that say how their list is filled, and that I may begin. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { Me } from '../../../server/contract/people.ts'
import { useProgrammes } from '../programme.ts'
import { useSession } from '../session.tsx'

export type Importing = Programme & { readonly sheet: NonNullable<Programme['sheet']> }
type Post = Me['posts'][number]
export type Choice = { readonly programme: Importing; readonly post: Post }

export function useImports(): readonly Choice[] | null {
  const { me, post: current } = useSession()
  const programmes = useProgrammes()
  return (
    programmes &&
    programmes.flatMap((p) => {
      const may =
        p.sheet === undefined ? [] : me.posts.filter((x) => p.opens[p.sheet!.begin]?.by.includes(x.role))
      const post = may.find((x) => x.id === current?.id) ?? may[0]
      return post ? [{ programme: p as Importing, post }] : []
    })
  )
}
