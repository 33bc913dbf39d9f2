import type { Sharp } from 'sharp'

/** Pictures that are drawn anew. BMP cannot be: whoever has one saves it as PNG. */
const draw = {
  'image/jpeg': (picture: Sharp) => picture.jpeg({ quality: 90 }),
  'image/png': (picture: Sharp) => picture.png(),
  'image/gif': (picture: Sharp) => picture.gif(),
  'image/tiff': (picture: Sharp) => picture.tiff({ compression: 'deflate' }),
} as const
type PictureType = keyof typeof draw

export function isPictureType(contentType: string | null): contentType is PictureType {
  return contentType !== null && contentType in draw
}

/** The readers of pictures we let in, of the many the library has: no documents, no vectors, nothing that reads other files. */
const readers = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadNsgifBuffer',
  'VipsForeignLoadTiffBuffer',
]

let library: Promise<typeof import('sharp').default> | undefined

/** One picture at a time on one thread: a picture may take a hundred megabytes while it is drawn. */
async function pictures() {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: readers })
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

let queue: Promise<unknown> = Promise.resolve()

/**
 * The same picture drawn anew: upright, in common colours, and without what the camera wrote of place, time and owner. Undefined
 * when it cannot be read, or has more points than allowed.
 */
export async function cleanPicture(
  bytes: Uint8Array,
  contentType: PictureType,
  mostPoints: number,
): Promise<Uint8Array | undefined> {
  library ??= pictures()
  const sharp = await library
  const work = queue.then(async () => {
    const pages = contentType === 'image/gif' || contentType === 'image/tiff' ? -1 : 1
    const picture = sharp(bytes, {
      limitInputPixels: mostPoints,
      failOn: 'error',
      pages,
      sequentialRead: true,
    })
    // Pages of a fax, or a moving picture, stand one above the other: turning them would mix them.
    const upright = pages === 1 ? picture.autoOrient() : picture
    return draw[contentType](upright).toBuffer()
  })
  queue = work.catch(() => undefined)
  return work.then(
    (cleaned) => new Uint8Array(cleaned),
    () => undefined,
  )
}
