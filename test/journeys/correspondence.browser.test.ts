import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { registerMailbox } from '../../server/modules/message/index.ts'
import { listUnits } from '../../server/modules/organisation/index.ts'
import { findBarriers, isSideways } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse, runJobs } from '../support/house.ts'

// Dansk: Afdelingen skriver til hjemmesygeplejen om Brunos sår med et billede; de svarer, sender videre til egen læge, og Bruno læser med.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }
const question = 'Bruno har et sår på venstre hæl.\n\nHar I set det før? Billedet er fra i dag.'
const aboutTheWound = /Bruno Test Elmer.*Hjertemedicinsk.*sår på venstre hæl/
const toDoctor = 'Korrespondance til Lægehuset Søborg Torv'
const answer = 'Ja, det har været der i tre uger. Vi skifter hver anden dag.'

describe('nurses write to each other about a citizen', () => {
  let house: RunningHouse
  let browser: Browser
  let sofie: Page
  let mette: Page
  let wound: Buffer

  const settle = async () => {
    await quiet(house)
    await runJobs(house)
    await quiet(house)
  }
  /** The screen as it stands can be used by everybody, at the desk and on a phone. */
  const look = async (page: Page, name: string) => {
    const before = page.viewportSize()
    for (const [size, viewport] of Object.entries({ desktop, phone })) {
      await page.setViewportSize(viewport)
      const message = `${name} on a ${size}`
      await expect.poll(() => isSideways(page), { message, timeout: 20_000, interval: 500 }).toBe(false)
      await expect.poll(() => findBarriers(page), { message, timeout: 20_000, interval: 500 }).toEqual([])
      await takePictures(browser, `${name}-${size}`)
    }
    if (before) await page.setViewportSize(before)
  }
  const openCorrespondence = async (page: Page) => {
    await page.goto(`${house.address}/borgere`)
    await page.getByRole('textbox').fill(bruno.cprNumber)
    await page.getByRole('button', { name: 'Find borgeren' }).click()
    await page.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
    await page
      .getByRole('navigation', { name: 'Borgerens sider' })
      .getByRole('link', { name: 'Korrespondance' })
      .click()
    await page.getByRole('heading', { level: 2, name: 'Korrespondance' }).waitFor()
  }

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    wound = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Make: 'Camera of the ward' } })
      .jpeg()
      .toBuffer()
    const letter = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward: 'herlev-heart',
      at: instant(epoch(house.clock.now()) - 600_000),
      base: 'STIN',
    })
    expect((await deliver(house.address, letter.bytes)).code).toBe('ok')
    await settle()
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('the ward begins a letter, is called away, and finds it again', async () => {
    sofie = await signInBrowser(browser, house, 'Sofie Lund')
    await openCorrespondence(sofie)
    await sofie.getByRole('link', { name: 'Nyt brev' }).first().click()
    await sofie.getByRole('button', { name: /^Hjemmesygeplejen, Gladsaxe/ }).click()
    await sofie.getByText('Ikke til akutte forhold. Haster det, så ring:').waitFor()
    await sofie.getByLabel('Hvad handler det om?').selectOption({ label: 'Sygepleje' })
    await sofie.getByRole('textbox', { name: 'Tekst' }).fill('Bruno har et sår')
    await sofie.getByText(/^Gemt kl\./).waitFor()
    await sofie.reload()
    await expect
      .poll(() => sofie.getByRole('textbox', { name: 'Tekst' }).inputValue())
      .toBe('Bruno har et sår')
    await sofie.getByText('Hjemmesygeplejen, Gladsaxe').first().waitFor()
    expect(await sofie.getByLabel('Hvad handler det om?').inputValue()).toBe('nursing')
  })

  test('she attaches a picture of the wound, is told why a text file cannot go, and sends it', async () => {
    await sofie.getByRole('textbox', { name: 'Tekst' }).fill(question)
    await sofie.locator('input[type=file]').setInputFiles([
      { name: 'hæl venstre.jpg', mimeType: 'image/jpeg', buffer: wound },
      { name: 'noter.txt', mimeType: 'text/plain', buffer: Buffer.from('noter') },
    ])
    await sofie.getByText(/^Klar/).waitFor()
    await sofie.getByText('Kun PDF og billeder kan sendes').waitFor()
    await look(sofie, 'writing')
    await sofie.getByRole('button', { name: 'Fjern noter' }).click()
    await sofie.getByText('Telefon og svarfrist').click()
    await sofie.getByRole('checkbox', { name: 'Bed om svar' }).check()
    await sofie.getByRole('button', { name: 'Send til Hjemmesygeplejen, Gladsaxe' }).click()
    await sofie.getByRole('article').getByText('Har I set det før?').waitFor()
    await sofie.getByText('Hjemmesygeplejen, Gladsaxe skal svare').waitFor()
    await look(sofie, 'sent')
  })

  test('the home nurse sees it in her list, reads it with the picture, and it is read for the ward', async () => {
    mette = await signInBrowser(browser, house, 'Mette Holm')
    await mette.getByRole('link', { name: /^Korrespondance [1-9]/ }).waitFor()
    await mette.getByRole('link', { name: /^Korrespondance/ }).click()
    await mette.getByRole('link', { name: aboutTheWound }).waitFor()
    await look(mette, 'inbox')
    // The keyboard alone: down to the row, and in.
    await mette.getByRole('link', { name: aboutTheWound }).focus()
    await mette.keyboard.press('Enter')
    await mette.getByRole('article').getByText('Har I set det før?').waitFor()
    await mette.getByText('I skal svare').waitFor()
    const picture = mette.getByRole('button', { name: 'Vis hæl venstre større' }).locator('img')
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 })
      .toBe(640)
    await look(mette, 'reading')
    await sofie.getByText(/^Læst af Mette Holm/).waitFor()
  })

  test('she answers, and the ward sees the answer where it stands; the wish for an answer is gone', async () => {
    await mette.getByRole('textbox', { name: /^Svar til Hjertemedicinsk/ }).fill(answer)
    await mette.getByRole('button', { name: 'Send svar' }).click()
    await mette.getByRole('article').getByText('i tre uger').waitFor()
    await sofie.getByRole('article').getByText('i tre uger').waitFor()
    await expect.poll(() => sofie.getByText('skal svare').count(), { timeout: 45_000 }).toBe(0)
    await look(sofie, 'answered')
  })

  test('the ward keeps it unread for the next on duty, and it is counted again', async () => {
    await sofie.getByRole('button', { name: 'Sæt som ulæst' }).click()
    await sofie.getByRole('link', { name: /^Korrespondance [1-9]/ }).waitFor()
    await sofie.goto(`${house.address}/korrespondance`)
    await sofie.getByRole('link', { name: /Bruno Test Elmer.*i tre uger/ }).waitFor()
    await look(sofie, 'unread-again')
    await sofie.getByRole('link', { name: /Bruno Test Elmer.*i tre uger/ }).click()
    await sofie.getByText('Nyt siden sidst').waitFor()
    await look(sofie, 'new-since')
  })

  test('the home nurse sends it on to the own doctor, who reads all of it', async () => {
    await mette.getByRole('button', { name: 'Videresend' }).click()
    const drawer = mette.getByRole('dialog')
    await drawer.getByRole('button', { name: /^Lægehuset Søborg Torv/ }).click()
    await drawer.getByRole('textbox', { name: 'Tekst' }).fill('Vil du se på såret ved næste besøg?')
    await look(mette, 'forwarding')
    await drawer.getByRole('button', { name: /^Videresend til/ }).click()
    await drawer.waitFor({ state: 'detached' })
    await mette.getByRole('article').getByText('ved næste besøg').waitFor()

    const anne = await signInBrowser(browser, house, 'Anne Skov', phone)
    await anne.goto(`${house.address}/korrespondance`)
    await anne
      .getByRole('link', { name: /Bruno Test Elmer.*Hjemmesygeplejen/ })
      .first()
      .click()
    await anne.getByText('Videresendt', { exact: true }).first().waitFor()
    await anne.getByRole('article').getByText('Har I set det før?').waitFor()
    await anne.getByRole('article').getByText('i tre uger').waitFor()
    await look(anne, 'doctor')
    await anne.context().close()
  })

  test('a letter out of the house that nobody takes is on the desk, fails in sight, and is closed by a person', async () => {
    const practices = await listUnits(house.shell, { kind: 'practice', limit: 50 })
    const gln = practices.find(({ name }) => name === 'Lægehuset Søborg Torv')?.gln ?? ''
    expect(
      await registerMailbox(house.shell, {
        gln,
        adapter: 'memory',
        address: 'nobody-is-there',
        envelope: 'none',
        takes: [{ standard: 'care-communication', version: '5.0', format: 'json' }],
        by: 'a test',
      }),
    ).toMatchObject({ ok: true })
    await openCorrespondence(mette)
    await mette.getByRole('link', { name: 'Nyt brev' }).first().click()
    await mette.getByRole('button', { name: /^Lægehuset Søborg Torv.*sendes ud af Sammenhæng/ }).click()
    await mette.getByLabel('Hvad handler det om?').selectOption({ label: 'Medicin' })
    await mette.getByRole('textbox', { name: 'Tekst' }).fill('Furix er sat op til 40 mg.')
    await mette.getByRole('button', { name: 'Send til Lægehuset Søborg Torv' }).click()
    await mette.getByRole('article').getByText('Sendt, venter på kvittering').waitFor()
    await settle()
    await mette.context().close()

    let ida = await signInBrowser(browser, house, 'Ida Vest')
    await ida.goto(`${house.address}/beskeder?vis=undervejs`)
    await ida.getByRole('link', { name: toDoctor }).click()
    await ida.getByRole('dialog').getByRole('heading', { name: 'Hvad der er sket' }).waitFor()
    await look(ida, 'desk-under-way')
    await ida.context().close()

    for (let hours = 0; hours < 26; hours += 2) {
      house.clock.advance({ hours: 2 })
      await settle()
    }
    ida = await signInBrowser(browser, house, 'Ida Vest')
    await ida.goto(`${house.address}/beskeder?vis=fejlet`)
    await ida.getByRole('link', { name: toDoctor }).click()
    const drawer = ida.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Send igen nu' }).waitFor()
    await look(ida, 'desk-failed')
    mette = await signInBrowser(browser, house, 'Mette Holm')
    await openCorrespondence(mette)
    await mette.getByRole('link', { name: /Ikke kommet frem/ }).click()
    await mette.getByRole('link', { name: 'Se det under Beskeder' }).waitFor()
    await look(mette, 'did-not-arrive')

    await drawer.getByRole('button', { name: 'Luk med begrundelse' }).click()
    await drawer.getByRole('textbox', { name: 'Begrundelse' }).fill('Ringet til lægen og sagt det.')
    await drawer.getByRole('button', { name: 'Luk med begrundelse' }).last().click()
    await drawer.getByText('Lukket af en person').first().waitFor()
    await look(ida, 'desk-closed')
  })

  test('Bruno reads along, and cannot write', async () => {
    const mine = await signInBrowser(browser, house, bruno.name, phone)
    await mine.getByRole('link', { name: 'Læs brevene' }).click()
    await mine
      .getByRole('link', { name: /^Sygepleje/ })
      .first()
      .click()
    await mine.getByRole('article').getByText('Har I set det før?').waitFor()
    expect(await mine.getByRole('textbox').count()).toBe(0)
    await look(mine, 'citizen')
    await mine.context().close()
  })
})
