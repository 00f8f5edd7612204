/** [SG3] Following what the hall shows. */
import type { HallView } from '../../server/contract/stages.ts'
import { useTold, type Told } from '../shared/use-told.ts'
import { apiOf } from './place.ts'

export type { Line } from '../shared/use-told.ts'
export type Hall = Omit<Told<HallView>, 'answer'> & { readonly hall: HallView | null }

export function useHall(stage: string, event: string): Hall {
  const { answer, ...line } = useTold<HallView>(apiOf(stage, event, '/live'))
  return { hall: answer, ...line }
}
