/** The measures and letters of GB/T 9704-2012 as `docx` understands them. */
import { LineRuleType, Paragraph, Tab, TextRun, type IParagraphOptions } from 'docx'
import { sheet, size } from '../layout.ts'

/** Millimetres and points in twips. */
export const mm = (n: number): number => Math.round((n * 1440) / 25.4)
export const pt = (n: number): number => n * 20
/** [GW1] The page in twips. */
export const page = {
  width: 11_906,
  height: 16_838,
  top: 2_098,
  bottom: 1_984,
  left: 1_588,
  right: 1_474,
  text: 8_844,
  tall: 12_756,
} as const
/** Twenty-two lines fit only when each is a little less than 29 points; 28 characters, each a quarter of a point less than 16. */
export const pitch = Math.floor(page.tall / sheet.lines)
const closer = -5
export const place = pt(size.body) + closer
export const red = 'C00000'

export type Face = 'biao' | 'song' | 'hei' | 'kai' | 'fang'
export const faces: Readonly<Record<Face, string>> = {
  biao: '方正小标宋简体',
  song: '宋体',
  hei: '黑体',
  kai: '楷体',
  fang: '仿宋',
}
export const font = (face: Face) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: faces[face],
})

export type Look = IParagraphOptions & { readonly color?: string; readonly line?: number }

/** A paragraph in letters of a size in points; line breaks and tabs in it stay. */
export const line = (
  text: string,
  face: Face,
  of: number,
  { color, line: high = pitch, spacing, ...options }: Look = {},
): Paragraph =>
  new Paragraph({
    ...options,
    spacing: { line: high, lineRule: LineRuleType.EXACT, ...spacing },
    children: text
      .split('\n')
      .map(
        (part, i) =>
          new TextRun({
            children: part.split('\t').flatMap((run, n) => (n > 0 ? [new Tab(), run] : [run])),
            font: font(face),
            size: of * 2,
            ...(i > 0 ? { break: 1 } : {}),
            ...(of === size.body ? { characterSpacing: closer } : {}),
            ...(color ? { color } : {}),
          }),
      ),
  })
