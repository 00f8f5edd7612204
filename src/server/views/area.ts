/** A place as pages know it. */
import type { AreaView } from '../contract/index.ts'

export const areaView = (a: {
  code: string
  parent: string | null
  name: AreaView['name']
  kind: string
}): AreaView => ({ code: a.code, parent: a.parent, name: a.name, kind: a.kind })
