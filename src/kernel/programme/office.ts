/** What officials do with any case, whatever its policy: allowed by the programme, done by the kernel in one way. */
import type { Text } from '../text.ts'
import type { Clause } from './clause.ts'

/**
 * Hand it to a colleague of the same post (转办), have somebody work on it and give it back (委派), let another sign an outcome first
 * (加签), send it back to a step where it stood (退回), take back what one sent on and nobody has touched (撤回), urge whoever has it
 * (催办), bring it to somebody's notice (抄告), see to it that it is done by a day (督办), leave a comment (批注), sign by hand (手写签名),
 * ask another office for its view (征询).
 */
export const officeActs = [
  'handOver',
  'entrust',
  'addSigner',
  'sendBack',
  'takeBack',
  'urge',
  'copy',
  'supervise',
  'note',
  'handSign',
  'consult',
] as const
export type OfficeActName = (typeof officeActs)[number]

/** What the other side does then, or whoever asked takes back: it needs no leave of its own. */
export const followUps = {
  report: 'entrust',
  recall: 'entrust',
  sign: 'addSigner',
  dropSigner: 'addSigner',
  reply: 'supervise',
  release: 'supervise',
  acknowledge: 'copy',
} as const satisfies Readonly<Record<string, OfficeActName>>
export type FollowUp = keyof typeof followUps
/** All that is done by a command of its own: a signature by hand goes with another act. */
export type OfficeVerb = Exclude<OfficeActName, 'handSign' | 'consult'> | FollowUp

export const officeVerbs: readonly OfficeVerb[] = [
  ...officeActs.filter((name) => name !== 'handSign' && name !== 'consult'),
  ...(Object.keys(followUps) as readonly FollowUp[]),
]

/** Allowed by the programme: to these roles, at these steps, or at all of them. */
export type OfficeAct = {
  readonly by: readonly string[]
  readonly at?: readonly string[]
  /** [OA8] Of sending back: to which steps from each; from one that is not named, to the one before. */
  readonly to?: Readonly<Record<string, readonly string[]>>
  readonly clause: Clause
}
export type OfficeActs = Readonly<Partial<Record<OfficeActName, OfficeAct>>>

export const officeTitles: Readonly<Record<OfficeVerb | 'handSign' | 'consult', Text>> = {
  handOver: { zh: '转办', en: 'Hand over' },
  entrust: { zh: '委派', en: 'Have somebody work on it' },
  report: { zh: '办结回复', en: 'Report back' },
  recall: { zh: '收回委派', en: 'Call it back' },
  addSigner: { zh: '加签', en: 'Add signers' },
  sign: { zh: '签署意见', en: 'Sign' },
  dropSigner: { zh: '减签', en: 'Drop a signer' },
  sendBack: { zh: '退回', en: 'Send back' },
  takeBack: { zh: '撤回', en: 'Take back' },
  urge: { zh: '催办', en: 'Urge' },
  copy: { zh: '抄告', en: 'Bring to notice' },
  acknowledge: { zh: '已阅', en: 'Read' },
  supervise: { zh: '督办', en: 'Supervise' },
  reply: { zh: '回复督办', en: 'Answer' },
  release: { zh: '解除督办', en: 'End the supervision' },
  note: { zh: '批注', en: 'Comment' },
  handSign: { zh: '手写签名', en: 'Signature by hand' },
  consult: { zh: '征询', en: 'Consult' },
}

const prefix = 'act.'
/** The name under which the log keeps it; no programme calls an outcome of its own so. */
export const officeName = (verb: OfficeVerb): string => `${prefix}${verb}`

/** Which act a command or an event is; null where it is an outcome of the programme. */
export function officeVerbOf(outcome: string): OfficeVerb | null {
  const verb = outcome.startsWith(prefix) ? outcome.slice(prefix.length) : ''
  return (officeVerbs as readonly string[]).includes(verb) ? (verb as OfficeVerb) : null
}

/** Whether a name is of that form, whether there is such an act or not. */
export const isOfficeName = (outcome: string): boolean => outcome.startsWith(prefix)
