/** Where a map's tiles come from: an address that the operator names, or nowhere. Pages ask nobody else for a picture. */

/** `from` is what the pages' policy lets pictures come from. */
export type Tiles = { readonly url: string; readonly credit: string; readonly from: string }

/**
 * [RG11] Reads `YIMEN_TILES`, an http(s) address with `{z}`, `{x}` and `{y}` in it, `{s}` in the host if there are several hosts,
 * and whom a map thanks for them. Null where none is named; throws with what to do for anything else.
 */
export function tilesNamed(url: string | undefined, credit = ''): Tiles | null {
  if (url === undefined || url === '') return null
  const wrong = new Error(
    `YIMEN_TILES 应为带 {z}、{x}、{y} 的 http(s) 地址 · YIMEN_TILES is an http(s) address with {z}, {x} and {y} in it, not ${url}`,
  )
  if (!['{z}', '{x}', '{y}'].every((part) => url.includes(part)) || /[\s;,'"]/.test(url)) throw wrong
  const host = /^(https?:\/\/)(?:\{s\}\.)?([A-Za-z0-9.-]+(?::\d{1,5})?)\//.exec(url)
  if (!host) throw wrong
  return { url, credit, from: `${host[1]}${url.startsWith(`${host[1]}{s}.`) ? '*.' : ''}${host[2]}` }
}
