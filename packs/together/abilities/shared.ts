/**
 * How a text told of money that owners share before abilities told it: the part `shared` of a programme, which houses read
 * themselves then. Its words stay as they are pinned; abilities read them.
 */
import type { Programme, Reckoning } from 'yimen/kernel/programme'
import { given } from 'yimen/kernel/ability'

const titled = given.record({ title: given.both, amount: given.text })
const read = given.record(
  {
    /** Facts: what each pays (`room`, `amount`), and what was paid in (`room`, `amount`, and the column `from`). */
    shares: given.text,
    payments: given.text,
    roll: given.text,
    clause: given.text,
  },
  {
    /** The column of `payments` that says where the money came from. */
    from: given.text,
    /** A list of what was moved between two of those afterwards, and money that came in besides. */
    moved: given.record({ list: given.text, from: given.text, to: given.text }),
    also: given.list(titled),
    /** The reckoning that works the shares out, the price that it starts from, and what others bear. */
    worked: given.record({ by: given.text, price: given.text, less: given.text }),
    /** What was paid out (`amount`, and the column `stage`), the outcome that pays, and what bounds the next payment. */
    out: given.record({
      list: given.text,
      stage: given.text,
      outcome: given.text,
      limits: given.list(given.record({ title: given.both, amount: given.text, clause: given.text })),
    }),
    /** Who joins later: the outcome, its field for their place, and what it would cost today. */
    buyIn: given.record({ outcome: given.text, room: given.text, amount: given.text, clause: given.text }),
  },
)
export type Shared = ReturnType<typeof read>

const parsed = new WeakMap<Programme, Shared>()
/** Null where the text has no such part. Throws what `given` throws where it cannot be read. */
export function sharedOf(p: Programme): Shared | null {
  if (p.shared === undefined) return null
  const before = parsed.get(p)
  if (before) return before
  const shared = read(p.shared, 'shared')
  parsed.set(p, shared)
  return shared
}

/** The reckoning by which the shares are worked out, with the tables that its rules hold. */
export function workedOf(p: Programme, { worked }: Shared): Reckoning | null {
  const r = worked && p.reckonings && Object.hasOwn(p.reckonings, worked.by) ? p.reckonings[worked.by] : null
  return r ?? null
}
