/** A list as a workbook; one that no workbook holds is refused with what to do. */
import { SheetFault, writeSheet } from '#sheets'
import { problem } from '../problem.ts'

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function listSheet(...list: Parameters<typeof writeSheet>): Promise<Uint8Array> {
  try {
    return await writeSheet(...list)
  } catch (error) {
    if (error instanceof SheetFault)
      throw problem(
        422,
        'sheet_not_possible',
        '内容太多或太长，做不成一张表格，请先筛选再导出',
        'Too much for one sheet: narrow the list first',
      )
    throw error
  }
}
