import './documents.css'
import '../../pathway/pages/my-pathway.css'
import '../../../app/frame.css'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useLive } from '../../../app/live.ts'
import { usePageTitle } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Skeleton } from '../../../ui/condition.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { documentsQuery } from '../queries.ts'
import { MyQuestions, PaperList } from './my-documents.tsx'
import { myDocumentTexts } from './texts.ts'

/** Everything written about the citizen that they may read, and what they have answered. */
export function MyDocumentsPage() {
  const { citizenId } = useSession()
  return citizenId === null ? <Navigate to={paths.home} replace /> : <MyPapers citizenId={citizenId} />
}

function MyPapers({ citizenId }: { citizenId: string }) {
  const t = useText()
  usePageTitle(t(myDocumentTexts.page))
  useLive(`citizen:${citizenId}`)
  const documents = useQuery(documentsQuery(citizenId))
  const signed = documents.data?.responses.filter(({ version }) => version > 0) ?? []
  return (
    <main id="main" tabIndex={-1} className="page my-page">
      <p className="no-print">
        <Link to={paths.myPathway} className="back-link">
          <Icon name="left" size={16} />
          {t(myDocumentTexts.back)}
        </Link>
      </p>
      <h1>{t(myDocumentTexts.documents)}</h1>
      <MyQuestions citizenId={citizenId} />
      {documents.isPending && <Skeleton rows={5} />}
      {documents.isError && <PartFault fault={documents.error} onRetry={() => void documents.refetch()} />}
      {documents.data &&
        (signed.length === 0 ? (
          <p className="muted">{t(myDocumentTexts.none)}</p>
        ) : (
          <div className="card card-body">
            <PaperList citizenId={citizenId} rows={signed} />
          </div>
        ))}
    </main>
  )
}
