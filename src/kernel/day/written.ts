/** Days and months as people write them, as the law's text has them; null where it is neither. */

/** 2021/1/4, 2021.1.4, 2021年1月4日, 20210104, with or without an hour behind. */
export function writtenDay(text: string): string | null {
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(
      text,
    ) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  return match && `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
}

/** 2021/1, 2021.1, 2021年1月, 202101. */
export function writtenMonth(text: string): string | null {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text)
  return match && `${match[1]}-${match[2]!.padStart(2, '0')}`
}
