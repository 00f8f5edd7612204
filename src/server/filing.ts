/** How much one person, or one browser, may file in a day: above what a busy window needs, below what drowns an office. */
import { createHmac } from 'node:crypto'
import type { Refusal } from '#kernel/case'
import { askedTogether, countDown, countUp, isAnswered, type Count } from '#store'
import type { Decided, Submission } from './commands/submission.ts'
import { beforeAnything } from './database-away.ts'
import { mayName } from './ids.ts'
import { HttpProblem } from './problem.ts'
import { inForce, type House } from './realm.ts'
import type { Principal } from './session.ts'

/** Applications in a day: by one person in one programme, in all programmes, and from one browser whoever signs in. */
export type FilingLimits = { readonly resident: Limits; readonly official: Limits }
type Limited = 'programme' | 'all' | 'browser'
/** `excluded`: of whom they were told that something elsewhere stands in the way. */
type Counted = Limited | 'excluded'
type Limits = Readonly<Record<Limited, number>>

/** A window takes one in two minutes all day long; a family's phone, or a neighbour's, serves a few. */
export const usualFiling: FilingLimits = {
  resident: { programme: 5, all: 20, browser: 40 },
  official: { programme: 300, all: 600, browser: 1000 },
}

/** `YIMEN_FILING`, as `resident=5/20/40,official=300/600/1000`: a programme, all of them, a browser. */
export function filingLimits(setting: string | undefined): FilingLimits {
  const limits = { ...usualFiling }
  for (const part of (setting ?? '').split(',').filter((p) => p.trim() !== '')) {
    const [, who, programme, all, browser] =
      /^(resident|official)=([1-9]\d{0,5})\/([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(part.trim()) ?? []
    if (who !== 'resident' && who !== 'official')
      throw new Error(
        `YIMEN_FILING 应如 resident=5/20/40,official=300/600/1000（一个事项、全部事项、一个浏览器一天各多少件） · YIMEN_FILING is like resident=5/20/40,official=300/600/1000 (a day's applications in one programme, in all, from one browser), not ${part}`,
      )
    limits[who] = { programme: Number(programme), all: Number(all), browser: Number(browser) }
  }
  return limits
}

const daySeconds = 24 * 3600

/** What tells whether something was done, or why not. */
type Told = Pick<Decided, 'status'> & { readonly refusal?: Pick<Refusal, 'code'> }
/** What was counted before it is submitted, or tried: gives the answer, and counts back what did not come about. */
export type Admitted = <T extends Told>(submit: () => Promise<T>) => Promise<T>

const admitted: Admitted = (submit) => submit()

const counters = new WeakMap<House, (buckets: readonly Buffer[]) => Promise<readonly Count[]>>()

/** Those who file at once are counted in one trip, whoever came first first. */
function countedUp(house: House, buckets: readonly Buffer[]): Promise<readonly Count[]> {
  const count =
    counters.get(house) ??
    askedTogether((groups: readonly (readonly Buffer[])[]) =>
      countUp(house.pool, house.code, groups, daySeconds),
    )
  counters.set(house, count)
  return count(buckets)
}

/**
 * [H5] Counts an application against the limits of who files it, before it is submitted: those of one sender are submitted in the order
 * in which they were admitted. Throws 429.
 */
export async function admit(
  house: House,
  limits: FilingLimits,
  who: Principal,
  s: Submission,
): Promise<Admitted> {
  const opens = s.command.seq === 0 && s.programme !== undefined
  /** Whoever records history, or acts for others, brings what was filed elsewhere. */
  if (!opens || mayName(house, who)) return admitted
  const counted = countedFor(house, limits, who, s)
  const buckets = counted.map((b) => b.bucket)
  const counts = await beforeAnything(countedUp(house, buckets))
  const over = counted
    .map((b) => ({ ...b, ...counts.find((row) => row.bucket.equals(b.bucket))! }))
    .find((b) => b.n > b.most)
  if (over) {
    await countDown(house.pool, house.code, buckets)
    if (await isAnswered(house.pool, house.code, s.owner, s.key)) return admitted
    throw tooMuch(house, s.programme!, over)
  }
  return async (submit) => {
    let isKept = (_what: Counted): boolean => false
    try {
      const answer = await submit()
      isKept = (what) => (what === 'excluded' ? answer.refusal?.code === 'excluded' : answer.status < 300)
      return answer
    } finally {
      const back = counted.filter((b) => !isKept(b.what)).map((b) => b.bucket)
      /** A count that stays too high for a day is no reason to say anything else of what was asked. */
      await countDown(house.pool, house.code, back).catch(() => undefined)
    }
  }
}

/** What one application counts against. */
function countedFor(
  house: House,
  limits: FilingLimits,
  who: Principal,
  s: Submission,
): readonly { readonly bucket: Buffer; readonly most: number; readonly what: Counted }[] {
  const kind = s.actor === 'applicant' || s.actor.post === null ? 'resident' : 'official'
  const most = limits[kind]
  const bucket = (what: string): Buffer =>
    createHmac('sha256', house.secrets.indexing).update(`yimen filing v1|${kind}|${what}`).digest()
  const browser = who.browser
  return [
    { bucket: bucket(`programme|${who.person}|${s.programme}`), most: most.programme, what: 'programme' },
    { bucket: bucket(`all|${who.person}`), most: most.all, what: 'all' },
    /** [EC2] Who asks of one person after another whether they get something elsewhere learns it of no more than they may file for. */
    { bucket: bucket(`excluded|${who.person}`), most: most.all, what: 'excluded' },
    ...(browser === null
      ? []
      : [
          {
            bucket: bucket(`browser|${browser.toString('hex')}`),
            most: most.browser,
            what: 'browser' as const,
          },
        ]),
  ]
}

function tooMuch(
  house: House,
  programme: string,
  over: { readonly what: Counted; readonly most: number; readonly seconds: number },
): HttpProblem {
  const title = inForce(house, programme)?.title ?? { zh: programme, en: programme }
  const said = {
    programme: {
      zh: `“${title.zh}”一人一天最多提交${over.most}件，今天已满`,
      en: `One person files at most ${over.most} a day of “${title.en}”, and today’s are used up`,
    },
    all: {
      zh: `一人一天最多提交${over.most}件申请，今天已满`,
      en: `One person files at most ${over.most} applications a day, and today’s are used up`,
    },
    browser: {
      zh: `一台设备一天最多提交${over.most}件申请，今天已满`,
      en: `One device files at most ${over.most} applications a day, and today’s are used up`,
    },
    excluded: {
      zh: `一人一天最多查到${over.most}次“已享受其他待遇”，今天已满`,
      en: `One person is told at most ${over.most} times a day that something elsewhere excludes an application, and today’s are used up`,
    },
  }[over.what]
  return new HttpProblem({
    status: 429,
    code: 'too_many_filed',
    detail: {
      zh: `${said.zh}。已提交的都在办理；请明天再提交，或到乡镇（街道）便民服务中心办理`,
      en: `${said.en}. What was filed is under way; file again tomorrow, or at the service centre`,
    },
    retryAfter: Math.max(1, Math.ceil(over.seconds)),
  })
}
