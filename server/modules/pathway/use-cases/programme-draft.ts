import type { SignedInActor } from '../../../../contract/actor.ts'
import type {
  DraftSummaryView,
  DraftView,
  ProgrammePageView,
} from '../../../../contract/pathway-programme.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { type ContentFile, readContentFolder } from '../../../platform/content-file.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type CheckedDraft, checkDraft, draftFile } from '../check-draft.ts'
import {
  applyToDraft,
  beginDraft as begin,
  closeDraft,
  type DraftEvent,
  type DraftId,
  type DraftRefused,
  type ProgrammeWriting,
  saveDraft as save,
} from '../domain/draft.ts'
import { printDraft } from '../print-draft.ts'
import { draftReaderOf, editorOf, type OnlySecretariat } from '../programme-editor.ts'
import { versionsOf } from '../programme-versions.ts'
import { viewProgramme } from '../programme-views.ts'
import {
  type DraftDoer,
  findDraft,
  hasOpenDraft,
  insertDraft,
  insertDraftEvent,
  type KeptDraft,
  listDraftHistory,
  listOpenDrafts,
  lockDraft,
  updateDraft,
} from '../store/drafts.ts'
import { lockPublishing, readProgrammes } from '../store.ts'
import { sharedFolder } from '../understand-programme.ts'
import { wordBooks } from '../word-books.ts'
import { writeProgramme } from '../write-programme.ts'
import { publishProgrammes } from './publish-programmes.ts'
import type { ProgrammeUnknown } from './view-programmes.ts'

export type DraftUnknown = Refusal<'programme-draft-unknown'>
type DraftChangeRefused = OnlySecretariat | DraftUnknown | DraftRefused

/** Drafts that are open, for those who write programmes and those who read along. */
export async function listProgrammeDrafts(
  shell: Shell,
  actor: SignedInActor,
): Promise<Result<{ drafts: DraftSummaryView[] }, OnlySecretariat>> {
  const reader = draftReaderOf(actor)
  if (!reader.ok) return reader
  const drafts = await listOpenDrafts(shell.db)
  return ok({
    drafts: drafts.map(({ draftId, code, basedOn, document, savedAt, savedBy }) => ({
      draftId,
      code,
      name: nameIn(document) ?? { da: code, en: code },
      basedOn,
      savedAt,
      savedBy,
    })),
  })
}

function nameIn({ name }: ProgrammeWriting): Bilingual | undefined {
  const { da, en } = (name ?? {}) as { da?: unknown; en?: unknown }
  return typeof da === 'string' && typeof en === 'string' ? { da, en } : undefined
}

/** A draft as it was last saved, with its faults and how it would read. */
export async function getProgrammeDraft(
  shell: Shell,
  actor: SignedInActor,
  draftId: DraftId,
): Promise<Result<DraftView, OnlySecretariat | DraftUnknown>> {
  const reader = draftReaderOf(actor)
  if (!reader.ok) return reader
  const draft = await findDraft(shell.db, draftId)
  return draft === undefined ? refused('programme-draft-unknown') : ok(await viewDraft(shell, draft))
}

async function viewDraft(shell: Shell, draft: Omit<KeptDraft, 'savedAt' | 'savedBy'>): Promise<DraftView> {
  const [checked, history] = await Promise.all([
    checkDraft(shell, draft.document),
    listDraftHistory(shell.db, draft.draftId),
  ])
  const { draftId, code, basedOn, revision, status, publishedAs, document } = draft
  return {
    draftId,
    code,
    basedOn,
    revision,
    status,
    publishedAs,
    document,
    faults: [...checked.faults],
    page: await pageOf(shell, checked),
    history,
  }
}

async function pageOf(shell: Shell, { programme }: CheckedDraft): Promise<ProgrammePageView | null> {
  if (programme === undefined) return null
  return viewProgramme(programme, { status: 'draft', retiredOn: null }, await wordBooks(shell))
}

/** What is wrong with a draft as it stands on somebody's screen. Nothing is kept. */
export async function checkProgramme(
  shell: Shell,
  actor: SignedInActor,
  document: ProgrammeWriting,
): Promise<Result<Pick<DraftView, 'faults' | 'page'>, OnlySecretariat>> {
  const reader = draftReaderOf(actor)
  if (!reader.ok) return reader
  const checked = await checkDraft(shell, document)
  return ok({ faults: [...checked.faults], page: await pageOf(shell, checked) })
}

/** What a draft is begun from: a published version, or nothing but a code and a name. */
export type DraftOrigin =
  | { readonly code: string; readonly basedOn: number }
  | { readonly code: string; readonly name: Bilingual }

/** Begins the next version of a programme, or a new programme. One draft of a programme is open at a time. */
export async function beginProgrammeDraft(
  shell: Shell,
  actor: SignedInActor,
  origin: DraftOrigin,
): Promise<
  Result<
    DraftView,
    OnlySecretariat | ProgrammeUnknown | Refusal<'programme-draft-open-already' | 'programme-code-taken'>
  >
> {
  const editor = editorOf(actor)
  if (!editor.ok) return editor
  const document = await firstDocument(shell, origin)
  if (!document.ok) return document
  const { code } = origin
  if (await hasOpenDraft(shell.db, code)) return refused('programme-draft-open-already', { code })
  const basedOn = 'basedOn' in origin ? origin.basedOn : null
  const event = { type: 'begun', code, basedOn, document: document.value } as const
  const draft = begin(shell.ids.next<DraftId>(), event)
  await shell.transaction(async (inner) => {
    const now = inner.clock.now()
    await insertDraft(inner.db, draft, editor.value, now)
    await insertDraftEvent(inner.db, draft.draftId, event, editor.value, now)
  })
  return ok(await viewDraft(shell, draft))
}

async function firstDocument(
  shell: Shell,
  origin: DraftOrigin,
): Promise<Result<ProgrammeWriting, ProgrammeUnknown | Refusal<'programme-code-taken'>>> {
  const all = (await versionsOf(shell)).get(origin.code)
  const validFrom = danishDateOf(shell.clock.now())
  if ('name' in origin)
    return all === undefined
      ? ok(emptyProgramme(origin.code, origin.name, validFrom))
      : refused('programme-code-taken', { code: origin.code })
  // As it was published: what several programmes together bring about is no part of its text.
  const from = (await readProgrammes(shell.db)).find(
    (one) => one.code === origin.code && one.version === origin.basedOn,
  )
  if (all === undefined || from === undefined) return refused('programme-unknown')
  const { validTo: _, ...written } = writeProgramme(from)
  return ok({ ...written, version: all[0].view.version + 1, validFrom })
}

/** Where a new programme begins: about a stay, and still without steps. */
function emptyProgramme(code: string, name: Bilingual, validFrom: DanishDate): ProgrammeWriting {
  return {
    programme: code,
    version: 1,
    name,
    validFrom,
    trigger: { fact: 'stay-started' },
    inclusion: { fact: 'stay-started' },
    steps: [],
    done: { fact: 'stay-ended' },
  }
}

/** Saves a draft, faults and all, on top of the revision its writer saw. */
export function saveProgrammeDraft(
  shell: Shell,
  actor: SignedInActor,
  draftId: DraftId,
  written: { readonly revision: number; readonly document: ProgrammeWriting },
): Promise<Result<DraftView, DraftChangeRefused>> {
  return withDraft(shell, actor, draftId, async (inner, draft, by) => {
    const saved = save(draft, written.revision, written.document)
    if (!saved.ok) return saved
    return ok(await viewDraft(inner, await keep(inner, draft, saved.value, by)))
  })
}

/** Puts a draft aside for good. What was written stays in its history. */
export function discardProgrammeDraft(
  shell: Shell,
  actor: SignedInActor,
  draftId: DraftId,
  revision: number,
): Promise<Result<{ code: string }, DraftChangeRefused>> {
  return withDraft(shell, actor, draftId, async (inner, draft, by) => {
    const closed = closeDraft(draft, revision, { type: 'discarded' })
    if (!closed.ok) return closed
    await keep(inner, draft, closed.value, by)
    return ok({ code: draft.code })
  })
}

type Published = { readonly code: string; readonly version: number }
type PublishRefused = DraftRefused | Refusal<'programme-has-faults' | 'programme-begins-in-the-past'>

/** Publishes a draft without faults as the next version. Pathways that start from that day on follow it; those running keep theirs. */
export function publishProgrammeDraft(
  shell: Shell,
  actor: SignedInActor,
  draftId: DraftId,
  asked: { readonly revision: number; readonly validFrom: DanishDate },
): Promise<Result<Published, OnlySecretariat | DraftUnknown | PublishRefused>> {
  return withDraft<Published, PublishRefused>(shell, actor, draftId, async (inner, draft, by) => {
    if (asked.validFrom < danishDateOf(inner.clock.now()))
      return refused('programme-begins-in-the-past', { validFrom: asked.validFrom })
    await lockPublishing(inner.db)
    const highest = (await versionsOf(inner)).get(draft.code)?.[0].view.version ?? 0
    const version = highest + 1
    const closed = closeDraft(draft, asked.revision, { type: 'published', version })
    if (!closed.ok) return closed
    const document = { ...draft.document, version, validFrom: asked.validFrom }
    const { faults } = await checkDraft(inner, document)
    if (faults.length > 0) return refused('programme-has-faults', { count: faults.length })
    await publishProgrammes(inner, await asFiles(document))
    await keep(inner, draft, closed.value, by)
    return ok({ code: draft.code, version })
  })
}

async function asFiles(document: ProgrammeWriting): Promise<ContentFile[]> {
  return [...(await readContentFolder(sharedFolder)), { name: draftFile, text: printDraft(document).text }]
}

/** Holds a draft, and lets somebody who may write programmes change it. */
function withDraft<Value, Refused extends Refusal>(
  shell: Shell,
  actor: SignedInActor,
  draftId: DraftId,
  change: (inner: Shell, draft: KeptDraft, by: DraftDoer) => Promise<Result<Value, Refused>>,
): Promise<Result<Value, Refused | OnlySecretariat | DraftUnknown>> {
  return shell.transaction(async (inner) => {
    const editor = editorOf(actor)
    if (!editor.ok) return editor
    const draft = await lockDraft(inner.db, draftId)
    if (draft === undefined) return refused('programme-draft-unknown')
    return change(inner, draft, editor.value)
  })
}

async function keep(
  shell: Shell,
  draft: KeptDraft,
  event: Exclude<DraftEvent, { type: 'begun' }>,
  by: DraftDoer,
): Promise<KeptDraft> {
  const now = shell.clock.now()
  const { savedAt: _at, savedBy: _by, ...state } = draft
  const next = applyToDraft(state, event)
  await insertDraftEvent(shell.db, draft.draftId, event, by, now)
  await updateDraft(shell.db, next, by, now)
  return { ...next, savedAt: now, savedBy: by.name }
}
