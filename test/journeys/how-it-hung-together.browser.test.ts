import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, isSideways } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { dischargeBruno } from '../support/discharge-bruno.ts'
import { openHouse, quiet, type RunningHouse, runJobs } from '../support/house.ts'

// Dansk: Ti dage efter udskrivningen bliver Bruno spurgt, om det hang sammen. Han svarer på sin telefon.
describe('ten days after the discharge the citizen is asked how it hung together', () => {
  let house: RunningHouse
  let browser: Browser
  let bruno: Page

  const look = async (page: Page, name: string) => {
    await takePictures(browser, name)
    // What slides in has to come to rest first.
    await expect.poll(() => isSideways(page), { message: name, timeout: 20_000, interval: 500 }).toBe(false)
    await expect.poll(() => findBarriers(page), { message: name, timeout: 20_000, interval: 500 }).toEqual([])
  }

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T08:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    await dischargeBruno(house.shell, house.address)
    await quiet(house)
    house.clock.advance({ hours: 10 * 24 })
    await runJobs(house)
    await quiet(house)
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('he is asked kindly, can stop, and finds his answers again', async () => {
    bruno = await signInBrowser(browser, house, 'Bruno Test Elmer', phone)
    await bruno.getByRole('heading', { name: 'Vil du hjælpe os med et par spørgsmål?' }).waitFor()
    await look(bruno, 'asked')
    await bruno.getByRole('button', { name: 'Svar nu' }).click()
    await bruno.getByRole('heading', { level: 1, name: 'Hvordan hang det sammen?' }).waitFor()
    await bruno
      .getByRole('radiogroup', { name: /^Vidste du, hvad der skulle ske/ })
      .getByText('For det meste')
      .click()
    await bruno.getByText(/^Gemt kl\./).waitFor()
    await look(bruno, 'answering')
    await bruno.getByRole('link', { name: 'Gør det færdigt senere' }).click()
    await bruno.getByRole('link', { name: 'Svar videre' }).click()
    await bruno
      .getByRole('radiogroup', { name: /^Vidste du, hvad der skulle ske/ })
      .getByRole('radio', { name: 'For det meste', checked: true })
      .waitFor()
  })

  test('what is missing is said in kind words and led to; then it is sent, and he is thanked', async () => {
    await bruno.getByRole('button', { name: 'Send svaret' }).click()
    await bruno.getByRole('heading', { name: /svar mangler/ }).waitFor()
    await look(bruno, 'missing')
    const rest = bruno.getByRole('radiogroup').filter({ has: bruno.getByText('Svaret mangler.') })
    for (let left = await rest.count(); left > 0; left -= 1)
      await rest.first().getByText('Helt', { exact: true }).click()
    await bruno.getByRole('textbox', { name: /^Er der noget/ }).fill('Nancy hjalp mig meget.')
    await bruno.getByRole('button', { name: 'Send svaret' }).click()
    await bruno.getByRole('heading', { name: 'Tak for dit svar' }).waitFor()
    await look(bruno, 'thanked')
  })

  test('he is not asked again, and can read what he answered', async () => {
    await quiet(house)
    await bruno.getByRole('link', { name: 'Tilbage til dit forløb' }).click()
    await bruno.getByRole('heading', { name: 'Dine papirer' }).waitFor()
    expect(await bruno.getByRole('button', { name: 'Svar nu' }).count()).toBe(0)
    await bruno.getByRole('link', { name: 'Hvordan hang det sammen?' }).click()
    await bruno.getByText('Nancy hjalp mig meget.').waitFor()
    await bruno.context().close()
  })
})
