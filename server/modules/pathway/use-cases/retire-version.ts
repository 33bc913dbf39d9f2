import type { SignedInActor } from '../../../../contract/actor.ts'
import type { VersionView } from '../../../../contract/pathway-programme.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { editorOf, type OnlySecretariat } from '../programme-editor.ts'
import { versionsOf } from '../programme-versions.ts'
import { type Retirement, type RetireRefused, retireProgramme } from './retire-programme.ts'

/** A person of the secretariat retires a version, from today or a later day. */
export async function retireVersion(
  shell: Shell,
  actor: SignedInActor,
  asked: Omit<Retirement, 'by'>,
): Promise<Result<VersionView, OnlySecretariat | RetireRefused | Refusal<'programme-begins-in-the-past'>>> {
  const editor = editorOf(actor)
  if (!editor.ok) return editor
  if (asked.on < danishDateOf(shell.clock.now()))
    return refused('programme-begins-in-the-past', { on: asked.on })
  const retired = await retireProgramme(shell, { ...asked, by: editor.value.personId })
  if (!retired.ok) return retired
  const version = (await versionsOf(shell))
    .get(asked.code)
    ?.find(({ view }) => view.version === asked.version)
  return version === undefined ? refused('programme-unknown') : ok(version.view)
}
