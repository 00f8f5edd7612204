/** What a document is made of, whichever file it becomes. */

export type Align = 'left' | 'center' | 'right'

/**
 * What a document is made of: the head (版头) of mark and number, the body (主体) from title to signature with its annexes, and
 * the record (版记). A heading is 一、, a subheading （一）; what begins with 1. or （1） is text.
 */
export type Block =
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  /** `form`: cells follow it closely; `sheet`: it begins a sheet of its own. */
  | { readonly kind: 'title'; readonly text: string; readonly form?: true; readonly sheet?: true }
  | { readonly kind: 'to'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** `small`: as explanations stand below the cells of a form. */
  | { readonly kind: 'note'; readonly text: string; readonly small?: true }
  /** [GW12] What a camera reads, and beside it what to do with it. */
  | { readonly kind: 'code'; readonly code: string; readonly text: string }
  /** 附件说明: `label` is 附件 with its colon; several are numbered. */
  | { readonly kind: 'annexes'; readonly label: string; readonly titles: readonly string[] }
  | { readonly kind: 'sign'; readonly lines: readonly string[] }
  /** Begins a sheet: `text` is 附件1. */
  | { readonly kind: 'annex'; readonly text: string; readonly title?: string }
  /** 抄送, with its label, when there is one; who prints it, and when: 2021年10月20日印发. */
  | { readonly kind: 'record'; readonly copies?: string; readonly issuer: string; readonly printed: string }
  | {
      readonly kind: 'table'
      readonly title?: string
      readonly widths: readonly number[]
      readonly align: readonly Align[]
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly foot?: readonly string[]
      /** Rows high enough to write in. */ readonly roomy?: true
    }
  /** Cells of a form: names beside values, boxes to sign in. `least` is how many lines a row has room for. */
  | { readonly kind: 'grid'; readonly widths: readonly number[]; readonly rows: readonly GridRow[] }

export type GridCell = {
  readonly text: string
  readonly label?: true
  readonly span?: number
  /** Below the text, after room for a name and a seal: who signs, and the day. */ readonly foot?: {
    readonly by: string
    readonly on: string
  }
}
export type GridRow = { readonly cells: readonly GridCell[]; readonly least: number }
