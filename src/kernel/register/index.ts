/** Registers and their entries. */
export { cellText, changedColumns } from './cell.ts'
export { enters, rolesWithPart } from './part.ts'
export {
  columnsFor,
  entryName,
  type Asking,
  type Entry,
  type Register,
  type RegisterColumn,
} from './register.ts'
export { registerSchema } from './schema.ts'
