/** What is mine to do here, read again whenever something happened that may change it. */
import { useState } from 'react'
import type { OwnStageView } from '../../server/contract/stages.ts'
import { everyProgramme, useLive } from '../desk/room/live.ts'
import { useAgain, type Again } from '../shared/use-again.ts'
import { apiOf } from './place.ts'

const pace = { burstMs: 40, everyMs: 20_000 }

/** `follows`: cases that only people in office see are followed too. */
export function useOwn(
  stage: string,
  event: string,
  turn: number,
  follows: boolean,
): Again<OwnStageView> & { readonly again: () => void } {
  const [own, setOwn] = useState(0)
  const again = (): void => setOwn((n) => n + 1)
  useLive(follows ? everyProgramme : null, again)
  return { ...useAgain<OwnStageView>(apiOf(stage, event, '/own'), `${turn} ${own}`, pace), again }
}
