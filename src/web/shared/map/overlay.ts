/** What lies above the ground of a map: names, groups of cases, people and the point that is picked, painted on one canvas. */
import { DomUtil, Layer, type LeafletMouseEvent, type Map as LeafletMap, type Point as Pixel } from 'leaflet'
import type { Look } from './looks.ts'

/** Degrees in millionths. */
type At = { readonly lon: number; readonly lat: number }
export type Name = At & {
  readonly text: string
  /** It is written where there is so much room: half its stretch, in degrees of longitude. */
  readonly half: number
  readonly isStreet: boolean
}
export type Group = At & { readonly n: number; readonly case: string | null }
export type Person = At & { readonly id: string; readonly text: string; readonly isOld: boolean }
export type Shown = {
  readonly names: readonly Name[]
  readonly groups: readonly Group[]
  readonly people: readonly Person[]
  readonly tracks: readonly (readonly At[])[]
  /** Cases whose limit has run out: they alone are drawn in another colour and shape. */
  readonly late: ReadonlySet<string>
  readonly chosen: string | null
  readonly picked: At | null
}
export type Hit =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'person'; readonly person: Person }

type Box = readonly [left: number, top: number, right: number, bottom: number]
const meets = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
const fingerPx = 12

export class Overlay extends Layer {
  readonly #canvas = DomUtil.create('canvas', 'leaflet-zoom-hide')
  readonly #look: Look
  readonly #textPx: number
  #shown: Shown
  #map: LeafletMap | null = null

  constructor(look: Look, textPx: number, shown: Shown) {
    super()
    this.#look = look
    this.#textPx = textPx
    this.#shown = shown
  }

  override onAdd(map: LeafletMap): this {
    this.#map = map
    /** Above the shapes of the ground, whichever came first. */
    map.getPane('markerPane')!.append(this.#canvas)
    map.on('moveend zoomend resize viewreset', this.draw, this)
    this.draw()
    return this
  }

  override onRemove(map: LeafletMap): this {
    map.off('moveend zoomend resize viewreset', this.draw, this)
    this.#canvas.remove()
    this.#map = null
    return this
  }

  show(shown: Shown): void {
    this.#shown = shown
    this.draw()
  }

  /** What lies under a finger, the nearest first. */
  hit({ containerPoint }: LeafletMouseEvent): Hit | null {
    let [best, least]: [Hit | null, number] = [null, Infinity]
    const look = (at: At, reach: number, hit: Hit): void => {
      const off = this.#map!.latLngToContainerPoint([at.lat / 1e6, at.lon / 1e6]).distanceTo(containerPoint)
      if (off <= reach && off < least) [best, least] = [hit, off]
    }
    for (const group of this.#shown.groups)
      look(group, Math.max(fingerPx, this.#radius(group.n)) + 4, { kind: 'group', group })
    for (const person of this.#shown.people) look(person, fingerPx + 4, { kind: 'person', person })
    return best
  }

  #radius(n: number): number {
    return n === 1 ? this.#textPx * 0.5 : this.#textPx * (0.85 + 0.22 * Math.log10(n))
  }

  draw(): void {
    const map = this.#map
    if (!map) return
    const size = map.getSize()
    const ratio = Math.min(2, devicePixelRatio)
    Object.assign(this.#canvas, { width: size.x * ratio, height: size.y * ratio })
    Object.assign(this.#canvas.style, { width: `${size.x}px`, height: `${size.y}px` })
    DomUtil.setPosition(this.#canvas, map.containerPointToLayerPoint([0, 0]).round())
    const pen = this.#canvas.getContext('2d')!
    pen.scale(ratio, ratio)
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    const place = (at: At): Pixel => map.latLngToContainerPoint([at.lat / 1e6, at.lon / 1e6])
    const taken: Box[] = []
    for (const group of this.#shown.groups) {
      const { x, y } = place(group)
      const r = this.#radius(group.n)
      taken.push([x - r, y - r, x + r, y + r])
    }
    for (const person of this.#shown.people) {
      const { x, y } = place(person)
      const r = this.#textPx * 0.6
      taken.push([x - r, y - r, x + r, y + r])
    }
    this.#drawNames(pen, place, taken, size)
    for (const track of this.#shown.tracks) this.#drawTrack(pen, track.map(place))
    for (const group of this.#shown.groups.toSorted((a, b) => a.n - b.n))
      this.#drawGroup(pen, place(group), group)
    for (const person of this.#shown.people) this.#drawPerson(pen, place(person), person, taken)
    if (this.#shown.picked) this.#drawPin(pen, place(this.#shown.picked))
  }

  #font(px: number, weight = 600): string {
    return `${weight} ${Math.round(px)}px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC Variable", system-ui, sans-serif`
  }

  /** The smaller place first where it has room; a name that would lie over another is left out. */
  #drawNames(pen: CanvasRenderingContext2D, place: (at: At) => Pixel, taken: Box[], size: Pixel): void {
    const px = this.#textPx
    for (const name of this.#shown.names) {
      const { x, y } = place(name)
      if (x < 0 || y < 0 || x > size.x || y > size.y) continue
      pen.font = this.#font(name.isStreet ? px * 0.9 : px, name.isStreet ? 400 : 600)
      const half = pen.measureText(name.text).width / 2 + px / 3
      const room = Math.abs(place({ lon: name.lon + name.half * 1e6, lat: name.lat }).x - x)
      if (room < half * (name.isStreet ? 1.4 : 0.9)) continue
      const box: Box = [x - half, y - px * 0.7, x + half, y + px * 0.7]
      if (taken.some((b) => meets(b, box))) continue
      taken.push(box)
      pen.strokeStyle = this.#look.halo
      pen.lineWidth = px / 4
      pen.strokeText(name.text, x, y)
      pen.fillStyle = this.#look.text
      pen.fillText(name.text, x, y)
    }
  }

  #drawGroup(pen: CanvasRenderingContext2D, { x, y }: Pixel, { n, case: id }: Group): void {
    const r = this.#radius(n)
    const isLate = id !== null && this.#shown.late.has(id)
    pen.beginPath()
    /** What is late has corners: colour alone tells nobody. */
    if (isLate) {
      pen.moveTo(x, y - r * 1.25)
      pen.lineTo(x + r * 1.25, y)
      pen.lineTo(x, y + r * 1.25)
      pen.lineTo(x - r * 1.25, y)
      pen.closePath()
    } else pen.arc(x, y, r, 0, 2 * Math.PI)
    pen.fillStyle = isLate ? this.#look.late : this.#look.group
    pen.fill()
    pen.lineWidth = id !== null && id === this.#shown.chosen ? 4 : 2
    pen.strokeStyle = id !== null && id === this.#shown.chosen ? this.#look.chosen : this.#look.edge
    pen.stroke()
    if (n === 1) return
    pen.font = this.#font(this.#textPx, 700)
    pen.fillStyle = this.#look.groupText
    pen.fillText(String(n), x, y + 1)
  }

  /** A line through them, each with a small square. */
  #drawTrack(pen: CanvasRenderingContext2D, pixels: readonly Pixel[]): void {
    pen.strokeStyle = this.#look.chosen
    pen.lineWidth = 2
    pen.setLineDash([6, 4])
    pen.beginPath()
    for (const { x, y } of pixels) pen.lineTo(x, y)
    pen.stroke()
    pen.setLineDash([])
    for (const { x, y } of pixels) {
      pen.fillStyle = this.#look.edge
      pen.fillRect(x - 5, y - 5, 10, 10)
      pen.strokeRect(x - 5, y - 5, 10, 10)
    }
  }

  #drawPerson(pen: CanvasRenderingContext2D, { x, y }: Pixel, { text, isOld }: Person, taken: Box[]): void {
    const r = this.#textPx * 0.5
    pen.beginPath()
    pen.moveTo(x, y - r * 1.3)
    pen.lineTo(x + r * 1.2, y + r)
    pen.lineTo(x - r * 1.2, y + r)
    pen.closePath()
    pen.fillStyle = isOld ? this.#look.edge : this.#look.person
    pen.fill()
    pen.lineWidth = 2
    pen.strokeStyle = isOld ? this.#look.person : this.#look.edge
    pen.stroke()
    pen.font = this.#font(this.#textPx)
    const half = pen.measureText(text).width / 2
    const top = y + r + this.#textPx * 0.75
    const box: Box = [x - half, top - this.#textPx * 0.6, x + half, top + this.#textPx * 0.6]
    if (taken.some((b) => meets(b, box))) return
    taken.push(box)
    pen.strokeStyle = this.#look.halo
    pen.lineWidth = this.#textPx / 4
    pen.strokeText(text, x, top)
    pen.fillStyle = this.#look.person
    pen.fillText(text, x, top)
  }

  #drawPin(pen: CanvasRenderingContext2D, { x, y }: Pixel): void {
    pen.strokeStyle = this.#look.edge
    pen.fillStyle = this.#look.chosen
    pen.lineWidth = 2
    pen.beginPath()
    pen.moveTo(x, y)
    pen.bezierCurveTo(x - 18, y - 18, x - 12, y - 34, x, y - 34)
    pen.bezierCurveTo(x + 12, y - 34, x + 18, y - 18, x, y)
    pen.fill()
    pen.stroke()
  }
}
