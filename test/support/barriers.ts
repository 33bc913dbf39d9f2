import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** A rule of accessibility that is broken, and where. */
export interface Barrier {
  readonly rule: string
  readonly where: readonly string[]
}

/**
 * What axe finds against WCAG 2.2 A and AA on the page as it stands. What seems too small to hit may only lie under a bar that
 * stays while the page scrolls: it is measured again where it has been scrolled free, and the page is put back.
 */
export async function findBarriers(page: Page): Promise<Barrier[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as Axe
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    const { scrollX, scrollY } = globalThis
    const barriers: Barrier[] = []
    for (const { id, nodes } of violations) {
      const standing: string[] = []
      for (const { target } of nodes)
        if (id !== 'target-size' || (await isSmallInTheOpen(target))) standing.push(target.join(' '))
      if (standing.length > 0) barriers.push({ rule: id, where: standing })
    }
    globalThis.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' })
    return barriers

    async function isSmallInTheOpen(target: readonly string[]): Promise<boolean> {
      const element = target.length === 1 ? document.querySelector(target[0] ?? '') : null
      if (element === null) return true
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
      const again = await axe.run(element, { runOnly: { type: 'rule', values: ['target-size'] } })
      return again.violations.length > 0
    }
    interface Axe {
      axe: {
        run(options: object): Promise<{ violations: AxeViolation[] }>
        run(context: Element, options: object): Promise<{ violations: AxeViolation[] }>
      }
    }
    interface AxeViolation {
      id: string
      nodes: { target: string[] }[]
    }
  })
}

/** True when something runs off the side of the screen. */
export function isSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
}

/** Nothing runs off the side and nobody is shut out; what slides in has time to come to rest. `what` is named when it fails. */
export async function expectOpenToAll(page: Page, what?: string): Promise<void> {
  const patience = { ...(what !== undefined && { message: what }), timeout: 20_000, interval: 500 }
  await expect.poll(() => isSideways(page), patience).toBe(false)
  await expect.poll(() => findBarriers(page), patience).toEqual([])
}
