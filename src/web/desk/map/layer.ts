/**
 * A layer of Leaflet that draws all points itself on one canvas: a shape is painted once and copied, so that
 * a whole city costs some milliseconds.
 */
import { DomUtil, Layer, type LeafletMouseEvent, type Map as LeafletMap } from 'leaflet'
import { shapeOf } from '../../shared/standing.tsx'
import { nearest, type Points } from './points.ts'

export type Label = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly depth: number
  readonly weight: number
}

/** Of the view on each side: a drag shows what is there already. */
const margin = 0.3
const fingerPx = 14

/** Districts from afar, then streets, then communities. */
const depthAt = (zoom: number): number => (zoom < 11.5 ? 1 : zoom < 13.5 ? 2 : 3)
/** Few points are drawn larger. */
const sizeAt = (zoom: number, many: number): number =>
  (zoom < 11 ? 4 : zoom < 13 ? 6 : zoom < 15 ? 9 : 14) + (many < 1_000 ? 4 : 0)

export class PointsLayer extends Layer {
  readonly #canvas = DomUtil.create('canvas', 'leaflet-zoom-hide')
  readonly #points: Points
  readonly #labels: readonly Label[]
  readonly #pick: (index: number) => void
  #shown: ReadonlySet<number>
  #chosen = -1
  #map: LeafletMap | null = null
  /** How long the last drawing took, milliseconds. */
  drawMs = 0

  constructor(
    points: Points,
    labels: readonly Label[],
    shown: ReadonlySet<number>,
    pick: (index: number) => void,
  ) {
    super()
    this.#points = points
    this.#labels = labels.toSorted((a, b) => b.weight - a.weight)
    this.#shown = shown
    this.#pick = pick
  }

  override onAdd(map: LeafletMap): this {
    this.#map = map
    map.getPane('overlayPane')!.append(this.#canvas)
    map.on('moveend zoomend resize viewreset', this.draw, this)
    map.on('click', this.#onClick, this)
    this.draw()
    return this
  }

  override onRemove(map: LeafletMap): this {
    map.off('moveend zoomend resize viewreset', this.draw, this)
    map.off('click', this.#onClick, this)
    this.#canvas.remove()
    this.#map = null
    return this
  }

  show(standings: ReadonlySet<number>): void {
    this.#shown = standings
    this.draw()
  }

  choose(index: number): void {
    this.#chosen = index
    this.draw()
  }

  #onClick(e: LeafletMouseEvent): void {
    const scale = 2 ** this.#map!.getZoom()
    const at = this.#map!.project(e.latlng)
    const nearestIndex = nearest(this.#points, this.#shown, at.x / scale, at.y / scale, fingerPx / scale)
    if (nearestIndex !== -1) this.#pick(nearestIndex)
  }

  draw(): void {
    const map = this.#map
    if (!map) return
    const began = performance.now()
    const size = map.getSize()
    const [width, height] = [Math.round(size.x * (1 + 2 * margin)), Math.round(size.y * (1 + 2 * margin))]
    const corner = map.containerPointToLayerPoint([-size.x * margin, -size.y * margin]).round()
    const ratio = Math.min(2, devicePixelRatio)
    Object.assign(this.#canvas, { width: width * ratio, height: height * ratio })
    Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` })
    DomUtil.setPosition(this.#canvas, corner)
    const pen = this.#canvas.getContext('2d')!
    pen.scale(ratio, ratio)
    const scale = 2 ** map.getZoom()
    const origin = map.getPixelOrigin().add(corner)
    this.#drawPoints(pen, scale, origin, width, height, sizeAt(map.getZoom(), this.#points.ids.length), ratio)
    this.#drawLabels(pen, scale, origin, width, height, depthAt(map.getZoom()))
    this.drawMs = performance.now() - began
    this.#canvas.dataset.drawMs = this.drawMs.toFixed(1)
  }

  #drawPoints(
    pen: CanvasRenderingContext2D,
    scale: number,
    origin: { readonly x: number; readonly y: number },
    width: number,
    height: number,
    px: number,
    ratio: number,
  ): void {
    const { x, y, standing } = this.#points
    const box = px + 2
    /** The first standings of a register matter most: they are drawn last, above the others. */
    for (const s of [...this.#shown].toSorted((a, b) => b - a)) {
      const stamp = stampOf(s, px, ratio)
      for (let i = 0; i < standing.length; i++) {
        if (standing[i] !== s) continue
        const [left, top] = [x[i]! * scale - origin.x, y[i]! * scale - origin.y]
        if (left > -box && top > -box && left < width + box && top < height + box)
          pen.drawImage(stamp, left - box / 2, top - box / 2, box, box)
      }
    }
    if (this.#chosen === -1) return
    pen.strokeStyle = '#c05a00'
    pen.lineWidth = 3
    pen.beginPath()
    pen.arc(
      x[this.#chosen]! * scale - origin.x,
      y[this.#chosen]! * scale - origin.y,
      px / 2 + 6,
      0,
      2 * Math.PI,
    )
    pen.stroke()
  }

  /** The heavier name first; one that would lie over another is left out. */
  #drawLabels(
    pen: CanvasRenderingContext2D,
    scale: number,
    origin: { readonly x: number; readonly y: number },
    width: number,
    height: number,
    depth: number,
  ): void {
    const taken: (readonly [number, number, number, number])[] = []
    pen.font = `600 ${depth === 1 ? 15 : 13}px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC Variable", system-ui, sans-serif`
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    for (const label of this.#labels) {
      if (label.depth !== depth) continue
      const [left, top] = [label.x * scale - origin.x, label.y * scale - origin.y]
      if (left < 0 || top < 0 || left > width || top > height) continue
      const half = pen.measureText(label.text).width / 2 + 4
      const box = [left - half, top - 11, left + half, top + 11] as const
      if (taken.some((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3])) continue
      taken.push(box)
      pen.strokeStyle = 'rgba(255, 255, 255, .92)'
      pen.lineWidth = 4
      pen.strokeText(label.text, left, top)
      pen.fillStyle = '#1b2733'
      pen.fillText(label.text, left, top)
    }
  }
}

const stamps = new Map<string, HTMLCanvasElement>()

/** The shape of a standing in a size, painted once, with a thin light edge that parts it from its neighbours. */
function stampOf(standing: number, px: number, ratio: number): HTMLCanvasElement {
  const key = `${standing} ${px} ${ratio}`
  const painted = stamps.get(key)
  if (painted) return painted
  const stamp = document.createElement('canvas')
  stamp.width = stamp.height = Math.ceil((px + 2) * ratio)
  const pen = stamp.getContext('2d')!
  pen.scale(stamp.width / (px + 2), stamp.width / (px + 2))
  pen.translate((px + 2) / 2, (px + 2) / 2)
  pen.scale(px / 12, px / 12)
  const shape = shapeOf(standing)
  const path = new Path2D(shape.path)
  if (px >= 6) {
    pen.lineWidth = 12 / px
    pen.strokeStyle = '#fff'
    pen.stroke(path)
  }
  pen.fillStyle = shape.colour
  pen.fill(path)
  stamps.set(key, stamp)
  return stamp
}
