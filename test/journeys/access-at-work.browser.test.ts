import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { launchBrowser } from '../support/browser.ts'
import { signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

// Dansk: En spærret borger er sløret på arbejdslisten. Mette åbner af nødvendighed, det bliver gennemgået, og en rådgiver spørger, hvem der kunne se hvad.
const magnus = { cprNumber: '0504909995', name: 'Magnus Test Lauridsen' }
/** Patient of another practice than Anne's. */
const nancy = { cprNumber: '2512489996', name: 'Nancy Ann Test Berggren' }
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }

describe('access at work explains itself', () => {
  let house: RunningHouse
  let browser: Browser
  let mette: Page

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    for (const { cprNumber } of [magnus, bruno]) {
      const admission = await writeNotification(house.shell, {
        cprNumber,
        ward: 'herlev-heart',
        base: 'STIN',
        at: instant(epoch(house.clock.now()) - 600_000),
      })
      await deliver(house.address, admission.bytes)
    }
    mette = await signInBrowser(browser, house, 'Mette Holm')
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const dialogOf = (page: Page) => page.getByRole('dialog').last()

  test('a citizen who has blocked the nurse stands on her list without a name, and the task still has its deadline', async () => {
    const row = mette.getByRole('row').filter({ hasText: 'spærring' }).first()
    await row.waitFor()
    expect(await mette.getByText(magnus.name).count()).toBe(0)
    await row.getByRole('link').first().click()
    await mette.getByRole('heading', { name: 'Borgeren har spærret for opslag' }).waitFor()
    await mette.getByText('Regel D03').waitFor()
  })

  test('she opens of necessity with a reason, reads under a strip that says so, and closes it herself', async () => {
    await mette.getByRole('button', { name: 'Åbn med begrundelse' }).click()
    await dialogOf(mette).getByRole('radio', { name: 'Akut risiko ved medicin' }).check()
    await dialogOf(mette).getByRole('textbox').fill('Kort')
    await dialogOf(mette).getByRole('button', { name: 'Åbn med begrundelse' }).click()
    await dialogOf(mette).getByText('Skriv mindst 20 tegn.').waitFor()
    await dialogOf(mette)
      .getByRole('textbox')
      .fill('Borgeren får blodfortyndende, og jeg skal give medicin nu.')
    await dialogOf(mette).getByRole('button', { name: 'Åbn med begrundelse' }).click()
    await mette.getByRole('heading', { level: 1, name: magnus.name }).waitFor()
    await mette.getByText('Nødadgang til kl. 13.00').waitFor()
    await dialogOf(mette).getByRole('button', { name: 'Luk' }).click()
    await mette.getByRole('button', { name: 'Luk nu' }).click()
    await mette.getByRole('heading', { name: 'Borgeren har spærret for opslag' }).waitFor()
  })

  test('the citizen is told at once who opened and why', async () => {
    const citizen = await signInBrowser(browser, house, magnus.name)
    await citizen.getByText(/har åbnet dine oplysninger/).waitFor()
    await citizen
      .getByText(/Borgeren får blodfortyndende/)
      .first()
      .waitFor()
    await citizen.getByRole('button', { name: 'Jeg har læst det' }).click()
    await citizen.getByText(/har åbnet dine oplysninger/).waitFor({ state: 'detached' })
    await citizen.context().close()
  })

  test('somebody outside her unit reviews it, asks her, and decides', async () => {
    const reviewer = await signInBrowser(browser, house, 'Vibeke Torp')
    await reviewer.getByRole('button', { name: 'Nødadgang' }).first().click()
    await dialogOf(reviewer).getByRole('button', { name: 'Tag gennemgangen' }).click()
    await dialogOf(reviewer)
      .getByText(/blodfortyndende/)
      .first()
      .waitFor()
    await dialogOf(reviewer).getByRole('button', { name: 'Bed om en forklaring' }).click()
    await dialogOf(reviewer).getByRole('textbox').fill('Hvorfor kunne borgeren ikke spørges?')
    await dialogOf(reviewer).getByRole('button', { name: 'Send spørgsmålet' }).click()
    await dialogOf(reviewer).getByText('Venter på forklaring').first().waitFor()

    await mette.goto(`${house.address}/arbejdsliste`)
    await mette.getByRole('heading', { name: 'Du er bedt om en forklaring' }).waitFor()
    await mette.getByRole('textbox', { name: 'Din forklaring' }).fill('Han sov og kunne ikke vækkes.')
    await mette.getByRole('button', { name: 'Send forklaringen' }).click()

    await dialogOf(reviewer).getByText('Han sov og kunne ikke vækkes.').waitFor()
    await dialogOf(reviewer).getByRole('button', { name: 'Afgør' }).click()
    await dialogOf(reviewer).getByRole('radio', { name: 'Berettiget', exact: true }).check()
    await dialogOf(reviewer).getByRole('textbox').fill('Det var nødvendigt for at give medicin sikkert.')
    await dialogOf(reviewer).getByRole('button', { name: 'Afgør' }).last().click()
    await dialogOf(reviewer).getByText('Berettiget').first().waitFor()
    await reviewer.context().close()
  })

  test('the own doctor opens her patient, and a nurse of another municipality is turned away with the law', async () => {
    const anne = await signInBrowser(browser, house, 'Anne Skov')
    await anne.goto(`${house.address}/borgere`)
    await anne.getByRole('textbox').fill(bruno.cprNumber)
    await anne.getByRole('button', { name: /Find/ }).click()
    await anne.getByRole('heading', { level: 1, name: bruno.name }).waitFor()
    const brunosPage = new URL(anne.url()).pathname
    const henrik = await signInBrowser(browser, house, 'Henrik Dam')
    await henrik.goto(house.address + brunosPage)
    await henrik.getByRole('heading', { name: 'Din enhed har ikke borgeren i forløb' }).waitFor()
    await henrik.getByText(/Regel D01: Sundhedsloven § 40/).waitFor()
    await henrik.context().close()

    // Somebody else's patient sits in her consulting room: she says so, and it is verified later (law, part 10).
    await anne.goto(`${house.address}/borgere`)
    await anne.getByRole('textbox').fill(nancy.cprNumber)
    await anne.getByRole('button', { name: /Find/ }).click()
    await anne.getByRole('button', { name: 'Borgeren er her nu' }).click()
    await dialogOf(anne).getByRole('textbox').fill('Konsultation i dag som vikar for egen læge.')
    await dialogOf(anne).getByRole('button', { name: 'Borgeren er her nu' }).click()
    await anne.getByText('Du har adgang i 14 dage').first().waitFor()
    await anne.getByRole('heading', { level: 1, name: nancy.name }).waitFor()
    await anne.context().close()
  })

  test('a data protection officer asks whether a colleague could see a citizen, and reads which conditions held', async () => {
    const officer = await signInBrowser(browser, house, 'Jonas Wulff')
    await officer.getByRole('link', { name: 'Kunne X se Y?' }).click()
    await officer.getByRole('textbox', { name: 'Klokkeslæt' }).fill('9.00')
    await officer.getByRole('textbox', { name: 'Medarbejder' }).fill('Mette')
    await officer.getByRole('radio', { name: /^Mette Holm/ }).check()
    await officer.getByRole('textbox', { name: 'Borgerens CPR-nummer' }).fill(bruno.cprNumber)
    await officer
      .getByRole('textbox', { name: 'Hvorfor spørger du?' })
      .fill('Borgeren har spurgt til et opslag.')
    await officer.getByRole('button', { name: 'Undersøg' }).click()
    await officer.getByText(/^Ja. Mette Holm/).waitFor()
    await officer.getByText('Opfyldt').first().waitFor()

    await officer.getByRole('textbox', { name: 'Borgerens CPR-nummer' }).fill(magnus.cprNumber)
    await officer.getByRole('button', { name: 'Undersøg' }).click()
    await officer.getByText(/^Nej. Mette Holm/).waitFor()
    await officer.getByText(/D03/).first().waitFor()
    await officer.context().close()
  })
})
