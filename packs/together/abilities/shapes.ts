/** Shapes that several abilities of owners share. */
export const person = 'person'
export const area = { unit: 'hundredth_m2' } as const
export const fen = { unit: 'fen' } as const

/** A dwelling on the roll, as it is kept in a case. */
export const voters = {
  list: {
    of: {
      room: 'text',
      floor: 'number',
      area,
      unsold: { maybe: 'boolean' },
      owners: { list: person },
      head: 'text',
      wards: { maybe: { list: { of: { owner: person, guardian: person } } } },
    },
    what: { zh: '名册的一户', en: 'a dwelling on the roll' },
  },
} as const

/** `split`: its owners had differed when it was sold. */
export const choices = { oneOf: ['agree', 'disagree', 'abstain', 'split'] } as const

/** Ballots as they came in: on a phone, on paper, by one for all of a dwelling. */
export const ballotLines = {
  list: {
    of: {
      room: 'text',
      choice: choices,
      owner: { maybe: person },
      all: { maybe: 'boolean' },
      on: { maybe: 'day' },
      paper: { maybe: 'boolean' },
      papers: { maybe: { list: 'text' } },
    },
  },
  orNone: true,
} as const

/** So much of each dwelling. */
export const amounts = { list: { of: { room: 'text', amount: fen } } } as const

/** What people call them. */
export const voterWords = {
  room: { zh: '户号', en: 'dwelling' },
  floor: { zh: '楼层', en: 'floor' },
  area: { zh: '专有面积', en: 'area' },
  owners: { zh: '业主', en: 'owners' },
  wards: { zh: '被监护的业主', en: 'wards' },
} as const

/** Owners as they are written down, and who signs for them. What is sealed already tells nothing. */
export const ownerLines = {
  list: { of: { room: { maybe: 'text' }, idNo: { maybe: 'text' }, guardianIdNo: { maybe: 'text' } } },
  orNone: true,
} as const
