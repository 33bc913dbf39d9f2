import type { SignedInActor } from '../../../contract/actor.ts'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'
import type { DraftDoer } from './store/drafts.ts'

export type OnlySecretariat = Refusal<'programme-only-secretariat'>

/** Who writes programmes, and who may read what is being written. */
const editors = ['secretariat']
const readers = [...editors, 'quality-lead']

export function mayEditProgrammes(actor: SignedInActor): boolean {
  return actor.kind === 'professional' && editors.includes(actor.function)
}

/** The signed-in person as one who may write programmes. */
export function editorOf(actor: SignedInActor): Result<DraftDoer, OnlySecretariat> {
  return doerAmong(actor, editors)
}

/** The signed-in person as one who may read drafts and try them. */
export function draftReaderOf(actor: SignedInActor): Result<DraftDoer, OnlySecretariat> {
  return doerAmong(actor, readers)
}

function doerAmong(actor: SignedInActor, functions: readonly string[]): Result<DraftDoer, OnlySecretariat> {
  return actor.kind === 'professional' && functions.includes(actor.function)
    ? ok({ personId: actor.personId, name: actor.name })
    : refused('programme-only-secretariat', { functions })
}
