/** Where one is: which event, and by which face. */
export const faces = ['hall', 'desk', 'judge', 'play'] as const
export type Face = (typeof faces)[number] | 'watch'
export type Place = { readonly event: string | null; readonly face: Face }

export function placeAt(address: string): Place {
  const [, , event, face] = address.split('?')[0]!.split('/')
  return {
    event: event === undefined || event === '' ? null : decodeURIComponent(event),
    face: faces.find((f) => f === face) ?? 'watch',
  }
}

export const pathOf = (event: string, face: Face): string =>
  `/stage/${encodeURIComponent(event)}${face === 'watch' ? '' : `/${face}`}`

export const apiOf = (
  stage: string,
  event: string,
  leaf: '' | '/live' | '/own' | '/pictures' | `/pictures/${string}` = '',
): string => `/api/stages/${encodeURIComponent(stage)}/events/${encodeURIComponent(event)}${leaf}`
