/** How reckonings of format 2 and before read today. */
import { movedTo, type FormerKinds } from 'yimen/kernel/programme'

type Consent = {
  readonly outcome: string
  readonly room: string
  readonly wanted: string
  readonly given: string
}

export const formerKinds: FormerKinds = {
  roll: movedTo('elevator.roll@1', ['dwellings', 'owners']),
  sale: movedTo('elevator.sale@1', ['roll', 'room', 'owners']),
  signs_for: movedTo('elevator.signs_for@1', ['roll', 'room', 'person']),
  shares: movedTo('elevator.shares@1', ['roll', 'rooms', 'amount', 'table'], ['tables']),
  ballot({ roll, ballots, on, rules, cast, consent }) {
    const { wanted, given, ...consents } = (consent ?? {}) as Partial<Consent>
    return {
      ability: 'elevator.ballot@1',
      with: {
        roll: roll as string,
        ballots: ballots as string,
        on: on as string,
        ...(wanted === undefined ? {} : { wanted }),
        ...(given === undefined ? {} : { given }),
      },
      rules: {
        sets: rules,
        ...(cast === undefined ? {} : { cast }),
        ...(consent === undefined ? {} : { consent: consents }),
      },
      /** Its count names nobody. */
      seenBy: 'concerned',
    }
  },
}
