/** A case and the engine that moves it. */
export * from './case.ts'
export * from './clocks.ts'
export * from './evolve.ts'
export * from './input.ts'
export * from './knowledge.ts'
export * from './refusal.ts'
export * from './step.ts'
export * from './view.ts'
