import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { expectOpenToAll } from '../support/barriers.ts'
import { launchBrowser } from '../support/browser.ts'
import { phone, signInBrowser, takePictures } from '../support/browser-person.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, quiet, type RunningHouse } from '../support/house.ts'

// Dansk: Bruno har brækket hoften og får en avanceret genoptræningsplan. Tre parter vurderer hans gang forskelligt, starten bliver
// for sen, og på dag 8 vælger han selv et privat sted.
const bruno = { cprNumber: '2509479989', name: 'Bruno Test Elmer' }

describe('a hip fracture with an advanced plan, three views of function, a late start and a private choice', () => {
  let house: RunningHouse
  let browser: Browser
  let lars: Page
  let else_: Page
  let citizen: Page
  let kasper: Page
  let address = ''

  beforeAll(async () => {
    // Friday 5 June 2026, 14:30 in Copenhagen: home since two o'clock.
    house = await openHouse({ now: '2026-06-05T12:30:00.000Z', hasWeb: true })
    browser = await launchBrowser()
    const deed = { cprNumber: bruno.cprNumber, ward: 'herlev-medicine' } as const
    const start = await writeNotification(house.shell, {
      ...deed,
      base: 'STIN',
      at: instant('2026-06-01T10:00:00.000Z'),
    })
    const end = await writeNotification(house.shell, {
      ...deed,
      base: 'SLHJ',
      at: instant('2026-06-05T12:00:00.000Z'),
      after: start.facts,
    })
    for (const { bytes } of [start, end]) expect((await deliver(house.address, bytes)).code).toBe('ok')
    await quiet(house)
  })
  afterEach(({ task }) => takePictures(browser, task.name))
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  async function open(name: string): Promise<Page> {
    const page = await signInBrowser(browser, house, name)
    await openBruno(page)
    return page
  }

  async function openBruno(page: Page): Promise<void> {
    await page.goto(`${house.address}/genoptraening`)
    await page.getByRole('link', { name: bruno.name }).first().click()
    await page.getByRole('heading', { name: 'Funktion set af tre parter' }).waitFor()
  }

  /** Days go by; whoever was signed in is not any more. */
  async function goTo(date: string): Promise<void> {
    house.clock.set(date)
    for (const context of browser.contexts()) await context.close()
  }

  /** Signs in and opens his rehabilitation by its address. */
  async function openAt(name: string): Promise<Page> {
    const page = await signInBrowser(browser, house, name)
    await page.goto(house.address + address)
    await page.getByRole('heading', { name: 'Funktion set af tre parter' }).waitFor()
    return page
  }

  async function assess(page: Page, degree: string, note: string): Promise<void> {
    await page.getByRole('button', { name: 'Vurdér funktion' }).click()
    const dialog = page.getByRole('dialog')
    const walking = dialog.getByRole('group', { name: /^Gang/ })
    await walking.getByRole('radio', { name: degree }).check()
    await walking.getByLabel(/Bemærkning om gang/).fill(note)
    await dialog.getByRole('button', { name: 'Gem vurdering' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** The task on the worklist to settle how his function is seen. */
  function toSettle(page: Page): Locator {
    return page
      .getByRole('row')
      .filter({ hasText: bruno.name })
      .filter({ hasText: 'Afklar vurderinger af funktion' })
  }

  test('the hospital writes the plan, sends it with his consent, and sees the dates of the seven days', async () => {
    lars = await signInBrowser(browser, house, 'Lars Bruun')
    await lars.goto(`${house.address}/patienter`)
    await lars
      .getByRole('link', { name: /Hjem i dag/ })
      .or(lars.getByRole('tab', { name: /Hjem i dag/ }))
      .click()
    await lars.getByRole('link', { name: bruno.name }).first().click()
    await lars.getByRole('link', { name: 'Genoptræning' }).first().click()
    await lars.getByText('Ingen genoptræningsplan').waitFor()
    await lars.getByRole('button', { name: 'Skriv genoptræningsplan' }).click()
    const dialog = lars.getByRole('dialog')
    await dialog.getByLabel('Type').selectOption('GENERAL_ADVANCED')
    await dialog.getByLabel('Funktion før').fill('Gik selv ud og handlede. Klarede trapper.')
    await dialog.getByLabel('Funktion nu').fill('Går 10 meter med rollator og støtte af én.')
    await dialog.getByLabel('Behov', { exact: true }).fill('Styrke, balance og tryghed ved at gå.')
    await dialog.getByLabel('Hvad der skal trænes').fill('Gang, trapper, rejse og sætte sig.')
    await dialog.getByLabel(/Restriktioner/).fill('Bøj ikke hoften over 90 grader i 12 uger.')
    await expectOpenToAll(lars)
    await takePictures(browser, 'plan dialog')
    await dialog.getByRole('button', { name: 'Gem kladde' }).click()
    await lars.getByText('Kladde').first().waitFor()

    await lars.getByRole('button', { name: 'Send planen' }).click()
    await expectOpenToAll(lars)
    await lars.getByRole('dialog').getByRole('button', { name: 'Send planen' }).click()
    await lars.getByText('fre. 12. jun.').first().waitFor()
    await lars.getByText('lør. 13. jun.').first().waitFor()
    await lars.getByText('Træningsenheden, Gladsaxe').first().waitFor()
    await assess(lars, 'Let problem', 'På stuen med rollator')
    address = new URL(lars.url()).pathname
    await expectOpenToAll(lars)
  })

  test('Bruno reads what happens, by when, and what he may choose from day 8', async () => {
    citizen = await signInBrowser(browser, house, bruno.name)
    await citizen.getByRole('heading', { name: 'Din genoptræning' }).waitFor()
    await citizen.getByText('Du skal have tilbudt en start senest fre. 12. jun.').waitFor()
    await citizen.getByText(/kan du fra lør\. 13\. jun\. vælge et privat sted/).waitFor()
    await expectOpenToAll(citizen)
  })

  test('the therapist has it on her list, receives it, and sees his walking two steps worse: a task to settle it', async () => {
    else_ = await open('Else Test Lauridsen')
    await else_.getByRole('button', { name: 'Modtag planen' }).click()
    await else_.getByText('Modtaget').first().waitFor()
    await assess(else_, 'Svært problem', 'Hjemme: tør ikke slippe bordet')
    await else_.getByText('Forskel på 2 trin').waitFor()
    await expectOpenToAll(else_)
    await quiet(house)
    await else_.goto(`${house.address}/arbejdsliste`)
    await toSettle(else_).waitFor()
  })

  test('the own doctor gives a third view, and all three stand side by side on a phone too', async () => {
    const anne = await openAt('Anne Skov')
    await assess(anne, 'Moderat problem', 'Smerter ved gang')
    await anne.getByText('Moderat problem').first().waitFor()
    await expectOpenToAll(anne)
    await takePictures(browser, 'three views')
    await anne.setViewportSize(phone)
    await expectOpenToAll(anne)
    await takePictures(browser, 'three views on a phone')
    await anne.getByRole('button', { name: 'Vurdér funktion' }).click()
    await expectOpenToAll(anne)
    await takePictures(browser, 'assess on a phone')
    await anne.context().close()
  })

  test('the therapist settles it with a reason; both views stay and the task is gone', async () => {
    await openBruno(else_)
    await else_.getByRole('button', { name: 'Afklar forskellen' }).click()
    const dialog = else_.getByRole('dialog')
    await dialog.getByRole('textbox').fill('På stuen er der gelænder. Hjemme gælder vores vurdering.')
    await dialog.getByRole('button', { name: 'Afklar forskellen' }).click()
    await else_.getByText('Forskel, aftalt').waitFor()
    await quiet(house)
    await else_.goto(`${house.address}/arbejdsliste`)
    await else_.getByRole('heading', { level: 1 }).waitFor()
    expect(await toSettle(else_).count()).toBe(0)
  })

  test('she offers a start on day 10, which is too late and says so before it is given', async () => {
    await goTo('2026-06-11T08:00:00.000Z')
    else_ = await open('Else Test Lauridsen')
    await else_.getByRole('button', { name: 'Tilbyd start' }).click()
    const dialog = else_.getByRole('dialog')
    await dialog.getByText('Det er til tiden.').waitFor()
    const day = dialog.getByRole('spinbutton', { name: /dag, Start|dag/ }).first()
    await day.click()
    await else_.keyboard.type('15')
    await dialog
      .getByText(/Det er for sent\. Borgeren får ret til privat leverandør fra lør\. 13\. jun\./)
      .waitFor()
    await expectOpenToAll(else_)
    await dialog.getByRole('button', { name: 'Tilbyd start' }).click()
    await else_
      .getByText(/For sent: start tilbudt man\. 15\. jun\./)
      .first()
      .waitFor()
  })

  test('on day 8 Bruno chooses a private place himself; before day 8 he could not', async () => {
    const physio = () => citizen.getByRole('radio', { name: /Fysioterapien ved Torvet/ })
    citizen = await signInBrowser(browser, house, bruno.name)
    await citizen.getByRole('button', { name: 'Vælg, hvor du vil træne' }).click()
    await physio().waitFor()
    expect(await physio().isDisabled()).toBe(true)
    await goTo('2026-06-13T08:00:00.000Z')
    citizen = await signInBrowser(browser, house, bruno.name)
    await citizen.getByText(/Derfor kan du vælge et privat sted/).waitFor()
    await citizen.getByRole('button', { name: 'Vælg, hvor du vil træne' }).click()
    await physio().check()
    await expectOpenToAll(citizen)
    await takePictures(browser, 'the citizen chooses')
    await citizen.getByRole('dialog').getByRole('button', { name: 'Vælg stedet' }).click()
    await citizen.getByText(/Du har valgt Fysioterapien ved Torvet/).waitFor()
  })

  test('the private place sees that it was chosen, says yes and begins; it sees no medicine and no stay', async () => {
    kasper = await signInBrowser(browser, house, 'Kasper Yde')
    await kasper.goto(`${house.address}/genoptraening`)
    await kasper.getByText('Borgeren har valgt jer').first().waitFor()
    await expectOpenToAll(kasper)
    await openBruno(kasper)
    expect(await kasper.getByRole('link', { name: 'Medicin' }).count()).toBe(0)
    await kasper.getByRole('button', { name: 'Sig ja til forløbet' }).click()
    await kasper.getByRole('button', { name: 'Notér første træning' }).click()
    const dialog = kasper.getByRole('dialog')
    await dialog.getByLabel(/Borgerens mål/).fill('Gå ned til søen om morgenen.')
    await dialog.getByLabel(/Træningsplan/).fill('To gange om ugen i otte uger.')
    await dialog.getByRole('button', { name: 'Notér første træning', exact: true }).click()
    await kasper.getByText('I gang').first().waitFor()
    await expectOpenToAll(kasper)
  })

  test('everybody sees who has it now: the municipality, the hospital and Bruno', async () => {
    else_ = await openAt('Else Test Lauridsen')
    await else_.getByText('Fysioterapien ved Torvet, Søborg har planen.').waitFor()
    lars = await openAt('Lars Bruun')
    await lars
      .getByText(/Fysioterapien ved Torvet/)
      .first()
      .waitFor()
    await citizen.reload()
    await citizen.getByText('Du er i gang hos Fysioterapien ved Torvet, Søborg.').waitFor()
    await citizen.getByText('Dit mål: Gå ned til søen om morgenen.').waitFor()
  })

  test('training ends with a final status, and the own doctor reads it', async () => {
    await goTo('2026-08-10T08:00:00.000Z')
    kasper = await openAt('Kasper Yde')
    await kasper.getByRole('button', { name: 'Afslut træningen' }).click()
    await kasper.getByRole('dialog').getByRole('textbox').fill('Går til søen med stok.')
    await kasper.getByRole('dialog').getByRole('button', { name: 'Afslut træningen', exact: true }).click()
    await kasper.getByRole('button', { name: 'Giv slutstatus' }).click()
    await kasper.getByRole('dialog').getByRole('textbox').fill('Målet er nået. Fortsætter på hold.')
    await kasper.getByRole('dialog').getByRole('radio', { name: 'Motion' }).check()
    await kasper.getByRole('dialog').getByRole('button', { name: 'Giv slutstatus' }).click()
    await kasper.getByText('Ikke læst af egen læge endnu').waitFor()
    const anne = await openAt('Anne Skov')
    await anne.getByRole('button', { name: 'Jeg har læst slutstatus' }).click()
    await anne.getByText('Læst af egen læge').first().waitFor()
    await expectOpenToAll(anne)
  })
})
