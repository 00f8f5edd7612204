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
