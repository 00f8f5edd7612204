/**
 * [RM9] Which realm's pages these are: found once in the address, and put before every address that leaves a
 * page. Within the pages all is written as if the realm stood at the root.
 */

import { realmNamed } from '../../realm-key.ts'

/** What the addresses of a realm begin with: nothing for the first one, `/r/430300` for another. */
export function baseIn(pathname: string): string {
  const key = realmNamed(pathname)
  return key === null ? '' : `/r/${key}`
}

const base = typeof location === 'undefined' ? '' : baseIn(location.pathname)

/** A path of this realm as the browser and the server know it. */
export const at = (path: string): string => base + path

/** The same with the host before it, for paper and for other people's telephones. */
export const serviceAddress = (path: string): string => location.origin + at(path)

/** Path and query in the address bar, as the pages write them. */
export const addressHere = (): string => (location.pathname.slice(base.length) || '/') + location.search

/** The name of something that this browser keeps for this realm and for no other. */
export const ownName = (name: string): string => name + base

/** Whether this is the realm that lives under a path: the first one has two. */
export const isHere = (realm: { readonly code: string; readonly path: string }): boolean =>
  base === `/r/${realm.code}` || realm.path === `${base}/`
