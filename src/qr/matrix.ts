// The squares of a QR code, before anybody paints them.

import QRCode from 'qrcode'
import { ToolkitError } from '../errors.ts'

/** Light modules around a code that no picture may leave out. @see ISO/IEC 18004, quiet zone */
export const QUIET = 4

/** `M` restores 15 % of a code, `H` 30 %: what a logo hides has to be restored. */
export type Level = 'M' | 'H'

export interface Matrix {
  /** Modules a side, without the quiet zone: 21 to 177. */
  readonly size: number
  /** Outside of the code everything is light. */
  readonly isDark: (x: number, y: number) => boolean
}

/** @throws ToolkitError `field_invalid` for a text that no code can hold */
export function matrixOf(text: string, level: Level): Matrix {
  try {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: level })
    const { size, data } = modules
    const isInside = (at: number) => at >= 0 && at < size
    return {
      size,
      isDark: (x, y) => isInside(x) && isInside(y) && data[y * size + x] === 1,
    }
  } catch (cause) {
    throw new ToolkitError('field_invalid', 'The link is too long for a QR code.', { cause })
  }
}
