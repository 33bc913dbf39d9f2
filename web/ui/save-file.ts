/** Saves a fetched file on the machine of the reader, under a name of ours. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to save before it comes to this.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
