/** What somebody finds who signs in: waiting for their posts, asked of them by name, asked by them, open to them, or there to be read. */
import type { Programme } from '../src/kernel/programme/index.ts'
import type { CaseView, ErrandsView, Inbox, Me, TaskView } from '../src/server/contract/index.ts'
import type { Visitor } from './house.ts'

export type Found = 'inbox' | 'errand' | 'sent' | 'asked' | 'can' | 'urge' | 'reads'

/** All that they find; `can` of the first cases that they see in programmes of theirs. */
export async function found(who: Visitor): Promise<readonly Found[]> {
  const inbox = await who.get<Inbox>('/api/inbox')
  const mine = await who.get<readonly TaskView[]>('/api/cases?mine=true')
  const { body: me } = await who.get<Me>('/api/me')
  const programmes = await who.get<readonly { readonly id: string }[]>('/api/programmes')
  const theirs = [...mine.body]
  for (const { id } of programmes.body) {
    const { body: p } = await who.get<Programme>(`/api/programmes/${id}`)
    const roles = me.posts.map((post) => post.role)
    const acts = ({ step }: TaskView) =>
      Object.values(p.steps[step]?.outcomes ?? {}).some((o) => o.by.some((role) => roles.includes(role)))
    const { body: cases } = await who.get<readonly TaskView[]>(`/api/cases?programme=${p.id}`)
    theirs.push(...cases.filter(acts).slice(0, 20))
  }
  const post = me.posts[0] === undefined ? '' : `?post=${me.posts[0].id}`
  const anyCase = async (
    tasks: readonly TaskView[],
    holds: (view: CaseView) => boolean,
  ): Promise<boolean> => {
    for (const { case: id } of tasks)
      if (holds((await who.get<CaseView>(`/api/cases/${id}${post}`)).body)) return true
    return false
  }
  const errands = async (box: 'mine' | 'sent'): Promise<boolean> => {
    const { status, body } = await who.get<ErrandsView>(`/api/errands?box=${box}`)
    return status === 200 && body.errands.length > 0
  }
  const reads = (await who.get('/api/figures')).status === 200
  return [
    ...(inbox.body.total > 0 ? ['inbox' as const] : []),
    ...(mine.body.some((task) => task.ask !== null) ? ['asked' as const] : []),
    ...((await errands('mine')) ? ['errand' as const] : []),
    ...((await errands('sent')) ? ['sent' as const] : []),
    ...((await anyCase(theirs, (view) => view.ways.some((w) => w.open && w.barred === null)))
      ? ['can' as const]
      : []),
    ...((await anyCase(mine.body, (view) => view.office.acts.some((w) => w.verb === 'urge' && w.open)))
      ? ['urge' as const]
      : []),
    ...(reads ? ['reads' as const] : []),
  ]
}
