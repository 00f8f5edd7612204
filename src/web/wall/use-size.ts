/** How large an element is drawn, in CSS pixels, and again whenever that changes. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

export type Size = { readonly width: number; readonly height: number }

export function useSize<E extends HTMLElement>(): readonly [RefObject<E | null>, Size | null] {
  const here = useRef<E>(null)
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const measure = () =>
      here.current && setSize({ width: here.current.clientWidth, height: here.current.clientHeight })
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(here.current!)
    return () => watch.disconnect()
  }, [])
  return [here, size]
}
