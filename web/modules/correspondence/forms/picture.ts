/** A picture is made this small before it is sent: the longest side in pixels, and from how many bytes on. */
const longestSide = 2400
const worthShrinking = 2_000_000

/** A camera's picture in a size that travels well, and a BMP as PNG, which everybody can open; other files as they are. */
export async function readyPicture(file: File): Promise<Blob> {
  const isBmp = file.type === 'image/bmp'
  if (!isBmp && (file.size < worthShrinking || !/^image\/(jpeg|png)$/.test(file.type))) return file
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const smaller = await new Promise<Blob | null>((done) =>
      canvas.toBlob(done, isBmp ? 'image/png' : 'image/jpeg', 0.85),
    )
    return smaller !== null && (isBmp || smaller.size < file.size) ? smaller : file
  } catch {
    // A picture the browser cannot draw is judged by the server.
    return file
  }
}

/** The bytes as text, as a body of JSON carries them. */
export function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1] ?? '')
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
    reader.readAsDataURL(blob)
  })
}
