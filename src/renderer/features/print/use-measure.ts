import { useEffect, useMemo, useState } from 'react'
import type { Measure } from './wrap-text.ts'

const sizePx = 100

const fontOf = (bold: boolean): string => {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font')
  return `${bold ? '600' : '400'} ${String(sizePx)}px ${family}`
}

/** Measures text in the type that is printed; undefined until the letters of `texts` are loaded, in light and in bold. */
export const useMeasure = (texts: string): Measure | undefined => {
  const [loaded, setLoaded] = useState<string | null>(null)
  useEffect(() => {
    let here = true
    void Promise.all([false, true].map((bold) => document.fonts.load(fontOf(bold), texts))).then(() => {
      if (here) setLoaded(texts)
    })
    return () => {
      here = false
    }
  }, [texts])
  return useMemo(() => {
    const canvas = document.createElement('canvas').getContext('2d')
    if (loaded === null || canvas === null) return undefined
    return (text, bold) => {
      canvas.font = fontOf(bold)
      return canvas.measureText(text).width / sizePx
    }
  }, [loaded])
}
