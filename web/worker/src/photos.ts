import type { Bytes } from './keep'

const LONGEST_PX = 1600
const QUALITY = 0.82

export function bytesOf(blob: Blob): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve({ type: blob.type, bytes: reader.result as ArrayBuffer })
    reader.onerror = () => reject(reader.error)
    reader.readAsArrayBuffer(blob)
  })
}

/**
 * A photo drawn anew, at most 1600 px long, as JPEG: a tenth of the bytes, and where and when it was taken is gone from
 * it. What this browser cannot draw goes as it is; the server takes place and time out of it.
 */
export async function smaller(file: Blob): Promise<Blob> {
  const address = URL.createObjectURL(file)
  try {
    const image = await load(address)
    const scale = Math.min(1, LONGEST_PX / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob || file), 'image/jpeg', QUALITY))
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(address)
  }
}

function load(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('not a picture'))
    image.src = address
  })
}
