/** Elements, made of what they hold: text is always text. */
export type Child = Node | string | null

export function el(
  tag: string,
  attributes: Readonly<Record<string, string | (() => void)>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'string') made.setAttribute(name, value)
    else made.addEventListener(name, value)
  made.append(...children.filter((c) => c !== null))
  return made
}
