import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { findBarriers, isSideways } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { desktop, phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse } from '../support/house.ts'

// Dansk: Bruno fortæller én gang, hvad han ikke tåler. Det står øverst på alle sider, og lægen bliver advaret.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }

describe('what Bruno does not tolerate is told once and seen by everybody who treats him', () => {
  let house: RunningHouse
  let browser: Browser

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    const admission = await writeNotification(house.shell, {
      cprNumber: bruno.cprNumber,
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(epoch(house.clock.now()) - 600_000),
    })
    expect((await deliver(house.address, admission.bytes)).code).toBe('ok')
    await quiet(house)
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const dialogOf = (page: Page) => page.getByRole('dialog').last()
  const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })
  const expectNoBarrier = async (page: Page): Promise<void> => {
    await page.evaluate(() => window.scrollTo(0, 0))
    await expect.poll(() => findBarriers(page), { timeout: 20_000, interval: 500 }).toEqual([])
    expect(await isSideways(page)).toBe(false)
  }

  test('Bruno tells on his phone that he does not tolerate plaster, and reads it on his list at once', async () => {
    const page = await signInBrowser(browser, house, bruno.name, phone)
    await page.getByRole('link', { name: 'Se din medicin' }).first().click()
    await page.getByRole('heading', { name: 'Det tåler du ikke' }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Penicilliner' }).getByText('Alvorligt').waitFor()
    await page.getByRole('button', { name: 'Fortæl om noget, du ikke tåler' }).click()
    await dialogOf(page).getByRole('button', { name: 'Fortæl det', exact: true }).click()
    await dialogOf(page).getByText('Skriv, hvad du ikke tåler.').waitFor()
    await dialogOf(page).getByRole('combobox').fill('Plaster')
    await page.keyboard.press('Tab')
    await dialogOf(page).getByLabel('Hvad skete der?').fill('rød og kløende hud')
    await dialogOf(page).getByRole('radio', { name: 'Generende' }).check()
    await expectNoBarrier(page)
    await dialogOf(page).getByRole('button', { name: 'Fortæl det', exact: true }).click()
    await closed(page)
    await page.getByText('Det er fortalt, og en læge eller sygeplejerske vurderer det.').waitFor()
    await expectNoBarrier(page)
  })

  test('the ward doctor sees both in the bar of every page, and assesses what Bruno told', async () => {
    await quiet(house)
    const amir = await signInBrowser(browser, house, 'Amir Rahimi', desktop)
    await amir.goto(`${house.address}/patienter`)
    await amir.getByRole('link', { name: bruno.name }).first().click()
    await closed(amir)
    const flag = amir.getByRole('link', { name: 'CAVE: Penicilliner, Plaster (fortalt)' })
    await flag.waitFor()
    await amir.getByRole('link', { name: 'Dokumenter' }).click()
    await flag.waitFor()
    await flag.click()
    await amir.getByRole('heading', { name: 'CAVE', exact: true }).waitFor()
    await expectNoBarrier(amir)
    await amir.getByRole('button', { name: 'Vurdér Plaster' }).click()
    await dialogOf(amir).getByRole('button', { name: 'Gem CAVE' }).click()
    await dialogOf(amir).getByText('Vælg, hvor sikkert det er.').waitFor()
    await dialogOf(amir).getByRole('radio', { name: 'Bekræftet' }).check()
    await expectNoBarrier(amir)
    await dialogOf(amir).getByRole('button', { name: 'Gem CAVE' }).click()
    await closed(amir)
    await amir.getByRole('link', { name: 'CAVE: Penicilliner, Plaster', exact: true }).waitFor()
  })

  test('when he adds amoxicillin he is warned before anything is given, and must say why', async () => {
    const amir = await signInBrowser(browser, house, 'Amir Rahimi', desktop)
    await amir.goto(`${house.address}/patienter`)
    await amir.getByRole('link', { name: bruno.name }).first().click()
    await closed(amir)
    await amir.getByRole('link', { name: 'Medicin', exact: true }).click()
    await amir.getByRole('button', { name: 'Tilføj lægemiddel' }).click()
    await dialogOf(amir).getByRole('combobox').fill('amoxi')
    await amir
      .getByRole('option', { name: /Amoxicillin/ })
      .first()
      .click()
    await dialogOf(amir)
      .getByText(/Borgeren tåler ikke Penicilliner/)
      .waitFor()
    await expectNoBarrier(amir)
    await dialogOf(amir).getByRole('textbox', { name: 'Morgen' }).fill('1')
    await dialogOf(amir).getByLabel('Hvorfor?', { exact: true }).fill('Lungebetændelse.')
    await dialogOf(amir).getByRole('button', { name: 'Tilføj', exact: true }).click()
    await dialogOf(amir).getByText('Skriv, hvorfor det gives trods CAVE.').waitFor()
    await dialogOf(amir).getByLabel('Hvorfor trods CAVE?').fill('Provokationstestet i går uden reaktion.')
    await dialogOf(amir).getByRole('button', { name: 'Tilføj', exact: true }).click()
    await closed(amir)
    await quiet(house)
    await amir.getByText('Gives trods CAVE: Provokationstestet i går uden reaktion.').waitFor()
  })

  test('on a phone the flag stands in the bar too, and the assessor, who sees no medicine, reads that it is not shown', async () => {
    const amir = await signInBrowser(browser, house, 'Amir Rahimi', phone)
    await amir.goto(`${house.address}/patienter`)
    await amir.getByRole('link', { name: bruno.name }).first().click()
    await closed(amir)
    await amir.getByRole('link', { name: 'CAVE: Penicilliner, Plaster', exact: true }).click()
    await amir.getByRole('heading', { name: 'CAVE', exact: true }).waitFor()
    await expectNoBarrier(amir)
    const address = amir.url().replace(/\/medicin.*$/, '')
    const assessor = await signInBrowser(browser, house, 'Tove Nissen', desktop)
    await assessor.goto(address)
    await assessor.getByText('CAVE vises ikke for dig').waitFor()
    expect(await assessor.getByText('Penicilliner').count()).toBe(0)
  })
})
