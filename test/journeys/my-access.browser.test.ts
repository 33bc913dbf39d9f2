import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { expectOpenToAll } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

// Dansk: Bruno ser, hvem der har kigget, spørger om et opslag, spærrer for hjemmesygeplejen og ophæver igen.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }

describe('a citizen sees who has looked and says who may', () => {
  let house: RunningHouse
  let browser: Browser
  let mette: Page
  let citizen: Page
  let brunosPage: string

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    const admission = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(epoch(house.clock.now()) - 600_000),
    })
    await deliver(house.address, admission.bytes)
    ;[mette, citizen] = await Promise.all([
      signInBrowser(browser, house, 'Mette Holm'),
      signInBrowser(browser, house, bruno.name, phone),
    ])
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const dialogOf = (page: Page) => page.getByRole('dialog').last()

  test('he sees within seconds that the home nurse has looked, at what, and by which law', async () => {
    await citizen.goto(`${house.address}/mit-forloeb/opslag`)
    await citizen.getByRole('heading', { level: 1, name: 'Hvem har kigget' }).waitFor()
    await mette.getByRole('link', { name: bruno.name }).first().click()
    await mette.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
    brunosPage = new URL(mette.url()).pathname
    const look = citizen.getByText('Hjemmesygeplejerske, Hjemmesygeplejen, Gladsaxe').first()
    await look.waitFor()
    await citizen
      .getByText(/Opslag af hjemmesygeplejen \(Sundhedsloven § 42 a, stk. 1\)/)
      .first()
      .waitFor()
  })

  test('he does not understand it and asks; somebody must answer by a deadline, and he reads the answer', async () => {
    await citizen.getByRole('button', { name: 'Jeg forstår ikke dette opslag' }).first().click()
    await dialogOf(citizen).getByRole('textbox').fill('Hvorfor så hun mig i dag?')
    await dialogOf(citizen).getByRole('button', { name: 'Send spørgsmålet' }).click()
    await citizen
      .getByText(/Du har spurgt. Svar senest/)
      .last()
      .waitFor()

    const reviewer = await signInBrowser(browser, house, 'Vibeke Torp')
    await reviewer.getByRole('link', { name: /Spørgsmål fra borgere/ }).click()
    await reviewer.getByRole('button', { name: /Opslag i Hjemmesygeplejen, Gladsaxe/ }).click()
    await dialogOf(reviewer).getByRole('button', { name: 'Tag spørgsmålet' }).click()
    await dialogOf(reviewer).getByText('Hvorfor så hun mig i dag?').waitFor()
    await dialogOf(reviewer)
      .getByRole('textbox')
      .fill('Du er indlagt, og hjemmesygeplejen forbereder, at du skal hjem.')
    await dialogOf(reviewer).getByRole('button', { name: 'Send svaret' }).click()
    // The answer stands at the question, and at the look where that is still on the first page.
    await citizen
      .getByText('Du er indlagt, og hjemmesygeplejen forbereder')
      .filter({ visible: true })
      .first()
      .waitFor()
    await reviewer.context().close()
  })

  test('he blocks the home nursing: she is told only that something is withheld, and her task stays on the list', async () => {
    await citizen.goto(`${house.address}/mit-forloeb/hvem-maa-se`)
    await citizen.getByRole('button', { name: 'Spær for opslag' }).click()
    await dialogOf(citizen)
      .getByRole('radio', { name: /^Hjemmesygeplejen, Gladsaxe/ })
      .check()
    await dialogOf(citizen).getByRole('button', { name: 'Spær', exact: true }).click()
    await citizen.getByText('Hjemmesygeplejen, Gladsaxe og alle under den').first().waitFor()

    await mette.goto(house.address + brunosPage)
    await mette.getByRole('heading', { name: 'Borgeren har spærret for opslag' }).waitFor()
    expect(await mette.getByText(bruno.name).count()).toBe(0)
    await mette.goto(`${house.address}/arbejdsliste`)
    await mette.getByRole('row').filter({ hasText: 'spærring' }).first().waitFor()
    expect(await mette.getByText(bruno.name).count()).toBe(0)
  })

  test('his own view is whole all the time, and when he lifts the block she sees him again', async () => {
    await citizen.getByRole('button', { name: /^Ophæv spærringen/ }).click()
    await dialogOf(citizen).getByRole('button', { name: 'Ophæv spærringen' }).click()
    await citizen.getByText('Du har ingen spærringer.').waitFor()
    await mette.goto(house.address + brunosPage)
    await mette.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
  })

  test('a mother says no for her child below fifteen and takes it back; in whose name stands there', async () => {
    const kirsten = await signInBrowser(browser, house, 'Kirsten Test Berggren', phone)
    await kirsten.getByRole('link', { name: 'Se forløbet' }).first().click()
    await kirsten.getByRole('link', { name: /^Hvem må se: sig nej og ja for / }).click()
    await kirsten.getByText(/^Du handler for /).waitFor()
    await kirsten.getByText('Der er ingen spærringer.').waitFor()
    await kirsten.getByRole('button', { name: 'Spær for opslag' }).click()
    await dialogOf(kirsten).getByRole('radio', { name: 'Alt' }).check()
    await dialogOf(kirsten).getByRole('button', { name: 'Spær', exact: true }).click()
    await kirsten.getByText('Alt om borgeren').waitFor()
    await kirsten.getByText('Sat af Kirsten Test Berggren').waitFor()
    await expectOpenToAll(kirsten)
    await kirsten.getByRole('button', { name: /^Ophæv spærringen/ }).click()
    await dialogOf(kirsten).getByRole('button', { name: 'Ophæv spærringen' }).click()
    await kirsten.getByText('Der er ingen spærringer.').waitFor()
    await kirsten.context().close()
  })

  test('he sees each place he is signed in, and signs out on the other one', async () => {
    const elsewhere = await signInBrowser(browser, house, bruno.name)
    await citizen.goto(`${house.address}/login-steder`)
    await citizen.getByText('Her, hvor du sidder nu').waitFor()
    await citizen
      .getByRole('button', { name: /^Log ud: / })
      .first()
      .click()
    await expect
      .poll(() => citizen.getByRole('button', { name: /^Log ud: / }).count(), { timeout: 45_000 })
      .toBe(0)
    await expectOpenToAll(citizen)
    await elsewhere.reload()
    await elsewhere
      .getByRole('link', { name: /Log ind|Sign in/ })
      .first()
      .waitFor()
    await elsewhere.context().close()
    await citizen.goto(`${house.address}/mit-forloeb/hvem-maa-se`)
  })

  test('his sister sees what he has consented to, and no more once he takes it back', async () => {
    const nancy = await signInBrowser(browser, house, 'Nancy Ann Test Berggren', phone)
    await nancy.getByRole('link', { name: 'Se forløbet' }).first().click()
    await nancy.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
    await nancy.getByText('Du ser en andens forløb').waitFor()
    // What the hospital's programme calls its report, a relative reads in plain words.
    await nancy.getByText('Kommunen fortæller hospitalet om hjælpen hjemme').first().waitFor()

    await citizen.getByRole('button', { name: /^Tag tilbage: samtykket til Nancy/ }).click()
    await dialogOf(citizen).getByRole('button', { name: 'Tag tilbage' }).click()
    await citizen.getByText('Tidligere samtykker (1)').waitFor()
    await nancy.reload()
    await nancy.getByRole('heading', { name: 'Du kan ikke se forløbet' }).waitFor()
    await nancy.context().close()
  })
})
