// What a code may look like and still be read: dark on light, enough contrast, a small logo.

import { type Fault, ToolkitError } from '../errors.ts'
import type { Picture } from './logo.ts'

/** Colours as `#rrggbb`. */
export interface Style {
  readonly dark: string
  readonly light: string
  readonly logo?: Picture
}

export const PLAIN: Style = { dark: '#000000', light: '#ffffff' }

/** Below this, phones fail in poor light and print wears into nothing. WCAG asks 3 of any sign. */
const CONTRAST_LEAST = 4

/** `#rrggbb` from six hex digits or three, with or without `#`; undefined for anything else. */
export function colourOf(text: unknown): string | undefined {
  const digits = typeof text === 'string' && /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text)?.[1]
  if (!digits) return undefined
  const full = digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('')
  return `#${full.toLowerCase()}`
}

/** 0 to 255 each. */
export function channelsOf(colour: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** 0 (black) to 1 (white). @see WCAG 2.2, relative luminance */
function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/**
 * Refuses a pair that scanners cannot tell apart, or would read inside out.
 * @param at path of the faulty fields, for example `qr.`
 * @throws ToolkitError `unreadable_colours`, with the contrast measured
 */
export function coloursReadable(style: Pick<Style, 'dark' | 'light'>, at: string): void {
  const [dark, light] = [luminanceOf(style.dark), luminanceOf(style.light)]
  const ratio = (Math.max(dark, light) + 0.05) / (Math.min(dark, light) + 0.05)
  const measured = `${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1`
  const refuse = (code: string, message: string): never => {
    const faults: Fault[] = [{ path: `${at}dark`, code, message }]
    throw new ToolkitError('unreadable_colours', message, { faults })
  }
  if (ratio < CONTRAST_LEAST) {
    refuse('contrast_low', `The contrast is ${measured}; scanners need ${CONTRAST_LEAST} to 1.`)
  }
  if (dark > light) {
    refuse('inverted', '`dark` is the lighter one: many scanners cannot read inverted codes.')
  }
}
