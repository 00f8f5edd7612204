/** A sentence that a person will read, in both languages. Chinese is the one that counts. */
export type Text = { readonly zh: string; readonly en: string }

/** Writes `{name}` places into a text. A place without a value stays visible, so that a test finds it. */
export function fill(text: Text, values: Readonly<Record<string, string | number>>): Text {
  const write = (s: string) => s.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
  return { zh: write(text.zh), en: write(text.en) }
}
