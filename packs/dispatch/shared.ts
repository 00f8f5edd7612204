/** What packs may take that name this one: the rules of lights that cities gave themselves. */
export { guangyuan, lightRules, longchang, sanming, songyang, suqian, yinchuan } from './lights.ts'
