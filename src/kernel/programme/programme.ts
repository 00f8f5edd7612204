/** A programme is a policy as data: the engine runs the JSON, and the lab edits the same JSON. */
import type { Levels } from '../area/levels.ts'
import type { DatedEntry } from '../day/dated.ts'
import type { Limit } from '../clock/facts.ts'
import type { Day } from '../day/index.ts'
import type { Decision } from '../rule/index.ts'
import type { Text } from '../text.ts'
import type { Derived, InClear } from './derived.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { Receiving, SendRule } from './exchange.ts'
import type { Field, SeenBy } from './field.ts'
import type { ListOf, Objections, Section, Urgent } from './told.ts'
import type { Form } from './form.ts'
import type { Gathering } from './gather.ts'
import type { Listed } from './listed.ts'
import type { ClientRef, ConsentRule, PaperReuse } from './later.ts'
import type { Moved, MoveRule } from './move.ts'
import type { OfficeActs } from './office.ts'
import type { SheetRule } from './sheet.ts'
import type { Lapse, Schedule } from './time.ts'
import type { Clause, Feel, Guard } from './clause.ts'

export type Role = {
  readonly title: Text
  /** Which kind of area such a post serves; the post must stand above or at the case's place. */
  /** Of a person, of the system, or of a place: a level of the national code, or one that the programme declares. */
  readonly level: string
  /** [P10] It acts in cases of the programme and reads none: what it needs is told to it by another road. */
  readonly reads?: 'nothing'
}

export type EffectRule =
  | {
      readonly kind: 'transfer'
      readonly debit: string
      readonly credit: string
      readonly amount: Feel
      readonly when?: Feel
      readonly memo: Text
    }
  | { readonly kind: 'award'; readonly amount: Feel; readonly tag: Feel }
  | { readonly kind: 'void_award' }
  | { readonly kind: 'open_obligation'; readonly obligation: string }
  | {
      readonly kind: 'close_obligation'
      readonly obligation: string
      /** One of its ends; `late`: the one that it is where its limit has run out. */
      readonly how: string
      readonly late?: string
    }
  | { readonly kind: 'notify'; readonly to: 'applicant' | string; readonly text: Text }
  /**
   * Puts an entry on a register, or changes how it stands; `each`: one for every line of a list, whose
   * columns are its own; the case itself does not keep those lines. [RG13] `alone`: of a line, or of what the
   * act itself worked out as a list, nothing but the body goes there.
   */
  | {
      readonly kind: 'enter'
      readonly register: string
      readonly each?: string
      readonly alone?: true
      readonly id: Feel
      readonly area?: Feel
      readonly standing: Feel
      readonly body: Readonly<Record<string, Feel>>
      readonly when?: Feel
    }
  /** Takes back all that this case entered: what stood before stands again. */
  | { readonly kind: 'take_back'; readonly register: string }
  /** A command to another case; none where the formula names none. */
  | {
      readonly kind: 'command'
      readonly case: Feel
      readonly outcome: string
      readonly input: Readonly<Record<string, Feel>>
    }
  /** Opens another case for each line of a list; its id is this one's with a number. */
  | {
      readonly kind: 'open_each'
      readonly list: string
      readonly programme: string
      readonly outcome: string
      readonly area?: Feel
      readonly input: Readonly<Record<string, Feel>>
    }
  /** One command for each line of a list field: how a payment batch speaks to the cases in it. */
  | {
      readonly kind: 'command_each'
      readonly list: string
      readonly case: string
      readonly outcome: Feel
      readonly input: Readonly<Record<string, Feel>>
    }
  | SendRule

/** What one field of an outcome's form asks: always, if one likes, or when a condition on earlier fields holds. */
export type Ask = 'required' | 'optional' | { readonly when: Feel }

/** [K30] Where an act leads instead, if this holds: democratic review only where there is doubt. */
export type Branch = {
  /** When that is, as people say it: 有疑义的. */
  readonly title: Text
  readonly when: Feel
  readonly to: string
  readonly clause: Clause
}

export type Outcome<State extends string = string> = {
  readonly title: Text
  readonly by: readonly string[]
  /** Where it leads; with branches, where none of them holds. */
  readonly to: State
  /** Looked at in their order, once the guards hold and all is set: the first that holds says where it leads. */
  readonly branches?: readonly Branch[]
  readonly asks?: Readonly<Record<string, Ask>>
  /**
   * Fields of its form that are this act's alone: its formulas, additions and effects read what it tells, its event keeps it, and
   * the case never does. What is not told now is not known, whoever told it before.
   */
  readonly own?: readonly string[]
  /** Lists that begin anew here, and fields of its form whose earlier value does not stand: what is not told now is not known. */
  readonly begins?: readonly string[]
  readonly when?: readonly Guard[]
  /** Facts computed at this moment and kept in the event, so that a later change of a parameter cannot touch them. */
  readonly sets?: Readonly<Record<string, Feel>>
  /** What is added to the end of a list fact: a proof, an opinion. A null adds nothing. */
  readonly adds?: Readonly<Record<string, Feel>>
  /** Does not depend on what others did meanwhile (an objection, a vote): a seq that is not the last is no reason to refuse. */
  readonly unordered?: true
  /** The act that authority is looked up for, and the amount in fen that it commits. */
  readonly decides?: { readonly act: string; readonly amount: Feel }
  /** Outcomes whose last actor must be somebody else: maker is not checker. */
  readonly notBy?: readonly string[]
  /** Self and declared kin may act here only where this is true (the applicant's own steps). */
  readonly kinMayAct?: boolean
  /** What is entered, and the money that it moves, is the actor's own: a vote, a payment. The others see that it happened. */
  readonly seenBy?: 'actor'
  readonly effects?: readonly EffectRule[]
  /** May happen so many times in a case: a second supplement notice is refused by the law. */
  readonly atMost?: number
  /** Only once this clock has run out. */
  readonly onlyAfter?: string
  /** [CT4] The one concerned does it themselves on the screen before them at a window: by these words, with their hand, and in no other way. */
  readonly onScreen?: { readonly consent: Text }
  /** The case goes on under another version: written by the engine, out of that version's `moves`. */
  readonly moves?: Moved & { readonly version: number; readonly since: Day }
  readonly clause: Clause
}

/** Every step that an outcome may lead to. */
export const targetsOf = (o: Outcome): readonly string[] => [
  ...new Set([...(o.branches ?? []).map((b) => b.to), o.to]),
]

export type Step<State extends string = string> = {
  readonly title: Text
  /** Who has the case here. Empty for an end. */
  readonly holder?: string
  /** [K33] The fact that names which post of the holder's role has it, alone of all its colleagues. */
  readonly post?: string
  /** [TA9] No task of anybody while nothing is due: a benefit that is being paid. */
  readonly dormant?: true
  /** A joint review: besides the holder, each of these roles has it on its desk until its clock is stopped. */
  readonly parties?: Readonly<Record<string, { readonly clock: string }>>
  readonly outcomes: Readonly<Record<string, Outcome<State>>>
  /** Clocks that stand still while the case is here, and the clause that lets them. */
  readonly suspends?: { readonly clocks: readonly string[]; readonly reason: Text; readonly clause: Clause }
  /** What a closed case ended as: an end that the kernel or a pack declares. */
  readonly end?: string
}

export type ClockRule = {
  readonly title: Text
  /** So much time, or until the day or the moment that a fact names. */
  readonly limit:
    | { readonly param: string; readonly unit: Limit['unit'] | 'minute' | 'month' }
    /** [K16] `unit`: to a day, it is counted in working days; to a moment, in hours all the same. */
    | { readonly until: string; readonly unit?: 'working_day' }
  readonly starts: readonly string[]
  readonly stops: readonly string[]
  /** Of what several parties do, only this role's act stops it: one clock for each party of a joint review. */
  readonly by?: string
  /** What happens by itself once it has run out. */
  readonly lapses?: Lapse
  readonly clause: Clause
}

export type Parameter = {
  readonly title: Text
  /** One that the kernel or a pack declares. */
  readonly unit: string
  readonly history: readonly DatedEntry<number>[]
}

/** A count or sum over earlier awards to the same people, looked up inside the transaction. */
export type Tally = {
  readonly title: Text
  readonly programmes: readonly string[]
  readonly measure: 'sum' | 'count'
  readonly window: { readonly kind: 'days'; readonly param: string } | { readonly kind: 'calendar_year' }
  /** Only awards whose tag equals this expression's value. */
  readonly tag?: Feel
  readonly clause: Clause
}

/**
 * What an ability works out: its parts are formulas, its rules data that it reads itself. `seenBy`: it names nobody, and all
 * whom the case concerns may know it whatever it was worked out from.
 */
export type Reckoning = {
  /** `name@number`: under its number it never changes. */
  readonly ability: string
  readonly with: Readonly<Record<string, Feel>>
  readonly rules?: unknown
  readonly seenBy?: 'concerned'
  readonly clause: Clause
}

/** [AR11] A point and the day by whose borders it lies somewhere. */
export type Located = { readonly title: Text; readonly point: Feel; readonly on: Feel }

/** [LG2] What a decision takes is asked as a field is: it has a title, a kind and its options. */
export type ProgrammeDecision = Decision & { readonly takes?: Readonly<Record<string, Field>> }

export type ObligationRule = {
  readonly title: Text
  readonly clock: string
  /** What it may end as besides the ends that the kernel has, in the programme's own words: done, late, waived. */
  readonly ends?: Readonly<Record<string, Text>>
  readonly clause: Clause
}

export type Account = {
  readonly title: Text
  readonly kind: 'asset' | 'liability' | 'expense' | 'source'
  /** What it is counted in; fen unless told. */
  readonly unit?: string
  /** One account for each area of this level, e.g. a reserve fund for each township, or for each `case`. */
  readonly per?: string
  /** An asset that may not be overdrawn: checked inside the transaction. */
  readonly floor?: 0
}

export type Paper = {
  readonly title: Text
  readonly from: 'applicant' | 'department' | 'office'
  readonly exempt?: Text
  readonly reuse?: PaperReuse
  readonly clause: Clause
}

/** A document that the office prints once one of these outcomes happened. */
export type FixedPrint = {
  readonly title: Text
  readonly form: 'receipt' | 'supplement' | 'decision' | 'payment_list'
  readonly after: readonly string[]
}
/**
 * A form: at these steps as the case stands, with lines to fill in; after these outcomes as the case stood
 * then. `forAll`: not for the office alone.
 */
export type FormPrint = {
  readonly title: Text
  readonly form: Form
  readonly at?: readonly string[]
  readonly after?: readonly string[]
  readonly forAll?: true
}
export type Print = FixedPrint | FormPrint
export const isForm = (p: Print): p is FormPrint => typeof p.form !== 'string'

/** How a batch meets a bank: the list that is paid, the outcome that lets the file go, and the one that the answer becomes. */
export type BankRule = {
  /** What the holder of the account reads beside the amount; the title of the line's own programme where nothing is told. */
  readonly says?: Text
  readonly lines: string
  /**
   * [LS8] The field of the answer that takes nothing but what came back, a line each with `member`, `amount` and `bankReason`: then no case is
   * told that it is being paid, and of a list of any length only what was returned is. What else the answer asks by these names it is told:
   * `bankRef`, `creditedCount`, `creditedSum`, `returnedCount`, `returnedSum`, `namesAltered` and `fileHash`.
   */
  readonly returns?: string
  readonly released: string
  readonly answered: string
  readonly by: readonly string[]
}

export type Programme = {
  /** The form that the text is written in; `defineProgramme` says it, and a stored text without it is of the first. */
  readonly format?: number
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly summary: Text
  readonly from: Day
  readonly basis: readonly Clause[]
  /** Whether residents find it in the portal, or offices use it among themselves. */
  readonly audience: 'resident' | 'office'
  /**
   * The fields that tell whose case it is. `place`: it is about a place, and what is sealed is sealed under
   * the case, not under the first of many people.
   */
  readonly subject?: { readonly name: string; readonly people: readonly string[]; readonly place?: true }
  readonly roles: Readonly<Record<string, Role>>
  readonly fields: Readonly<Record<string, Field>>
  readonly papers: Readonly<Record<string, Paper>>
  /** [AR9] Levels of places below a village, as it speaks of them. */
  readonly levels?: Levels
  readonly params: Readonly<Record<string, Parameter>>
  readonly tallies: Readonly<Record<string, Tally>>
  readonly decisions: Readonly<Record<string, ProgrammeDecision>>
  readonly reckonings?: Readonly<Record<string, Reckoning>>
  /** Entries of registers that formulas read by these names. */
  readonly entries?: Readonly<Record<string, { readonly register: string; readonly id: Feel }>>
  /** Figures over the case's place on a day that formulas read by these names: what can be counted is not typed in. */
  readonly readings?: Readonly<Record<string, { readonly figure: string; readonly on: Feel }>>
  /**
   * [AR11] Where points lie, that formulas read by these names: the area, those above it, and whose borders the point touches, as the
   * borders ran on a day.
   */
  readonly located?: Readonly<Record<string, Located>>
  /** What is worked out of sealed facts when they are told: rules read it later, and it is sealed too. */
  readonly derived?: Readonly<Record<string, Derived>>
  /** Of that, and of what outcomes set out of it, what stands in clear. */
  readonly inClear?: Readonly<Record<string, InClear>>
  /** Other cases of the same people that formulas read by these names, and that exclude. */
  readonly elsewhere?: Readonly<Record<string, Elsewhere>>
  /** What gathered lists gave a case, that formulas read by these names. */
  readonly listed?: Readonly<Record<string, Listed>>
  readonly clocks: Readonly<Record<string, ClockRule>>
  readonly obligations: Readonly<Record<string, ObligationRule>>
  readonly accounts: Readonly<Record<string, Account>>
  /** The ways to open a case. */
  readonly opens: Readonly<Record<string, Outcome>>
  readonly steps: Readonly<Record<string, Step>>
  /** What outcomes compute and keep, as people read it. */
  readonly values?: Readonly<
    Record<
      string,
      { readonly title: Text; readonly unit: 'fen' | 'count' | 'text'; readonly seenBy?: SeenBy }
    >
  >
  /** What outcomes compute for formulas alone, and show on no page: whether a form may read it for those concerned. */
  readonly working?: Readonly<Record<string, { readonly seenBy: SeenBy }>>
  /** How much a case is about: the first of these facts and values that is known. */
  readonly about?: readonly string[]
  /** The line of steps as people follow it: stages in order, each with the steps that belong to it. */
  readonly line?: readonly { readonly title: Text; readonly steps: readonly string[] }[]
  /** [K13] Lists that outcomes add to, as people read them; in the order of the events. Before anything was added they are empty. */
  readonly lists?: Readonly<Record<string, ListOf>>
  /** Headings under which the pages of a case tell what is known, in order. */
  readonly sections?: readonly Section[]
  /** [AB6] What houses told of themselves before abilities did: texts that are pinned have it, and an ability reads it. */
  readonly shared?: Readonly<Record<string, unknown>>
  readonly objections?: Objections
  readonly urgent?: Urgent
  readonly prints?: Readonly<Record<string, Print>>
  readonly bank?: BankRule
  readonly sheet?: SheetRule
  /** What the office may do with a case besides its outcomes. */
  readonly acts?: OfficeActs
  readonly ref?: ClientRef
  readonly consents?: ConsentRule
  /** Lists that nobody types. */
  readonly gathers?: Readonly<Record<string, Gathering>>
  /** [XC3] What messages of partners do to its cases, by their kind. */
  readonly receives?: Readonly<Record<string, Receiving>>
  /** What falls due by the calendar. */
  readonly schedules?: Readonly<Record<string, Schedule>>
  /** How open cases of earlier versions may go on under this one. */
  readonly moves?: readonly MoveRule[]
  /** The resident's rights that every refusal must print. */
  readonly remedy?: { readonly text: Text; readonly clause: Clause }
}
