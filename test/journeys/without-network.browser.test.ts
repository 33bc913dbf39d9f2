import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { expectOpenToAll, isSideways } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

// Dansk: Hjemmesygeplejersken er i en kælder uden net. Det, hun skriver, går ikke tabt.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }

describe('a home nurse where there is no network', () => {
  let house: RunningHouse
  let browser: Browser
  let mette: Page
  let task: string

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    const letter = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(epoch(house.clock.now()) - 600_000),
    })
    await deliver(house.address, letter.bytes)
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const dialogOf = (page: Page) => page.getByRole('dialog').last()

  const write = async (page: Page, deed: string, words: string, send = deed): Promise<void> => {
    await page.getByRole('button', { name: deed }).click()
    await dialogOf(page).getByRole('textbox').fill(words)
    await dialogOf(page).getByRole('button', { name: send }).click()
  }

  /** As it lies on the disk of the phone. */
  const onDisk = (page: Page): Promise<{ count: number; text: string }> =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.open('sammenhaeng').onsuccess = ({ target }) => {
            const { result } = target as IDBOpenDBRequest
            result.transaction('deeds').objectStore('deeds').getAll().onsuccess = (event) => {
              const rows = (event.target as IDBRequest<{ id: string; owner: string; sealed: ArrayBuffer }[]>)
                .result
              const text = rows.map((row) => row.id + row.owner + new TextDecoder().decode(row.sealed)).join()
              resolve({ count: rows.length, text })
            }
          }
        }),
    )

  test('she reads on, and what she writes waits on the phone where nobody else can read it', async () => {
    mette = await signInBrowser(browser, house, 'Mette Holm', phone, { keepsApp: true })
    await mette.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await mette.getByRole('link', { name: bruno.name }).first().click()
    await mette.getByText(/Hvorfor er den/).waitFor()
    task = mette.url()

    await mette.context().setOffline(true)
    await mette.getByText('Ingen netværk. Du ser det, der sidst blev hentet.').waitFor()
    await write(mette, 'Skriv notat', 'Datteren kommer klokken ti.', 'Gem')
    await mette.getByText(/Det er gemt her og bliver sendt af sig selv/).waitFor()
    await mette.getByText('Ingen netværk. 1 ændring venter.').waitFor()
    const { count, text } = await onDisk(mette)
    expect(count).toBe(1)
    expect(text).not.toMatch(/Datteren|Bruno|250947/)
  })

  test('opened again without a network the app says so, and has not forgotten', async () => {
    await mette.reload()
    await mette.getByRole('heading', { name: 'Ingen netværk' }).waitFor()
    await mette.getByText('1 ændring på denne enhed er ikke sendt.', { exact: false }).waitFor()
    expect(await isSideways(mette)).toBe(false)
    expect((await onDisk(mette)).count).toBe(1)
  })

  test('when the network is back it is sent by itself, once, and the next one reads it', async () => {
    await mette.context().setOffline(false)
    await mette.getByText('Din ændring er sendt').waitFor()
    await mette.goto(task)
    await mette.getByText('Datteren kommer klokken ti.').first().waitFor()
    expect((await onDisk(mette)).count).toBe(0)
  })

  test('what has become impossible meanwhile is shown with her words, and nothing is overwritten', async () => {
    await mette.context().setOffline(true)
    await write(mette, 'Afslut opgaven', 'Hun har selv sagt fra.')
    await mette.getByText('Ingen netværk. 1 ændring venter.').waitFor()
    await mette.close()
    const karen = await signInBrowser(browser, house, 'Karen Friis')
    await karen.goto(task)
    await write(karen, 'Afslut opgaven', 'Talt med afdelingen.')
    await karen.getByText('Talt med afdelingen.').first().waitFor()
    await karen.context().close()
    const context = browser.contexts().find((each) => each.pages().length === 0)
    if (context === undefined) throw new Error('her browser is gone')
    await context.setOffline(false)
    mette = await context.newPage()
    await mette.goto(`${house.address}/arbejdsliste`)
    await mette.getByText('1 ændring er ikke sendt.').waitFor()
    await mette.getByRole('button', { name: 'Se hvad' }).click()
    await dialogOf(mette).getByText('Hun har selv sagt fra.').waitFor()
    await expectOpenToAll(mette)
    await takePictures(browser, 'what is not sent')
    await dialogOf(mette).getByRole('button', { name: 'Luk' }).click()

    await mette.getByRole('button', { name: /Mette Holm/ }).click()
    await mette.getByRole('menuitem', { name: 'Log ud', exact: true }).click()
    await dialogOf(mette).getByRole('heading', { name: 'Vil du logge ud nu?' }).waitFor()
    await takePictures(browser, 'signing out with something not sent')
    await dialogOf(mette).getByRole('button', { name: 'Bliv logget ind' }).click()

    await mette.getByRole('button', { name: 'Se hvad' }).click()
    await dialogOf(mette).getByRole('button', { name: /^Slet/ }).click()
    await mette.getByText('1 ændring er ikke sendt.').waitFor({ state: 'detached' })
  })
})
