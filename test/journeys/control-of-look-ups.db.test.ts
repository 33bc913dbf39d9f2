import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccessRecordView } from '../../contract/access.ts'
import type { NoticeView } from '../../contract/access-will.ts'
import type {
  BreachView,
  ExplanationView,
  OversightNoticeView,
  QuestionInHandView,
  QuestionTaskView,
  QuestionView,
  ReviewedLookView,
  ReviewSummaryView,
  ReviewView,
} from '../../contract/oversight.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

const magnus = '0504909995'
const start = '2026-06-01T08:00:00.000Z'

let house: RunningHouse
beforeAll(async () => {
  house = await openHouse({ now: start })
  await drainAll(house.shell)
})
afterAll(() => house.close())

const as = (subject: string): Promise<SignedIn> => signIn(house.address, `demo:${subject}`)

describe('Nogen åbner i nød, og det bliver gennemgået', () => {
  test('given Mette opened Magnus without need, then the town’s reviewer asks, she answers, it is found unjustified, and leader, adviser and Magnus are told', async () => {
    const citizenId = await findByCpr(house.shell, magnus)
    const [mette, vibeke, jonas, lisbeth, self] = [
      await as('mette-holm'),
      await as('vibeke-torp'),
      await as('jonas-wulff'),
      await as('lisbeth-munk'),
      await as('magnus-lauridsen'),
    ]
    await mette.post(`/api/v1/citizens/${citizenId}/overrides`, {
      reasonCode: 'UNCONSCIOUS',
      reason: 'Fundet bevidstløs, skal have medicin',
    })
    await mette.get(`/api/v1/citizens/${citizenId}`)
    await drainAll(house.shell)

    type Reviews = { reviews: ReviewSummaryView[] }
    const { reviews } = (await vibeke.get<Reviews>('/api/v1/oversight/reviews?kind=override')).body
    // Whether her look at the citizen is under it already depends on when the event was read; taking it gathers them all.
    expect(reviews).toMatchObject([{ status: 'waiting', person: { name: 'Mette Holm' } }])
    // The hospital’s reviewer has no part in what the municipality did, and Mette none in the control.
    expect((await lisbeth.get<Reviews>('/api/v1/oversight/reviews?kind=override')).body.reviews).toEqual([])
    expect((await mette.get('/api/v1/oversight/reviews')).status).toBe(403)

    const review = `/api/v1/oversight/reviews/${reviews[0]?.id}`
    expect((await vibeke.get(`${review}/looks`)).status).toBe(409)
    expect((await vibeke.post<ReviewView>(`${review}/take`)).body.status).toBe('taken')
    const { looks } = (await vibeke.get<{ looks: ReviewedLookView[] }>(`${review}/looks`)).body
    expect(looks.length).toBeGreaterThan(1)
    expect(looks[0]).toMatchObject({ citizen: { id: citizenId, name: 'Magnus Test Lauridsen' } })

    await vibeke.post(`${review}/ask`, { question: 'Hvad skulle du bruge oplysningerne til?' })
    type Explanations = { explanations: ExplanationView[] }
    const { explanations } = (await mette.get<Explanations>('/api/v1/me/explanations')).body
    expect(explanations).toMatchObject([{ askedBy: 'Vibeke Torp', answer: null }])
    expect(JSON.stringify(explanations)).not.toContain('Magnus')
    await mette.post(`/api/v1/me/explanations/${explanations[0]?.reviewId}`, {
      answer: 'Jeg var nysgerrig, det skulle jeg ikke have gjort.',
    })
    const decided = await vibeke.post<ReviewView>(`${review}/decide`, {
      outcome: 'unjustified',
      words: 'Der var ingen nødsituation.',
    })
    expect(decided.body.outcome).toBe('unjustified')
    expect((await vibeke.get(`${review}/looks`)).status).toBe(409)

    const { notices } = (await self.get<{ notices: NoticeView[] }>('/api/v1/me/notices')).body
    expect(notices.map(({ kind }) => kind)).toContain('look-unjustified')
    type Notices = { notices: OversightNoticeView[] }
    const told = (await jonas.get<Notices>('/api/v1/oversight/notices')).body.notices
    expect(told.map(({ kind }) => kind).sort()).toEqual(['breach-opened', 'review-unjustified'])
    type Breaches = { breaches: BreachView[] }
    const { breaches } = (await jonas.get<Breaches>('/api/v1/oversight/breaches')).body
    expect(breaches).toMatchObject([
      { number: '2026-1', authorityDueAt: '2026-06-04T08:00:00.000Z', missing: ['risk', 'authority'] },
    ])
  })
})

describe('Borgeren forstår ikke et opslag', () => {
  test('given Magnus asks about a look in his log, then the town answers in plain words, and he reads it', async () => {
    const citizenId = await findByCpr(house.shell, magnus)
    const [self, vibeke] = [await as('magnus-lauridsen'), await as('vibeke-torp')]
    const { records } = (await self.get<{ records: AccessRecordView[] }>('/api/v1/me/access-records')).body
    const look = records.find(({ who }) => who.kind === 'professional' && who.function === 'home-nurse')
    if (look === undefined) throw new Error('Mette has looked')
    const mine = `/api/v1/citizens/${citizenId}/log-questions`
    const asked = await self.post<QuestionView>(mine, {
      recordId: look.id,
      at: look.at,
      text: 'Jeg kender hende ikke.',
    })
    expect(asked.body).toMatchObject({ status: 'waiting', party: { name: 'Gladsaxe Kommune' } })

    type Questions = { questions: QuestionTaskView[] }
    const { questions } = (await vibeke.get<Questions>('/api/v1/oversight/questions')).body
    const question = `/api/v1/oversight/questions/${questions[0]?.id}`
    const taken = await vibeke.post<QuestionInHandView>(`${question}/take`)
    expect(taken.body.asked?.text).toBe('Jeg kender hende ikke.')
    await vibeke.post(`${question}/answer`, {
      answer: 'Opslaget var en fejl. Vi har talt med medarbejderen.',
    })
    const { questions: answered } = (await self.get<{ questions: QuestionView[] }>(mine)).body
    expect(answered).toMatchObject([{ status: 'answered', answeredBy: 'log-reviewer' }])
  })
})

describe('Fortegnelsen', () => {
  test('is printed as a page and a table by the adviser, and by nobody else', async () => {
    const [jonas, mette] = [await as('jonas-wulff'), await as('mette-holm')]
    const page = await jonas.get<{ text: string }>('/api/v1/oversight/article-30/document?format=html')
    expect(page.body.text).toContain('Gladsaxe Kommune')
    expect(page.body.text).toContain('Jonas Wulff')
    const table = await jonas.get<{ text: string }>('/api/v1/oversight/article-30/document?format=csv')
    expect(table.body.text).toContain('"Behandling"')
    expect((await mette.get('/api/v1/oversight/article-30')).status).toBe(403)
  })
})
