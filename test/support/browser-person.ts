import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { RunningHouse } from './house.ts'

export const desktop = { width: 1366, height: 768 }
export const phone = { width: 390, height: 844 }

/**
 * Signs a demo person in, in a browser of their own: own cookies, Danish, and a clock that shows the time of the house.
 * Waits until the first page has a heading. The browser keeps the app for when there is no network only where that is looked
 * at: it costs each new browser the whole app.
 */
export async function signInBrowser(
  browser: Browser,
  house: RunningHouse,
  name: string,
  viewport: { width: number; height: number } = desktop,
  { keepsApp = false }: { readonly keepsApp?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    serviceWorkers: keepsApp ? 'allow' : 'block',
  })
  context.setDefaultTimeout(Number(process.env.BROWSER_PATIENCE ?? 45_000))
  await context.clock.setFixedTime(house.clock.now())
  const page = await context.newPage()
  await page.goto(`${house.address}/auth/sign-in`)
  // The title of one may name another, as a student's does.
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}

/**
 * Pictures of every page that is open, into the folder that SCREENSHOTS names, when it does: for looking at what a journey
 * shows, and at where one failed. File names carry the step and a number, never a person.
 */
export async function takePictures(browser: Browser, step: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder === undefined) return
  const pages = browser.contexts().flatMap((context) => context.pages())
  await Promise.all(
    pages.map((page, index) =>
      page.screenshot({
        path: join(folder, `${step.replaceAll(/[^a-z]+/gi, '-').slice(0, 60)}-${index}.png`),
      }),
    ),
  )
}
