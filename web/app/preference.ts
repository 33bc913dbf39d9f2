import type { Language } from '../ui/text.tsx'

export type Density = 'compact' | 'normal' | 'large'

/** What this browser remembers between visits: how the screen looks. Nothing about anybody. */
const keys = { language: 'sammenhaeng.language', density: 'sammenhaeng.density' } as const

export function rememberedLanguage(): Language | undefined {
  const value = read(keys.language)
  return value === 'da' || value === 'en' ? value : undefined
}

export function rememberLanguage(language: Language): void {
  write(keys.language, language)
}

export function rememberedDensity(): Density | undefined {
  const value = read(keys.density)
  return value === 'compact' || value === 'normal' || value === 'large' ? value : undefined
}

export function rememberDensity(density: Density): void {
  write(keys.density, density)
}

/** Sets how dense the screen is: as remembered, else compact for a professional and normal for a citizen. */
export function showDensity(density: Density): void {
  document.documentElement.dataset.density = density
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // A browser that stores nothing still shows everything.
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // As above.
  }
}
