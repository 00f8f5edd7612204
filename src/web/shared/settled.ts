/** What was typed, once it stands still for a moment: asked when somebody stops writing, not at every letter. */
import { useEffect, useState } from 'react'

const pauseMs = 250

export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
