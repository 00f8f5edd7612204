/**
 * How something stands, as a shape with a colour: whoever cannot tell the colours apart tells the shapes. The
 * same on maps, in lists and in legends.
 */

/** Paths around 0,0 within six to each side, for SVG and for a canvas. In the order of a register's standings. */
const shapes = [
  { path: 'M-4.6,0a4.6,4.6 0 1,0 9.2,0a4.6,4.6 0 1,0 -9.2,0Z', colour: '#00724f' },
  { path: 'M0,-5.4L5.2,4.2H-5.2Z', colour: '#b35c00' },
  { path: 'M-4.1,-4.1H4.1V4.1H-4.1Z', colour: '#6b7480' },
  { path: 'M0,-5.8L5.8,0L0,5.8L-5.8,0Z', colour: '#1f5fa8' },
  { path: 'M-1.9,-5.2H1.9V-1.9H5.2V1.9H1.9V5.2H-1.9V1.9H-5.2V-1.9H-1.9Z', colour: '#8a2f8f' },
  {
    path: 'M0,-5.8L1.7,-1.9L5.8,-1.8L2.6,0.9L3.6,5L0,2.6L-3.6,5L-2.6,0.9L-5.8,-1.8L-1.7,-1.9Z',
    colour: '#0b7285',
  },
  {
    path: 'M-4.9,-3.1L-3.1,-4.9L0,-1.8L3.1,-4.9L4.9,-3.1L1.8,0L4.9,3.1L3.1,4.9L0,1.8L-3.1,4.9L-4.9,3.1L-1.8,0Z',
    colour: '#a3211a',
  },
  { path: 'M0,5.4L5.2,-4.2H-5.2Z', colour: '#3d3d3d' },
] as const

/** The shape of the n-th standing; registers with more standings than shapes begin again. */
export const shapeOf = (index: number): { readonly path: string; readonly colour: string } =>
  shapes[Math.max(0, index) % shapes.length]!

/** Beside the words that say the same. */
export const Mark = ({ index }: { readonly index: number }) => (
  <svg className="mark" viewBox="-6 -6 12 12" width="13" height="13" aria-hidden="true">
    <path d={shapeOf(index).path} fill={shapeOf(index).colour} />
  </svg>
)
