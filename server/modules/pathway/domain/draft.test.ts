import { describe, expect, test } from 'vitest'
import { applyToDraft, beginDraft, closeDraft, type DraftId, saveDraft } from './draft.ts'

const draft = beginDraft('draft-1' as DraftId, {
  type: 'begun',
  code: 'hip-fracture',
  basedOn: 2,
  document: { programme: 'hip-fracture' },
})
const saved = applyToDraft(draft, { type: 'saved', document: { programme: 'hip-fracture', version: 3 } })

describe('a draft of a programme', () => {
  test('is saved on top of the revision that was seen', () => {
    expect(saveDraft(draft, 1, { version: 3 })).toEqual({
      ok: true,
      value: { type: 'saved', document: { version: 3, programme: 'hip-fracture' } },
    })
    expect(saved.revision).toBe(2)
  })

  test('is never written over what somebody else has saved meanwhile', () => {
    expect(saveDraft(saved, 1, {})).toMatchObject({
      ok: false,
      refusal: { code: 'programme-changed-meanwhile', data: { revision: 2 } },
    })
  })

  test('keeps the code it began with, whatever is written in it', () => {
    const answer = saveDraft(draft, 1, { programme: 'another' })
    expect(answer.ok && answer.value.document.programme).toBe('hip-fracture')
  })

  test('is published or discarded once, and then stands', () => {
    const published = applyToDraft(saved, { type: 'published', version: 3 })
    expect(published).toMatchObject({ status: 'published', publishedAs: 3 })
    expect(saveDraft(published, 2, {})).toMatchObject({ refusal: { code: 'programme-draft-closed' } })
    expect(closeDraft(published, 2, { type: 'discarded' })).toMatchObject({ ok: false })
    expect(
      closeDraft(applyToDraft(saved, { type: 'discarded' }), 2, { type: 'published', version: 3 }),
    ).toMatchObject({
      refusal: { code: 'programme-draft-closed', data: { status: 'discarded' } },
    })
  })

  test('somebody who saw an older revision does not discard it', () => {
    expect(closeDraft(saved, 1, { type: 'discarded' })).toMatchObject({
      refusal: { code: 'programme-changed-meanwhile' },
    })
  })
})
