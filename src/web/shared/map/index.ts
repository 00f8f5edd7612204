/** The map of this house: one component for every face, fetched when it is opened. */
import { lazy } from 'react'

export type { MapDrawn, MapProps, Stretch } from './view.tsx'
export type { Group, Person } from './overlay.ts'
export const SharedMap = lazy(() => import('./view.tsx'))
