/**
 * The third version of temporary assistance: it says what officials may do with a case beside its outcomes, and at which steps.
 * It was in force before the second, which seals what is written.
 */
import { reform, type Programme } from 'yimen/kernel/programme'
import { measures } from '../clauses.ts'
import { officeActs } from './acts.ts'
import { temporaryAssistance } from './programme.ts'

/** In force from 16 October 2021. Open cases stay with the first version, or move: all of them stand where they stood. */
export const thirdTemporary: Programme = reform(temporaryAssistance, {
  version: 3,
  from: '2021-10-16',
  acts: officeActs,
  moves: [
    {
      from: 1,
      title: {
        zh: '转按可以转办、加签、退回的新版办理',
        en: 'Go on under the version with handing over, signers and sending back',
      },
      by: ['township-clerk'],
      steps: Object.fromEntries(
        Object.entries(temporaryAssistance.steps).flatMap(([name, step]) =>
          step.end === undefined ? [[name, name]] : [],
        ),
      ),
      clause: measures('art-4'),
    },
  ],
})
