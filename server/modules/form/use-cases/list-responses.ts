import type { SignedInActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type FormResponsesView, formResponsesView } from '../../../../contract/form.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, SubjectId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { formOf, inForceOn, publishedForms } from '../current-forms.ts'
import * as store from '../store.ts'
import { isOwn, namesIn, viewHead } from '../view-response.ts'
import { mayWrite } from './may-write.ts'
import { askFor, readerOf } from './open-response.ts'

/** What has been written about a citizen, and what the actor may write. */
export async function listResponses(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  wish: { readonly form?: string | undefined; readonly subjectId?: SubjectId | undefined } = {},
): Promise<Result<FormResponsesView, AccessRefused>> {
  const granted = await askFor(shell, actor, citizenId, undefined, {
    action: 'read',
    object: 'form-responses',
  })
  if (!granted.ok) return granted
  const forms = await publishedForms(shell)
  const reader = await readerOf(shell, actor)
  const rows = (await store.listResponseRows(shell.db, citizenId, wish)).filter(
    (row) => row.version > 0 || isOwn(row.unitId, reader),
  )
  const deliveries = await store.listDeliveriesOf(
    shell.db,
    citizenId,
    rows.map(({ responseId }) => responseId),
  )
  const names = await namesIn(shell, rows, deliveries)
  const today = danishDateOf(shell.clock.now())
  const mine = await mayWrite(shell, actor, inForceOn(forms, today))
  return ok(
    onlyShown(
      formResponsesView,
      {
        responses: rows.map((row) =>
          viewHead(
            row,
            formOf(forms, row.form, row.formVersion),
            deliveries.filter(({ responseId }) => responseId === row.responseId),
            names,
            reader,
          ),
        ),
        mayStart: mine.map(({ code, version, title, about, services }) => ({
          code,
          version,
          title,
          about,
          services: [...services],
        })),
      },
      granted.value,
    ),
  )
}
