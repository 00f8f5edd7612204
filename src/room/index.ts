/** A room in which several people hand out work while it happens, as a pack declares it: data, and nothing of a domain. */
export { type Alike, type Room } from './room.ts'
export { likeness, type Likeness, type Likened } from './likeness.ts'
