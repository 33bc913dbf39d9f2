import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import {
  chooseRehabilitationProviderRoute,
  doRehabilitationDeedRoute,
  type ProvidersView,
} from '../../../../contract/rehab.ts'
import { useDeed } from '../../../app/deed.tsx'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { deedSaidTexts, rehabTexts } from '../pages/texts.ts'
import { providersQuery } from '../queries.ts'
import { rehabFormTexts } from './texts.ts'

type Provider = ProvidersView['providers'][number]

const kindTexts: Readonly<Record<Provider['kind'], Text>> = {
  own: rehabTexts.providerOwn,
  'other-municipality': rehabTexts.providerOther,
  private: rehabTexts.providerPrivate,
  hospital: rehabTexts.providerHospital,
}
const kinds = ['own', 'hospital', 'private', 'other-municipality'] as const

export interface ProviderDialogProps {
  readonly citizenId: string
  readonly planId: string
  /** The citizen chooses themselves; else a professional writes down what they chose. */
  readonly isMine?: boolean
  readonly onClose: () => void
}

/** Where the citizen will train; places that cannot be chosen today stand with the reason. */
export function ProviderDialog({ citizenId, planId, isMine = false, onClose }: ProviderDialogProps) {
  const t = useText()
  const providers = useQuery(providersQuery(citizenId, planId))
  const [unitId, setUnitId] = useState<string>()
  const [isMissing, setIsMissing] = useState(false)
  const done = {
    touches: [`citizen:${citizenId}`] as const,
    says: t(deedSaidTexts['choose-provider']),
    closes: onClose,
  }
  const noted = useDeed(doRehabilitationDeedRoute, done)
  const chosen = useDeed(chooseRehabilitationProviderRoute, done)
  const params = { citizenId, planId }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setIsMissing(unitId === undefined)
    if (unitId === undefined) return
    if (isMine) return chosen.does({ params, body: { unitId } })
    noted.does({ params, body: { deed: 'choose-provider', unitId } })
  }

  return (
    <Dialog
      title={t(isMine ? rehabFormTexts.myProviders : rehabFormTexts.providers)}
      isOpen
      onClose={onClose}
    >
      <form className="form" onSubmit={submit} noValidate>
        <p>{t(isMine ? rehabFormTexts.asksThemMine : rehabFormTexts.asksThem)}</p>
        {providers.isPending && <Skeleton rows={4} />}
        {providers.isError && <PartFault fault={providers.error} onRetry={() => void providers.refetch()} />}
        {kinds.map((kind) => (
          <Group
            key={kind}
            kind={kind}
            providers={providers.data?.filter((one) => one.kind === kind) ?? []}
            value={unitId}
            onChange={setUnitId}
          />
        ))}
        {isMissing && <p className="field-error">{t(rehabFormTexts.chooseNone)}</p>}
        <DialogFoot>
          <Button look="primary" type="submit" busy={noted.isBusy || chosen.isBusy}>
            {t(isMine ? rehabFormTexts.chooseMine : rehabFormTexts.chooseThis)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

function Group({
  kind,
  providers,
  value,
  onChange,
}: {
  kind: Provider['kind']
  providers: readonly Provider[]
  value: string | undefined
  onChange: (unitId: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const whyId = useId()
  if (providers.length === 0) return null
  const collator = new Intl.Collator(language)
  const because = providers.find(({ mayChoose }) => !mayChoose.may)?.mayChoose.because
  return (
    <fieldset className="choices" aria-describedby={because ? whyId : undefined}>
      <legend>{t(kindTexts[kind])}</legend>
      {because && (
        <p className="field-hint" id={whyId}>
          {t(rehabFormTexts.notNow)}. {t(refusalTexts[because] ?? rehabFormTexts.notNow)}
        </p>
      )}
      {providers
        .toSorted((one, other) => collator.compare(one.unit.name, other.unit.name))
        .map(({ unit, mayChoose }) => (
          <label className="choice" key={unit.unitId}>
            <input
              type="radio"
              name="provider"
              value={unit.unitId}
              disabled={!mayChoose.may}
              checked={value === unit.unitId}
              onChange={() => onChange(unit.unitId)}
            />
            <span>
              {unit.name}
              {unit.phone && <span className="muted"> tlf. {unit.phone}</span>}
            </span>
          </label>
        ))}
    </fieldset>
  )
}
