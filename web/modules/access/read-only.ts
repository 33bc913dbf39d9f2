import { createContext, useContext } from 'react'

/** True below a citizen who is open for reading alone: what would be refused is not offered (SUL § 42 a(2) and (3)). */
export const ReadOnly = createContext(false)

export function useReadOnly(): boolean {
  return useContext(ReadOnly)
}
