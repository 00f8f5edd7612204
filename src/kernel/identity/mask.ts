/** What of a person is shown by default: enough to recognise, too little to use. All count code points. */

/** Keeps so many at the front and the back, a star for each between; when nothing would be hidden, everything is. */
function starred(text: string, front: number, back: number): string {
  const all = [...text]
  if (all.length <= front + back) return '*'.repeat(all.length)
  return all.map((c, i) => (i < front || i >= all.length - back ? c : '*')).join('')
}

/** [MK1] An ID number by its first and last four: 4303**********0015. */
export const maskId = (id: string): string => starred(id, 4, 4)

/** [MK2] A name by its first character, a star for each other: 张*, 张**, 阿********** with the dot starred too. */
export const maskName = (name: string): string => starred(name, 1, 0)

/** [MK3] A mobile number: 138****1234. */
export const maskMobile = (mobile: string): string => starred(mobile, 3, 4)

/** [MK4] A card by its last four, a star for each other digit. */
export const maskCard = (card: string): string => starred(card, 0, 4)

/** From the finest to the coarsest: a building, an estate or village, a road or township. */
const reaches = [
  /^.*\d(?:幢|栋|号楼|座)/u,
  /^.*(?:村(?!民)|社区|小区|公寓|花园|家园|苑|大院)/u,
  /^.*[路街镇乡道巷县区市]/u,
]

/** [MK5] An address to its building, else its estate or village, else its road or township; `***` for the rest, or for all. */
export function maskAddress(address: string): string {
  for (const reach of reaches) {
    const shown = reach.exec(address)?.[0]
    if (shown !== undefined) return shown === address ? address : `${shown}***`
  }
  return '***'
}
