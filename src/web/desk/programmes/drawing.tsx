/** The steps as they were laid out: boxes with who has the case, arrows, and marks for what is given up, refused or done there. */
import type { DrawingView } from '../../../server/contract/explanations.ts'

type Box = DrawingView['boxes'][number]
type Arrow = DrawingView['arrows'][number]

export function DrawingFigure({ drawing }: { readonly drawing: DrawingView }) {
  const { width, height, title, boxes, arrows } = drawing
  return (
    <figure tabIndex={0} aria-label={title}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={title}>
        <defs>
          <marker
            id="arrow-on"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" fill="#4b5563" />
          </marker>
        </defs>
        {arrows.map((a, i) => (
          <path
            key={i}
            className={a.isBack ? 'arrow back' : 'arrow'}
            d={a.points.map((p, k) => `${k === 0 ? 'M' : 'L'}${p.x} ${p.y}`).join(' ')}
            markerEnd="url(#arrow-on)"
          />
        ))}
        {boxes.map((b) => (
          <BoxShape key={b.id} box={b} />
        ))}
        {arrows.map((a, i) => a.label && <ArrowLabel key={i} label={a.label} />)}
      </svg>
    </figure>
  )
}

function BoxShape({ box: b }: { readonly box: Box }) {
  const [left, top] = [b.x - b.width / 2, b.y - b.height / 2]
  const holderTop = top + 8 + b.lines.length * 18
  const marksTop = holderTop + b.holder.length * 16 + 3
  const corner = b.kind === 'step' ? 6 : b.kind === 'elsewhere' ? 2 : Math.min(18, b.height / 2)
  return (
    <g className={`box ${b.kind}`}>
      <rect x={left} y={top} width={b.width} height={b.height} rx={corner} />
      {b.lines.map((line, i) => (
        <text key={i} className="name" x={b.x} y={top + 22 + i * 18}>
          {line}
        </text>
      ))}
      {b.holder.map((line, i) => (
        <text key={i} className="small" x={b.x} y={holderTop + 12 + i * 16}>
          {line}
        </text>
      ))}
      {b.marks.map((m, i) => {
        const x = b.x + (i - (b.marks.length - 1) / 2) * 28
        return (
          <g key={m.kind} className={`mark ${m.kind}`}>
            <title>{m.said}</title>
            <rect x={x - 12} y={marksTop} width="24" height="18" rx="9" />
            <text className="small" x={x} y={marksTop + 13.5}>
              {m.sign}
            </text>
          </g>
        )
      })}
    </g>
  )
}

function ArrowLabel({ label }: { readonly label: NonNullable<Arrow['label']> }) {
  const top = label.y - (label.lines.length * 15) / 2
  return (
    <g className="arrow-label">
      {label.lines.map((line, i) => (
        <text key={i} className="small" x={label.x} y={top + i * 15 + 11.5}>
          {line}
        </text>
      ))}
    </g>
  )
}
