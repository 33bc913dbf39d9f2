import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import {
  beginProgrammeDraftRoute,
  type ProgrammePageView,
  type VersionView,
} from '../../../../contract/pathway-programme.ts'
import { useDeed } from '../../../app/deed.tsx'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts, programmeTexts } from '../pages/programme-texts.ts'
import { ProgrammeTrial } from '../pages/programme-trial.tsx'

const RetireDialog = lazy(() =>
  import('./programme-retire-dialog.tsx').then((file) => ({ default: file.ProgrammeRetireDialog })),
)

interface ToolsProps {
  readonly code: string
  readonly page: ProgrammePageView
  readonly versions: readonly VersionView[]
}

/** What the secretariat can do with a published version: draft the next, try a coming one, or retire it. */
export function ProgrammeEditorTools({ code, page, versions }: ToolsProps) {
  const t = useText()
  const navigate = useNavigate()
  const [isRetiring, setIsRetiring] = useState(false)
  const begin = useDeed(beginProgrammeDraftRoute, {
    touches: ['programmes:drafts'],
    onDone: ({ draftId }) => void navigate({ to: paths.programmeDraft, params: { draftId } }),
  })
  const version = page.version ?? 1
  const inForce = versions.find(({ status }) => status === 'in-force')
  return (
    <div className="stack no-print">
      <div className="row">
        <Button
          icon="edit"
          busy={begin.isBusy}
          onClick={() => begin.does({ body: { code, basedOn: version } })}
        >
          {t(programmeTexts.newVersion)}
        </Button>
        {page.retiredOn === null && (
          <Button look="quiet" onClick={() => setIsRetiring(true)}>
            {t(draftTexts.retireTitle, { n: version })}
          </Button>
        )}
      </div>
      {inForce && inForce.version !== version && (
        <ProgrammeTrial code={code} oldVersion={inForce.version} tried={{ version }} />
      )}
      {isRetiring && (
        <Suspense>
          <RetireDialog code={code} version={version} onClose={() => setIsRetiring(false)} />
        </Suspense>
      )}
    </div>
  )
}
