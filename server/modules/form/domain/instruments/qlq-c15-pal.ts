export type QlqScale = 'symptom' | 'global' | 'function'

/**
 * EORTC QLQ-C15-PAL (pathways N13): under copyright, so its questions are not shipped and need a user agreement. The physical and
 * the emotional scale match the long form only by a table in the owner's manual that is not public; they are not reckoned here.
 *
 * A scale from 0 to 100: the mean of its items, stretched. Items are 1–4, and 1–7 of the global scale. High is much of a symptom,
 * and good for function and global. Undefined when fewer than half of the items are answered or one is outside its range.
 */
export function qlqScale(scale: QlqScale, items: readonly (number | undefined)[]): number | undefined {
  const highest = scale === 'global' ? 7 : 4
  const answered = items.filter((item) => item !== undefined)
  if (answered.length === 0 || answered.length * 2 < items.length) return undefined
  if (answered.some((item) => !Number.isInteger(item) || item < 1 || item > highest)) return undefined
  const raw = answered.reduce((sum, item) => sum + item, 0) / answered.length
  const part = (raw - 1) / (highest - 1)
  return (scale === 'function' ? 1 - part : part) * 100
}
