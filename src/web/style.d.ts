/** Style sheets are imported for their effect, or as text for a page that stands alone. */
declare module '*.css'
declare module '*.css?inline' {
  const text: string
  export default text
}
