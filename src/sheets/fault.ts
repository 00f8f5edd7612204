/** Why a file is no spreadsheet that we read, in words that say what to do about it. */
import { sheetLimits, type SheetLimits } from './row.ts'

export type SheetFaultCode =
  | 'not_a_sheet'
  | 'old_format'
  | 'encrypted'
  | 'has_macros'
  | 'too_large'
  | 'bomb'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'cell_too_long'
  | 'broken'
  | 'too_slow'
  | 'too_much_memory'

/** Where, as people see it; the first row and column are 1. */
export type SheetPlace = { readonly row?: number; readonly column?: number }

type Words = readonly [zh: string, en: string]

const words: Readonly<Record<SheetFaultCode, (limits: SheetLimits) => Words>> = {
  not_a_sheet: () => [
    '这不是可以读取的表格文件，请用 Excel 或 WPS 打开，另存为 .xlsx 后重试',
    'This is no spreadsheet that can be read: open it in a spreadsheet program, save it as .xlsx and try again',
  ],
  old_format: () => [
    '这是旧版 .xls 格式（或网页格式）的文件，请用 Excel 或 WPS 打开，另存为 .xlsx 后重试',
    'This file is in an old .xls or a web page format: open it in a spreadsheet program, save it as .xlsx and try again',
  ],
  encrypted: () => [
    '文件设有打开密码或已加密，请取消密码、另存为 .xlsx 后重试',
    'The file is encrypted or has a password: take the password off, save it as .xlsx and try again',
  ],
  has_macros: () => [
    '文件含有宏，不予接收，请另存为不含宏的 .xlsx 后重试',
    'The file carries macros and is not accepted: save it as .xlsx without macros and try again',
  ],
  too_large: (l) => [
    `文件过大，展开后超过 ${mib(l.bytes)} MB。${clearing[0]}；数据确实多的，请拆分成几个文件后重试`,
    `The file is too large, more than ${mib(l.bytes)} MB unpacked. ${clearing[1]}; if there is that much data, split it into several files and try again`,
  ],
  bomb: () => [
    '文件压缩异常，展开后大小与压缩前不相称，不予读取，请将数据复制到新建的工作簿，另存为 .xlsx 后重试',
    'The file unpacks to far more than it says or should: copy the data into a new workbook, save it as .xlsx and try again',
  ],
  too_many_rows: (l) => [
    `数据超过 ${l.rows} 行，请拆分成几个文件后重试`,
    `There are more than ${l.rows} rows: split the file into several and try again`,
  ],
  too_many_columns: (l) => [
    `数据超过 ${l.columns} 列，请删去多余的列后重试`,
    `There are more than ${l.columns} columns: delete those that are not needed and try again`,
  ],
  cell_too_long: (l) => [
    `单元格内容超过 ${l.characters} 个字符，请缩短后重试`,
    `A cell holds more than ${l.characters} characters: shorten it and try again`,
  ],
  broken: () => [
    '文件不完整或内容有误，请用 Excel 或 WPS 打开核对，另存为 .xlsx 后重试',
    'The file is damaged or not whole: open and check it in a spreadsheet program, save it as .xlsx and try again',
  ],
  too_slow: (l) => [
    `读取用时超过 ${Math.ceil(l.milliseconds / 1000)} 秒，已停止。${clearing[0]}；数据确实多的，请拆分成几个文件后重试`,
    `Reading took more than ${Math.ceil(l.milliseconds / 1000)} seconds and was stopped. ${clearing[1]}; if there is that much data, split it into several files and try again`,
  ],
  too_much_memory: () => [
    '文件内容过多，读取所需内存超出上限，已停止，请拆分成几个文件后重试',
    'Reading needs more memory than it may have and was stopped: split the file into several and try again',
  ],
}

/** [SH10] Most files that are too large for what they hold carry formats to the last row of the sheet. */
const clearing: Words = [
  '数据不多的，多半是成片的空行空列带有格式：选中数据下方的整行和右侧的整列，删除后保存',
  'If there is little data, blank rows and columns carry formats: select the rows below and the columns beside the data, delete them and save',
]

const mib = (bytes: number): number => Math.floor(bytes / (1024 * 1024))

/**
 * [SH1] The one error that reading and writing sheets throws for a file's fault. `code` is for programs, `zh` and `en`
 * are for the person who sent the file; nothing of the file's content, and no library's message, is in them.
 */
export class SheetFault extends Error {
  readonly code: SheetFaultCode
  readonly place: SheetPlace
  readonly zh: string
  readonly en: string
  constructor(code: SheetFaultCode, place: SheetPlace = {}, limits: SheetLimits = sheetLimits) {
    super(code)
    this.name = 'SheetFault'
    this.code = code
    this.place = place
    const [zh, en] = words[code](limits)
    const at = [
      place.row === undefined ? null : [`第${place.row}行`, `row ${place.row}`],
      place.column === undefined ? null : [`第${place.column}列`, `column ${place.column}`],
    ].filter((x) => x !== null)
    this.zh = at.length === 0 ? zh : `${at.map(([z]) => z).join('')}：${zh}`
    this.en = at.length === 0 ? en : `${at.map(([, e]) => e).join(', ')}: ${en}`
  }
}
