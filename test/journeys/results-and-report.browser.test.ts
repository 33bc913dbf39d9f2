import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { expectOpenToAll } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse } from '../support/house.ts'

// Dansk: Bruno indlægges. Rapporten fra kommunen er hos afdelingen, før nogen har skrevet den. Mette måler og sender svarene til
// hans læge, retter et tal, og lægen ser både før og nu.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }

describe('a report that goes by itself, and results for the doctor', () => {
  let house: RunningHouse
  let browser: Browser
  let mette: Page
  let anne: Page
  let page = ''

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T08:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    const at = instant('2026-06-01T07:55:00.000Z')
    const deed = { cprNumber: bruno.cprNumber, ward: 'herlev-heart', base: 'STIN', at } as const
    const { bytes } = await writeNotification(house.shell, deed)
    expect((await deliver(house.address, bytes)).code).toBe('ok')
    await quiet(house)
    ;[mette, anne] = await Promise.all([
      signInBrowser(browser, house, 'Mette Holm'),
      signInBrowser(browser, house, 'Anne Skov', phone),
    ])
    await mette.getByRole('link', { name: bruno.name }).first().click()
    await mette.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
    page = new URL(mette.url()).pathname
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const dialogOf = (on: Page) => on.getByRole('dialog').last()

  test('the ward reads the report at once, and that nobody has looked through it', async () => {
    const ward = await signInBrowser(browser, house, 'Sofie Lund')
    await ward.goto(`${house.address}${page}/dokumenter`)
    await ward.getByRole('link', { name: 'Indlæggelsesrapport' }).first().click()
    await ward.getByText(/Lavet automatisk .* Ingen har set den igennem endnu/).waitFor()
    await ward.getByText('Digoxin').first().waitFor()
    await ward.getByText('Ikke set igennem', { exact: true }).waitFor()
    expect(await ward.getByText(/^Bekræftet|^Underskrevet/).count()).toBe(0)
    await expectOpenToAll(ward)
    await ward.context().close()
  })

  test('the nurse measures and sends: the doctor has the results on her phone', async () => {
    await mette.goto(`${house.address}${page}/proevesvar`)
    await mette.getByRole('button', { name: 'Send prøvesvar' }).click()
    await dialogOf(mette).getByLabel('CRP (mg/L)').fill('48')
    await dialogOf(mette).getByLabel('Temperatur (°C)').fill('38,4')
    await dialogOf(mette).getByLabel('Nitrit i urin').selectOption('Positiv')
    await expectOpenToAll(mette)
    await dialogOf(mette).getByRole('button', { name: 'Send til lægen' }).click()
    await mette.getByText('Sendt til lægen').waitFor()

    await anne.goto(`${house.address}${page}/proevesvar`)
    await anne.getByText('48 mg/L').waitFor()
    await anne.getByText('38,4 °C').waitFor()
    await expectOpenToAll(anne)
  })

  test('she corrects a number, and the doctor’s page follows by itself with the old beside the new', async () => {
    await mette.getByRole('button', { name: 'Ret', exact: true }).click()
    await dialogOf(mette).getByLabel('CRP (mg/L)').fill('84')
    await dialogOf(mette).getByRole('button', { name: 'Send rettelsen' }).click()
    await anne.getByText('84 mg/L').waitFor()
    await anne.getByText('Før: 48 mg/L').waitFor()
  })

  test('a number nobody can have is stopped where it is written', async () => {
    await mette.getByRole('button', { name: 'Send prøvesvar' }).click()
    await dialogOf(mette).getByLabel('Temperatur (°C)').fill('384')
    await dialogOf(mette).getByRole('button', { name: 'Send til lægen' }).click()
    await dialogOf(mette).getByText('Skriv et tal fra 20 til 45').waitFor()
    const focused = mette.getByLabel('Temperatur (°C)').and(mette.locator(':focus'))
    await focused.waitFor()
    await mette.keyboard.press('Escape')
  })
})
