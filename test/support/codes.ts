// Reading QR codes back: with jsqr, and with zbarimg where it is installed.

import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** Why the second reader is left out; false where it is there. */
export const NO_ZBAR =
  spawnSync('zbarimg', ['--version']).status === 0 ? false : 'zbarimg is not installed'

/** What jsqr reads in a PNG file. */
export function readByJsqr(file: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(file)
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data
}

/** What zbarimg reads in a picture file of whatever kind. */
export async function readByZbar(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)('zbarimg', ['--quiet', '--raw', path])
  return stdout.trim()
}

/** A PNG as a data URI. */
export const uriOf = (file: Buffer): string => `data:image/png;base64,${file.toString('base64')}`

/** A round mark with a see-through ground, as logos are. */
export function logo(width = 96, height = 96): Buffer {
  const image = new PNG({ width, height })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const distance = Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5)
      const isInk = distance < 0.5 && distance > 0.2
      image.data.set(isInk ? [180, 30, 80, 255] : [0, 0, 0, 0], (y * width + x) * 4)
    }
  }
  return PNG.sync.write(image)
}
