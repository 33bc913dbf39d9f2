import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { type HospitalDeed, type WrittenLetter, writeNotification } from '../../seed/notification.ts'
import { launchBrowser } from '../support/browser.ts'
import { phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse, runJobs } from '../support/house.ts'

// Dansk: Bruno er indlagt, får lov at tage hjem en dag og dør der. Alt standser undtagen papirarbejdet, hos alle.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }
const tenMinutes = 10 * 60_000

describe('death during leave', () => {
  let house: RunningHouse
  let browser: Browser
  let latest: WrittenLetter | undefined
  /** Of his page. */
  let address = ''

  /** A letter of the ward comes in, and everything it sets going has happened. */
  const hear = async (base: HospitalDeed['base']) => {
    const letter = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward: 'herlev-heart',
      at: instant(epoch(house.clock.now()) - tenMinutes),
      base,
      ...(latest && { after: latest.facts }),
    })
    expect((await deliver(house.address, letter.bytes)).code).toBe('ok')
    await quiet(house)
    await runJobs(house)
    await quiet(house)
    latest = letter
  }
  const openCitizen = async (page: Page) => {
    await page.getByRole('link', { name: bruno.name }).first().click()
    await page.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
  }
  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    await hear('STIN')
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('in hospital the ward is the coordinator, and what he has told matters becomes his goal without being asked again', async () => {
    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await openCitizen(sofie)
    await sofie.getByRole('heading', { name: 'Fælles plan' }).waitFor()
    await sofie.getByText('så længe borgeren er indlagt').waitFor()
    await sofie.getByRole('button', { name: /^Gør til mål: Jeg vil hjem til min have/ }).click()
    await sofie.getByText('Målet er tilføjet').first().waitFor()
    await sofie.getByRole('button', { name: /^Hvordan går det med: Jeg vil hjem til min have/ }).waitFor()
    await sofie.getByRole('heading', { name: 'Fælles plan' }).scrollIntoViewIfNeeded()
    await takePictures(browser, 'ward-plan')
    await sofie.getByRole('button', { name: 'Noget er ændret' }).click()
    const dialog = sofie.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Borgeren er flyttet', exact: true }).check()
    await dialog
      .getByRole('combobox', { name: 'Flyttet til', exact: true })
      .selectOption({ label: 'Gentofte' })
    await dialog.getByRole('radio', { name: 'Tidligere' }).check()
    await dialog.getByRole('textbox', { name: 'Klokken' }).waitFor()
    await takePictures(browser, 'ward-change')
    await sofie.keyboard.press('Escape')
    await sofie.getByRole('button', { name: 'Giv rollen videre' }).click()
    await sofie.getByRole('dialog').getByRole('combobox').fill('Hjemmesyge')
    await sofie.getByRole('option').first().waitFor()
    await takePictures(browser, 'ward-hand-over')
    await sofie.context().close()
  })

  test('he goes home on leave: nothing stops, and he reads on his phone what happens and whom to phone', async () => {
    house.clock.advance({ hours: 24 })
    await hear('STOR')
    const mine = await signInBrowser(browser, house, bruno.name, phone)
    await mine.getByRole('heading', { name: 'Din tovholder' }).waitFor()
    await mine.getByText('Jeg vil hjem til min have').first().waitFor()
    await takePictures(browser, 'leave-citizen')
    await mine.context().close()
    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await openCitizen(sofie)
    await sofie.getByText('Vurdér og læg behandlingsplan').first().waitFor()
    await sofie.context().close()
  })

  test('he dies there: on the ward everything stops but telling the others', async () => {
    house.clock.advance({ hours: 5 })
    await hear('MORS')
    const sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await sofie.getByText('Ingen patienter lige nu').waitFor()
    await sofie.getByRole('link', { name: 'Arbejdsliste' }).click()
    await openCitizen(sofie)
    await sofie.getByText('Ingen tovholder').waitFor()
    await sofie.getByRole('dialog').getByRole('button', { name: 'Luk' }).click()
    await sofie.getByText('Alt, der skal gøres (2)').click()
    const next = sofie.getByRole('group').filter({ hasText: 'Alt, der skal gøres' })
    await next.getByText('Giv besked om dødsfaldet').waitFor()
    expect(await next.getByRole('listitem').count()).toBe(2)
    await next.scrollIntoViewIfNeeded()
    await takePictures(browser, 'death-ward')
    address = sofie.url()
    await sofie.context().close()
  })

  test('home nursing has nothing left to do, and home care is asked to end the help', async () => {
    const mette = await signInBrowser(browser, house, 'Mette Holm', phone)
    // Another citizen's letter waits for an answer meanwhile; of Bruno nothing is left.
    await mette.getByText('Besvar korrespondance').first().waitFor()
    expect(await mette.getByText(bruno.name).count()).toBe(0)
    await takePictures(browser, 'death-nurse')
    await mette.context().close()
    const maria = await signInBrowser(browser, house, 'Maria Juul')
    await maria.getByText('Afslut hjælp og hjælpemidler i hjemmet').first().waitFor()
    await takePictures(browser, 'death-care')
    await maria.context().close()
  })

  test('his doctor sees that he has died, and his sister finds only what is left to be told', async () => {
    const anne = await signInBrowser(browser, house, 'Anne Skov')
    await anne.goto(address)
    await anne.getByText('Ingen tovholder').waitFor()
    await takePictures(browser, 'death-doctor')
    await anne.context().close()

    const nancy = await signInBrowser(browser, house, 'Nancy Ann Test Berggren', phone)
    await nancy.getByRole('listitem').filter({ hasText: bruno.name }).getByRole('link').first().click()
    await nancy.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
    await nancy.getByText('Hvem gør hvad').first().waitFor()
    await nancy.getByText('De andre får besked om dødsfaldet').first().waitFor()
    await takePictures(browser, 'death-sister')
    expect(await nancy.getByText('Hospitalet undersøger og lægger en plan').count()).toBe(0)
    await nancy.context().close()
  })
})
