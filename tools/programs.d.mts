/**
 * Puts programs (`{ name: file }`) of a checkout, this one unless told, together as `name.mjs` in a folder; each part of them still knows
 * where its source lies.
 */
export declare function putTogether(
  outDir: string,
  programs: Readonly<Record<string, string>>,
  tree?: string,
): Promise<void>
