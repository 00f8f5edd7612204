/** Abilities: what a domain knows, typed and under a number. */
export { abilitiesOf, ability, type Abilities, type Ability } from './ability.ts'
export { how, type Word } from './explained.ts'
export { given } from './given.ts'
export type { GridCell, Panel, PanelBar, PanelReader, SumPanel, Supposed } from './panel.ts'
export { asTold, formerOf, panelsOf, shownTo } from './reckon.ts'
export type { ValueOf } from './shape.ts'
