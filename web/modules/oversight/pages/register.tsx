import './control.css'
import { useQuery } from '@tanstack/react-query'
import { printArticle30Route } from '../../../../contract/oversight.ts'
import { call } from '../../../app/api.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Facts } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { article30Query } from '../queries.ts'
import { controlTexts } from './texts.ts'

/** The register of processing activities, made from the rules in force (GDPR article 30). */
export function Register({ unitId }: { unitId: string }) {
  const t = useText()
  const language = useLanguage()
  const tell = useToast()
  const found = useQuery(article30Query(unitId))
  if (found.isPending) return <Skeleton rows={8} />
  if (found.isError)
    return <ErrorState onRetry={() => void found.refetch()}>{t(textOfFault(found.error))}</ErrorState>
  const { controller, dataProtectionOfficers, processor, processings, ruleCount } = found.data
  const download = () =>
    call(printArticle30Route, { query: { format: 'csv', language } }).then(
      ({ fileName, contentType, text }) => save(new Blob([text], { type: contentType }), fileName),
      (fault: unknown) => tell(t(textOfFault(fault)), 'danger'),
    )
  return (
    <>
      <div className="control-filter">
        <p>{t(controlTexts.registerIntro, { n: ruleCount })}</p>
        <div className="buttons no-print">
          <Button icon="print" onClick={() => print()}>
            {t(controlTexts.print)}
          </Button>
          <Button icon="document" onClick={() => void download()}>
            {t(controlTexts.downloadCsv)}
          </Button>
        </div>
      </div>
      <Facts
        pairs={[
          [t(controlTexts.controller), controller.name],
          [t(controlTexts.dpo), dataProtectionOfficers.join(', ') || t(controlTexts.noDpo)],
          [t(controlTexts.processor), t(processor)],
        ]}
      />
      {processings.map((one) => (
        <div className="register-part" key={one.purpose}>
          <Card title={t(one.title)} level={2}>
            <Facts
              pairs={[
                [t(controlTexts.legalBasis), one.legalBasis.join('. ')],
                [t(controlTexts.people), one.people.map((text) => t(text)).join(', ')],
                [t(controlTexts.kinds), one.dataKinds.map(({ name }) => t(name)).join(', ')],
                [t(controlTexts.recipients), one.recipients.map((text) => t(text)).join(', ')],
                [t(controlTexts.transfers), t(one.transfers)],
                [t(controlTexts.deletion), t(one.deletion)],
                [t(controlTexts.security), one.security.map((text) => t(text)).join('. ')],
                [
                  t(controlTexts.rules),
                  one.rules
                    .map(({ id, confidence }) =>
                      confidence === 'certain' ? id : t(controlTexts.toVerify, { id }),
                    )
                    .join(', '),
                ],
              ]}
            />
          </Card>
        </div>
      ))}
    </>
  )
}

/** Lets the browser save a file that has been fetched. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
